"""Supervisor as an Elixir skeleton: `init/1` of a module, or a call inside any function."""

from __future__ import annotations

from emitter.elixir.children import child_list
from emitter.elixir.code import TODO, Pair, call, keyword_list
from emitter.elixir.facts import intensity_options, name_option, word
from emitter.elixir.layout import Doc, Text, join
from emitter.elixir.pieces import Piece, Surroundings
from emitter.elixir.registry import Template
from emitter.elixir.supervising import init, inside, start_link
from models.constructs.supervisor import Supervisor


def piece(supervisor: Supervisor, around: Surroundings) -> Piece:
    children = child_list(supervisor.children, around)
    if supervisor.owner == "module" and supervisor.function == "init/1":
        return Piece(
            is_a=("a supervisor",),
            uses=(Text("use Supervisor"),),
            start=(start_link("Supervisor", supervisor.name, supervisor.module),),
            callbacks=(init("init/1", [*children, _call("init", supervisor, _options(supervisor))]),),
        )
    pairs = [*_options(supervisor), *name_option(supervisor.name)]
    return inside(supervisor.function, [*children, _call("start_link", supervisor, pairs)])


def _call(function: str, supervisor: Supervisor, pairs: list[Pair]) -> Doc:
    """The call that hands over the children; options that were not read completely are a known list and more."""
    children = Text("children")
    if supervisor.options_known:
        return call(f"Supervisor.{function}", [children] if pairs else [children, Text("[]")], pairs)
    options = join(keyword_list(pairs), " ++ todo()") if pairs else TODO
    return call(f"Supervisor.{function}", [children, options])


def _options(supervisor: Supervisor) -> list[Pair]:
    pairs: list[Pair] = [] if supervisor.strategy is None else [("strategy", word(supervisor.strategy))]
    pairs += intensity_options(supervisor.intensity)
    if supervisor.auto_shutdown is not None:
        pairs.append(("auto_shutdown", word(supervisor.auto_shutdown)))
    return pairs


TEMPLATE = Template(Supervisor, piece)
