"""Places, conditions and what could not be resolved."""

from hypothesis import strategies as st

from models.evidence import Certainty, Condition, Place, Reason, Unresolved

FILE = "lib/sample.ex"

spans = st.builds(
    Place,
    file=st.just(FILE),
    line=st.integers(1, 900),
    column=st.integers(1, 90),
    end_line=st.integers(901, 999),
    end_column=st.integers(1, 90),
)
certainties = st.sampled_from(Certainty)
unresolved = st.builds(
    Unresolved,
    reason=st.sampled_from(Reason),
    text=st.sampled_from(["opts[:name]", 'System.get_env("X")', "unquote(name)"]),
    span=spans,
)
condition = st.builds(
    Condition,
    text=st.sampled_from(["Mix.env() == :test", "enabled?(opts)"]),
    holds=st.booleans(),
    span=spans,
)
conditions = st.lists(condition, max_size=2).map(tuple)
