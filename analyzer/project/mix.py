"""mix.exs read as data: the application's name, its start module, its dependencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analyzer.project.definitions import mix_module
from analyzer.project.static import Reader, elements, value
from analyzer.project.terms import name_of, pairs
from models.ast import Atom, Float, Integer, List, Node, String, Tuple
from models.project import Dependency, MixProject

_CREDENTIALS = re.compile(r"//[^/@\s]+@")


def read_mix(root: Node, path: str) -> MixProject:
    """The project that a mix.exs describes. What is not written there literally stays absent."""
    module = mix_module(root)
    if module is None:
        return MixProject(path=path)
    reader = Reader(module, {})
    project = _entries(reader, "project")
    application = _entries(reader, "application")
    return MixProject(
        path=path,
        app=_atom(project.get("app")),
        start_module=_start_module(reader, application.get("mod")),
        umbrella="apps_path" in project,
        deps=_dependencies(elements(project["deps"], reader)) if "deps" in project else (),
    )


def _entries(reader: Reader, function: str) -> dict[str, Node]:
    """The keyword list that a function returns; the first of several values for a key."""
    found: dict[str, Node] = {}
    for head in reader.module.heads(function, 0):
        for key, item in pairs(List(tuple(elements(head.body, reader)))):
            found.setdefault(key, item)
    return found


def _atom(node: Node | None) -> str | None:
    return node.value if isinstance(node, Atom) and node.value != "nil" else None


def _start_module(reader: Reader, node: Node | None) -> str | None:
    match value(node, reader) if node is not None else None:
        case Tuple(items=(module, _)):
            return name_of(module)
        case _:
            return None


def _dependencies(items: Iterable[Node]) -> tuple[Dependency, ...]:
    found: dict[str, Dependency] = {}
    for item in items:
        match item:
            case Tuple(items=(Atom(value=name), *rest)) if len(rest) in (1, 2):
                found.setdefault(name, Dependency(name=name, requirement=_requirement(rest)))
            case _:
                pass
    return tuple(found[name] for name in sorted(found))


def _requirement(rest: list[Node]) -> str:
    """A version as it is written, or else the literal options as text."""
    first = rest[0]
    if isinstance(first, String):
        return first.value
    return ", ".join(_options(first))


def _options(node: Node) -> Iterator[str]:
    for key, option in pairs(node):
        text = _text(option)
        if text is not None:
            yield f"{key}: {text}"


def _text(node: Node) -> str | None:
    """A literal as Elixir would write it; credentials in addresses are left out."""
    match node:
        case String(value=text):
            return f'"{_CREDENTIALS.sub("//[redacted]@", text)}"'
        case Atom(value=name):
            return name if name in ("true", "false", "nil") else f":{name}"
        case Integer(value=number) | Float(value=number):
            return str(number)
        case List(items=items):
            texts = [None if isinstance(item, List) else _text(item) for item in items]
            return None if None in texts else f"[{', '.join(filter(None, texts))}]"
        case _:
            return None
