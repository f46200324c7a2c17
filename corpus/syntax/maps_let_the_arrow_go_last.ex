%{a => b | c}
%{a => b | c | d, :e => f}
%{a :: t => b :: u}
%{a when b => c when d}
%{m | a => b | c}
%{m | a: 1, b: 2}
%{m | "a" => 1, b: 2}
%{m | f(x), c: 1}
%{f a => b}
%{m | f a => b}
%{&f/1 => b, & &1 => c}
%{@key b => c}
%{a => b <- c}
%{a || b => c && d}
%{(a | b) => c}
%{m | b | c => d}
%{m | unquote_splicing(more)}
%Name{m | a: 1}
%name{a: b | c}
%__MODULE__.Inner{}
%^pin{}
%unquote(name){a: 1}
@type t :: %{optional(atom) => integer | nil, required(:b) => float | String.t()}
