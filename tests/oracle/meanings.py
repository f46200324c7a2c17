"""What we resolve in a program: the meaning that each of its names has to us, in the words of Elixir's tracers."""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.evaluate.generated import generated_sources
from analyzer.evaluate.program import Apps, Program
from analyzer.evaluate.unrolling import with_unrolled
from analyzer.expand.expanded import Expanded
from analyzer.expand.index import Index
from analyzer.expand.knowledge import knowledge
from analyzer.expand.module_source import ModuleSource
from analyzer.expand.module_sources import module_sources
from analyzer.project.config import Config
from analyzer.syntax import skim
from models.ast import Alias, Call, Remote, Struct, Variable
from tests.oracle.environment import Definitions, Event, Files
from tests.oracle.names import Name, Names, names

PLAIN_KINDS = {"defguard": "defmacro", "defguardp": "defmacrop", "defdelegate": "def"}


@dataclass(frozen=True, slots=True)
class Meanings:
    """A program and its names."""

    program: Program
    names: Names

    def answers(self, event: Event) -> set[str]:
        """What we say at the place of an event, as text; nothing where we know of no such name."""
        if event.column == 0:
            found = self.names.injected.get(event.module, [])
        else:
            found = self.names.by_place.get((event.file, event.line, event.column), [])
            found = [name for name in found if name.env.module == event.module] or found
        return {text for name in found for text in self._said(name, event)}

    def _said(self, name: Name, event: Event) -> Iterator[str]:
        node, env = name.node, name.env
        match event.kind, node:
            case "alias_reference", Alias() | Variable():
                yield str(env.module_of(node))
            case "alias_expansion", Alias(names=(first, *_)):
                yield f"{first} {env.module_of(Alias((first,)))}"
            case "alias", Call():
                yield f"{event.what[0]} {name.after.aliases.get(str(event.what[0]))}"
            case "import", Call(name="import"):
                yield from (found.module for found in name.after.imports)
            case "require", Call(name="require" | "import"):
                yield from name.after.required
            case "struct_expansion", Struct(name=struct):
                yield str(env.module_of(struct))
            case "imported_function" | "imported_macro", Call(name=called) if called == event.what[1]:
                yield f"{self.program.owner(called, node.arity, env)} {called} {node.arity}"
            case "local_function" | "local_macro", Call(name=called):
                owner = self.program.owner(called, node.arity, env)
                yield f"{called} {node.arity}" if owner == env.module else f"{owner} {called} {node.arity}"
            case "remote_function" | "remote_macro", Remote(target=target, name=called):
                yield f"{env.module_of(target)} {called} {node.arity}"
            case _:
                pass


def meanings(files: Files) -> Meanings:
    """What these files mean to us."""
    found = program(files)
    return Meanings(found, names(found, files))


def program(files: Files) -> Program:
    """The files as the pipeline sees them."""
    data = {path: text.encode("utf-8") for path, text in files.items()}
    roots = [(path, skim(text).root) for path, text in sorted(data.items())]
    written = [source for path, root in roots for source in module_sources(root, path)]
    first = Program(Index(written), knowledge(), Config(), data.__getitem__, Apps({}, frozenset()))
    made = (found for found in generated_sources(first, roots) if isinstance(found, ModuleSource))
    return with_unrolled(first.with_sources((*written, *made)))


def definitions(module: Expanded) -> Definitions:
    """What we say that a module defines, each smaller arity of its own."""
    return frozenset(
        (found.name, arity, PLAIN_KINDS.get(found.kind.value, found.kind.value))
        for found in module.definitions
        for arity in range(found.arity - found.defaults, found.arity + 1)
    )
