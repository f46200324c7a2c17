"""What surrounds the stubs: the beam package, the library's description, the file that checks it all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.resources import files


def support() -> dict[str, str]:
    """The support library that every stub uses."""
    folder = files("emitter.haxe") / "beam"
    found = (file for file in folder.iterdir() if file.name.endswith(".hx"))
    return {f"src/beam/{file.name}": file.read_text("utf-8") for file in sorted(found, key=lambda file: file.name)}


def build_file(sources: Iterable[str]) -> str:
    """`haxe build.hxml` type-checks every file; no target, no library.

    Each file is named: including a package would also take what Haxe's std has in one of that name.
    """
    homes = sorted(source.removeprefix("src/").removesuffix(".hx").replace("/", ".") for source in sources)
    return "\n".join(["-cp src", "--no-output", *homes]) + "\n"


def library_name(project: str) -> str:
    """A name that haxelib accepts."""
    name = re.sub(r"[^a-z0-9_]+", "-", project.lower()).strip("-")
    return f"{name or 'app'}-stubs"


def description(project: str) -> str:
    """haxelib.json, so that the folder can be used as a library. The licence is the application's to state."""
    content = {
        "name": library_name(project),
        "version": "0.1.0",
        "description": f"Typed Haxe stubs of the Elixir application {project}, written by unmix.",
        "classPath": "src",
        "releasenote": "",
        "contributors": [],
        "dependencies": {},
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
