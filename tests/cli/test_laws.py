"""A law that raises is broken; many broken files are counted."""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from analyzer import laws
from analyzer.laws import tree
from analyzer.roundtrip import tree_law
from analyzer.roundtrip.bytes_law import judge
from analyzer.roundtrip.judge import Read, Refused
from analyzer.roundtrip.verdict import Said, Verdict, table
from analyzer.syntax.heex import scan
from tests.cli.door import run
from tests.oracle.toolchain import require


def refuse(path: str, data: bytes) -> bytes:
    raise ValueError(f"{len(data)} bytes")


def test_a_room_that_raises_breaks_the_law() -> None:
    verdict = judge([("a.ex", b"ab"), ("b.ex", b"")], refuse)
    assert (verdict.files, verdict.size, verdict.ok) == (2, 2, 0)
    assert [broken.problem for broken in verdict.broken] == ["ValueError: 2 bytes", "ValueError: 0 bytes"]


def test_lost_bytes_are_found_at_the_end() -> None:
    verdict = judge([("a.ex", b"abc")], lambda _, data: data[:-1])
    assert verdict.broken[0].problem == "differs at byte 2"


def test_many_broken_files_are_counted() -> None:
    lines = table([judge([(f"{n}.ex", b"a") for n in range(1_000)], refuse)]).splitlines()
    assert lines[:2] == [
        "law      files  bytes  ok  broken  not read by us  refused by Elixir",
        "1 bytes  1,000  1,000   0   1,000               0                  0",
    ]
    assert lines[2] == "0.ex: law 1 bytes is broken: ValueError: 1 bytes"
    assert len(lines) == 2 + 20 + 1
    assert lines[-1] == "and 980 more"


def test_templates_are_held_to_it_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "dock.ex").write_bytes(SOURCE)
    (tmp_path / "page.heex").write_text("<.ferry id={@id} />")
    (tmp_path / "mail.text.eex").write_text("to <%= @name %>")
    assert run("roundtrip", tmp_path).out.splitlines()[1].split() == ["1", "bytes", "3", "66", "3", "0", "0", "0"]
    monkeypatch.setattr(laws, "scan", lambda data, dialect: replace(scan(data, dialect), tokens=()))
    code, out, _ = run("roundtrip", tmp_path)
    assert code == 1
    assert out.splitlines()[2:] == [
        "mail.text.eex: law 1 bytes is broken: differs at byte 0",
        "page.heex: law 1 bytes is broken: differs at byte 0",
    ]


def answers(*found: Read | Refused) -> Verdict:
    """Law 2 where the real Elixir says this of one file each."""

    def theirs(batch: Sequence[bytes]) -> Sequence[Read | Refused]:
        return found[: len(batch)]

    return tree_law.judge([(f"{n}.ex", SOURCE) for n in range(len(found))], tree, theirs)


SOURCE = b"ferry = 1 # why\nferry + dock(2)\n"
EQUAL = Read(tree(SOURCE).json, ((1, 11, "# why"),))


def test_a_tree_that_is_not_elixirs_is_told_with_its_place() -> None:
    other = replace(EQUAL, json=EQUAL.json.replace('"i":"2"', '"i":"3"'))
    verdict = answers(EQUAL, other)
    assert (verdict.files, verdict.ok) == (2, 1)
    assert verdict.broken == (Said("1.ex", "2:14 differs from Elixir's tree"),)


def test_lost_comments_break_the_law() -> None:
    assert answers(replace(EQUAL, comments=())).broken == (Said("0.ex", "its comments are not Elixir's"),)


def test_what_elixir_refuses_is_counted() -> None:
    verdict = answers(EQUAL, Refused("no", 1, 1))
    assert (verdict.ok, verdict.broken, verdict.refused) == (1, (), 1)


def test_what_we_cannot_read_is_told_and_breaks_nothing() -> None:
    verdict = tree_law.judge([("a.ex", b"x = 1\n)")], tree, lambda _: [EQUAL])
    assert (verdict.ok, verdict.broken) == (0, ())
    assert [said.path for said in verdict.unread] == ["a.ex"]
    assert verdict.unread[0].problem.startswith("2:1 ")


def test_files_that_could_not_be_opened_are_told(tmp_path: Path) -> None:
    (tmp_path / "ferry.ex").write_bytes(SOURCE)
    (tmp_path / "gone.ex").symlink_to(tmp_path / "nowhere.ex")
    code, out, err = run("roundtrip", tmp_path)
    assert (code, err) == (0, "")
    assert out.splitlines()[1].split() == ["1", "bytes", "2", "32", "1", "0", "1", "0"]
    assert out.splitlines()[2] == "gone.ex: not read: the link leads nowhere"


def test_the_elixir_on_the_path_judges(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    command = shlex.join(require("elixir"))
    elixir = tmp_path / "bin" / "elixir"
    elixir.parent.mkdir()
    elixir.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
    elixir.chmod(0o755)
    monkeypatch.setenv("PATH", str(elixir.parent), prepend=":")
    (tmp_path / "ferry.ex").write_bytes(SOURCE)
    (tmp_path / "broken.ex").write_text("(")
    code, out, _ = run("roundtrip", tmp_path, "--oracle")
    assert code == 0
    assert out.splitlines()[2].split() == ["2", "tree", "2", "33", "1", "0", "0", "1"]


def test_an_oracle_has_to_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run("roundtrip", tmp_path, "--oracle").exit == 2
