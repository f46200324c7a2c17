"""DynamicSupervisor as an Elixir skeleton: a module of its own, a call, or the options of a child."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from emitter.elixir.code import Pair, call
from emitter.elixir.facts import intensity_options, name_option, word
from emitter.elixir.layout import Text
from emitter.elixir.literals import alias
from emitter.elixir.pieces import Definition, Piece, Surroundings
from emitter.elixir.registry import ChildOptions, Template
from emitter.elixir.supervising import init, inside, start_link, under
from models.constructs.dynamic_supervisor import DynamicSupervisor


def piece(supervisor: DynamicSupervisor, _around: Surroundings) -> Piece:
    flavour = supervisor.flavour
    match supervisor.owner:
        case "module":
            return Piece(
                is_a=("a dynamic supervisor",),
                uses=(Text(f"use {flavour}"),),
                start=(start_link(flavour, supervisor.name, supervisor.module),),
                callbacks=(_init(supervisor),),
            )
        case "inline":
            pairs = [*_options(supervisor), *name_option(supervisor.name)]
            return inside(supervisor.function, under(supervisor.conditions, [call(f"{flavour}.start_link", [], pairs)]))
        case "child":
            return Piece()
    assert_never(supervisor.owner)


def options(supervisor: DynamicSupervisor) -> Iterable[ChildOptions]:
    if supervisor.owner == "child":
        name = supervisor.name if isinstance(supervisor.name, str) else None
        yield supervisor.flavour, name, tuple(_options(supervisor))


def _init(supervisor: DynamicSupervisor) -> Definition:
    pairs = _options(supervisor)
    args = [] if pairs else [Text("[]")]
    return init(supervisor.function, under(supervisor.conditions, [call(f"{supervisor.flavour}.init", args, pairs)]))


def _options(supervisor: DynamicSupervisor) -> list[Pair]:
    pairs: list[Pair] = []
    if supervisor.partitions_of is not None:
        pairs.append(("child_spec", Text(alias(supervisor.partitions_of))))
    if supervisor.strategy is not None and supervisor.flavour != "Task.Supervisor":
        pairs.append(("strategy", word(supervisor.strategy)))
    pairs += intensity_options(supervisor.intensity)
    if supervisor.max_children is not None:
        pairs.append(("max_children", word(supervisor.max_children)))
    return pairs


TEMPLATE = Template(DynamicSupervisor, piece, options)
