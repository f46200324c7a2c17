f()
f a
f a, b: 1
f a, b do c end
f(a) do b else c end
f a, fn -> b end do c end
x = f a do b end
f g(a) do b end
f g a
f -1
f - 1
f + 1
f +1
f [1]
f[1]
f [a: 1], b
f.()
f.(1).(2)
f.(1)(2)
f(1)(2)
unquote(f)(x)
A.unquote(f)(x)
A.f
A.f()
A.f 1, 2
A.f 1 do 2 end
A.f(1) do 2 end
a.b.c.d
a.b().c(1)
a.b[c].d
A.{B, C.D}
A.{}
A."quoted name"(1)
A.'single'(1)
A.+(1, 2)
A.not(1)
A.end
a.do
:erlang.+(1, 2)
:lists.map(f, [])
"s".f
nil.f
@a
@a 1
@a.b
@a[b]
@a.B
@a b do c end
a.B.C
__MODULE__.A
Elixir.A
A .
B
A. # comment
B

p.
(x)
P.
  (x, y).
  (z)
