# A line may end with a semicolon as well, and a list with a comma.
fn
  1 -> one();
  2 ->
    two(); # or
    two
  three -> three;
end

case x do
  1 ->
    one();
    one
  other -> other
end

fn -> ; nothing end
fn -> ;
  nothing end
list[first,]
list[
  first,
]
[?,]
{?;}
