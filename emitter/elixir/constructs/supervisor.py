"""Supervisor as an Elixir skeleton: `init/1` of a module, or a call inside any function."""

from __future__ import annotations

from collections.abc import Iterator

from emitter.elixir.children import child_list
from emitter.elixir.code import TODO, Pair, assign_block, call, either, keyword_list
from emitter.elixir.facts import intensity_options, name_option, word
from emitter.elixir.layout import Doc, Text, join
from emitter.elixir.pieces import Piece, Surroundings
from emitter.elixir.registry import Template
from emitter.elixir.supervising import init, inside, start_link, under
from models.constructs.child_spec import ChildSpec
from models.constructs.supervisor import Supervisor
from models.evidence import Unresolved


def piece(supervisor: Supervisor, around: Surroundings) -> Piece:
    children = [*child_list(supervisor.children, around), *_more(supervisor)]
    if supervisor.owner == "module" and supervisor.function == "init/1":
        return Piece(
            is_a=("a supervisor",),
            uses=(Text("use Supervisor"),),
            start=(start_link("Supervisor", supervisor.name, supervisor.module),),
            callbacks=(
                init(
                    "init/1", under(supervisor.conditions, [*children, _call("init", supervisor, _options(supervisor))])
                ),
            ),
        )
    pairs = [*_options(supervisor), *name_option(supervisor.name)]
    return inside(
        supervisor.function, under(supervisor.conditions, [*children, _call("start_link", supervisor, pairs)])
    )


def _call(function: str, supervisor: Supervisor, pairs: list[Pair]) -> Doc:
    """The call that hands over the children."""
    children = Text("children")
    if supervisor.options_known:
        return call(f"Supervisor.{function}", [children] if pairs else [children, Text("[]")], pairs)
    options = TODO if _unknown(supervisor) else join(keyword_list(pairs), " ++ more")
    return call(f"Supervisor.{function}", [children, options])


def _unknown(supervisor: Supervisor) -> bool:
    """Whether nothing at all is known of the options."""
    intensity = supervisor.intensity
    facts = (supervisor.strategy, intensity.max_restarts, intensity.max_seconds, supervisor.auto_shutdown)
    return supervisor.name is None and all(isinstance(fact, Unresolved) for fact in facts)


def _more(supervisor: Supervisor) -> Iterator[Doc]:
    """Options that were not read completely: there may be another one."""
    if not supervisor.options_known and not _unknown(supervisor):
        yield assign_block("more", either(keyword_list([("todo", TODO)]), Text("[]")))


def _options(supervisor: Supervisor) -> list[Pair]:
    pairs: list[Pair] = [] if supervisor.strategy is None else [("strategy", word(supervisor.strategy))]
    pairs += intensity_options(supervisor.intensity)
    if supervisor.auto_shutdown is not None:
        pairs.append(("auto_shutdown", word(supervisor.auto_shutdown)))
    return pairs


def children(supervisor: Supervisor) -> Iterator[ChildSpec]:
    return (child for child in supervisor.children if isinstance(child, ChildSpec))


TEMPLATE = Template(Supervisor, piece, children=children)
