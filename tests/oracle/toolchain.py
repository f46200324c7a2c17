"""Finds the real Elixir and Haxe, and runs them on a folder.

The pinned root that ``toolchain.sh install`` builds comes first, since AST and
formatter differ between versions; then whatever is on the PATH and new enough.
A chrooted tool sees its own tree only, so ``run_elixir`` and ``run_haxe`` copy the
folder in and the result back out when that is needed.
"""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NoReturn

import pytest

Tool = Literal["elixir", "haxe"]

SCRIPT = Path(__file__).with_name("toolchain.sh")
OLDEST: Mapping[Tool, tuple[int, int]] = {"elixir": (1, 18), "haxe": (4, 3)}


@dataclass(frozen=True, slots=True)
class Run:
    """What a tool said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def ok(self) -> bool:
        return self.code == 0


def find_elixir() -> list[str] | None:
    """The command that starts an Elixir new enough to judge, or None."""
    return find("elixir")


def find_haxe() -> list[str] | None:
    """The command that starts a Haxe new enough to judge, or None."""
    return find("haxe")


def run_elixir(folder: Path, args: Sequence[str], timeout: float = 120) -> Run:
    """Run ``elixir`` in ``folder``; files it writes there are there afterwards."""
    return run("elixir", folder, args, timeout)


def run_haxe(folder: Path, args: Sequence[str], timeout: float = 120) -> Run:
    """Run ``haxe`` in ``folder``; files it writes there are there afterwards."""
    return run("haxe", folder, args, timeout)


def elixir_source() -> Path:
    """The folder of the pinned Elixir's own source. Without it the test skips and says why; in CI it fails."""
    require("elixir")
    answer = _run(["bash", str(SCRIPT), "source"], Path.cwd(), timeout=120)
    return Path(answer.out.strip()) if answer.ok else _missing(f"no source of Elixir: {answer.err.strip()}")


def older_elixir() -> list[str]:
    """The command for the oldest Elixir that we read. Without it the test skips and says why; in CI it fails."""
    older = ["bash", str(SCRIPT), "older"]
    if shutil.which("bash") is None or not _run([*older, "path"], Path.cwd(), timeout=10).ok:
        _missing("no older elixir here: run tests/oracle/toolchain.sh older install (as root)")
    return [*older, "elixir"]


def require(tool: Tool) -> list[str]:
    """The command for ``tool``. Without it the test skips and says why; in CI it fails."""
    command = find(tool)
    least = ".".join(map(str, OLDEST[tool]))
    return command or _missing(f"no {tool} >= {least} here: run tests/oracle/toolchain.sh install (as root)")


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@cache
def _found(tool: Tool) -> tuple[str, ...] | None:
    if cached_root() is not None:
        return ("bash", str(SCRIPT), tool)
    on_path = shutil.which(tool)
    if on_path is not None and _version(on_path) >= OLDEST[tool]:
        return (on_path,)
    return None


def find(tool: Tool) -> list[str] | None:
    command = _found(tool)
    return None if command is None else list(command)


def run(tool: Tool, folder: Path, args: Sequence[str], timeout: float) -> Run:
    command = require(tool)
    if command[0] == "bash":
        command = ["bash", str(SCRIPT), "in", str(folder), tool]
    return _run([*command, *args], folder, timeout)


@cache
def cached_root() -> Path | None:
    """The pinned root, if it is installed and this user may enter it."""
    if shutil.which("bash") is None:
        return None
    answer = _run(["bash", str(SCRIPT), "path"], Path.cwd(), timeout=10)
    return Path(answer.out.strip()) if answer.ok else None


def _version(command: str) -> tuple[int, int]:
    answer = _run([command, "--version"], Path.cwd(), timeout=30)
    found = re.search(r"^(?:Elixir )?(\d+)\.(\d+)", answer.out + answer.err, re.MULTILINE)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _run(command: Sequence[str], folder: Path, timeout: float) -> Run:
    """Like subprocess.run, but a timeout ends the tool too, not only its shell."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    return Run(process.returncode, out, err)
