"""Configuration."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import choice
from analyzer.evaluate.natives.registry import native, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import NIL, AtomV, Given, ListV, Option, Value
from analyzer.expand.definitions import Site
from analyzer.expand.env import Env
from analyzer.project.config import STANDARD, ConfigValue
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


Calls = tuple[tuple[str, str, int], ...]


@native("Application.get_env/2", "Application.get_env/3", "Application.compile_env/2", "Application.compile_env/3")
@native("Application.fetch_env!/2", "Application.compile_env!/2")
def application_env(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """Every value that config/*.exs gives, each under its environment; a key that none sets has the default."""
    app, *keys = _path(ev, args[:2])
    if app is None or None in keys or not keys:
        return unknown_of(ev, args, Reason.RUNTIME_CONFIG)
    path = tuple(key for key in keys if key is not None)
    key = ("config", ".".join((app, *path)), 0)
    if key in scope.calls:
        return unknown_of(ev, args, Reason.CYCLE)
    options = _all(ev, app, path, (*scope.calls, key))
    otherwise = ev.force(args[2]) if len(args) > 2 else None
    if not options:
        return replace(otherwise, soft=True) if otherwise is not None else unknown_of(ev, args, Reason.RUNTIME_CONFIG)
    if all(option.given for option in options) and not _in_every_environment(ev, app, path):
        options.append(Option(replace(otherwise if otherwise is not None else NIL, soft=True)))
    return choice(options)


def _in_every_environment(ev: Evaluator, app: str, path: tuple[str, ...]) -> bool:
    """Each standard environment sets the key for certain, so that no default is ever needed."""
    found = ev.program.config.get(app, path)
    return {value.environment for value in found if not value.conditional} >= set(STANDARD)


def _all(ev: Evaluator, app: str, path: tuple[str, ...], calls: Calls) -> list[Option]:
    """What the files say of a key: the same for everybody who does not come from configuration itself."""

    def work() -> list[Option]:
        fresh = ev.fresh()
        return [_configured(fresh, value, calls) for value in ev.program.config.get(app, path)]

    if any(kind == "config" for kind, _, _ in calls[:-1]):
        return work()
    return list(ev.program.once(("config", app, path), work))


def _path(ev: Evaluator, args: list[Binding]) -> list[str | None]:
    """The application and the keys, as config names them; `compile_env` takes a list of keys."""
    names: list[str | None] = []
    for value in (ev.force(arg) for arg in args):
        match value:
            case AtomV(name=name):
                names.append(name.removeprefix("Elixir."))
            case ListV(items=items):
                names.extend(i.value.name if isinstance(i.value, AtomV) else None for i in items)
            case _:
                names.append(None)
    return names


def _configured(ev: Evaluator, found: ConfigValue, calls: Calls) -> Option:
    value = replace(ev.value(found.node, Scope(Env(found.file), calls=calls)), soft=True)
    if found.environment is None and not found.conditional:
        return Option(value)
    site = Site(found.file, found.node.start, found.node.end)
    return Option(value, (Given(_condition(found), True, site, 0, 1),))


def _condition(found: ConfigValue) -> str:
    """When a file sets a value: in its environment, or where a condition in the file holds."""
    return f"config_env() == :{found.environment}" if found.environment else f"{found.file} sets it"
