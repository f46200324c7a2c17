x = 1
# a comment
y = """
  a
   b
  """
z = "a\
b"
if x do
	y
end
