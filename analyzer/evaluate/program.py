"""`Program`: the one read-only door to every other module, attribute, body and configuration value."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from analyzer.expand.bound_by_macros import marked
from analyzer.expand.definitions import Definition, Site
from analyzer.expand.env import Env, Import
from analyzer.expand.expanded import Expanded
from analyzer.expand.expansion import expand_module
from analyzer.expand.index import Index
from analyzer.expand.knowledge import Knowledge, Library
from analyzer.expand.module_source import ModuleSource
from analyzer.project.config import Config
from analyzer.project.secrets import redact
from analyzer.syntax import Source, parse_slice
from models.ast import Call, Elided, List, Node, Remote, Tuple, Variable
from models.ast.walk import walk
from models.evidence import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Apps:
    """Which OTP application a file belongs to, and which modules start an application."""

    by_file: Mapping[str, str | None]
    start_modules: frozenset[str]
    config_files: frozenset[str] = frozenset()


class Program:
    """All sources of one analysis. `read` gives a file's bytes by its path in the model."""

    def __init__(
        self,
        index: Index,
        knowledge: Knowledge,
        config: Config,
        read: Callable[[str], bytes],
        apps: Apps,
    ) -> None:
        self.index = index
        self.knowledge = knowledge
        self.config = config
        self.apps = apps
        self._read = read
        self._expand: Callable[[ModuleSource], Expanded] = lambda source: expand_module(source, index, knowledge)
        self._expanded: dict[ModuleSource, Expanded] = {}
        self._sources: dict[str, Source] = {}
        self._bodies: dict[tuple[str, int, int], Node] = {}
        self._mentions: dict[int, frozenset[str]] = {}
        self._answers: dict[Hashable, object] = {}

    def with_sources(self, sources: Iterable[ModuleSource]) -> Program:
        """The same program with other modules."""
        return Program(Index(sources), self.knowledge, self.config, self._read, self.apps)

    def with_expansion(self, expand: Callable[[ModuleSource], Expanded]) -> Program:
        """The same program with another expansion of its modules."""
        program = Program(self.index, self.knowledge, self.config, self._read, self.apps)
        program._expand, program._sources, program._bodies = expand, self._sources, self._bodies
        return program

    def expanded(self, source: ModuleSource) -> Expanded:
        """The module with its `use`s followed."""
        found = self._expanded.get(source)
        if found is None:
            found = self._expanded[source] = self._expand(source)
        return found

    def module(self, name: str | None) -> Expanded | None:
        """A module of the program by name."""
        source = self.index.get(name)
        return self.expanded(source) if source else None

    def library(self, module: str) -> Library | None:
        """What the knowledge base says of a module that is not ours."""
        return None if module in self.index else self.knowledge.get(module)

    def clauses(self, module: str, name: str, arity: int) -> list[Definition]:
        """The clauses of a function; a module defined in several branches gives those of all."""
        return [d for source in self.index.by_name.get(module, ()) for d in self.expanded(source).clauses(name, arity)]

    def exported(self, imported: Import, name: str, arity: int) -> bool:
        """Whether an import of one of our modules brings the function."""
        return any(
            d.kind.public and (imported.macros if d.kind.macro else imported.functions)
            for d in self.clauses(imported.module, name, arity)
        )

    def body(self, definition: Definition) -> Node | None:
        """A function's do-block sections; calls of macros that bind its variables are matches of these."""
        body = self._read_body(definition)
        if body is None or self.mentions(definition).isdisjoint(self.index.binding_macros):
            return body
        key = ("marked", id(definition.node))
        return self.once(key, lambda: (definition.node, marked(body, definition.env, self.index)))[1]

    def _read_body(self, definition: Definition) -> Node | None:
        """What stands in the source, parsed now if the skim left it unread."""
        if not definition.elided:
            return definition.body
        key = (definition.file, definition.node.start, definition.node.end)
        whole = self._bodies.get(key)
        if whole is None:
            whole = parse_slice(self.source(definition.file).data, *key[1:])
            self._bodies[key] = whole
        match whole:
            case Call(args=(_, sections)):
                return sections
            case _:
                return None

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """The answer to a question about the whole program, worked out once. Keys are unique to their question."""
        if key not in self._answers:
            self._answers[key] = work()
        return cast("T", self._answers[key])

    def mentions(self, definition: Definition) -> frozenset[str]:
        """The names of the functions that a body calls."""
        key = id(definition.node)
        found = self._mentions.get(key)
        if found is None:
            found = self._mentions[key] = self._mentioned(definition)
        return found

    def _mentioned(self, definition: Definition) -> frozenset[str]:
        match definition.body:
            case List(items=(Tuple(items=(_, Elided(calls=calls))), *_)):
                return frozenset(call.name for call in calls)
            case None:
                return frozenset()
            case body:
                return frozenset(node.name for node in walk(body) if isinstance(node, Call | Remote | Variable))

    def owner(self, name: str, arity: int, env: Env) -> str:
        """The module whose function an unqualified name means: this one, an import's, or Kernel."""
        if env.module and self.clauses(env.module, name, arity):
            return env.module
        return self.importer(name, arity, env) or "Kernel"

    def importer(self, name: str, arity: int, env: Env) -> str | None:
        """The import that brings a function: one of ours that defines it, or a library's that is known to have it."""
        for imported in env.imports:
            if not imported.brings(name, arity):
                continue
            library = self.library(imported.module)
            if imported.only is not None or (library and name in library.exports):
                return imported.module
            if self.exported(imported, name, arity):
                return imported.module
        return None

    def source(self, file: str) -> Source:
        found = self._sources.get(file)
        if found is None:
            found = self._sources[file] = Source(self._read(file))
        return found

    def place(self, site: Site) -> Place:
        """A site with its lines and columns."""
        source = self.source(site.file)
        return Place(site.file, *source.position(site.start), *source.position(site.end))

    def text(self, site: Site) -> str:
        """The source text of a site on one line, without what may be secret; configuration is never quoted."""
        if site.file in self.apps.config_files:
            return "(configuration)"
        raw = self.source(site.file).data[site.start : site.end]
        return redact(" ".join(raw.decode("utf-8", "replace").split()))

    def is_start_module(self, module: str) -> bool:
        """mix.exs names the module in `mod:`."""
        return module in self.apps.start_modules

    def app_of(self, file: str) -> str | None:
        return self.apps.by_file.get(file)
