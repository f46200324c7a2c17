"""An attribute has for us the value that it has for Elixir: what the corpus' functions return is compared."""

import json
from pathlib import Path

import pytest

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.program import Apps, Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.showing import show
from analyzer.evaluate.unrolling import with_unrolled
from analyzer.evaluate.values import AtomV, ListV, NumberV, StringV, TupleV, Value
from analyzer.expand.env import Env
from analyzer.expand.index import Index
from analyzer.expand.knowledge import knowledge
from analyzer.expand.module_sources import module_sources
from analyzer.project.config import read_config
from analyzer.syntax import parse
from tests.analysis import CORPUS
from tests.oracle.toolchain import require, run_elixir

pytestmark = pytest.mark.oracle

SCRIPT = Path(__file__).with_name("values.exs")
FILES = ("the_attic_that_is_never_tidy.ex", "the_chameleon_attribute.ex")
UNSETTLED = {
    "Attic.cleaned",  # an `if` that we do not decide: either value
    *("Attic.mouse", "Attic.moth", "Attic.lodger"),  # a loop sets it
    "Attic.put",  # a function sets it
}
"""What we leave open."""


@pytest.mark.parametrize("name", FILES)
def test_values(name: str, tmp_path: Path) -> None:
    require("elixir")
    source = (CORPUS / "environment" / name).read_bytes()
    (tmp_path / name).write_bytes(source)
    (tmp_path / SCRIPT.name).write_text(SCRIPT.read_text("utf-8"), "utf-8")
    run = run_elixir(tmp_path, [SCRIPT.name, name])
    assert run.ok, run.err
    answers = json.loads((tmp_path / "answers.json").read_text("utf-8"))
    told = {f"{module}.{function}": inspected for module, function, inspected in answers}
    assert len(told) > 2
    ours = {f"{module}.{function}": _value(source, module, function) for module, function, _ in answers}
    assert {key for key, value in ours.items() if not _is_settled(value)} <= UNSETTLED
    wrong = {
        key: (show(value), told[key])
        for key, value in ours.items()
        if key not in UNSETTLED and show(value) != _shown(told[key])
    }
    assert not wrong


def _is_settled(value: Value) -> bool:
    match value:
        case TupleV(items=items):
            return all(map(_is_settled, items))
        case ListV(items=items):
            return all(_is_settled(item.value) and not (item.given or item.spread or item.many) for item in items)
        case _:
            return isinstance(value, AtomV | NumberV | StringV)


def _value(source: bytes, module: str, function: str) -> Value:
    program = _program(source)
    found = Evaluator(program).call(module, function, [], Scope(Env("a.ex")))
    assert found is not None, f"{module}.{function}/0 is not seen"
    return found


def _shown(inspected: str) -> str:
    """The value that Elixir shows, as we show it."""
    program = _program(b"")
    return show(Evaluator(program).block(parse(inspected.encode()).root, Scope(Env("a.ex"))))


def _program(source: bytes) -> Program:
    index = Index(module_sources(parse(source).root, "a.ex"))
    return with_unrolled(Program(index, knowledge(), read_config([]), lambda _: source, Apps({}, frozenset())))
