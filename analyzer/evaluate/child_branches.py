"""Children that stand in several branches: the same child in all of them starts in any case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.evaluate.values import Given
from analyzer.evaluate.ways import any_of
from models.constructs.child_spec import ChildForm, ChildSpec, StartCall
from models.evidence import Certainty, Unresolved

_MAX_TWINS = 100
"""So many conditional places for one child are a list that was generated, not branches of a choice."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A child with the conditions that hold for it, before branches are put together."""

    child: ChildSpec | Unresolved
    given: tuple[Given, ...]


def joined_branches(drafts: list[Draft]) -> list[Draft]:
    """The same child in all options of one choice starts in any case."""
    placed: list[tuple[int, Draft]] = []
    alike: dict[object, list[tuple[int, Draft]]] = {}
    for position, draft in enumerate(drafts):
        if isinstance(draft.child, Unresolved) or not draft.given:
            placed.append((position, draft))
        else:
            alike.setdefault(_identity(draft.child), []).append((position, draft))
    for group in (group for found in alike.values() for group in _by_start(found)):
        placed += _joined_group(group) if len(group) <= _MAX_TWINS else group
    return [draft for _, draft in sorted(placed, key=_position)]


def _by_start(group: list[tuple[int, Draft]]) -> list[list[tuple[int, Draft]]]:
    """Children that state different starts are not the same; one that states none may be started in any way."""
    starts: dict[StartCall | None, list[tuple[int, Draft]]] = {}
    for pair in group:
        starts.setdefault(_start(pair[1]), []).append(pair)
    return [group] if len(starts.keys() - {None}) < 2 else list(starts.values())


def _start(draft: Draft) -> StartCall | None:
    return draft.child.start if isinstance(draft.child, ChildSpec) else None


def _joined_group(group: list[tuple[int, Draft]]) -> Iterator[tuple[int, Draft]]:
    """Conditional children that are the same one: first what is complete, then what excludes one another."""
    pending = _completed(group)
    while pending:
        position, first = pending.pop(0)
        exclusive = [draft for _, draft in pending if _exclusive(first, draft)]
        pending = [pair for pair in pending if pair[1] not in exclusive]
        yield position, _loosened([first, *exclusive])


def _completed(group: list[tuple[int, Draft]]) -> list[tuple[int, Draft]]:
    """Drafts that together take all options of a choice put together, as often as it goes."""
    pending, number = list(group), 0
    while number < len(pending):
        position, draft = pending[number]
        others = [pair for pair in pending if pair[1] is not draft]
        joined = _complete(draft, [other for _, other in others]) if draft.given else None
        if joined is None:
            number += 1
            continue
        rest, given = joined
        left = [pair for pair in others if pair[1] not in rest]
        pending = sorted([*left, (position, replace(_with_arguments([draft, *rest]), given=given))], key=_position)
        number = 0
    return pending


def _position(pair: tuple[int, Draft]) -> int:
    return pair[0]


def _exclusive(one: Draft, other: Draft) -> bool:
    """They stand in different branches of one choice, or are one place under several conditions: one starts."""
    if one.child.span == other.child.span and one.given != other.given:
        return True
    return any(a.site == b.site and a.index != b.index for a in one.given for b in other.given)


def _loosened(drafts: list[Draft]) -> Draft:
    """One child for several exclusive places: it starts under what they share, and one of what they do not."""
    return replace(_with_arguments(drafts), given=any_of([draft.given for draft in drafts]))


def _with_arguments(drafts: list[Draft]) -> Draft:
    """The first of several drafts of one child, with all arguments that it may be given."""
    first = drafts[0]
    if not isinstance(first.child, ChildSpec):
        return first
    updates: dict[str, object] = {}
    children = [draft.child for draft in drafts if isinstance(draft.child, ChildSpec)]
    arguments = dict.fromkeys(child.argument or "[]" for child in children)
    if len(arguments) > 1:
        form = ChildForm.TUPLE if first.child.form is ChildForm.MODULE else first.child.form
        updates |= {"argument": " | ".join(arguments), "form": form}
    if len({_start(draft) for draft in drafts}) > 1:
        updates |= {"start": None, "certainty": Certainty.INFERRED}
    return replace(first, child=first.child.model_copy(update=updates)) if updates else first


def _identity(child: ChildSpec) -> object:
    """What two drafts of one child have in common: all that the list says of it, but the argument."""
    settings = child.restart, child.shutdown, child.type, child.significant
    return child.module, child.id, child.name, child.many, settings


def _complete(first: Draft, twins: list[Draft]) -> tuple[list[Draft], tuple[Given, ...]] | None:
    """The twins that stand in the other options of one of `first`'s choices, and what conditions remain."""
    for given in first.given:
        others = [g for g in first.given if g is not given]
        partners: list[Draft] = []
        indexes = {given.index}
        for twin in twins:
            mine = [g for g in twin.given if g.site == given.site and g.index != given.index]
            if mine and {g for g in twin.given if g not in mine} == set(others):
                partners.append(twin)
                indexes.add(mine[0].index)
        if given.count > 1 and len(indexes) == given.count:
            return partners, tuple(others)
    return None
