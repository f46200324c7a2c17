"""Functions of Elixir's standard library that build or take apart child lists and options.

Each is a `Native`: its arguments are bindings, its answer a value, or None when they are beyond it.
Rules: Elixir 1.18 documentation of Enum, List, Keyword, Map, Kernel.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from analyzer.evaluate.evaluator import NATIVES, Evaluator, Native
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import (
    FALSE,
    NIL,
    TRUE,
    AtomV,
    CallV,
    ChoiceV,
    Given,
    Item,
    ListV,
    MapV,
    NumberV,
    Option,
    SpecV,
    StringV,
    TupleV,
    UnknownV,
    Value,
    choice,
    elements,
    lookup,
    truth,
)
from models.evidence import Reason


def native(*names: str) -> Callable[[Native], Native]:
    """Register a function under `Module.name` names."""

    def register(function: Native) -> Native:
        for name in names:
            module, _, function_name = name.rpartition(".")
            NATIVES[module, function_name] = function
        return function

    return register


def unknown_of(ev: Evaluator, args: list[Binding], reason: Reason = Reason.EXPRESSION) -> UnknownV:
    return UnknownV(reason, ", ".join(ev.shown(arg) for arg in args))


# ---------------------------------------------------------------- Enum


@native("Enum.map", "Stream.map")
def enum_map(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    function = ev.force(args[1])
    return ListV(tuple(_mapped(ev, item, function, args[0], scope) for item in elements(ev.force(args[0]))))


def _mapped(ev: Evaluator, item: Item, function: Value, source: Binding, scope: Scope) -> Item:
    value = UnknownV(Reason.VARIABLE, ev.shown(source)) if item.spread else item.value
    made = ev.apply(function, [value], scope)
    result = made if made is not None else UnknownV(Reason.DYNAMIC_CALL, ev.shown(source))
    many = item.many or (ev.shown(source) if item.spread else None)
    return Item(result, item.given, many)


@native("Enum.flat_map", "Stream.flat_map")
def enum_flat_map(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    function = ev.force(args[1])
    items: list[Item] = []
    for item in elements(ev.force(args[0])):
        mapped = _mapped(ev, item, function, args[0], scope)
        items.extend(
            replace(inner, given=(*mapped.given, *inner.given), many=inner.many or mapped.many)
            for inner in elements(mapped.value)
        )
    return ListV(tuple(items))


@native("Enum.filter", "Stream.filter")
def enum_filter(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _kept(ev, args, scope, True)


@native("Enum.reject", "Stream.reject")
def enum_reject(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _kept(ev, args, scope, False)


def _kept(ev: Evaluator, args: list[Binding], scope: Scope, keep: bool) -> Value:
    function = ev.force(args[1])
    kept: list[Item] = []
    for item in elements(ev.force(args[0])):
        for single in _alternatives(item):
            answer = None if single.spread else ev.apply(function, [single.value], scope)
            known = truth(answer) if answer is not None else None
            if single.spread or known is None:
                kept.append(_doubtful(ev, single, args[1], keep))
            elif known == keep:
                kept.append(single)
    return ListV(tuple(kept))


def _alternatives(item: Item) -> list[Item]:
    """An element that is one of several values as several conditional elements."""
    if isinstance(item.value, ChoiceV):
        return [replace(item, value=o.value, given=(*item.given, *o.given)) for o in item.value.options]
    return [item]


def _doubtful(ev: Evaluator, item: Item, predicate: Binding, keep: bool) -> Item:
    if item.spread or isinstance(item.value, UnknownV) or predicate_is_nil_check(ev.shown(predicate)):
        return item
    site = ev.force(predicate).site
    return replace(item, given=(*item.given, Given(ev.shown(predicate), keep, site))) if site else item


def predicate_is_nil_check(text: str) -> bool:
    """`&is_nil/1`, `& &1`: an element that is no nil passes it."""
    return text.replace(" ", "") in ("&is_nil/1", "&&1", "&is_nil(&1)", "&(&1)", "&(&1==nil)", "&!is_nil(&1)")


@native("Enum.concat", "Stream.concat")
def enum_concat(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    if len(args) == 2:
        return ListV((*elements(ev.force(args[0])), *elements(ev.force(args[1]))))
    return ListV(tuple(inner for item in elements(ev.force(args[0])) for inner in _spliced(item)))


def _spliced(item: Item) -> tuple[Item, ...]:
    if item.spread:
        return (item,)
    return tuple(
        replace(inner, given=(*item.given, *inner.given), many=inner.many or item.many)
        for inner in elements(item.value)
    )


@native("List.flatten")
def list_flatten(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    tail = elements(ev.force(args[1])) if len(args) > 1 else ()
    return ListV((*(i for item in elements(ev.force(args[0])) for i in _flat(item)), *tail))


def _flat(item: Item) -> list[Item]:
    match item.value:
        case ListV(items=items) if not item.spread:
            nested = [replace(i, given=(*item.given, *i.given), many=i.many or item.many) for i in items]
            return [flat for inner in nested for flat in _flat(inner)]
        case ChoiceV() if any(isinstance(o.value, ListV) for o in item.value.options):
            return [flat for alternative in _alternatives(item) for flat in _flat(alternative)]
        case _:
            return [item]


@native("Enum.reverse")
def enum_reverse(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    tail = elements(ev.force(args[1])) if len(args) > 1 else ()
    return ListV((*reversed(elements(ev.force(args[0]))), *tail))


@native("Enum.to_list", "Enum.uniq", "Enum.sort", "Enum.into", "Keyword.new", "Enum.shuffle", "Enum.dedup")
def enum_same(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    return ListV(elements(value)) if isinstance(value, ListV | ChoiceV) else value


@native("Enum.map_join", "Enum.join", "Enum.count", "Enum.sum")
def enum_scalar(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("Enum.reduce")
def enum_reduce(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    if len(args) != 3:
        return None
    source, function = elements(ev.force(args[0])), ev.force(args[2])
    accumulator = ev.force(args[1])
    for item in source:
        value = UnknownV(Reason.VARIABLE, ev.shown(args[0])) if item.spread else item.value
        made = ev.apply(function, [value, accumulator], scope)
        if made is None:
            return UnknownV(Reason.DYNAMIC_CALL, ev.shown(args[0]))
        many = item.many or (ev.shown(args[0]) if item.spread else None)
        accumulator = _repeated(made, accumulator, many) if many else _guarded(made, accumulator, item)
    return accumulator


def _guarded(made: Value, before: Value, item: Item) -> Value:
    return choice([Option(made, item.given), Option(before)]) if item.given else made


def _repeated(made: Value, before: Value, many: str) -> Value:
    """What a step adds to a list is there once for each element; any other result is unknown."""
    old = list(elements(before))
    new = [item if item in old else replace(item, many=item.many or many) for item in elements(made)]
    return ListV(tuple(new)) if isinstance(made, ListV | ChoiceV) else UnknownV(Reason.VARIABLE, many)


@native("Enum.with_index")
def enum_with_index(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    items = elements(ev.force(args[0]))
    return ListV(
        tuple(
            item if item.spread else replace(item, value=TupleV((item.value, NumberV(index))))
            for index, item in enumerate(items)
        )
    )


@native("List.wrap")
def list_wrap(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    match value:
        case ListV():
            return value
        case AtomV(name="nil"):
            return ListV(())
        case ChoiceV(options=options):
            return choice([Option(_wrapped(o.value), o.given) for o in options])
        case _:
            return ListV((Item(value),))


def _wrapped(value: Value) -> Value:
    if isinstance(value, ListV):
        return value
    return ListV(()) if value == NIL else ListV((Item(value),))


@native("List.insert_at", "List.delete_at", "List.replace_at", "List.update_at")
def list_edit(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("List.first", "Kernel.hd")
def list_first(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    items = elements(ev.force(args[0]))
    return items[0].value if items and not items[0].spread and not items[0].given else unknown_of(ev, args)


@native("List.delete")
def list_delete(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    removed = ev.force(args[1])
    return ListV(tuple(item for item in elements(ev.force(args[0])) if item.value != removed))


# ---------------------------------------------------------------- Keyword and Map


@native("Keyword.get", "Map.get", "Access.get", "Keyword.get_lazy", "Map.get_lazy")
def keyword_get(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key = ev.force(args[0]), ev.force(args[1])
    found = lookup(container, key)
    otherwise = ev.force(args[2]) if len(args) > 2 else NIL
    if found is None:
        return otherwise
    if isinstance(found, UnknownV) and isinstance(container, UnknownV | CallV):
        return _option_or_default(ev, args, found, otherwise)
    return found


def _option_or_default(ev: Evaluator, args: list[Binding], found: UnknownV, otherwise: Value) -> Value:
    """An option that a caller may give: unknown if given, else the default."""
    site = ev.force(args[1]).site or ev.force(args[0]).site
    text = f"{ev.shown(args[0])}[{ev.shown(args[1])}]"
    if site is None or len(args) < 3:
        return UnknownV(Reason.PARAMETER, text)
    unknown = UnknownV(Reason.PARAMETER, text, site=site)
    return choice([Option(unknown, (Given(text, True, site, 0),)), Option(otherwise, (Given(text, False, site, 1),))])


@native("Keyword.fetch!", "Map.fetch!", "Keyword.fetch", "Map.fetch")
def keyword_fetch(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    found = lookup(ev.force(args[0]), ev.force(args[1]))
    return found if found is not None and not isinstance(found, UnknownV) else unknown_of(ev, args, Reason.PARAMETER)


@native("Keyword.put", "Map.put", "Keyword.put_new", "Map.put_new", "Keyword.replace", "Map.replace")
def keyword_put(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args[:3])
    match container:
        case MapV(entries=entries):
            return MapV((*((k, v) for k, v in entries if k != key), (key, value)), container.struct, container.open)
        case ListV() | ChoiceV():
            kept = [item for item in elements(container) if not _is_pair(item, key)]
            return ListV((Item(TupleV((key, value))), *kept))
        case AtomV(name="nil"):
            return None
        case _:
            return ListV((Item(TupleV((key, value))), Item(container, spread=True)))


def _is_pair(item: Item, key: Value) -> bool:
    match item.value:
        case TupleV(items=(name, _)):
            return name == key
        case _:
            return False


@native("Keyword.merge", "Map.merge")
def keyword_merge(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    left, right = ev.force(args[0]), ev.force(args[1])
    if isinstance(left, MapV) and isinstance(right, MapV):
        return MapV((*left.entries, *right.entries), left.struct, left.open or right.open)
    if isinstance(left, MapV) or isinstance(right, MapV):
        known = left if isinstance(left, MapV) else right
        return replace(known, open=True) if isinstance(known, MapV) else None
    keys = [item.value.items[0] for item in elements(right) if isinstance(item.value, TupleV)]
    kept = [item for item in elements(left) if not any(_is_pair(item, key) for key in keys)]
    return ListV((*elements(right), *kept))


@native("Keyword.delete", "Map.delete", "Keyword.drop", "Map.drop")
def keyword_delete(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key = ev.force(args[0]), ev.force(args[1])
    keys = [item.value for item in key.items] if isinstance(key, ListV) else [key]
    match container:
        case MapV(entries=entries):
            return replace(container, entries=tuple((k, v) for k, v in entries if k not in keys))
        case ListV(items=items):
            return ListV(tuple(item for item in items if not any(_is_pair(item, k) for k in keys)))
        case _:
            return container


@native("Keyword.take", "Map.take", "Keyword.split")
def keyword_take(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, keys = ev.force(args[0]), ev.force(args[1])
    if not isinstance(keys, ListV) or not isinstance(container, ListV):
        return unknown_of(ev, args)
    wanted = [item.value for item in keys.items]
    return ListV(tuple(item for item in container.items if any(_is_pair(item, key) for key in wanted)))


@native("Keyword.pop", "Map.pop", "Keyword.pop!", "Keyword.pop_lazy")
def keyword_pop(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = keyword_get(ev, args, scope)
    rest = keyword_delete(ev, args[:2], scope)
    return TupleV((value, rest)) if value is not None and rest is not None else None


@native("Map.new")
def map_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("Map.values", "Map.keys", "Keyword.values", "Keyword.keys")
def map_sides(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


# ---------------------------------------------------------------- Kernel and others


@native("Kernel.is_nil")
def is_nil(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    if isinstance(value, UnknownV | CallV | ChoiceV):
        return unknown_of(ev, args)
    return TRUE if value == NIL else FALSE


_TYPES: dict[str, tuple[type[Value], ...]] = {
    "is_atom": (AtomV,),
    "is_binary": (StringV,),
    "is_list": (ListV,),
    "is_map": (MapV,),
    "is_tuple": (TupleV,),
    "is_integer": (NumberV,),
}


def _type_test(kinds: tuple[type[Value], ...]) -> Native:
    def test(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
        value = ev.force(args[0])
        if isinstance(value, UnknownV | CallV | ChoiceV):
            return unknown_of(ev, args)
        return TRUE if isinstance(value, kinds) else FALSE

    return test


for _name, _kinds in _TYPES.items():
    NATIVES["Kernel", _name] = _type_test(_kinds)


@native("Kernel.elem")
def elem(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, index = ev.force(args[0]), ev.force(args[1])
    match container, index:
        case TupleV(items=items), NumberV(value=int() as at) if 0 <= at < len(items):
            return items[at]
        case _:
            return unknown_of(ev, args)


@native("Kernel.then")
def then(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return ev.apply(ev.force(args[1]), [args[0]], scope)


@native("Kernel.tap")
def tap(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return ev.force(args[0])


@native("Kernel.++")
def plus_plus(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return ListV((*elements(ev.force(args[0])), *elements(ev.force(args[1]))))


@native("Kernel.apply")
def kernel_apply(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    values = [ev.force(arg) for arg in args]
    match values:
        case [AtomV() as module, AtomV(name=name), ListV(items=items)] if not any(i.spread or i.given for i in items):
            return ev.remote(module.module, name, [item.value for item in items], scope)
        case [function, ListV(items=items)]:
            return ev.apply(function, [item.value for item in items], scope)
        case _:
            return unknown_of(ev, args, Reason.APPLY)


@native("Module.concat")
def module_concat(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    values = [ev.force(arg) for arg in args]
    if len(values) == 1 and isinstance(values[0], ListV):
        values = [item.value for item in values[0].items]
    names = [_segment(value) for value in values]
    if None in names:
        return unknown_of(ev, args, Reason.STRING_TO_ATOM)
    return AtomV("Elixir." + ".".join(name for name in names if name))


def _segment(value: Value) -> str | None:
    match value:
        case AtomV(name=name) | StringV(value=name):
            return name.removeprefix("Elixir.")
        case _:
            return None


@native("String.to_atom", "String.to_existing_atom")
def string_to_atom(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    return AtomV(value.value) if isinstance(value, StringV) else unknown_of(ev, args, Reason.STRING_TO_ATOM)


@native("Supervisor.child_spec")
def child_spec(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return SpecV(ev.force(args[0]), ev.force(args[1]) if len(args) > 1 else None)


@native("System.get_env", "System.fetch_env!", "System.fetch_env")
def system_env(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args, Reason.RUNTIME_CONFIG)
