"""The essence of a model: what a reader of our skeletons gets back.

Laws 6 and 7 compare essences. The tables below, which a golden test pins, say all that is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from models.base import Model
from models.patterns import BoundShape

Essence = None | bool | int | float | str | tuple["Essence", ...] | dict[str, "Essence"]
Fields = Mapping[str, tuple[str, ...]]

DROPPED: Fields = {
    "*": ("span", "certainty"),
    "Agent": ("initial",),
    "AnyShape": ("pinned", "text"),
    "Application": ("app", "declared"),
    "ChildSpec": ("argument", "default_id", "default_restart", "default_shutdown", "default_type", "ordered", "starts"),
    "Condition": ("text",),
    "Message": ("injected",),
    "StartCall": ("args",),
    "Unresolved": ("reason", "text"),
}
"""Fields that are gone. `*` stands for every model."""

DROPPED_IN_REPLIES: Fields = {"AnyShape": ("name",), "BitstringShape": ("text",)}
"""In what a clause answers, an expression is a hole: nothing binds its variables."""

PRESENCE_ONLY: Fields = {"ChildSpec": ("many",)}
"""Text that is gone, but not that there was some."""

DISTINCT: Fields = {"Message": ("replies",)}
"""Sequences in which nothing is said twice."""

WITNESSED: Fields = {
    "Computed": ("text",),
    "ChildSpec": ("id", "name"),
    "DynamicSupervisor": ("name",),
    "GenServer": ("name",),
    "NamedProcess": ("name",),
    "Reply": ("reason", "next"),
    "StartCall": ("module",),
    "Supervisor": ("name",),
}
"""Text of terms, of which the literal parts stay (see `witness`)."""

RESPELLED: Mapping[str, str] = {
    "AnyShape.name": "no leading underscore",
    "BoundShape.name": "no leading underscore",
    "Field.name": "no leading underscore",
    "Message.guard": "one space between tokens",
}
"""Names and text that are compared in one spelling."""

_TERM = re.compile(
    r"""\s*(?:
      (?P<literal> :"(?:[^"\\#]|\\.)*" | "(?:[^"\\#]|\\.)*" | :[^\W\d][\w@]*[?!]? | -?\d[\d_]*\.\d[\d_]*(?:[eE][+-]?\d+)?
        | [A-Z]\w*(?:\.[A-Z]\w*)* | (?:true|false|nil)\b(?![?!:]) )
    | (?P<integer> -?\d[\d_]*)
    | (?P<key> [^\W\d][\w@]*[?!]?:(?=\s))
    | (?P<hole> todo\(\))
    | (?P<name> @?[^\W\d]\w*[?!]?)(?![\w(.:])
    | (?P<opener> %\{ | [\[{] )
    | (?P<closer> [\]}] )
    | (?P<infix> => | \| )
    | (?P<comma> ,)
    )""",
    re.VERBOSE,
)
_BRACKETS = {"{": "}", "%{": "}", "[": "]"}


def essence(model: Model) -> dict[str, Essence]:
    """The model as plain data, without what no reader could get back."""
    return _essence(model, in_reply=False)


def witness(text: str) -> str:
    """A term in one spelling, its variables replaced by `todo()`; what is no plain term is `todo()` as a whole."""
    tokens = list(_tokens(text))
    if not tokens or not _balanced(tokens):
        return "todo()"
    return _spelled(tokens)


def _essence(model: Model, *, in_reply: bool) -> dict[str, Essence]:
    kind = type(model).__name__
    gone = (*DROPPED["*"], *DROPPED.get(kind, ()), *(DROPPED_IN_REPLIES.get(kind, ()) if in_reply else ()))
    inside = in_reply or kind == "Reply"
    if in_reply and isinstance(model, BoundShape):
        return _essence(model.pattern, in_reply=True)
    return {
        field: _field(kind, field, getattr(model, field), in_reply=inside)
        for field in type(model).model_fields
        if field not in gone
    }


def _field(kind: str, field: str, value: object, *, in_reply: bool) -> Essence:
    if field in PRESENCE_ONLY.get(kind, ()):
        return value is not None
    if isinstance(value, str):
        if field in WITNESSED.get(kind, ()):
            return _witnessed(value)
        return _respelled(f"{kind}.{field}", value)
    plain = _value(value, in_reply=in_reply)
    if isinstance(plain, tuple) and field in DISTINCT.get(kind, ()):
        return tuple(item for number, item in enumerate(plain) if item not in plain[:number])
    return plain


def _value(value: object, *, in_reply: bool) -> Essence:
    if isinstance(value, Model):
        return _essence(value, in_reply=in_reply)
    if isinstance(value, tuple):
        return tuple(_value(item, in_reply=in_reply) for item in value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"a model holds no {type(value).__name__}")


def _witnessed(text: str) -> Essence:
    """A term of which nothing is literal is as good as unresolved."""
    term = witness(text)
    return {"kind": "unresolved"} if term == "todo()" else term


def _respelled(field: str, value: str) -> str:
    if field == "Message.guard":
        return " ".join(re.findall(r"\w+[?!]?|[^\w\s]+", value))
    return (value.lstrip("_") or "_") if field in RESPELLED else value


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each token; nothing at all when some of the text is no part of a plain term."""
    found = []
    position = 0
    text = text.strip()
    while position < len(text):
        match = _TERM.match(text, position)
        if match is None or match.lastgroup is None:
            return
        found.append((match.lastgroup, match.group(match.lastgroup)))
        position = match.end()
    yield from found


def _balanced(tokens: list[tuple[str, str]]) -> bool:
    """Whether brackets match and two terms never stand side by side."""
    expected: list[str] = []
    term_before = False
    for kind, text in tokens:
        begins = kind in ("literal", "integer", "hole", "name", "opener", "key")
        if begins and term_before:
            return False
        if kind == "opener":
            expected.append(_BRACKETS[text])
        unexpected = kind == "closer" and (not expected or expected.pop() != text)
        if unexpected or (kind in ("infix", "comma") and not (term_before and expected)):
            return False
        term_before = kind in ("literal", "integer", "hole", "name", "closer")
    return not expected and term_before


def _spelled(tokens: list[tuple[str, str]]) -> str:
    spelled = ""
    for kind, text in tokens:
        match kind:
            case "integer":
                spelled += _integer(int(text.replace("_", "")))
            case "name":
                spelled += "todo()"
            case "infix":
                spelled += f" {text} "
            case "comma" | "key":
                spelled += f"{text} "
            case _:
                spelled += text
    return spelled


def _integer(value: int) -> str:
    return f"{value:_}" if abs(value) >= 100_000 else str(value)
