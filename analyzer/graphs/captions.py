"""What is said beside a supervised process: only what the source states and a reader would not assume."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.graphs.forest import Node
from analyzer.graphs.lookup import LIBRARY_SUPERVISORS
from analyzer.graphs.text import clip, count, one_line
from models.constructs.agent import Agent
from models.constructs.application import Application
from models.constructs.child_spec import ChildSpec, Intensity, Restart
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer
from models.constructs.supervisor import Supervisor
from models.constructs.task import Task
from models.evidence import Computed, Condition, Unresolved

LONGEST, LONGEST_NAME = 100, 60
"""Characters of source text in one caption."""


def name(node: Node) -> str | None:
    """The registered name, when it says more than the title; for a tuple made at run time its expression."""
    stated = (node.child.name if node.child else None) or getattr(node.construct, "name", None)
    if isinstance(stated, Computed):
        return clip(stated.text, LONGEST_NAME) if stated.text.startswith("{") else None
    return clip(stated, LONGEST_NAME) if stated not in (None, title(node)) else None


def title(node: Node) -> str:
    """The module that runs; `Supervisor` or the flavour for one that has no module of its own."""
    if node.child and isinstance(node.child.module, str):
        return node.child.module
    return clip(node.title, LONGEST)


def details(node: Node) -> tuple[str, ...]:
    """Facts in reading order: role, strategy, intensity, restart, id, messages, repetition."""
    return tuple(_details(node))


def conditions(node: Node) -> tuple[str, ...]:
    """Each as the suffix of a sentence: `if Mix.env() == :prod`."""
    return tuple(dict.fromkeys(map(condition, node.conditions)))


def condition(of: Condition) -> str:
    text = clip(of.text, LONGEST)
    if text.startswith("case "):
        return text if of.holds else f"unless {text}"
    return f"{'if' if of.holds else 'unless'} {text}"


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
                yield f"auto_shutdown {supervisor.auto_shutdown.removeprefix(':')}"
        case DynamicSupervisor() as supervisor:
            if title(node) not in LIBRARY_SUPERVISORS:
                yield supervisor.flavour
            if supervisor.partitions_of:
                yield f"partitions of {supervisor.partitions_of}"
            yield from _intensity(supervisor.intensity)
            if supervisor.max_children:
                yield f"at most {_text(supervisor.max_children) or '?'}"
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
        restarts, seconds = (_number(value) for value in (intensity.max_restarts, intensity.max_seconds))
        yield f"{restarts} restarts in {seconds} s"


def _number(value: int | Unresolved) -> str:
    return "?" if isinstance(value, Unresolved) else str(value)


def _spec(child: ChildSpec) -> Iterator[str]:
    if child.restart not in (None, Restart.PERMANENT):
        yield child.restart.value if isinstance(child.restart, Restart) else "restart unknown"
    if child.significant:
        yield "significant"
    if shutdown := _text(child.shutdown):
        yield f"shutdown {shutdown}"
    if (identity := _text(child.id)) and identity not in (child.module, _text(child.name)):
        yield f"id {identity}"
    if child.alternatives:
        yield f"or {' or '.join(child.alternatives)}"
    if child.many is not None:
        yield f"one for each of {clip(child.many, LONGEST)}" if child.many.strip() else "many"


def _text(value: str | Computed | Unresolved | None) -> str | None:
    if isinstance(value, Computed):
        return clip(value.text, LONGEST)
    return one_line(value) if isinstance(value, str) else None
