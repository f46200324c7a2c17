"""Writes files: whole or not at all, inside the output folder only, never over another's work.

`.unmix-manifest.json` in the output folder holds a hash of every file we wrote there. A file
that is not in it, or differs from it, belongs to somebody else.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from analyzer.errors import UsageError

MANIFEST = ".unmix-manifest.json"


class Written(NamedTuple):
    """How many files changed, and how many were there already."""

    written: int
    unchanged: int


def write_file(path: Path, text: str) -> None:
    """Write one file that the user named."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder", "--out takes the name of a file here")
    try:
        _replace(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _refused(path, error) from error


def write_tree(files: Mapping[str, str], out: Path) -> Written:
    """Write files below a folder. Every name is checked before the first byte is written."""
    try:
        root = out.resolve()
        data = {name: text.encode("utf-8", "surrogateescape") for name, text in sorted(files.items())}
        targets = {name: _inside(root, name) for name in data}
        manifest = _manifest(root / MANIFEST)
        changed = [name for name in data if _is_ours(targets[name], name, data[name], manifest)]
        for name in changed:
            targets[name].parent.mkdir(parents=True, exist_ok=True)
            _replace(targets[name], data[name])
        manifest |= {name: _hash(content) for name, content in data.items()}
        root.mkdir(parents=True, exist_ok=True)
        _replace(root / MANIFEST, json.dumps({"files": manifest}, indent=1, sort_keys=True).encode() + b"\n")
    except OSError as error:
        raise _refused(out, error) from error
    return Written(len(changed), len(data) - len(changed))


def _is_ours(target: Path, name: str, content: bytes, manifest: Mapping[str, str]) -> bool:
    """The file has to be written, and may be; False when it holds this content already."""
    if target.is_symlink():
        raise UsageError(f"{target} is a link", "emit into a folder of its own")
    if not target.exists():
        return True
    found = target.read_bytes()
    if found == content:
        return False
    if manifest.get(name) != _hash(found):
        what = "was changed by hand since it was emitted" if name in manifest else "was not emitted by unmix"
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


def _manifest(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        files = json.loads(path.read_bytes())["files"]
    except (ValueError, KeyError, TypeError):
        files = None
    if not isinstance(files, dict):
        raise UsageError(f"{path} is damaged", "remove it together with the emitted files, and emit again")
    return {str(name): str(content) for name, content in files.items()}


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """Beside its place first, then moved there in one step. Pipes and devices are written directly."""
    real = path.resolve()
    if real.exists() and not real.is_file():
        real.write_bytes(content)
        return
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
