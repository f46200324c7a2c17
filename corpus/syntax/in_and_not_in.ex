a not in b
not a in b
!a in b
(not a) in b
(!a) in b
not(a) in b
not not a in b
a not in b in c
(a not in b) in c
a in b not in c
not a == b
a and not b in c or d
x = not y
(not y)
(!y)
fn (not y) -> y end
f(not y, (not y))
&(not &1)
