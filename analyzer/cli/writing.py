"""Writes files: whole or not at all, inside the output folder only, never over another's work."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from analyzer.cli.manifest import Manifest, manifest_of
from analyzer.errors import UsageError
from analyzer.project.ignore import MANIFEST
from analyzer.project.roles import SUFFIXES


class Written(NamedTuple):
    """How many files changed, and how many were there already."""

    written: int
    unchanged: int


def write_file(path: Path, text: str) -> None:
    """Write one file that the user named."""
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder", "--out takes the name of a file here")
        if path.resolve().name.endswith(SUFFIXES) and path.exists():
            raise UsageError(f"{path} is Elixir source, and stays", "--out takes the name of the file to write")
        _replace(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _refused(path, error) from error


def write_tree(files: Mapping[str, str], out: Path, holds: str) -> Written:
    """Write files below a folder that holds files of this kind only. All is checked before the first byte is written."""
    try:
        if out.is_file():
            raise UsageError(f"{out} is a file", "--out takes the name of a folder here")
        root = out.resolve()
        data = {name: text.encode("utf-8", "surrogateescape") for name, text in sorted(files.items())}
        targets = {name: _inside(root, name) for name in data}
        manifest = manifest_of(root, holds)
        changed = [name for name in data if _is_ours(targets[name], name, data[name], manifest)]
        root.mkdir(parents=True, exist_ok=True)
        _replace(root / MANIFEST, manifest.begun(data).text())
        for name in changed:
            targets[name].parent.mkdir(parents=True, exist_ok=True)
            _replace(targets[name], data[name])
        _replace(root / MANIFEST, manifest.done(data).text())
    except OSError as error:
        raise _refused(out, error) from error
    return Written(len(changed), len(data) - len(changed))


def _is_ours(target: Path, name: str, content: bytes, manifest: Manifest) -> bool:
    """The file has to be written, and may be; False when it holds this content already."""
    if target.is_symlink():
        raise UsageError(f"{target} is a link", "emit into a folder of its own")
    if not target.exists():
        return True
    found = target.read_bytes()
    if found == content:
        return False
    if not manifest.has(name, found):
        what = "was changed by hand since it was emitted" if name in manifest.files else "was not emitted by unmix"
        raise UsageError(f"{target} {what}; nothing was written", "move it away, or emit into another folder")
    return True


def _inside(root: Path, name: str) -> Path:
    """The path of a file below the folder; names and links that lead out of it are refused."""
    pure = PurePosixPath(name)
    path = root / pure
    outside = ".." in pure.parts or not pure.parts or "\0" in name or name == MANIFEST
    if outside or not path.parent.resolve().is_relative_to(root):
        raise UsageError(f"{name!r} would be written outside {root}", "emit into a folder without links")
    return path


def _replace(path: Path, content: bytes) -> None:
    """Beside its place first, then moved there in one step. Pipes and devices are written directly."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    real = path.resolve()
    draft = real.with_name(f".{real.name[:100]}.{os.getpid()}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(content)
        draft.replace(real)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)


def _refused(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{error.filename or path} cannot be written: {error.strerror or error}")
