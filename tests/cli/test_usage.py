"""A mistake of the user: one line, a hint, exit code 2, nothing on stdout, no traceback."""

from pathlib import Path

import pytest

from analyzer.cli.arguments import app
from analyzer.cli.running import COMMANDS
from analyzer.errors import UsageError
from models.project import Project
from tests.checks.build import module, project, server
from tests.cli.door import complaint, pretend, run


def test_no_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(run()) == ("no path is given", "analyze lib/")
    assert complaint(run("check")) == ("no path is given", "analyze check lib/")


def test_a_missing_path(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    for command in ([], ["check"], ["graph"], ["roundtrip"], ["emit", "haxe", "--out", tmp_path]):
        mistake, hint = complaint(run(*command, tmp_path / "libb"))
        assert mistake == f"{tmp_path}/libb does not exist"
        assert hint == f"did you mean {tmp_path}/lib?"


TOO_LONG = "a" * 300


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    for command in ([], ["check"], ["graph"], ["roundtrip"], ["emit", "haxe", "--out", tmp_path]):
        mistake, _ = complaint(run(*command, tmp_path / TOO_LONG))
        assert mistake == f"{tmp_path / TOO_LONG}: File name too long"


@pytest.mark.parametrize("command", [[], ["graph"], ["emit", "elixir"]], ids=" ".join)
def test_an_out_that_no_file_can_have(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]) -> None:
    pretend(monkeypatch, project(server("Shop.Cart")))
    assert "cannot be written: File name too long" in complaint(run(*command, tmp_path, "--out", TOO_LONG))[0]


def test_nothing_to_write_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only constructs have skeletons: a plain module has none, and no folder is left behind."""
    pretend(monkeypatch, project().model_copy(update={"modules": (module("Shop.Price"),)}))
    assert run("emit", "elixir", tmp_path, "--out", tmp_path / "o") == (
        0,
        "nothing to write: no module of these is a construct (`analyze constructs` lists them)\n",
        "",
    )
    assert not (tmp_path / "o").exists()


def test_a_mistyped_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["chek", "lib"], ["chek"]):
        assert complaint(run(*words)) == ("no such path or command 'chek'", "did you mean 'check'?")


def test_a_path_that_looks_like_a_mistyped_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    pretend(monkeypatch, project())
    (tmp_path / "chek").mkdir()
    assert run("chek", "--format", "json").exit == 0


def test_every_command_can_be_meant() -> None:
    assert set(COMMANDS) == {name for name in app if not name.startswith("-")}


def test_emit_says_how_it_is_used() -> None:
    assert complaint(run("emit"))[1] == "analyze emit haxe lib/ --out DIR or analyze emit elixir lib/ --out DIR"
    assert complaint(run("emit", "haxe"))[1] == "analyze emit haxe lib/ --out DIR"
    assert complaint(run("emit", "haxe", "--out", "o"))[1] == "analyze emit haxe lib/ --out DIR"
    assert complaint(run("emit", "hax", "lib"))[1] == "did you mean haxe?"


def test_a_path_without_elixir(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, Project(name="empty"))
    mistake, hint = complaint(run(tmp_path, "--format", "json"))
    assert mistake == f"nothing to analyse: no Elixir in {tmp_path}"
    assert hint


def test_a_mistake_that_the_pipeline_finds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, UsageError("two\nlines", "one hint"))
    assert complaint(run("check", tmp_path)) == ("two lines", "one hint")


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        (["--bogus"], "Unknown option"),
        (["lib", "--jobs", "many"], "Invalid value"),
        (["check", "lib", "--fail-on", "never"], "Invalid value"),
        (["emit"], "emit what?"),
        (["emit", "rust", "lib"], "emit rust is unknown"),
        (["emit", "haxe", "lib"], "emit haxe needs --out, the folder to write into"),
        (["emit", "elixir"], "emit elixir needs --out, the folder to write into"),
        (["emit", "haxe", "--out", "o"], "no path is given"),
        (["explain", "SUP9999"], "there is no rule SUP9999"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_words(words: list[str], mistake: str) -> None:
    assert complaint(run(*words))[0].startswith(mistake)


def test_the_hint_names_the_help_that_lists_the_option() -> None:
    assert complaint(run("--bogus"))[1] == "analyze --help lists the options"
    assert complaint(run("check", "lib", "--fail-on", "never"))[1] == "analyze check --help lists the options"
    assert complaint(run("emit", "elixir", "lib", "--out", "o", "--bogus"))[1].startswith("analyze emit elixir --help")


def test_a_word_too_many() -> None:
    assert complaint(run("explain", "SUP001", "SUP002"))[0] == "a word too many: SUP002"


@pytest.mark.parametrize("word", ["help", "version"])
def test_an_option_without_its_dashes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, word: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(run(word))[1] == f"did you mean '--{word}'?"


def test_a_rule_is_suggested_by_code_and_by_name() -> None:
    assert complaint(run("explain", "sup01"))[1] == "did you mean SUP001?"
    assert complaint(run("explain", "duplicate-child"))[1] == "did you mean duplicate-child-id?"
    assert "MSG001" in complaint(run("explain", "zzz"))[1]


def test_jobs_are_counted_from_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, project())
    assert complaint(run(tmp_path, "--format", "json", "--jobs", "0"))[0] == "--jobs takes a number from 1 on"


def test_unknown_formats_and_views(tmp_path: Path) -> None:
    assert complaint(run(tmp_path, "--format", "jsn")) == ("--format jsn is unknown", "did you mean json?")
    assert complaint(run("graph", tmp_path, "--format", "dott")) == ("--format dott is unknown", "did you mean dot?")
    assert complaint(run("graph", tmp_path, "--view", "supervison")) == (
        "--view supervison is unknown",
        "did you mean supervision?",
    )


def test_an_unknown_module(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, project())
    assert complaint(run("emit", "haxe", tmp_path, "--out", tmp_path / "o", "--module", "Nope"))[0] == (
        "there is no module Nope"
    )
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("count", [1, 500])
def test_a_mistyped_module(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int) -> None:
    others = tuple(module(f"Harbour{number}") for number in range(count))
    pretend(monkeypatch, project().model_copy(update={"modules": (*others, module("Shop.Cart"))}))

    def hint(name: str) -> str:
        return complaint(run("emit", "elixir", tmp_path, "--out", tmp_path / "o", "--module", name))[1]

    assert hint("Shop.Crat") == "did you mean Shop.Cart?"
    assert hint("Cart") == "did you mean Shop.Cart?"
    assert hint("shop.cart") == "did you mean Shop.Cart?"
    assert hint("Zzz") == ("known: Harbour0, Shop.Cart" if count == 1 else "")


def test_a_folder_named_like_a_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "check").mkdir()
    monkeypatch.chdir(tmp_path)
    asked = pretend(monkeypatch, project())
    assert complaint(run("check"))[1] == "analyze check lib/; for the folder of that name, analyze ./check"
    assert asked == []
    assert run("./check", "--format", "json").exit == 0
    assert run("--format", "json", "--", "check").exit == 0
    assert run("check", "check") == (0, "0 findings in 1 file\n", "")
    assert len(asked) == 3
