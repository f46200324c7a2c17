"""The README of the emitted library: how to use it, what is typed, what is a Term and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from emitter.haxe.haxe_types import Hole, Why, hole
from emitter.haxe.profile import Profile
from emitter.haxe.stubs import Stub

_USE = """\
Type-check everything, without any target: `haxe build.hxml`.
Use it: `-cp src`, or `haxelib dev {library} .` and `-lib {library}`.

Everything converts to `beam.Term`; back only by `as`, which checks nothing. Types of libraries are opaque (`foreign`).

Written for {target}. Know its traps:

{traps}
"""


def readme(project: str, library: str, stubs: Sequence[Stub], without: Sequence[str], profile: Profile) -> str:
    """`without`: the modules that have nothing to say in Haxe."""
    parts = [
        f"# Haxe stubs of {project}\n",
        _USE.format(library=library, target=profile.target, traps="\n".join(f"- {trap}" for trap in profile.traps)),
        _typed(stubs),
        _modules(stubs),
        _left_out(stubs),
        _listed("Modules without a stub: they define no public function, type, struct or process", without),
    ]
    return "\n".join(filter(None, parts))


def _typed(stubs: Sequence[Stub]) -> str:
    types = [type_ for stub in stubs for type_ in stub.types]
    whole = [type_.why for type_ in types if isinstance(type_, Hole)]
    inside = [found.why for type_ in types if not isinstance(type_, Hole) and (found := hole(type_))]
    typed = len(types) - len(whole) - len(inside)
    counts = Counter((*whole, *inside))
    rows = [f"| {why} | {counts[why]} |" for why in Why if counts[why]]
    table = "\n".join(("", "| why a Term | places |", "|---|---:|", *rows)) if rows else ""
    return (
        "## What is typed\n\n"
        f"{len(stubs)} modules, {sum(stub.functions for stub in stubs)} functions, {len(types)} parameters, results "
        f"and fields: {_share(typed, len(types))} typed, {_share(len(inside), len(types))} typed with a Term inside, "
        f"{_share(len(whole), len(types))} Term.\n{table}\n"
    )


def _share(count: int, total: int) -> str:
    return f"{count} ({count / total:.0%})" if total else "0"


def _modules(stubs: Sequence[Stub]) -> str:
    rows = [f"| `{stub.module}` | `{stub.path.dotted}` | {stub.functions} |" for stub in stubs]
    return "\n".join(("## Modules\n", "| Elixir | Haxe | functions |", "|---|---|---:|", *rows)) + "\n"


def _left_out(stubs: Sequence[Stub]) -> str:
    return _listed("What Haxe cannot call", [f"{stub.module}.{text}" for stub in stubs for text in stub.left_out])


def _listed(title: str, lines: Iterable[str]) -> str:
    written = "\n".join(f"- {line}" for line in lines)
    return f"## {title}\n\n{written}\n" if written else ""
