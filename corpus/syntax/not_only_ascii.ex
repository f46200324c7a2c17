défaut = 1
naïve? = défaut
m = %{"ключ" => :значение, clé: défaut}
:ünïcode
"日本語 #{défaut}" <> 'кириллица'
@été 1
~s(é#{défaut}è)
