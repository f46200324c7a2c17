"a\\

# no comment"
%{a => b # a comment
 .. -1}
x \\

(y)
f(x,\
[a])
f(x, # no continuation \
[a])
"a\

# no comment"
