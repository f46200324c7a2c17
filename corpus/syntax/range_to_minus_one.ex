# `idx..-1` is a range, whatever stands around it.
Enum.slice(list, idx..-1)
[x..-1, x .. -1, x..+1]
{lo..-hi, lo..-hi//2}
f(a, b..-1//1, c?..-1)
m = %{k => v..-1}
0..-1
idx..-1
a.b..-1
g(a.b..-1)
g(h()..-1, (i)..-1)
