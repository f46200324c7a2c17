# A block is an argument of `f.(…)` too: unless a call without parentheses takes it.
f.(a) do b end
f.() do
end

x = f.(a, (b)) do
  (c, d) -> c
  e -> e
rescue
  _ -> f.() do g end # the inner
after
  (g) when h
end

f.(a) do b end + 1
f.(a) do b end |> g()
f(g.(a) do b end, [k: g.() do end])
f g.(a) do b end
f 1 + g.(a) do b end
f k: g.(a) do b end
"#{f.(a) do b end}"
f(g.()do end)
