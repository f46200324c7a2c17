opts[a: 1]
%{opts | a: [b: 1], }
opts["b": nested[c: 2], d: 3]
