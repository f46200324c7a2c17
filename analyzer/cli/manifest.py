"""`.unmix-manifest.json` in a folder that we emit into: what it holds, and a hash of every file we wrote there.

A file that is not in it, or differs from it, belongs to somebody else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from analyzer.errors import UsageError
from analyzer.project.ignore import MANIFEST


@dataclass(frozen=True)
class Manifest:
    """The kind of files in a folder, and for each file the contents that may be ours."""

    holds: str
    files: Mapping[str, tuple[str, ...]]

    def has(self, name: str, content: bytes) -> bool:
        """Whether we wrote this content there."""
        return _hash(content) in self.files.get(name, ())

    def begun(self, data: Mapping[str, bytes]) -> Manifest:
        """While the files are being written, the content of each is the old one or the new one."""
        both = {name: (*self.files.get(name, ()), _hash(content)) for name, content in data.items()}
        return replace(self, files={**self.files, **both})

    def done(self, data: Mapping[str, bytes]) -> Manifest:
        """All files are written."""
        return replace(self, files={**self.files, **{name: (_hash(content),) for name, content in data.items()}})

    def text(self) -> bytes:
        """The manifest as a file, the same for the same files."""
        return json.dumps({"holds": self.holds, "files": self.files}, indent=1, sort_keys=True).encode() + b"\n"


def manifest_of(root: Path, holds: str) -> Manifest:
    """The folder's manifest, or a new one; UsageError where the folder holds anything else. Raises OSError too."""
    path = root / MANIFEST
    if not path.exists():
        if root.exists() and any(not entry.name.startswith(".") for entry in root.iterdir()):
            raise UsageError(
                f"{root} holds files that unmix did not write; nothing was written", "give a new or an empty folder"
            )
        return Manifest(holds, {})
    found = _read(path)
    if found is None:
        raise UsageError(f"{path} is damaged", "remove it together with the emitted files, and emit again")
    if found.holds != holds:
        raise UsageError(f"{root} holds {found.holds}; nothing was written", f"emit {holds} into another folder")
    return found


def _read(path: Path) -> Manifest | None:
    try:
        data = json.loads(path.read_bytes())
        files = {str(name): tuple(map(str, hashes)) for name, hashes in data["files"].items()}
        return Manifest(str(data["holds"]), files)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
