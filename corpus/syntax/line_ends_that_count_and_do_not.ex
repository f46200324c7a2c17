"a\\

# no comment"
%{a => b # a comment
 .. -1}
x \\

(y)
