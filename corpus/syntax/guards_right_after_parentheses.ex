def guarded(a) when ((a) when not a), do: a
fn ((a) when b) -> c end
fn ((a) when b, d) -> c end
((a; b) when c)
((f(a) and
  b) when c)
(((a) when b) when c)
(;(a) when b)
f do (a) when b end
((1 and ((a) when b)) when c)
a \\

((b) when c)
