"""A Project as text for goldens: one fact a line, patterns in Elixir's syntax, unknown things after a `?`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from models.base import Model
from models.constructs import Construct
from models.constructs.agent import Agent
from models.constructs.application import Application
from models.constructs.child_spec import ChildForm, ChildSpec, Intensity
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer, Message, Reply
from models.constructs.named_process import NamedProcess
from models.constructs.supervisor import Supervisor
from models.constructs.task import Task
from models.effects import DynamicStart, Send, Target
from models.evidence import Certainty, Computed, Condition, Unresolved
from models.patterns_text import show
from models.project import Project

T = TypeVar("T", bound=Model)


def rendered(project: Project, *kinds: type[Construct]) -> str:
    """The constructs of these classes, what servers send and who starts dynamic children, each with its line."""
    found = sorted((c for c in project.constructs if isinstance(c, kinds)), key=lambda c: c.span)
    blocks = ["\n".join(construct(c)) for c in found]
    if GenServer in kinds and project.sends:
        blocks.append("\n".join(["       sends", *(numbered(send, send_line) for send in project.sends)]))
    if DynamicSupervisor in kinds and project.starts:
        blocks.append("\n".join(["       starts", *(numbered(start, start_line) for start in project.starts)]))
    return "\n\n".join(blocks) + "\n"


def construct(found: Construct) -> Iterator[str]:
    """A heading, and a line for each part."""
    yield f"{found.span.line:>5}  {found.kind} {found.module}" + _words(_about(found)) + _sure(found.certainty)
    match found:
        case Supervisor(children=children):
            yield from (numbered(child, child_line) for child in children)
        case GenServer(messages=messages):
            yield from (numbered(message, message_line) for message in messages)
        case _:
            pass


def _about(found: Construct) -> Iterator[str]:
    match found:
        case Application():
            yield f"app {found.app}" if found.app else ""
            yield "declared in mix.exs" if found.declared else ""
        case Supervisor():
            yield f"{found.owner} {found.function}"
            yield from _named(found.name)
            yield _text(found.strategy) if found.strategy else "no strategy"
            yield _intensity(found.intensity)
            yield f"auto_shutdown {_text(found.auto_shutdown)}" if found.auto_shutdown else ""
            yield "" if found.options_known else "options unknown"
            yield from map(_condition, found.conditions)
        case DynamicSupervisor():
            yield "" if found.flavour == "DynamicSupervisor" else f"a {found.flavour}"
            yield f"{found.owner} {found.function}"
            yield from _named(found.name)
            yield _text(found.strategy) if found.strategy else "no strategy"
            yield _intensity(found.intensity)
            yield f"max_children {found.max_children}" if found.max_children else ""
            yield f"partitions of {found.partitions_of}" if found.partitions_of else ""
            yield from map(_condition, found.conditions)
        case GenServer():
            yield from _named(found.name)
            more = () if found.state_known else ("…",)
            yield f"state {', '.join((*found.state_fields, *more))}" if found.state_fields or found.state_known else ""
            yield (
                _text(found.traps_exit)
                if isinstance(found.traps_exit, Unresolved)
                else "traps exits" * found.traps_exit
            )
        case Agent():
            yield from _named(found.name)
            yield f"begins with {found.initial}" if found.initial else ""
        case Task():
            yield f"runs {found.function}" if found.function else ""
        case NamedProcess():
            yield f"starts {found.library}"
            yield from _named(found.name)
            yield f"{found.keys} keys" if found.keys else ""
        case _:
            raise AssertionError(f"tests/rendering.py does not know {found.kind}")


def child_line(child: ChildSpec | Unresolved) -> str:
    """`{Ferry.Dock, :north}  id :north  if rainy?()`."""
    if isinstance(child, Unresolved):
        return _text(child)
    return _written(child) + _words(_options(child)) + _sure(child.certainty)


def _written(child: ChildSpec) -> str:
    module = _text(child.module)
    if child.start is not None:
        call = f"{child.start.module}.{child.start.function}({child.start.args})"
        same = isinstance(child.module, str)
        return f"{_FORMS[child.form]}{call}" if same else f"{_FORMS[child.form]}{module} by {call}"
    return (
        f"{_FORMS[child.form]}{module}" if child.argument is None else f"{_FORMS[child.form]}{module}({child.argument})"
    )


_FORMS = {
    ChildForm.MODULE: "",
    ChildForm.TUPLE: "tuple ",
    ChildForm.MAP: "map ",
    ChildForm.CHILD_SPEC: "child_spec ",
    ChildForm.ERLANG: "old ",
}


def _options(child: ChildSpec) -> Iterator[str]:
    for key in ("id", "name", "restart", "shutdown", "type"):
        value = getattr(child, key)
        yield f"{key} {_text(value)}" if value is not None else ""
    if isinstance(child.significant, Unresolved):
        yield f"significant {_text(child.significant)}"
    elif child.significant is not None:
        yield "significant" if child.significant else "not significant"
    yield f"or {', '.join(child.alternatives)}" if child.alternatives else ""
    yield f"for each {child.many}" if child.many else ""
    yield "" if child.ordered else "in any order"
    yield from map(_condition, child.conditions)


def message_line(message: Message) -> str:
    r"""`call {:book, seat} when seat > 0 \ seat → reply :ok | noreply`."""
    text = f"{message.kind} {show(message.pattern)}"
    if message.guard:
        text += f" when {message.guard}"
    if message.fields:
        text += " \\ " + ", ".join(f"{field.name}: {show(field.shape)}" for field in message.fields)
    text += _words(map(_condition, message.conditions))
    if message.injected:
        text += f"  from {message.injected.macro}"
    return text + (" → " + " | ".join(map(_reply, message.replies)) if message.replies else "")


def _reply(reply: Reply | Unresolved) -> str:
    if isinstance(reply, Unresolved):
        return _text(reply)
    parts = [str(reply.effect)]
    if reply.reason:
        parts.append(reply.reason)
    if reply.term is not None:
        parts.append(show(reply.term) if reply.effect == "reply" else f"with reply {show(reply.term)}")
    if reply.next:
        parts.append(f"then {reply.next}")
    return " ".join(parts)


def send_line(send: Send) -> str:
    """`Ferry.Dock.book/2 calls Ferry.Dock (own_client, written server): {:book, seat}`."""
    text = f"{send.module}.{send.function} {send.kind} {target(send.target)}: {show(send.message)}"
    return text + _sure(send.certainty)


def target(found: Target) -> str:
    """Whom a send reaches: the module if we know it, how we know it, and what the source says."""
    name = f" named {found.name}" if found.name and found.name != found.module else ""
    return f"{found.module or '?'}{name} ({found.how}, {found.text})"


def start_line(start: DynamicStart) -> str:
    return f"{start.module}.{start.function} {start.api} under {_text(start.supervisor)}: {child_line(start.child)}"


def numbered(fact: T, line: Callable[[T], str]) -> str:
    """A fact behind the number of the source line that it stands on."""
    return f"{getattr(fact, 'span').line:>5}    {line(fact)}"  # noqa: B009


def plain(text: str) -> str:
    """A source as its lines are counted: without a byte order mark."""
    return text.removeprefix("\ufeff")


def _named(name: str | Computed | None) -> Iterator[str]:
    if name is not None:
        yield f"named {_text(name)}"


def _intensity(found: Intensity) -> str:
    if found == Intensity():
        return ""
    return f"{_text(found.max_restarts)} in {_text(found.max_seconds)} s"


def _condition(condition: Condition) -> str:
    return f"{'if' if condition.holds else 'unless'} {condition.text}"


def _text(value: object) -> str:
    return f"?{value.reason} {value.text}" if isinstance(value, Unresolved) else str(value)


def _sure(certainty: Certainty) -> str:
    return "" if certainty is Certainty.EXACT else "  (inferred)"


def _words(parts: Iterable[str]) -> str:
    return "".join(f"  {part}" for part in parts if part)
