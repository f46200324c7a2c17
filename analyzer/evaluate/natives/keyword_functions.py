"""Keyword and Map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import choice
from analyzer.evaluate.elements import elements
from analyzer.evaluate.lookup import lookup
from analyzer.evaluate.matching import map_of, same, settled, soft_as
from analyzer.evaluate.natives.registry import grown, native, plain_items, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import (
    NIL,
    AtomV,
    CallV,
    ChoiceV,
    Given,
    Item,
    ListV,
    MapV,
    Option,
    SpecV,
    TupleV,
    UnknownV,
    Value,
)
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


# ---------------------------------------------------------------- reading


@native("Keyword.get/2", "Keyword.get/3", "Map.get/2", "Map.get/3", "Access.get/2", "Access.get/3")
def keyword_get(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _got(ev, args, ev.force(args[0]), ev.force(args[2]) if len(args) > 2 else None)


@native("Keyword.get_lazy/3", "Map.get_lazy/3")
def keyword_get_lazy(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    otherwise = ev.apply(ev.force(args[2]), [], scope)
    return _got(ev, args, ev.force(args[0]), otherwise) if otherwise is not None else None


def _got(ev: Evaluator, args: list[Binding], container: Value, otherwise: Value | None) -> Value:
    """The value of a key, or what stands in its place."""
    key = ev.force(args[1])
    if isinstance(container, ChoiceV):
        return choice([Option(_got(ev, args, o.value, otherwise), o.given) for o in container.options])
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


def _pairs_with(item: Item, key: Value) -> bool | None:
    """An element is a pair of this key: True, False or None (perhaps)."""
    match item.value:
        case _ if item.spread:
            return None
        case TupleV(items=(name, _)):
            return same(name, key)
        case UnknownV() | CallV() | ChoiceV():
            return None
        case _:
            return False


def _has(container: Value, key: Value) -> bool | None:
    """A container has a key."""
    if container.soft or not settled(key):
        return None
    match container:
        case MapV(entries=entries, open=is_open):
            answers = [same(name, key) for name, _ in entries]
            return True if True in answers else None if None in answers or is_open else False
        case ListV(items=items):
            found = [(item, _pairs_with(item, key)) for item in items]
            if any(answer and not item.given and not item.many for item, answer in found):
                return True
            return False if all(answer is False for _, answer in found) else None
        case _:
            return None


# ---------------------------------------------------------------- writing


@native("Keyword.put/3")
def keyword_put(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args)
    return _list_put(ev, args, container, key, value)


def _list_put(ev: Evaluator, args: list[Binding], container: Value, key: Value, value: Value) -> Value | None:
    if not settled(key):
        return unknown_of(ev, args)
    if container == NIL or isinstance(container, MapV | SpecV):
        return None
    if isinstance(container, ChoiceV):
        made = [(_list_put(ev, args, option.value, key, value), option.given) for option in container.options]
        return choice([Option(found, given) for found, given in made if found is not None])
    kept = [item for item in elements(container) if not _pairs_with(item, key)]
    return grown((Item(TupleV((key, value))), *kept), container)


@native("Map.put/3")
def map_put(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args)
    return _map_put(container, key, value)


def _map_put(container: Value, key: Value, value: Value) -> Value | None:
    match container:
        case MapV():
            return soft_as(map_of((*_entries(container), (key, value)), container.struct, container.open), container)
        case SpecV() | CallV():
            return SpecV(container, MapV(((key, value),))) if settled(key) else None
        case UnknownV():
            return map_of(((key, value),), open_=True)
        case ChoiceV(options=options):
            made = [(_map_put(option.value, key, value), option.given) for option in options]
            return choice([Option(found, given) for found, given in made if found is not None])
        case _:
            return None


def _entries(container: MapV) -> tuple[tuple[Value, Value], ...]:
    return tuple((key, soft_as(value, container)) for key, value in container.entries)


@native("Keyword.put_new/3")
def keyword_put_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """What is there stays: the value is then what `Keyword.get` gives with this default."""
    container, key, value = (ev.force(arg) for arg in args)
    if _has(container, key):
        return replace(container, site=None)
    return _list_put(ev, args, container, key, _got(ev, args, container, value))


@native("Map.put_new/3")
def map_put_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args)
    if isinstance(container, SpecV | CallV):
        return unknown_of(ev, args)
    if _has(container, key):
        return replace(container, site=None)
    return _map_put(container, key, _got(ev, args, container, value))


@native("Keyword.replace/3", "Map.replace/3")
def keyword_replace(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args)
    match _has(container, key):
        case True if isinstance(container, MapV):
            return _map_put(container, key, value)
        case True:
            return _list_put(ev, args, container, key, value)
        case False:
            return replace(container, site=None)
        case _:
            return unknown_of(ev, args)


@native("Keyword.merge/2")
def keyword_merge(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """The right one wins; what cannot be read there may overwrite what the left one has."""
    left, right = ev.force(args[0]), ev.force(args[1])
    if any(value == NIL or isinstance(value, MapV | SpecV) for value in (left, right)):
        return None
    pairs = [item.value for item in elements(right) if not (item.given or item.many or item.spread)]
    keys = [pair.items[0] for pair in pairs if isinstance(pair, TupleV) and len(pair.items) == 2]
    kept = [item for item in elements(left) if not any(_pairs_with(item, key) for key in keys)]
    return grown((*elements(right), *kept), left, right)


@native("Map.merge/2")
def map_merge(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    found = _merged(ev.force(args[0]), ev.force(args[1]))
    return found if found is not None else unknown_of(ev, args)


def _merged(left: Value, right: Value) -> Value | None:
    match left, right:
        case ChoiceV(options=options), MapV():
            made = [(_merged(option.value, right), option.given) for option in options]
            return choice([Option(found or UnknownV(Reason.EXPRESSION, ""), given) for found, given in made])
        case MapV(), MapV(open=False):
            made_of = (*_entries(left), *_entries(right))
            return soft_as(map_of(made_of, left.struct, left.open), left, right)
        case MapV(), MapV():
            return soft_as(map_of(_entries(right), left.struct, open_=True), left, right)
        case MapV(struct=struct), UnknownV() | CallV() | ChoiceV() | SpecV():
            return soft_as(MapV((), struct, open=True), left, right)
        case SpecV() | CallV(), MapV(open=False):
            return SpecV(left, right)
        case UnknownV(), MapV():
            return soft_as(map_of(_entries(right), open_=True), right)
        case _:
            return None


# ---------------------------------------------------------------- parts


@native("Keyword.delete/2", "Map.delete/2")
def keyword_delete(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _without(ev, args, ev.force(args[0]), (ev.force(args[1]),))


@native("Keyword.drop/2", "Map.drop/2")
def keyword_drop(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    keys = plain_items(ev.force(args[1]))
    return _without(ev, args, ev.force(args[0]), keys) if keys is not None else unknown_of(ev, args)


def _without(ev: Evaluator, args: list[Binding], container: Value, keys: tuple[Value, ...]) -> Value:
    if not all(settled(key) for key in keys):
        return unknown_of(ev, args)
    match container:
        case MapV(struct=struct, open=is_open):
            kept = tuple((k, v) for k, v in _entries(container) if all(same(k, key) is False for key in keys))
            return soft_as(MapV(kept, struct, is_open), container)
        case ListV():
            items = elements(container)
            return grown((item for item in items if not any(_pairs_with(item, key) for key in keys)), container)
        case ChoiceV(options=options):
            return choice([Option(_without(ev, args, option.value, keys), option.given) for option in options])
        case UnknownV():
            return replace(container, site=None)
        case _:
            return unknown_of(ev, args)


@native("Keyword.take/2", "Map.take/2")
def keyword_take(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, keys = ev.force(args[0]), plain_items(ev.force(args[1]))
    if keys is None or not all(settled(key) for key in keys):
        return unknown_of(ev, args)
    match container:
        case MapV(open=is_open):
            wanted = tuple((k, v) for k, v in _entries(container) if any(same(k, key) for key in keys))
            return soft_as(MapV(wanted, open=is_open), container)
        case ListV():
            found = [(item, [_pairs_with(item, key) for key in keys]) for item in elements(container)]
            if any(None in answers for _, answers in found):
                return unknown_of(ev, args)
            return grown((item for item, answers in found if True in answers), container)
        case _:
            return unknown_of(ev, args)


@native("Keyword.split/2", "Map.split/2", "Keyword.new/2")
def keyword_unknown(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("Map.new/0")
def map_empty(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return MapV(())


@native("Map.new/1")
def map_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source = ev.force(args[0])
    if isinstance(source, MapV) and source.struct is None:
        return source
    found = map_from(elements(source), source) if isinstance(source, ListV) else None
    return found if found is not None else unknown_of(ev, args)


@native("Map.new/2")
def map_new_by(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source, function = ev.force(args[0]), ev.force(args[1])
    items = plain_items(source)
    made = [ev.apply(function, [item], scope) for item in items or ()]
    known = tuple(Item(value) for value in made if value is not None)
    found = map_from(known, source) if items is not None and len(known) == len(made) else None
    return found if found is not None else unknown_of(ev, args)


def map_from(items: tuple[Item, ...], source: Value) -> Value | None:
    """The map of these pairs; None where one may be missing, or is no pair that we can read."""
    pairs: list[tuple[Value, Value]] = []
    for item in items:
        match item:
            case Item(value=TupleV(items=(key, value)), given=(), many=None, spread=False):
                pairs.append((key, value))
            case _:
                return None
    return soft_as(map_of(tuple(pairs)), source) if len(pairs) <= MAX_PAIRS else None


MAX_PAIRS = 500
"""Each key of a map is compared with each other one: not of larger ones."""


@native("Keyword.pop/2", "Keyword.pop/3", "Map.pop/2", "Map.pop/3")
def keyword_pop(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value, rest = keyword_get(ev, args, scope), keyword_delete(ev, args[:2], scope)
    return TupleV((value, rest)) if value is not None and rest is not None else None


@native("Keyword.pop!/2", "Map.pop!/2")
def keyword_pop_strict(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value, rest = keyword_fetch_strict(ev, args, scope), keyword_delete(ev, args, scope)
    return TupleV((value, rest)) if value is not None and rest is not None else None


@native("Keyword.pop_lazy/3", "Map.pop_lazy/3")
def keyword_pop_lazy(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value, rest = keyword_get_lazy(ev, args, scope), keyword_delete(ev, args[:2], scope)
    return TupleV((value, rest)) if value is not None and rest is not None else None


@native("Keyword.new/1")
def keyword_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """Pairs of different keys, as they are; of one key the last would win."""
    source = ev.force(args[0])
    items = elements(source) if isinstance(source, ListV) else (Item(source, spread=True),)
    entries = [(item.value.items[0], item.value) for item in items if isinstance(item.value, TupleV)]
    plain = len(entries) == len(items) and all(len(pair.items) == 2 for _, pair in entries)
    if not plain or len(map_of(tuple(entries)).entries) < len(items):
        return unknown_of(ev, args)
    return source


@native("Map.values/1", "Keyword.values/1")
def map_values(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _side(ev, args, 1)


@native("Map.keys/1", "Keyword.keys/1")
def map_keys(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _side(ev, args, 0)


def _side(ev: Evaluator, args: list[Binding], side: int) -> Value:
    container = ev.force(args[0])
    if isinstance(container, MapV):
        whole = map_of(_entries(container), container.struct, container.open)
        if whole.open:
            return unknown_of(ev, args)
        return soft_as(ListV(tuple(Item(entry[side]) for entry in whole.entries)), container)
    if not isinstance(container, ListV):
        return unknown_of(ev, args)
    items: list[Item] = []
    for item in elements(container):
        if item.spread or not isinstance(item.value, TupleV) or len(item.value.items) != 2:
            return unknown_of(ev, args)
        items.append(replace(item, value=item.value.items[side]))
    return grown(items, container)
