[]
[1, 2 | rest]
[a: 1, b: 2]
[a, b: 1]
[a: 1,]
[{:a, 1}]
{}
{1}
{1, 2}
{1, 2, 3}
{a, b: 1}
{a, [b: 1]}
<<>>
<<1, x::8, y::binary-size(3), z::little-unsigned-integer-size(16)>>
%{}
%{a: 1, "b": 2}
[if: 1, do: 2, end: 3, nil: 4, true: 5, in: 6, when: 7]
[+: 1, <<>>: 2, %{}: 3, {}: 4, ..: 5, "a b": 6, a?: 7, b!: 8, A: 9, ...: 10]
{:+, :<<>>, :%{}, :{}, :.., :..//, :..., :"a b", :a?, :A, :a@b, :%, :., :|>, :!==}
[
  # a comment
  1, # another
  2
  # the last
]
f(
  a,
  # comment
  b: 1
)
