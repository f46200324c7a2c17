"#{"text"}"
"a#{}b"
"#{("text")}#{"nested #{"deeper #{x}"}"}"
"#{a
b}"
"#{a; b}"
"#{
  a
}"
'#{"text"} c'
:"atom #{x}"
["key #{x}": 1, "plain key": 2, 'single': 3]
~s(#{"text"})
~r/#{x}\/[a-z]+/iu
"#{fn -> "}" end}"
"#{%{a: 1}[:a]}"
"multi
line"
