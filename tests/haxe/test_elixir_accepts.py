"""The Elixir inside the stubs, read by the real Elixir: injected code, and the targets of `@:native`."""

import json
import re

import pytest

from emitter.haxe import emit
from emitter.haxe.elixir_text import atom
from models.project import Project
from tests.haxe.hostile import HOSTILE, hostile_project
from tests.oracle.judge import Judge, Quoted

pytestmark = pytest.mark.oracle

LITERAL = r'"(?:[^"\\\\]|\\\\.)*"'


def elixir_in(project: Project) -> list[str]:
    """Every piece of Elixir in the stubs, holes filled with variables."""
    text = "".join(content for path, content in emit(project).items() if path.endswith(".hx"))
    injected = [json.loads(found) for found in re.findall(rf"__elixir__\(({LITERAL})", text)]
    functions = [json.loads(found) for found in re.findall(rf"@:native\(({LITERAL})\)\n\t", text)]
    return sorted({re.sub(r"\{(\d+)\}", r"x\1", code) for code in injected} | {f"{name}(1, 2)" for name in functions})


def test_elixir_reads_it(judge: Judge) -> None:
    codes = elixir_in(hostile_project())
    answers = judge.parse([code.encode("utf-8") for code in codes])
    refused = [
        f"{code}\n    {answer}" for code, answer in zip(codes, answers, strict=True) if not isinstance(answer, Quoted)
    ]
    assert len(codes) > 500
    assert not refused, "\n".join(refused[:20])


def test_atoms_are_the_atoms_that_were_meant(judge: Judge) -> None:
    answers = judge.parse([atom(name).encode("utf-8") for name in HOSTILE])
    assert [answer.value() for answer in answers if isinstance(answer, Quoted)] == [{"a": name} for name in HOSTILE]
