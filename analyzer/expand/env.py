"""The lexical environment: what a name means at a point of the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from analyzer.expand.layers import layered
from models.ast import Alias, Atom, Node, Remote, Variable


@dataclass(frozen=True, slots=True)
class Import:
    """`import module`; `only` lists the imported name/arity pairs, None means all of these kinds."""

    module: str
    only: frozenset[tuple[str, int]] | None = None
    excluded: frozenset[tuple[str, int]] = frozenset()
    functions: bool = True
    macros: bool = True

    def brings(self, name: str, arity: int) -> bool:
        if self.only is not None and (name, arity) not in self.only:
            return False
        return (name, arity) not in self.excluded


@dataclass(frozen=True, slots=True)
class Imports:
    """The imports so far; the last one comes first, and the last one of a module is all there is of it."""

    last: Import | None = None
    before: Imports | None = None

    def __iter__(self) -> Iterator[Import]:
        here: Imports | None = self
        seen: set[str] = set()
        while here is not None and here.last is not None:
            if here.last.module not in seen:
                yield here.last
            seen.add(here.last.module)
            here = here.before


@dataclass(frozen=True, slots=True)
class Env:
    """Aliases by their first segment, imports, modules whose macros may be called, file and module."""

    file: str
    module: str | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    imports: Imports = Imports()
    required: Mapping[str, bool] = field(default_factory=dict)

    def expand(self, alias: Alias) -> str | None:
        """The full module name; None when its base is not static."""
        if alias.base is not None:
            if isinstance(alias.base, Variable) and alias.base.name == "__MODULE__" and self.module:
                return ".".join((self.module, *alias.names))
            return None
        first, *rest = alias.names
        if first == "Elixir":
            return ".".join(rest) if rest else "Elixir"
        return ".".join((self.aliases.get(first, first), *rest))

    def module_of(self, node: Node) -> str | None:
        """The module that a node names when it is written out: an alias, an atom, `__MODULE__`.

        Erlang's modules keep their colon: `:gen_server`.
        """
        match node:
            case Alias():
                return self.expand(node)
            case Variable(name="__MODULE__"):
                return self.module
            case Atom(value=value):
                return module_name(value)
            case Remote(target=Alias(names=("Module",)), name="concat", args=(first, *rest)):
                return self._concat(first, *rest)
            case _:
                return None

    def _concat(self, *nodes: Node) -> str | None:
        names = [self.module_of(node) for node in nodes]
        if len(names) < 2 or any(name is None or name.startswith(":") for name in names):
            return None
        return ".".join(name for name in names if name)

    def with_alias(self, name: str, module: str) -> Env:
        return replace(self, aliases=layered(self.aliases, {name: module}))

    def with_import(self, imported: Import) -> Env:
        return replace(self, imports=Imports(imported, self.imports))

    def with_require(self, module: str) -> Env:
        return replace(self, required=layered(self.required, {module: True}))

    def inside(self, module: str) -> Env:
        return replace(self, module=module)


def module_name(atom: str) -> str:
    """An atom as Elixir prints it: `Elixir.Shop.Cart` is `Shop.Cart`, `gen_server` is `:gen_server`."""
    return atom.removeprefix("Elixir.") if atom.startswith("Elixir.") else f":{atom}"
