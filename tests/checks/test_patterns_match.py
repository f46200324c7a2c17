"""may_match: False only when it is impossible, and False where it is."""

import pytest
from hypothesis import given
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
from models.patterns_match import may_match
from tests.checks.build import atom, tup, variable


def text(value: str) -> StringShape:
    return StringShape(value=value)


def prefix(value: str) -> PrefixShape:
    return PrefixShape(value=value)


def number(value: int) -> IntegerShape:
    return IntegerShape(value=value)


def items(*shapes: Shape, tail: Shape | None = None) -> ListShape:
    return ListShape(items=shapes, tail=tail)


def mapping(**entries: Shape) -> MapShape:
    return MapShape(entries=tuple((atom(key), value) for key, value in entries.items()))


def struct(module: str | None, **fields: Shape) -> StructShape:
    return StructShape(module=module, fields=tuple(fields.items()))


X = variable("x")

IMPOSSIBLE: list[tuple[Shape, Shape]] = [
    (atom("a"), atom("b")),
    (atom("a"), text("a")),
    (atom("a"), tup(atom("a"))),
    (number(1), FloatShape(value=1.0)),
    (number(1), number(2)),
    (text("a"), text("b")),
    (prefix("room:"), text("user:1")),
    (prefix("room:"), prefix("user:")),
    (text("roo"), prefix("room:")),
    (prefix("a"), atom("a")),
    (BitstringShape(text="<<1>>"), items(number(1))),
    (tup(atom("a")), tup(atom("a"), X)),
    (tup(atom("a"), X, number(1)), tup(atom("a"), X, number(2))),
    (items(), items(X)),
    (items(X), items(X, X)),
    (items(X, X, tail=X), items(X)),
    (items(X, tail=items(X)), items(X)),
    (items(X, tail=atom("improper")), items(X)),
    (items(atom("a"), tail=X), items(atom("b"), tail=X)),
    (mapping(a=number(1)), mapping(a=number(2))),
    (mapping(a=number(1)), struct("Cart", a=number(2))),
    (struct("Cart"), struct("Basket")),
    (struct("Cart", id=number(1)), struct("Cart", id=number(2))),
    (struct("Cart"), tup()),
    (BoundShape(name="all", pattern=atom("a")), atom("b")),
    (AtomShape(value="Cart", alias=True), atom("Cart")),
]

POSSIBLE: list[tuple[Shape, Shape]] = [
    (X, atom("a")),
    (AnyShape(name="x", pinned=True), atom("a")),
    (AttributeShape(name="tag"), atom("a")),
    (text("é"), text("é")),
    (prefix("room:"), text("room:1")),
    (prefix("room:"), prefix("ro")),
    (prefix("\udcc3"), text("é")),  # the first byte of é
    (BitstringShape(text="<<1>>"), text("\x01")),
    (text("\x01"), BitstringShape(text="<<1>>")),
    (items(X, tail=X), items(X, X, X)),
    (items(X, tail=items(X)), items(X, X)),
    (items(), items(tail=X)),
    (items(X, X), items(X, tail=X)),
    (mapping(a=number(1)), mapping(b=number(2))),  # the message may be `%{map | b: 2}`
    (mapping(a=number(1)), MapShape(entries=((X, number(2)),))),
    (MapShape(entries=((X, number(2)),)), mapping(a=number(1))),
    (mapping(), struct("Cart")),
    (mapping(id=X), struct("Cart", id=number(1))),
    (struct("Cart", id=X), mapping(id=number(1))),
    (struct(None), struct("Cart")),
    (AtomShape(value="Cart", alias=True), atom("Elixir.Cart")),
    (MapShape(entries=((atom("__struct__"), atom("Elixir.Cart")),)), struct("Cart")),
]


@pytest.mark.parametrize(("pattern", "message"), IMPOSSIBLE)
def test_impossible(pattern: Shape, message: Shape) -> None:
    assert not may_match(pattern, message)
    assert not may_match(message, pattern)


@pytest.mark.parametrize(("pattern", "message"), POSSIBLE)
def test_possible(pattern: Shape, message: Shape) -> None:
    assert may_match(pattern, message)
    assert may_match(message, pattern)


def test_a_computed_key_of_a_message_may_be_any_other() -> None:
    message = MapShape(entries=((atom("a"), number(2)), (X, number(1))))
    assert may_match(mapping(a=number(1)), message)
    assert not may_match(message, mapping(a=number(1)))


def test_what_is_too_deep_may_match() -> None:
    pattern, message = atom("a"), atom("b")
    one: Shape = pattern
    other: Shape = message
    for _ in range(900):
        one, other = tup(one), tup(other)
    assert may_match(one, other)


ATOMS = st.sampled_from(["ok", "error", "put"]).map(atom)
LEAVES = st.one_of(
    ATOMS,
    st.integers(0, 2).map(number),
    st.sampled_from(["", "room:", "room:1", "é"]).map(text),
    st.sampled_from([0.5, 1.0]).map(lambda value: FloatShape(value=value)),
    st.sampled_from(["Cart", "Basket"]).map(lambda name: AtomShape(value=name, alias=True)),
)


def _built(parts: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    several = st.lists(parts, max_size=3).map(tuple)
    fields = st.dictionaries(st.sampled_from(["id", "name"]), parts, max_size=2)
    return st.one_of(
        several.map(lambda shapes: TupleShape(items=shapes)),
        several.map(lambda shapes: ListShape(items=shapes)),
        fields.map(lambda given: mapping(**given)),
        fields.map(lambda given: struct("Cart", **given)),
    )


TERMS: st.SearchStrategy[Shape] = st.recursive(LEAVES, _built, max_leaves=12)
"""Shapes without holes: each stands for one term."""


HOLES: list[Shape] = [X, AttributeShape(name="tag"), AnyShape(text="f()")]


@st.composite
def blurred(draw: st.DrawFn, term: Shape) -> Shape:
    """A shape that this term matches: some parts are known less well."""
    match draw(st.sampled_from(["keep", "keep", "keep", "hide", "bind"])), term:
        case "hide", _:
            return draw(st.sampled_from(HOLES))
        case "bind", _:
            return BoundShape(name="it", pattern=draw(blurred(term)))
        case _, TupleShape(items=shapes):
            return TupleShape(items=tuple(draw(blurred(shape)) for shape in shapes))
        case _, ListShape(items=shapes):
            kept = draw(st.integers(0, len(shapes)))
            seen = tuple(draw(blurred(shape)) for shape in shapes[:kept])
            rest = ListShape(items=shapes[kept:])
            if kept == len(shapes) and draw(st.booleans()):
                return ListShape(items=seen)
            return ListShape(items=seen, tail=draw(blurred(rest)))
        case _, MapShape(entries=entries):
            return MapShape(entries=tuple((key, draw(blurred(value))) for key, value in entries if draw(st.booleans())))
        case _, StructShape(module=name, fields=fields):
            module = draw(st.sampled_from([name, None]))
            return StructShape(module=module, fields=tuple((key, draw(blurred(value))) for key, value in fields))
        case _, StringShape(value=value) if value.isascii():
            return PrefixShape(value=value[: draw(st.integers(0, len(value)))])
        case _:
            return term


@given(st.data())
def test_what_blurs_one_term_may_match(data: st.DataObject) -> None:
    term = data.draw(TERMS)
    pattern, message = data.draw(blurred(term)), data.draw(blurred(term))
    assert may_match(pattern, message)


SOLID = (AtomShape, IntegerShape, FloatShape, StringShape, TupleShape)


@given(st.recursive(LEAVES, lambda parts: st.lists(parts, max_size=3).map(lambda s: tup(*s)), max_leaves=8), TERMS)
def test_terms_without_maps_match_only_themselves(one: Shape, other: Shape) -> None:
    if all(isinstance(part, SOLID) for part in _parts(other)):
        assert may_match(one, other) is (one == other)


def _parts(shape: Shape) -> list[Shape]:
    inner = shape.items if isinstance(shape, TupleShape | ListShape) else ()
    return [shape, *(part for item in inner for part in _parts(item))]
