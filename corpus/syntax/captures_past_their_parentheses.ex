# `&` takes all that follows, whatever it begins with.
&(Car.Wheel).turn() / 1
&(&1) ** 2
-&(&1) ** 2
a ** &(&1) + b
&(&1)[:key]
f(&(&1).a, b)
&(a) | b
&(not &1) == c
& 1 + &2
&1 + a
&.../2
& &1
&...
/2
&..
/2
&.. /2
