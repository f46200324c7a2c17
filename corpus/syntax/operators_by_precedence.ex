a + b * c - d / e
a ** b ** c
a ++ b -- c ++ d
a <> b <> c
a |> b |> c
a && b || c and d or e
a == b != c
a < b > c
a = b = c
a :: b | c
a <- b
a \\ b
a | b | c
a .. b
a..b//c
..
f(..)
a ^^^ b &&& c ||| d
a <<< b >>> c
a ~> b <~ c <~> d <|> e ~>> f <<~ g
!a
^a
~~~a
-a + -b
&a + &1
& &1 + &2
&f/1
&A.f/1
&A.+/2
&+/2
&&&/2
&../2
&.../2
&//2
&@/1
&not/1
&(&1 + 1)
& &1.b
&{&1, &2}
&[&1 | &2]
&"#{&1}"
a
|> b
|> c
a
  # comment
  |> b
a +
  b
...
[...]
(... -> any)
not a
