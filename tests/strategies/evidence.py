"""Places, conditions and what could not be resolved."""

from hypothesis import strategies as st

from models.evidence import Certainty, Computed, Condition, Place, Reason, Unresolved

FILE = "lib/sample.ex"

spans = st.sampled_from([Place(FILE, 1, 1, 1, 8), Place(FILE, 2, 3, 4, 6), Place("lib/other.ex", 99, 1, 120, 4)])
"""A few will do: no law asks where a thing stands, and one draw is cheaper than five."""
certainties = st.sampled_from(Certainty)
unresolved = st.builds(
    Unresolved,
    reason=st.sampled_from(Reason),
    text=st.sampled_from(["opts[:name]", 'System.get_env("X")', "unquote(name)"]),
    span=spans,
)
computed = st.builds(
    Computed, text=st.sampled_from(["opts[:name]", "{:via, Registry, {Shop.Registry, id}}", "{Shop.Cart, todo()}"])
)
condition = st.builds(
    Condition,
    text=st.sampled_from(["Mix.env() == :test", "enabled?(opts)"]),
    holds=st.booleans(),
    span=spans,
)
conditions = st.lists(condition, max_size=2).map(tuple)
