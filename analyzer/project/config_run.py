"""Going through config files as Elixir would in one environment, without running anything."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from types import MappingProxyType

from analyzer.project.conditions import holds, known_text, resolved
from analyzer.project.settings import Setting, Settings
from analyzer.project.terms import key_of, name_of, pairs, sections, statements
from models.ast import Call, Clause, List, Node, Tuple, Variable

_REPEATS = 2_000
"""How often imports and comprehensions may go through a body, all in all."""
_DEPTH = 40


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where a statement stands: its file, what variables stand for, whether it may not run."""

    file: str
    bound: Mapping[str, Node]
    conditional: bool = False
    depth: int = 0

    def resolve(self, node: Node) -> Node:
        return resolved(node, self.bound)


@dataclass(slots=True)
class ConfigRun:
    """The settings of one environment, and the files that were imported on the way."""

    trees: Mapping[str, Node]
    environment: str
    settings: Settings = field(default_factory=Settings)
    imported: set[str] = field(default_factory=set)
    _running: list[str] = field(default_factory=list)
    _repeats: int = _REPEATS

    def file(self, path: str, *, conditional: bool = False) -> None:
        """Go through a file, unless it is already being gone through."""
        self._repeats -= 1
        if path in self._running or self._repeats < 0:
            return
        self._running.append(path)
        self._body(statements(self.trees[path]), _Scope(path, MappingProxyType({}), conditional))
        self._running.pop()

    def _body(self, body: tuple[Node, ...], scope: _Scope) -> None:
        if scope.depth > _DEPTH:
            return
        for statement in body:
            match statement:
                case Call(name="=", args=(Variable(name=name), value)):
                    bound = {**scope.bound, name: scope.resolve(value)}
                    scope = replace(scope, bound=MappingProxyType(bound))
                case Call():
                    self._statement(statement, replace(scope, depth=scope.depth + 1))
                case _:
                    pass

    def _statement(self, call: Call, scope: _Scope) -> None:
        match call:
            case Call(name="config", args=(app, values)):
                self._set(app, (), values, scope)
            case Call(name="config", args=(app, key, value)):
                self._set(app, (key,), value, scope)
            case Call(name="import_config", args=(path,)):
                self._import(path, scope)
            case Call(name="if" | "unless", args=(condition, _)):
                self._branch(call, condition, scope)
            case Call(name="case", args=(subject, _)):
                self._case(call, subject, scope)
            case Call(name="cond"):
                self._cond(call, scope)
            case Call(name="for", args=(Call(name="<-", args=(Variable(name=name), items)), _)):
                self._each(call, name, scope.resolve(items), scope)
            case _:
                pass

    def _set(self, app: Node, keys: tuple[Node, ...], value: Node, scope: _Scope) -> None:
        """Set `app`'s keys; a key that is not written out says nothing."""
        names = [name_of(scope.resolve(node)) for node in (app, *keys)]
        path = [name for name in names if name is not None]
        if len(path) < len(names):
            return
        value = scope.resolve(value)
        entries = [(path[1], value)] if keys else list(pairs(value))
        wrapped = List(tuple(_pair(key, node) for key, node in entries), start=value.start, end=value.end)
        setting = Setting(wrapped, scope.file, scope.conditional)
        self.settings.below.setdefault(path[0], Settings()).put(setting, scope.resolve)

    def _import(self, path: Node, scope: _Scope) -> None:
        written = known_text(path, self.environment, scope.bound)
        if written is None:
            return
        pattern = posixpath.normpath(posixpath.join(posixpath.dirname(scope.file), written))
        for found in self.trees:
            if found == pattern or ("*" in pattern and _matches(found, pattern)):
                self.imported.add(found)
                self.file(found, conditional=scope.conditional)

    def _branch(self, call: Call, condition: Node, scope: _Scope) -> None:
        """`if` and `unless`: the branch that is taken, or both with a condition."""
        truth = holds(scope.resolve(condition), self.environment, scope.bound)
        if call.name == "unless" and truth is not None:
            truth = not truth
        taken = {True: ("do",), False: ("else",), None: ("do", "else")}[truth]
        inner = scope if truth is not None else replace(scope, conditional=True)
        for name in taken:
            self._body(statements(sections(call).get(name)), inner)

    def _case(self, call: Call, subject: Node, scope: _Scope) -> None:
        """`case config_env()`: the clause that matches; any other `case`: all, with a condition."""
        value = known_text(subject, self.environment, scope.bound)
        certain = value is not None
        for clause in _clauses(call):
            matching = _matching(clause.patterns, value)
            if matching is False:
                continue
            certain = certain and matching is True
            self._body(statements(clause.body), scope if certain else replace(scope, conditional=True))
            if certain:
                return

    def _cond(self, call: Call, scope: _Scope) -> None:
        certain = True
        for clause in _clauses(call):
            truth = holds(clause.patterns[0], self.environment, scope.bound)
            if truth is False:
                continue
            certain = certain and truth is True
            self._body(statements(clause.body), scope if certain else replace(scope, conditional=True))
            if truth is True:
                return

    def _each(self, call: Call, name: str, items: Node, scope: _Scope) -> None:
        """A comprehension over a literal list, once for each of its items."""
        for item in items.items if isinstance(items, List) else ():
            self._repeats -= 1
            if self._repeats < 0:
                return
            bound = MappingProxyType({**scope.bound, name: item})
            self._body(statements(sections(call).get("do")), replace(scope, bound=bound))


def _pair(key: str, value: Node) -> Node:
    return Tuple((key_of(key), value))


def _matches(path: str, pattern: str) -> bool:
    """A wildcard stands for one folder or file name, as in `Path.wildcard/1`."""
    return path.count("/") == pattern.count("/") and fnmatchcase(path, pattern)


def _clauses(call: Call) -> Iterator[Clause]:
    body = sections(call).get("do")
    for clause in body.items if isinstance(body, List) else ():
        if isinstance(clause, Clause) and len(clause.patterns) == 1:
            yield clause


def _matching(patterns: tuple[Node, ...], value: str | None) -> bool | None:
    """Whether a pattern matches the known value: only atoms, strings and variables can tell."""
    match patterns[0]:
        case Variable():
            return True
        case pattern if value is not None and (literal := known_text(pattern, "", {})) is not None:
            return literal == value
        case _:
            return None
