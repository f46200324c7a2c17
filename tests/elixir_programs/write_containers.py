"""How lists, tuples, bitstrings, maps and keywords are written."""

from __future__ import annotations

from typing import Final

from tests.elixir_programs import spelling
from tests.elixir_programs.forms import Binary, Form, Mapping, Pair, Sequence, Unary
from tests.elixir_programs.pen import ITEM, LAST, Pen, Place, writes

_AROUND: Final = {"list": ("[", "]"), "tuple": ("{", "}"), "bits": ("<<", ">>")}


@writes(Sequence)
def write_sequence(pen: Pen, form: Sequence, place: Place) -> str:
    """`[a, b: 1]`."""
    opening, closing = _AROUND[form.kind]
    pairs = form.pairs
    comma = "," if (form.items or pairs) and pen.choices.rarely(10) else ""
    last = ITEM if comma else LAST
    items = [pen.write(item, ITEM) for item in form.items[:-1]]
    items += [pen.write(item, ITEM if pairs else last) for item in form.items[-1:]]
    if pairs and form.kind == "list" and pen.choices.rarely(6):
        items += [f"{{{pen.write(spelling.atom(pair.key), ITEM)}, {pen.write(pair.value, ITEM)}}}" for pair in pairs]
    elif pairs and form.kind == "tuple" and (not form.items or pen.choices.rarely(6)):
        items.append(f"[{keywords(pen, pairs)}]")
    elif pairs:
        items.append(keywords(pen, pairs, last))
    inside = joined(pen, items)
    if form.kind == "bits" and (inside[:1] in ("<", "~") or inside[-1:] == ">"):
        inside = f" {inside} "
    return opening + pen.soft() + inside + comma + pen.soft() + closing


def joined(pen: Pen, items: list[str]) -> str:
    """Items with commas."""
    text = "".join(item + pen.comma() for item in items[:-1])
    return text + (items[-1] if items else "")


def keywords(pen: Pen, pairs: tuple[Pair, ...], last: Place = LAST) -> str:
    """`a: 1, "b c": 2`."""
    places = [last._replace(one=False, many=False)] * (len(pairs) - 1) + [last]
    return joined(pen, [_pair(pen, pair, place) for pair, place in zip(pairs, places, strict=True)])


def _pair(pen: Pen, pair: Pair, place: Place) -> str:
    keys = spelling.keys(pair.key)
    key = pen.choices.pick(keys) if pen.choices.rarely(6) else keys[0]
    return key + pen.space() + pen.write(pair.value, place)


@writes(Mapping)
def write_mapping(pen: Pen, form: Mapping, place: Place) -> str:
    """`%{a => b}`, `%Name{base | a: b}`."""
    name = "" if form.name is None else pen.bare(form.name, Place(300, tail=False, do=False))
    base = ""
    if form.base is not None:
        base = pen.write(form.base, Place(71, tail=False)) + " |" + pen.space()
    items = [_arrow(pen, key, value, updates=bool(base)) for key, value in form.arrows]
    if form.pairs and pen.choices.rarely(8):
        items += [_arrow(pen, spelling.atom(pair.key), pair.value, updates=bool(base)) for pair in form.pairs]
    elif form.pairs:
        items.append(keywords(pen, form.pairs, ITEM))
    comma = "," if items and pen.choices.rarely(10) else ""
    return f"%{name}{{{pen.soft()}{base}{joined(pen, items)}{comma}{pen.soft()}}}"


def _arrow(pen: Pen, key: Form, value: Form, *, updates: bool) -> str:
    loose = not updates and isinstance(key, Binary) and key.operator != "|" and pen.choices.rarely(4)
    written = pen.write(key, Place(0 if loose else 101, tail=False))
    room = pen.choices.pick((" ", " ", ""))
    if written[-1] in "=<>!?:~&|" or isinstance(key, Unary):
        room = " "
    return f"{written}{room}=>{pen.space()}{pen.write(value, Place(81) if updates else ITEM)}"
