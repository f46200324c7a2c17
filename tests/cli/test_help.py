"""Help answers fast, in plain text, and tells every option."""

import subprocess
import sys

import pytest

from tests.cli.door import run

HEAVY = ("pydantic", "networkx", "rich", "tree_sitter", "jinja2", "models")


def test_the_commands_are_listed() -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert out.startswith("Usage: analyze PATH... [options]\n       analyze COMMAND ...\n")
    for word in ("check", "graph", "emit", "roundtrip", "explain", "constructs", "--report", "--out", "--version"):
        assert f"\n  {word} " in out


def test_a_command_that_only_groups_others_shows_how_they_are_called() -> None:
    usage = run("emit", "--help").out.split("\n\n")[0]
    assert usage.splitlines() == [
        "Usage: analyze emit haxe PATH... --out OUT [options]",
        "       analyze emit elixir PATH... --out OUT [options]",
    ]


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ([], ["--report", "--format FORMAT", "--out OUT", "--jobs JOBS", "--timings", "--quiet", "--debug"]),
        (["check"], ["--fail-on info|warning|error", "--cache, --no-cache"]),
        (["graph"], ["--view VIEW", "--format FORMAT", "--out OUT"]),
        (["emit", "haxe"], ["--out OUT", "--kind", "--module MODULE", "--naming camel|verbatim"]),
        (["emit", "elixir"], ["--out OUT", "--kind", "--module MODULE"]),
        (["roundtrip"], ["--jobs JOBS"]),
    ],
)
def test_a_command_lists_its_options(command: list[str], options: list[str]) -> None:
    code, out, _ = run(*command, "-h")
    assert code == 0
    assert out.startswith(" ".join(["Usage: analyze", *command, "PATH..."]))
    assert [option for option in options if f"\n  {option}" not in out] == []


def test_what_a_path_may_be_is_told() -> None:
    for command in ([], ["check"], ["emit", "haxe"]):
        assert "\nArguments:\n  PATH                a lib/ folder, a Mix project" in run(*command, "--help").out
    assert "Arguments" not in run("constructs", "--help").out


def test_help_is_80_columns_wide() -> None:
    assert max(map(len, run("--help").out.splitlines())) <= 80


def test_help_behind_two_dashes_is_a_path() -> None:
    assert run("check", "--", "--help").exit == 2


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["emit", "haxe", "--help"]], ids=" ".join)
def test_nothing_heavy_is_imported(words: list[str]) -> None:
    script = "import sys; from analyzer.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)
    imported = {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split()}
    assert imported & set(HEAVY) == set()


def test_version() -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("unmix ")
