"""Names, plain and hostile."""

from hypothesis import strategies as st

PLAIN_ATOMS = ["put", "get", "size", "ok", "error", "tick", "full", "not_found"]
HOSTILE_ATOMS = [
    "nil",
    "true",
    "do",
    "end",
    "init",
    "start_link",
    "handle_call",
    "send",
    "todo",
    "Elixir",
    "with space",
    'quo"te',
    "back\\slash",
    "#{hole}",
    "line\nbreak",
    "dash-ed",
    "1st",
    "",
    "ok?",
    "go!",
    "a@b",
    "été",
    "变量",
    "+",
    "<>",
    "..",
    "%{}",
    "Upper",
    "a.b",
    "a:",
    "emoji 🙂",
    "a_rather_long_name_that_makes_lines_break_where_they_otherwise_would_not",
]
VARIABLES = ["item", "value", "id", "pid", "x1", "ok?", "été", "_unused", "a_rather_long_variable_for_broken_lines"]
"""None that names a secret: of what stands under one no text comes back."""
HOSTILE_VARIABLES = ["state", "from", "server", "todo", "children", "arg", "_from", "self", "node"]
MODULES = ["Shop.Cart", "Shop.Stock.Level", "Shop.HTTPClient", "Shop.Todo", "Depot", "Shop.GenServer", "Shop.V2"]
STRINGS = [
    "",
    "room",
    "a b",
    'say "hi"',
    "tab\tand\nline",
    "back\\slash",
    "#{x}",
    "#",
    "naïve",
    "🙂",
    "\x00\x7f",
    "\u202e",
]

atoms = st.sampled_from(PLAIN_ATOMS) | st.sampled_from(HOSTILE_ATOMS)
variables = st.sampled_from(VARIABLES) | st.sampled_from(HOSTILE_VARIABLES)
modules = st.sampled_from(MODULES)
strings = st.sampled_from(STRINGS) | st.text(max_size=8)
integers = st.sampled_from([0, 1, -1, 5000, 99_999, 100_000, -1_234_567]) | st.integers(-(10**12), 10**12)
floats = st.sampled_from([0.5, 1e16, 1.5e-7, 123456.75]) | st.floats(min_value=0, allow_infinity=False)
