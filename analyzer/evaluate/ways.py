"""Several ways to one fact: what must hold so that any of them is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyzer.evaluate.values import Given

Ways = Sequence[tuple[Given, ...]]


def any_of(ways: Ways) -> tuple[Given, ...]:
    """What all ways share, and one of the conditions in which they differ, unless together those always hold."""
    common = tuple(given for given in ways[0] if all(given in way for way in ways))
    rest = [tuple(given for given in way if given not in common) for way in ways]
    if not all(rest) or _complete(rest):
        return common
    return (*common, replace(rest[0][0], text=_either(rest), holds=True))


def _complete(rest: Ways) -> bool:
    """Each way is one option of the same choice, and no option is missing."""
    first = rest[0][0]
    same_choice = all(len(way) == 1 and way[0].site == first.site for way in rest)
    return same_choice and len({way[0].index for way in rest}) == first.count > 1


def _either(ways: Ways) -> str:
    """`a or b`; the clauses of one case as `case x do 1 | 2`."""
    texts = list(dict.fromkeys(" and ".join(_said(given) for given in way) for way in ways))
    head, mark, _ = texts[0].partition(" do ")
    if mark and head.startswith("case ") and all(text.startswith(head + mark) for text in texts):
        return head + mark + " | ".join(text.removeprefix(head + mark) for text in texts)
    return " or ".join(texts)


def _said(given: Given) -> str:
    return given.text if given.holds else f"not ({given.text})"
