"""Bad bytes, hostile folders, files that go: a line for each, the good file understood, the exit code right.

Nothing here measures time. `test_growth.py` compares sizes.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.pipeline import Options, analyze
from models.diagnostics import Severity
from models.project import Project, Role
from tests.cli.door import run

GOOD = "defmodule Ferry.Good do\n  use GenServer\n  def init(x), do: {:ok, x}\nend\n"
QUIET = Options(jobs=1, cache=False, debug=True)


@pytest.fixture
def lib(tmp_path: Path) -> Path:
    """A folder with one good file in it, and one of which more is to come."""
    folder = tmp_path / "lib"
    folder.mkdir()
    (folder / "good.ex").write_text(GOOD)
    return folder


def told(folder: Path) -> dict[str, list[str]]:
    """What is said, by file; the good one was understood, nothing is wrong with us, `check` tells what was not read."""
    project = analyze([folder], QUIET)
    assert "Ferry.Good" in {module.name for module in project.modules}
    assert Project.from_json(project.to_json()) == project
    found: dict[str, list[str]] = {}
    for diagnostic in project.diagnostics:
        assert diagnostic.code != "INTERNAL"
        assert "\n" not in diagnostic.message
        found.setdefault(diagnostic.span.file.rpartition("/")[2], []).append(diagnostic.code)
    code, out, err = run("check", folder, "--no-cache")
    unread = [one for one in project.diagnostics if one.severity is Severity.WARNING]
    assert (code, err) == (1 if unread else 0, "")
    assert out.count(" UNM003 ") == len(unread)
    return found


BYTES: dict[str, tuple[bytes, int | list[str] | None]] = {
    "nothing": (b"", []),
    "white": (b"\n\n   \t\n", []),
    "a comment": (b"# nothing here", []),
    "a mark": (b"\xef\xbb\xbfdefmodule Ferry.A do\nend\n", None),
    "returns": (b"defmodule Ferry.A do\r\n  def f, do: 1\r\nend\r\n", []),
    "no last line end": (b"defmodule Ferry.A do\nend", []),
    "latin-1": (b'defmodule Ferry.A do\n  @a "\xe4"\nend\n', 1),
    "utf-16": ("defmodule Ferry.A do\nend\n".encode("utf-16"), 1),
    "nul": (b"defmodule Ferry.A do\n\0\nend\n", 1),
    "nul in a string": (b'defmodule Ferry.A do\n  @a "\0"\nend\n', None),
    "nuls": (b"\0" * 1000, 1),
    "noise": (bytes(range(256)) * 4, 1),
    "a surrogate": (b'defmodule Ferry.A do\n  @a "\xed\xa0\x80"\nend\n', 1),
    "no end": (b"defmodule Ferry.A do\n  def f do\n", 1),
    "an end too many": (b"defmodule Ferry.A do\nend\nend\n", 1),
    "no quote": (b'defmodule Ferry.A do\n  @a "\nend\n', 1),
    "no heredoc": (b'defmodule Ferry.A do\n  @a """\nend\n', 1),
    "another language": (b"#include <stdio.h>\nint main() { return 0; }\n", 1),
}


# Where one mistake of the whole file is told several times.
GAPS: set[str] = set()


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=[pytest.mark.xfail(raises=AssertionError)] if case in GAPS else []) for case in BYTES],
)
def test_bytes(lib: Path, case: str) -> None:
    data, expected = BYTES[case]
    (lib / "case.ex").write_bytes(data)
    found = told(lib).get("case.ex", [])
    if isinstance(expected, int):
        assert len(found) == expected, found
    elif expected is not None:
        assert found == expected


def test_what_stands_before_a_break_is_read(lib: Path) -> None:
    (lib / "half.ex").write_text("defmodule Ferry.Half do\n  def whole(x), do: x\n  def broken(, do: 1\nend\n")
    told(lib)
    [half] = [module for module in analyze([lib], QUIET).modules if module.name == "Ferry.Half"]
    assert "whole" in {function.name for function in half.functions}


@pytest.mark.parametrize("marked", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("ending", [b"\r\n", b"\n"])
def test_marks_and_returns_move_no_line(lib: Path, marked: bytes, ending: bytes) -> None:
    (lib / "case.ex").write_bytes(marked + b"# one\n\ndefmodule Ferry.A do\n  use Agent\nend\n".replace(b"\n", ending))
    told(lib)
    [agent] = [c for c in analyze([lib], QUIET).constructs if c.module == "Ferry.A"]
    assert (agent.span.line, agent.span.column, agent.span.end_column) == (4, 3, 12)


def test_columns_count_characters(lib: Path) -> None:
    (lib / "case.ex").write_text('defmodule Ferry.A do\n  @ä "🚢"; use Agent\nend\n', "utf-8")
    [agent] = [c for c in analyze([lib], QUIET).constructs if c.module == "Ferry.A"]
    assert (agent.span.column, agent.span.end_column) == (11, 20)


def _loop(lib: Path) -> None:
    (lib / "loop").symlink_to(lib)


def _self(lib: Path) -> None:
    (lib / "self.ex").symlink_to(lib / "self.ex")


def _gone(lib: Path) -> None:
    (lib / "gone.ex").symlink_to(lib / "nowhere.ex")


def _folder(lib: Path) -> None:
    (lib / "folder.ex").mkdir()
    (lib / "folder.ex/inner.ex").write_text("defmodule Ferry.Inner do\nend\n")


def _pipe(lib: Path) -> None:
    os.mkfifo(lib / "pipe.ex")


def _odd(lib: Path) -> None:
    (lib / "a\nb.ex").write_text("defmodule Ferry.Odd do\nend\n")


def _not_utf8(lib: Path) -> None:
    Path(os.fsdecode(os.fsencode(lib) + b"/\xff.ex")).write_text("defmodule Ferry.Odd do\nend\n")


def _deep(lib: Path) -> None:
    folder = lib
    for _ in range(60):
        folder /= "deep"
    folder.mkdir(parents=True)
    (folder / "x.ex").write_text("defmodule Ferry.Deep do\nend\n")


@pytest.mark.parametrize("make", [_loop, _self, _gone, _folder, _pipe, _odd, _not_utf8, _deep])
def test_folders(lib: Path, make: Callable[[Path], None]) -> None:
    make(lib)
    assert all(len(codes) == 1 for codes in told(lib).values())


def test_a_folder_named_like_a_file_is_looked_into(lib: Path) -> None:
    _folder(lib)
    assert "Ferry.Inner" in {module.name for module in analyze([lib], QUIET).modules}


def test_a_loop_is_walked_once(lib: Path) -> None:
    _loop(lib)
    read = [file.path for file in analyze([lib], QUIET).files if file.role is not Role.UNREAD]
    assert read == ["good.ex"]


def test_a_file_that_goes_while_we_read(lib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was found, and is away when its turn comes."""
    (lib / "gone.ex").write_text("defmodule Ferry.Gone do\nend\n")
    read = Path.read_bytes

    def gone(path: Path) -> bytes:
        if path.name == "gone.ex":
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert told(lib) == {"gone.ex": ["UNREADABLE"]}


def test_a_file_that_goes_after_it_was_read(lib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies are read on demand, from a file that is away by then."""
    (lib / "gone.ex").write_text("defmodule Ferry.Gone do\n  use GenServer\n  def init(_), do: {:ok, 1}\nend\n")
    reads: list[str] = []
    read = Path.read_bytes

    def once(path: Path) -> bytes:
        if path.name == "gone.ex":
            if "gone.ex" in reads:
                raise FileNotFoundError(2, "No such file or directory", str(path))
            reads.append("gone.ex")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", once)
    project = analyze([lib], Options(jobs=1, cache=False))
    assert "Ferry.Good" in {module.name for module in project.modules}
    assert {d.span.file.rpartition("/")[2] for d in project.diagnostics} <= {"gone.ex"}
    assert "INTERNAL" not in {d.code for d in project.diagnostics}


def test_a_file_that_changes_after_it_was_read(lib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spans of the old text meet a shorter new one."""
    changing = lib / "changing.ex"
    changing.write_text("defmodule Ferry.Changing do\n  use GenServer\n  def init(_), do: {:ok, %{a: 1}}\nend\n")
    reads: list[int] = []
    read = Path.read_bytes

    def shrinking(path: Path) -> bytes:
        if path.name == "changing.ex":
            reads.append(1)
            return read(path) if len(reads) == 1 else b"x"
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", shrinking)
    project = analyze([lib], Options(jobs=1, cache=False))
    assert "Ferry.Good" in {module.name for module in project.modules}
    assert "INTERNAL" not in {d.code for d in project.diagnostics}


def test_an_unreadable_file(lib: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (lib / "secret.ex").write_text("defmodule Ferry.Secret do\nend\n")
    (lib / "secret.ex").chmod(0)
    assert told(lib) == {"secret.ex": ["UNREADABLE"]}
