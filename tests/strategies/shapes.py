"""Shapes: patterns as a clause can have them, and terms as a clause can answer them."""

from hypothesis import strategies as st

from models.patterns import (
    AnyShape,
    AtomShape,
    AttributeShape,
    BitstringShape,
    BoundShape,
    FloatShape,
    IntegerShape,
    ListShape,
    MapShape,
    PrefixShape,
    Shape,
    StringShape,
    StructShape,
    TupleShape,
)
from tests.strategies import names

STRUCTS = {"URI": ["host", "port", "path"], "Range": ["first", "last", "step"], "Task": ["pid", "ref", "owner", "mfa"]}
ATTRIBUTES = ["tick", "limit?"]

atom = st.builds(AtomShape, value=names.atoms)
module = names.modules.map(lambda name: AtomShape(value=name, alias=True))
literal = (
    atom
    | module
    | st.builds(IntegerShape, value=names.integers)
    | st.builds(FloatShape, value=names.floats)
    | st.builds(StringShape, value=names.strings)
)
attribute = st.builds(AttributeShape, name=st.sampled_from(ATTRIBUTES))
variable = st.builds(AnyShape, name=st.none() | names.variables)
bits = st.builds(BitstringShape, text=st.sampled_from(["<<_::8, _::binary>>", "<<1, 2>>", "<<_::16-little>>"]))
expression = st.builds(
    AnyShape,
    name=st.none() | names.variables,
    text=st.none() | st.sampled_from(["f(x)", "a + b"]),
    pinned=st.booleans(),
)


def bound_names(shape: Shape) -> list[str]:
    """The variables of a pattern."""
    found = [shape.name] if isinstance(shape, AnyShape | BoundShape) and shape.name else []
    match shape:
        case PrefixShape(rest=rest):
            return [*found, *bound_names(rest)]
        case BoundShape(pattern=inner):
            return [*found, *bound_names(inner)]
        case _:
            inside = [*getattr(shape, "items", ()), getattr(shape, "tail", None)]
            inside += [part for entry in getattr(shape, "entries", ()) for part in entry]
            inside += [value for _, value in getattr(shape, "fields", ())]
            return [*found, *(name for part in inside if part is not None for name in bound_names(part))]


def _compound(inner: st.SearchStrategy[Shape], keys: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    items = st.lists(inner, max_size=3).map(tuple)
    tagged = st.builds(lambda head, rest: TupleShape(items=(head, *rest)), atom, items)
    return (
        tagged
        | st.builds(TupleShape, items=items)
        | st.builds(ListShape, items=items)
        | st.builds(ListShape, items=st.lists(inner, min_size=1, max_size=2).map(tuple), tail=inner)
        | st.builds(ListShape, items=st.lists(_pair(inner), min_size=1, max_size=3).map(tuple))
        | _maps(inner, keys)
    )


def _pair(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    return st.builds(lambda key, value: TupleShape(items=(key, value)), atom, inner)


def _maps(inner: st.SearchStrategy[Shape], keys: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    entries = st.lists(st.tuples(keys, inner), max_size=3, unique_by=lambda entry: str(entry[0]))
    return st.builds(MapShape, entries=entries.map(tuple))


@st.composite
def structs(draw: st.DrawFn, inner: st.SearchStrategy[Shape], *, anonymous: bool) -> StructShape:
    """A struct of Elixir's own; in patterns perhaps of any module."""
    struct = draw(st.sampled_from(sorted(STRUCTS)))
    required = STRUCTS[struct] if not anonymous else draw(st.lists(st.sampled_from(STRUCTS[struct]), unique=True))
    fields = tuple((field, draw(inner)) for field in required)
    return StructShape(module=None if anonymous and draw(st.booleans()) else struct, fields=fields)


def _prefixed(rest: st.SearchStrategy[AnyShape]) -> st.SearchStrategy[Shape]:
    return st.builds(PrefixShape, value=names.strings.filter(bool), rest=rest)


_bare = st.builds(AnyShape, name=st.none() | names.variables)
_pattern_leaf: st.SearchStrategy[Shape] = literal | variable | attribute | bits | _prefixed(_bare)
_term_leaf: st.SearchStrategy[Shape] = literal | expression | attribute | bits | _prefixed(_bare)

_inner_pattern = st.recursive(
    _pattern_leaf, lambda inner: _compound(inner, literal) | structs(inner, anonymous=True), max_leaves=6
)


@st.composite
def _named(draw: st.DrawFn) -> BoundShape:
    """A name for the whole, which nothing inside has."""
    inside = draw(_compound(_inner_pattern, literal))
    taken = {name.lstrip("_") for name in bound_names(inside)}
    return BoundShape(name=draw(names.variables.filter(lambda name: name.lstrip("_") not in taken)), pattern=inside)


patterns: st.SearchStrategy[Shape] = _inner_pattern | _named()
"""What the head of a clause can match."""

terms: st.SearchStrategy[Shape] = st.recursive(
    _term_leaf, lambda inner: _compound(inner, literal) | structs(inner, anonymous=False), max_leaves=6
)
"""What a clause can answer."""
