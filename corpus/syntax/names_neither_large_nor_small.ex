# Most alphabets have letters of one size, and names may begin with any of them.
変数 = 1
수 = 变量(変数)
שלום = %{:値 => ?数, 数: 数}
f(数, 値: שלום)
&数/1
@数 数
a.数(שלום)
"#{数} 数" <> ~s(数)
when_数 = whené
f(a \\変数, b\\数)
"\\数 \é" <> <<?\\>>
[é, a]
