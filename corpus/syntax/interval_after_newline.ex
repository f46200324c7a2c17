# A clause may begin with letters that are also an operator: in, or, and, when.
case shape do
  1 ->
    first()
    second()

  interval -> interval
  order -> order
end

fn
  :a ->
    first()
    second()

  android ->
    first()
    second()

  whenever ->
    first()
    second()

  info when info > 1 -> info
end

try do
  risky()
rescue
  ArgumentError ->
    first()
    second()

  inner in RuntimeError -> inner
end

case shape do
  1 ->
    first()
    second()

  afterwards -> 1
  elsewhere -> 2
  rescued -> 3
  catcher -> 4
  ending -> 5
  donor -> 6
  nothing -> 7
end
