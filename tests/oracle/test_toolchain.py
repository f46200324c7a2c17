"""The toolchain answers, and files come back from wherever it runs."""

from pathlib import Path

import pytest

from tests.oracle.toolchain import find_elixir, require, run_elixir, run_haxe

pytestmark = pytest.mark.oracle


def test_haxe_reads_and_writes_the_folder(tmp_path: Path) -> None:
    require("haxe")
    (tmp_path / "Main.hx").write_text("class Main { static function main() trace('hello'); }\n")
    run = run_haxe(tmp_path, ["--main", "Main", "--js", "out.js"])
    assert run.ok, run.err
    assert "hello" in (tmp_path / "out.js").read_text()


def test_haxe_refuses_a_wrong_type(tmp_path: Path) -> None:
    require("haxe")
    (tmp_path / "Main.hx").write_text("class Main { static function main() { var x:Int = 'no'; } }\n")
    run = run_haxe(tmp_path, ["--main", "Main", "--no-output"])
    assert not run.ok
    assert "String should be Int" in run.err


def test_elixir_reads_and_writes_the_folder(tmp_path: Path) -> None:
    require("elixir")
    (tmp_path / "in.txt").write_text("hello")
    script = 'File.write!("out.txt", String.upcase(File.read!("in.txt")))'
    assert run_elixir(tmp_path, ["-e", script]).ok
    assert (tmp_path / "out.txt").read_text() == "HELLO"


def test_a_missing_tool_fails_in_ci_and_skips_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.oracle.toolchain._found", lambda _tool: None)
    assert find_elixir() is None
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no elixir"):
        require("elixir")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no elixir"):
        require("elixir")
