"""Keyword, Map and Access: the value of a key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import choice, soft_as
from analyzer.evaluate.equality import settled
from analyzer.evaluate.lookup import lookup
from analyzer.evaluate.natives.registry import native, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import NIL, AtomV, CallV, ChoiceV, Given, MapV, Option, TupleV, UnknownV, Value
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Keyword.get/2", "Keyword.get/3", "Map.get/2", "Map.get/3", "Access.get/2", "Access.get/3")
def keyword_get(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return got(ev, args, ev.force(args[0]), ev.force(args[2]) if len(args) > 2 else None)


@native("Keyword.get_lazy/3", "Map.get_lazy/3")
def keyword_get_lazy(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    otherwise = ev.apply(ev.force(args[2]), [], scope)
    return got(ev, args, ev.force(args[0]), otherwise) if otherwise is not None else None


def got(ev: Evaluator, args: list[Binding], container: Value, otherwise: Value | None) -> Value:
    """The value of a key, or what stands in its place."""
    key = ev.force(args[1])
    if isinstance(container, ChoiceV):
        return choice([Option(got(ev, args, o.value, otherwise), o.given) for o in container.options])
    found = lookup(container, key)
    default = otherwise if otherwise is not None else NIL
    if found is None:
        return soft_as(default, container, key)
    if isinstance(found, UnknownV) and isinstance(container, UnknownV | CallV):
        return _option_or_default(ev, args, otherwise)
    if isinstance(found, ChoiceV) and isinstance(container, MapV) and not settled(key) and not key.soft:
        *values, absent = found.options
        return choice([*values, replace(absent, value=default)]) if absent.value == NIL else found
    return soft_as(found, key)


def _option_or_default(ev: Evaluator, args: list[Binding], otherwise: Value | None) -> Value:
    """An option that a caller may give: unknown if given, else the default."""
    site = ev.force(args[1]).site or ev.force(args[0]).site
    text = f"{ev.shown(args[0])}[{ev.shown(args[1])}]"
    if site is None or otherwise is None:
        return UnknownV(Reason.PARAMETER, text)
    unknown = UnknownV(Reason.PARAMETER, text, site=site)
    return choice(
        [
            Option(unknown, (Given(text, True, site, 0),)),
            Option(otherwise, (Given(text, False, site, 1, default=True),)),
        ]
    )


@native("Keyword.fetch!/2", "Map.fetch!/2", "Access.fetch!/2")
def keyword_fetch_strict(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    key = ev.force(args[1])
    found = lookup(ev.force(args[0]), key)
    if found is None or isinstance(found, UnknownV):
        return unknown_of(ev, args, Reason.PARAMETER)
    return soft_as(found, key)


@native("Keyword.fetch/2", "Map.fetch/2", "Access.fetch/2")
def keyword_fetch(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """`{:ok, value}` or `:error`; both where the container is unknown."""
    container, key = ev.force(args[0]), ev.force(args[1])
    found = lookup(container, key)
    if found is None:
        return soft_as(AtomV("error"), container, key)
    value = soft_as(TupleV((AtomV("ok"), found)), container, key)
    if isinstance(found, ChoiceV):
        return unknown_of(ev, args)
    site = key.site
    if not isinstance(found, UnknownV) or site is None:
        return value
    text = f"{ev.shown(args[0])} has {ev.shown(args[1])}"
    return choice([Option(value, (Given(text, True, site),)), Option(AtomV("error"), (Given(text, False, site, 1),))])
