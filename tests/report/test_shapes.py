"""Shapes in Elixir's syntax."""

from __future__ import annotations

import pytest

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
from models.patterns_text import show
from tests.report.sample import atom, tup, var

CASES: list[tuple[Shape, str]] = [
    (var(), "_"),
    (var("key"), "key"),
    (AnyShape(name="ref", pinned=True), "^ref"),
    (AnyShape(text="String.to_atom(x)\n  |> f()"), "String.to_atom(x) |> f()"),
    (atom("ok"), ":ok"),
    (atom("nil"), "nil"),
    (atom("ready?"), ":ready?"),
    (atom("two words"), ':"two words"'),
    (atom("+"), ":+"),
    (atom(""), ':""'),
    (atom("déjà"), ":déjà"),
    (AtomShape(value="Shop.Cart", alias=True), "Shop.Cart"),
    (IntegerShape(value=-3), "-3"),
    (FloatShape(value=1.5), "1.5"),
    (FloatShape(value=1e22), "1.0e22"),
    (FloatShape(value=1.5e-9), "1.5e-09"),
    (StringShape(value='say "hi" #{x}\n\\'), '"say \\"hi\\" \\#{x}\\n\\\\"'),
    (StringShape(value="\x1b\x07"), '"\\e\\x{7}"'),
    (PrefixShape(value="room:", rest=AnyShape(name="id")), '"room:" <> id'),
    (PrefixShape(value="room:"), '"room:" <> _'),
    (tup(), "{}"),
    (tup(atom("put"), var("k"), var()), "{:put, k, _}"),
    (ListShape(items=()), "[]"),
    (ListShape(items=(var("a"),), tail=var("rest")), "[a | rest]"),
    (ListShape(items=(tup(atom("a"), var()), tup(atom("b c"), var()))), '[a: _, "b c": _]'),
    (ListShape(items=(tup(atom("a"), var()), var())), "[{:a, _}, _]"),
    (MapShape(entries=()), "%{}"),
    (MapShape(entries=((atom("id"), var("id")),)), "%{id: id}"),
    (MapShape(entries=((StringShape(value="id"), var("id")),)), '%{"id" => id}'),
    (StructShape(module="Shop.Cart", fields=(("id", var()),)), "%Shop.Cart{id: _}"),
    (StructShape(module=None, fields=()), "%_{}"),
    (BitstringShape(text="<<a::8,\n  rest::binary>>"), "<<a::8, rest::binary>>"),
    (AttributeShape(name="tick"), "@tick"),
    (BoundShape(name="msg", pattern=TupleShape(items=(atom("a"),))), "msg = {:a}"),
]


@pytest.mark.parametrize(("shape", "text"), CASES)
def test_a_shape_reads_as_elixir_writes_it(shape: Shape, text: str) -> None:
    assert show(shape) == text
