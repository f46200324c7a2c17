# A prefix operator before a call with a block takes all that follows the block.
!if a do
  b
end && c

a = not case b do
  c -> d
end == e

a && !f do
  b
end || c = d

!!f do a end | b
@f do a end == b
!f(a) do b end in c
!(f do a end) && b
f(!a, b) do c end && d
