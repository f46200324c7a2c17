()
(a)
(a; b)
(a
 b)
((a))
(unquote_splicing(a))
f do
end
f do unquote_splicing(a) end
f do
  a
  b
end
f do a -> b end
try do
  a
rescue
  e in [B, C] -> d
  _ -> nil
catch
  :exit, r -> r
else
  x -> x
after
  f
end
if a, do: b, else: c
if a do b end
quote do: (a; b)
receive do
  {:a, b} -> b
after
  10 -> c
end
cond do
  a -> b
  true -> c
end
with {:ok, a} <- b, c = d do
  a
else
  _ -> c
end
for a <- b, a > 1, into: %{}, do: {a, a}
f a,
  b do
  c
end
f do; end
a; b
