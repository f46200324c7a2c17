"""The files that every construct is. The one place that lists them.

`./new-construct NAME` creates them; test_rooms.py asks each construct for all of them.
"""

import ast
import keyword
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

TOP = Path(__file__).parents[2]

# Path, and what a new file begins with; NAME is gen_server, CLASS is GenServer.
FILES: Mapping[str, str] = {
    "models/constructs/NAME.py": '''\
"""TODO: what a CLASS is, in one sentence."""

from __future__ import annotations

from typing import Literal

from models.constructs.construct import Construct


class CLASS(Construct):
    """TODO: which module is one."""

    kind: Literal["NAME"] = "NAME"
''',
    "analyzer/recognizers/NAME.py": '''\
"""Recognizes CLASS: TODO, a module is one where it ..."""
''',
    "emitter/haxe/constructs/NAME.py": '''\
"""CLASS as a Haxe stub, and the reader of that stub."""
''',
    "emitter/elixir/constructs/NAME.py": '''\
"""CLASS as an Elixir skeleton."""
''',
    "corpus/NAME/sample.ex": """\
defmodule Sample.CLASS do
  @moduledoc "TODO: every form of it, in code written for this corpus."
end
""",
    "tests/constructs/test_NAME.py": '''\
"""CLASS: recognized in corpus/NAME, written, and read back."""
''',
}


def paths(name: str) -> tuple[Path, ...]:
    """The files of a construct, relative to the top of the repository."""
    return tuple(Path(path.replace("NAME", name)) for path in FILES)


def create(name: str, top: Path = TOP) -> Iterator[tuple[Path, bool]]:
    """Create the files that do not exist yet; tell each path, and whether it is new."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) or keyword.iskeyword(name):
        raise ValueError(f"not a construct's name: {name!r}; write it like gen_server")
    title = "".join(part.capitalize() for part in name.split("_"))
    for path, begin in zip(paths(name), FILES.values(), strict=True):
        target = top / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("x", encoding="utf-8") as file:
                file.write(begin.replace("CLASS", title).replace("NAME", name))
        except FileExistsError:
            yield path, False
        else:
            yield path, True


def constructs(top: Path = TOP) -> tuple[str, ...]:
    """The names of the files in models/constructs that define a construct."""
    files = sorted((top / "models/constructs").glob("*.py"))
    return tuple(file.stem for file in files if _defines_construct(file))


def missing(name: str, top: Path = TOP) -> tuple[Path, ...]:
    return tuple(path for path in paths(name) if not (top / path).is_file())


def _defines_construct(file: Path) -> bool:
    """Whether a class here is a Construct, or one of its abstract kinds (SomethingConstruct)."""
    return any(
        isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id.endswith("Construct") for base in node.bases)
        for node in ast.parse(file.read_text("utf-8")).body
    )
