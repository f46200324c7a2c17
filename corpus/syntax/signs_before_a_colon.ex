# With room before a sign and none after, it belongs to an argument; also where that is an atom.
a -:b
a.c +:b
@a -:b
a -:b.c()
a - :b
a-:b
1 -:b
A -:b
(a) -:b
[nil -:c, a -:b]
a -?b
A.<<< -:b
