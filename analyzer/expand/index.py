"""S2: which modules exist, by name."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property

from analyzer.expand.bodies import statement
from analyzer.expand.definitions import Branch
from analyzer.expand.macro_matches import patterns
from analyzer.expand.module_source import ModuleSource
from analyzer.expand.sections import is_branch
from models.ast import Block, Call, Node


class Index:
    """Every module of the program by name. A name may have several sources (branches of an `if`)."""

    def __init__(self, sources: Iterable[ModuleSource]) -> None:
        self.sources: tuple[ModuleSource, ...] = tuple(sources)
        by_name: dict[str, list[ModuleSource]] = {}
        for source in self.sources:
            by_name.setdefault(source.name, []).append(source)
        self.by_name: Mapping[str, list[ModuleSource]] = by_name
        self.expansions: dict[Hashable, object] = {}
        """What macros returned, by macro and arguments: an app uses the same few again and again."""

    @cached_property
    def macro_names(self) -> frozenset[str]:
        """What the macros of our modules are called: most calls are none, and need no look at the imports."""
        return frozenset(d.name for source in self.with_macros for d in source.own_definitions if d.kind.macro)

    @cached_property
    def binding_macros(self) -> frozenset[str]:
        """What those macros are called that may bind a variable of whoever calls them."""
        macros = (d for source in self.with_macros for d in source.own_definitions if d.kind.macro)
        return frozenset(d.name for d in macros if any(True for _ in patterns(d.node)))

    @cached_property
    def with_macros(self) -> tuple[ModuleSource, ...]:
        """The modules that may define a macro."""
        return tuple(source for source in self.sources if any(map(_may_hold_a_macro, source.body)))

    def get(self, name: str | None) -> ModuleSource | None:
        found = self.by_name.get(name) if name else None
        return found[0] if found else None

    def rivalry(self, source: ModuleSource) -> tuple[Branch, ...]:
        """Of two modules with one name, nobody tells us which one is loaded: each is under its own existence."""
        for other in self.by_name.get(source.name, ()):
            if other is not source and not _exclusive(source.branches, other.branches):
                return (Branch(source.node.args[0], source.file, True),)
        return ()

    def __contains__(self, name: str) -> bool:
        return name in self.by_name


def _may_hold_a_macro(form: Node) -> bool:
    form = statement(form)
    return isinstance(form, Block) or is_branch(form) or (isinstance(form, Call) and form.name in _MACROS)


_MACROS = ("defmacro", "defmacrop", "defguard", "defguardp")


def _exclusive(one: tuple[Branch, ...], other: tuple[Branch, ...]) -> bool:
    return any(a.excludes(b) for a in one for b in other)
