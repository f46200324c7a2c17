case pair do
  (
    a, b) -> a
  ( # of the pair
    a, b) when b -> a
end

fn -> f # the end of a clause
(a) -> b
end

case pair do
  (#
a, b) -> a
  ( # a pair
a, b: 1) when b when a -> f(
    a, b)
else(
  a, b) -> (
  a)
end

fn (
 f(a, b), [c]) -> d end

def f(
  a, b) when a, do: b
