# A comment may stand on either side of the dots.
[
  first # the first
  .. -1,
  first .. # to
    -1,
  # the last
  first
  # of them
  ..-1//-1
]
[(..) - 1]
{first # the first
  ..-1}
fn -> first # the first
  ..-1 end
