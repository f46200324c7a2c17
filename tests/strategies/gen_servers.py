"""GenServers and their messages."""

from hypothesis import strategies as st

from models.constructs.gen_server import Field, GenServer, Message, MessageKind, Reply
from models.modules import Origin
from models.patterns import AnyShape, BoundShape, Shape, StructShape, TupleShape, unbound
from tests.strategies import names
from tests.strategies.evidence import certainties, computed, conditions, spans, unresolved
from tests.strategies.shapes import bound_names, patterns, terms

REASONS = [":normal", "{:shutdown, :gone}", "reason", "{:shutdown, why}", "inspect(error)", '"text"']
NEXTS = ["{:continue, :load}", "{:continue, {:load, id}}", "5000", ":hibernate", "@timeout", "100_000"]
STATE_GUARDS = ["state.size > 3", "is_list(items)", "limit > size", "elem(from, 0) == self()"]
VARIABLE_GUARDS = ["is_binary({0})", "{0} in [:a, :b]", "not is_nil({0})", '{0} != %{{"a b" => -1}}', "{0}.ok"]
NAMES = ["Shop.Server", ":server", "{:global, :server}", '{:via, Registry, {Shop.Registry, "a"}}']

registered = st.none() | st.sampled_from(NAMES) | computed

_reply = st.builds(
    Reply,
    effect=st.just("reply"),
    term=terms,
    next=st.none() | st.sampled_from(NEXTS),
    span=spans,
)
_noreply = st.builds(Reply, effect=st.just("noreply"), next=st.none() | st.sampled_from(NEXTS), span=spans)
_stop = st.builds(Reply, effect=st.just("stop"), reason=st.sampled_from(REASONS), term=st.none() | terms, span=spans)
_quiet_stop = st.builds(Reply, effect=st.just("stop"), reason=st.sampled_from(REASONS), span=spans)
replies = st.lists(_reply | _noreply | _stop | unresolved, max_size=4).map(tuple)
reactions = st.lists(_noreply | _quiet_stop | unresolved, max_size=3).map(tuple)


def fields(pattern: Shape) -> tuple[Field, ...]:
    """The parts of a tuple after its tag, or of a struct, as the analyzer tells them."""
    shape = unbound(pattern)
    match shape:
        case TupleShape(items=items):
            named = [(own_name(item) or f"field{place}", item) for place, item in enumerate(items)][1:]
        case StructShape(fields=pairs):
            named = list(pairs)
        case _:
            named = []
    return tuple(Field(name=name, shape=unbound(item)) for name, item in named)


def own_name(shape: Shape) -> str | None:
    """What the clause calls this part of its message."""
    return (shape.name or "").lstrip("_") or None if isinstance(shape, AnyShape | BoundShape) else None


@st.composite
def guards(draw: st.DrawFn, pattern: Shape) -> str | None:
    """Nothing, or conditions on the pattern's variables and on parts of the state."""
    own = [name for name in bound_names(pattern) if not name.startswith("_")]
    possible = STATE_GUARDS + [guard.format(name) for name in own for guard in VARIABLE_GUARDS]
    chosen = draw(st.lists(st.sampled_from(possible), max_size=4, unique=True))
    if len(chosen) > 2 and draw(st.booleans()):
        return f"({chosen[0]} and {chosen[1]}) or {' or '.join(chosen[2:])}"
    return draw(st.sampled_from([" and ", " or "])).join(chosen) or None


@st.composite
def messages(draw: st.DrawFn, kind: MessageKind) -> Message:
    pattern = draw(patterns)
    origin = st.builds(Origin, macro=names.modules, span=spans)
    return Message(
        kind=kind,
        pattern=pattern,
        fields=fields(pattern),
        guard=draw(guards(pattern)),
        replies=draw(replies if kind is MessageKind.CALL else reactions),
        conditions=draw(st.just(()) | conditions),
        injected=draw(st.none() | origin),
        span=draw(spans),
    )


@st.composite
def gen_servers(draw: st.DrawFn, module: str | None = None) -> GenServer:
    """Clauses of one callback stand together, the callbacks in any order."""
    kinds = draw(st.permutations(list(MessageKind)))
    own = module or draw(names.modules)
    return GenServer(
        module=own,
        name=draw(registered | st.just(own)),
        behaviour="GenServer",
        messages=tuple(message for kind in kinds for message in draw(st.lists(messages(kind), max_size=2))),
        state_fields=tuple(draw(st.lists(names.atoms, max_size=3, unique=True))),
        state_known=draw(st.booleans()),
        traps_exit=draw(st.booleans() | unresolved),
        certainty=draw(certainties),
        span=draw(spans),
    )
