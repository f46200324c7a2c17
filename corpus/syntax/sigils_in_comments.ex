# After `~S(\\)` a comment with a ~S( in it begins none.
[~S(\\), x] # ~S(
def f(a \\ [b \\ 1]), do: a
[~W{\\}, ~S{\\}, y] # ~W{
fn a \\ 1 -> a end
