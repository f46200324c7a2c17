case pair do
  (
    a, b) -> a
  ( # of the pair
    a, b) when b -> a
end

fn -> f # the end of a clause
(a) -> b
end
