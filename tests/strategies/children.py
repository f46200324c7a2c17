"""Child specs: each form states what it can state."""

from hypothesis import strategies as st

from models.constructs.child_spec import ChildForm, ChildSpec, Restart, StartCall
from tests.strategies import names
from tests.strategies.evidence import certainties, computed, conditions, spans, unresolved

IDS = [":cart", "Shop.Cart", "{Shop.Cart, 1}", '"cart"', "{:shard, 100_000}", ':"a b"']
SHUTDOWNS = ["brutal_kill", "infinity", "5000", "100000"]
FUNCTIONS = ["start_link", "start", "run!"]
ARGUMENTS = ["[]", "opts", "[name: name]"]

modules = names.modules | st.just(":lower_case")
ids = st.sampled_from(IDS) | computed
registered = st.sampled_from(["Shop.Names.A", ":named", "{:global, :named}"]) | computed
restarts = st.sampled_from(Restart) | unresolved
shutdowns = st.sampled_from(SHUTDOWNS) | unresolved
kinds = st.sampled_from(["worker", "supervisor"]) | unresolved


_where = {
    "argument": st.none() | st.sampled_from(ARGUMENTS),
    "conditions": st.just(()) | conditions,
    "many": st.none() | st.just("shards"),
    "ordered": st.booleans(),
    "certainty": certainties,
    "span": spans,
}
_named = st.none() | registered
_settings = {
    "restart": st.none() | restarts,
    "shutdown": st.none() | shutdowns,
    "type": st.none() | kinds,
    "significant": st.none() | st.booleans() | unresolved,
}

_module = st.builds(ChildSpec, form=st.just(ChildForm.MODULE), module=modules, **_where)
_tuple = st.builds(ChildSpec, form=st.just(ChildForm.TUPLE), module=modules | unresolved, name=_named, **_where)
_map = st.builds(
    ChildSpec, form=st.just(ChildForm.MAP), module=modules | unresolved, id=ids, name=_named, **_settings, **_where
)
_overridden = st.builds(
    ChildSpec,
    form=st.just(ChildForm.CHILD_SPEC),
    module=modules | unresolved,
    id=ids,
    name=_named,
    **_settings,
    **_where,
)
_erlang = st.builds(
    ChildSpec,
    form=st.just(ChildForm.ERLANG),
    module=modules,
    id=ids,
    restart=restarts,
    shutdown=shutdowns,
    type=kinds,
    **_where,
)


def _chosen(spec: ChildSpec) -> st.SearchStrategy[tuple[str, ...]]:
    """A module that is chosen at run time may be known to be one of some."""
    if isinstance(spec.module, str) or spec.form is not ChildForm.TUPLE:
        return st.just(())
    return st.just(()) | st.just(("Shop.Cart", "Shop.FakeCart"))


@st.composite
def children(draw: st.DrawFn) -> ChildSpec:
    """A child of any form."""
    spec = draw(_module | _tuple | _map | _overridden | _erlang)
    return spec.model_copy(update={"start": draw(_start(spec)), "alternatives": draw(_chosen(spec))})


def _start(spec: ChildSpec) -> st.SearchStrategy[StartCall | None]:
    """Maps and tuples of six say which function starts the child; what is overridden may be a map."""
    arguments = st.sampled_from(["", "opts"])
    start = st.builds(StartCall, module=st.just(spec.label), function=st.sampled_from(FUNCTIONS), args=arguments)
    if spec.form is ChildForm.CHILD_SPEC:
        return st.none() | start
    return start if spec.form in (ChildForm.MAP, ChildForm.ERLANG) else st.none()
