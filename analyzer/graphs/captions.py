"""What is said beside a supervised process: only what the source states and a reader would not assume.

Nothing is shortened here: whoever draws knows how much room there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.graphs.forest import Node
from analyzer.graphs.lookup import LIBRARY_SUPERVISORS
from analyzer.graphs.text import count, one_line
from models.constructs.agent import Agent
from models.constructs.application import Application
from models.constructs.child_spec import ChildSpec, Intensity, Restart
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer
from models.constructs.supervisor import Supervisor
from models.constructs.task import Task
from models.evidence import Computed, Condition, Unresolved


def name(node: Node) -> str | None:
    """The registered name, when it says more than the title; for a tuple made at run time its expression."""
    stated = (node.child.name if node.child else None) or getattr(node.construct, "name", None)
    if isinstance(stated, Computed):
        return one_line(stated.text) if stated.text.startswith("{") else None
    return one_line(stated) if stated not in (None, title(node)) else None


def title(node: Node) -> str:
    """The module that runs; `Supervisor` or the flavour for one that has no module of its own."""
    if node.child and isinstance(node.child.module, str):
        return node.child.module
    return one_line(node.title)


def details(node: Node) -> tuple[str, ...]:
    """Facts in reading order: role, strategy, intensity, restart, id, messages, repetition."""
    return tuple(_details(node))


def conditions(node: Node) -> tuple[str, ...]:
    """Each as the suffix of a sentence: `if Mix.env() == :prod`."""
    return tuple(dict.fromkeys(map(condition, node.conditions)))


def condition(of: Condition) -> str:
    """A clause of `case` reads as a sentence, and one of `fn` as what it takes; the rest as it is written."""
    text = one_line(of.text)
    subject, clause, pattern = text.removeprefix("case ").rpartition(" do ")
    if clause and text.startswith("case "):
        text = f"{subject} is {'anything else' if _VARIABLE.fullmatch(pattern) else pattern}"
    if text.startswith("fn ") and of.holds:
        return f"for {text.removeprefix('fn ')}"
    if text.startswith(_PHRASES):
        return text if of.holds else f"unless {text}"
    return f"{'if' if of.holds else 'unless'} {text}"


_VARIABLE = re.compile(r"(?!(?:true|false|nil)\b)[a-z_]\w*")
_PHRASES = ("case ", "with ", "try ", "receive ", "rescue ", "catch ", "else ")
"""Conditions that are the head of a branch, and say so themselves."""


def reason(of: Unresolved) -> str:
    return of.reason.value.replace("_", " ")


def _details(node: Node) -> Iterator[str]:
    if node.unresolved:
        yield reason(node.unresolved)
    yield from _role(node)
    if isinstance(node.construct, GenServer) and node.construct.messages:
        yield count(len(node.construct.messages), "message")
    if node.child:
        yield from _spec(node.child)
    if node.repeated:
        yield "drawn elsewhere"


def _role(node: Node) -> Iterator[str]:
    match node.construct:
        case Application(app=app) if app:
            yield f"application :{app}"
        case Supervisor() as supervisor:
            yield _strategy(supervisor)
            yield from _intensity(supervisor.intensity)
            if supervisor.auto_shutdown:
                yield f"auto_shutdown {_word(supervisor.auto_shutdown)}"
        case DynamicSupervisor() as supervisor:
            if title(node) not in LIBRARY_SUPERVISORS:
                yield supervisor.flavour
            if supervisor.partitions_of:
                yield f"partitions of {supervisor.partitions_of}"
            yield from _intensity(supervisor.intensity)
            if supervisor.max_children:
                yield _most(supervisor.max_children)
        case Agent() | Task():
            yield node.construct.kind
        case _:
            return


def _strategy(supervisor: Supervisor) -> str:
    match supervisor.strategy:
        case Unresolved():
            return "strategy unknown"
        case None:
            return "no strategy" if supervisor.options_known else "strategy unknown"
        case strategy:
            return strategy.value


def _intensity(intensity: Intensity) -> Iterator[str]:
    if intensity != Intensity():
        restarts, seconds = intensity.max_restarts, intensity.max_seconds
        often = "an unknown number of restarts" if isinstance(restarts, Unresolved) else count(restarts, "restart")
        within = "an unknown time" if isinstance(seconds, Unresolved) else f"{seconds} s"
        yield f"{often} in {within}"


def _most(children: str | Unresolved) -> str:
    return "max_children unknown" if isinstance(children, Unresolved) else f"at most {one_line(children)}"


def _spec(child: ChildSpec) -> Iterator[str]:
    yield from _restart(child)
    if child.significant:
        yield "perhaps significant" if isinstance(child.significant, Unresolved) else "significant"
    if child.shutdown is not None:
        yield f"shutdown {_word(child.shutdown)}"
    if (identity := _text(child.id)) and identity not in (child.module, _text(child.name)):
        yield f"id {identity}"
    if child.alternatives:
        yield f"or {' or '.join(child.alternatives)}"
    if child.many is not None:
        yield f"one for each of {one_line(child.many)}" if child.many.strip() else "many"
    if not child.ordered:
        yield "start order unknown"


def _restart(child: ChildSpec) -> Iterator[str]:
    """Anything but permanent, which a reader assumes."""
    match child.restart:
        case Unresolved():
            yield "restart unknown"
        case Restart.TRANSIENT | Restart.TEMPORARY as stated:
            yield stated.value
        case None if child.default_restart not in (None, Restart.PERMANENT):
            yield f"{child.default_restart} by default"
        case _:
            return


def _word(value: str | Unresolved) -> str:
    return "unknown" if isinstance(value, Unresolved) else one_line(value).removeprefix(":")


def _text(value: str | Computed | Unresolved | None) -> str | None:
    if isinstance(value, Computed):
        return one_line(value.text)
    return one_line(value) if isinstance(value, str) else None
