"""What essence drops is pinned here, and `witness` says what stays of a term's text."""

import json
from pathlib import Path

import pytest

from models import essence as tables
from models.essence import essence, witness
from models.evidence import Place, Reason, Unresolved
from tests.conftest import Golden
from tests.elixir.samples import CART

TABLES = ("DROPPED", "DROPPED_IN_REPLIES", "PRESENCE_ONLY", "DISTINCT", "WITNESSED", "RESPELLED")


def test_what_is_lost(golden: Golden) -> None:
    told = {name: getattr(tables, name) for name in TABLES}
    golden(Path(__file__).with_name("essence.json"), json.dumps(told, indent=2) + "\n")


def test_places_and_reasons_do_not_matter() -> None:
    one = Unresolved(reason=Reason.FUEL, text="a", span=Place("a.ex", 1, 1, 1, 2))
    other = Unresolved(reason=Reason.TODO, text="todo()", span=Place("b.ex", 9, 1, 9, 7))
    assert essence(one) == essence(other) == {"kind": "unresolved"}


@pytest.mark.parametrize(
    "change",
    [
        {"name": None},
        {"traps_exit": False},
        {"state_fields": ("items",)},
        {"state_known": False},
        {"messages": CART.messages[1:]},
        {"messages": CART.messages[::-1]},
        {"module": "Shop.Basket"},
    ],
)
def test_facts_do_matter(change: dict[str, object]) -> None:
    assert essence(CART.model_copy(update=change)) != essence(CART)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shop.Cart", "Shop.Cart"),
        (":cart", ":cart"),
        ("nil", "nil"),
        ("5_000", "5000"),
        ("100000", "100_000"),
        ("-1", "-1"),
        ("{ :via,Registry, {Shop.Registry, id} }", "{:via, Registry, {Shop.Registry, todo()}}"),
        ('{:a, "b c", [d: 1]}', '{:a, "b c", [d: 1]}'),
        ("%{a: :b}", "%{a: :b}"),
        ("[:a | rest]", "[:a | todo()]"),
        ("todo()", "todo()"),
        ("name", "todo()"),
        ("@name", "todo()"),
        ("", "todo()"),
        ("f(x)", "todo()"),
        ("a.b", "todo()"),
        ("a + b", "todo()"),
        ("{:a", "todo()"),
        ("a}", "todo()"),
        (":a :b", "todo()"),
        ("{:a,,:b}", "todo()"),
        ('"a#{b}"', "todo()"),
        ("A, B", "todo()"),
        ("do end", "todo()"),
    ],
)
def test_witness(text: str, expected: str) -> None:
    assert witness(text) == expected
    assert witness(expected) == expected
