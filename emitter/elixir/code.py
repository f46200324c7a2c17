"""The forms that skeletons are written in: containers, calls, blocks, definitions."""

from __future__ import annotations

from collections.abc import Sequence

from emitter.elixir.layout import BREAK, LINE, SOFT, Doc, Group, Joined, Nest, Text, between, join
from emitter.elixir.literals import atom, comment, is_key

Pair = tuple[str, Doc]
Branch = tuple[str, bool]
"""The text of a condition, and whether the code stands where it holds."""
TODO = Text("todo()")
COMMA = join(",", BREAK)


def container(opener: str, items: Sequence[Doc], closer: str) -> Doc:
    """All on one line, or each item on a line of its own."""
    if not items:
        return Text(opener + closer)
    return Group(join(opener, Nest(2, join(SOFT, between(COMMA, items))), SOFT, closer))


def tall_list(items: Sequence[Doc]) -> Doc:
    """A list with each item on its own line, even where it would fit on one."""
    if not items:
        return Text("[]")
    return _tall("[", items, "]")


def tall_call(function: str, args: Sequence[Doc]) -> Doc:
    """A call with each argument on its own line."""
    return _tall(f"{function}(", args, ")")


def keywords(pairs: Sequence[Pair]) -> list[Doc]:
    """`key: value`, or explicit pairs where a key needs quotes."""
    if all(is_key(key) for key, _ in pairs):
        return [_keyword(key, value) for key, value in pairs]
    return [container("{", [Text(atom(key)), value], "}") for key, value in pairs]


def _keyword(key: str, value: Doc) -> Doc:
    """A list, tuple or map opens beside its key; anything else that is too long goes below."""
    if _hugs(value):
        return join(f"{key}: ", value)
    return Group(join(f"{key}:", Nest(2, join(BREAK, value))))


def _hugs(value: Doc) -> bool:
    match value:
        case Group(Joined((Text(opener), *_))):
            return opener in ("[", "{") or opener.startswith("%")
        case _:
            return False


def keyword_list(pairs: Sequence[Pair]) -> Doc:
    return container("[", keywords(pairs), "]")


def atom_map(opener: str, pairs: Sequence[Pair]) -> Doc:
    """A map or struct whose keys are atoms."""
    if all(is_key(key) for key, _ in pairs):
        return container(opener, keywords(pairs), "}")
    return container(opener, [join(f"{atom(key)} => ", value) for key, value in pairs], "}")


def map_update(base: Doc, pairs: Sequence[Pair]) -> Doc:
    """`%{base | key: value}`, whose keys are atoms."""
    plain = all(is_key(key) for key, _ in pairs)
    items = keywords(pairs) if plain else [join(f"{atom(key)} => ", value) for key, value in pairs]
    return Group(join("%{", Nest(2, join(SOFT, base, BREAK, "| ", Nest(2, between(COMMA, items)))), SOFT, "}"))


def call(function: str, args: Sequence[Doc], options: Sequence[Pair] = ()) -> Doc:
    """A call; where it is too long, options go on lines of their own, or else each argument."""
    if not options:
        return container(f"{function}(", args, ")")
    if not args:
        return container(f"{function}(", keywords(options), ")")
    rest = between(COMMA, keywords(options))
    return Group(join(f"{function}(", between(Text(", "), args), Nest(2, join(",", BREAK, rest)), SOFT, ")"))


def _tall(opener: str, items: Sequence[Doc], closer: str) -> Doc:
    return join(opener, Nest(2, join(LINE, between(join(",", LINE), items))), LINE, closer)


def assign(name: str, value: Doc) -> Doc:
    return join(f"{name} = ", value)


def assign_block(name: str, block: Doc) -> Doc:
    """A block goes below the name that it is bound to."""
    return join(f"{name} =", Nest(2, join(LINE, block)))


def block(head: Doc | str, body: Doc) -> Doc:
    """`head do ... end`."""
    return join(head, " do", Nest(2, join(LINE, body)), LINE, "end")


def statements(docs: Sequence[Doc]) -> Doc:
    """Expressions one after the other, a blank line between them."""
    return between(join(LINE, LINE), docs)


def remarked(text: str, doc: Doc) -> Doc:
    """The document below a comment."""
    remark = comment(text)
    return join(remark, LINE, doc) if remark else doc


def either(then: Doc, other: Doc, condition: str = "") -> Doc:
    """`if todo() do ... else ... end`, the condition that it stands for as a comment."""
    then = remarked(condition, then)
    return join("if todo() do", Nest(2, join(LINE, then)), LINE, "else", Nest(2, join(LINE, other)), LINE, "end")


def choose(branches: Sequence[Doc]) -> Doc:
    """`case todo() do 1 -> ...; 2 -> ... end`: any one of these happens."""
    clauses = [join(f"{number} ->", Nest(2, join(BREAK, body))) for number, body in enumerate(branches, 1)]
    return block("case todo()", Group(between(join(SOFT, LINE), clauses)))


def use_with(use: Doc, pairs: Sequence[Pair]) -> Doc:
    """`use X, key: value`."""
    return Group(join(use, ",", Nest(2, join(BREAK, between(COMMA, keywords(pairs))))))


def conditional(conditions: Sequence[Branch], doc: Doc) -> Doc:
    """What happens only when each of these is `todo()`, or is not; what they stand for as comments."""
    for text, holds in reversed(conditions):
        doc = block(f"{'if' if holds else 'unless'} todo()", remarked(text, doc))
    return doc


def definition(keyword: str, name: str, params: Sequence[Doc], guard: Doc | None, body: Doc) -> Doc:
    """`def name(params) when guard do ... end`."""
    head = container(f"{name}(", params, ")") if params else Text(name)
    if guard is not None:
        head = Group(join(head, BREAK, "when ", Nest(5, guard)))
    return block(join(f"{keyword} ", Nest(len(keyword) + 1, head)), body)
