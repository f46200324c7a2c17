# What is read apart keeps its comments, and hides none.
:"atom #{x ""
y ~r/#/ # a comment
z}"
"#{;a # another "
;b;}"
opts[a: ~r/#/, # the key's
  b: "#"] # the last
'#{a; [b: f.() do c end]}'
