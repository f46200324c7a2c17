"""Where a type is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from emitter.haxe.haxe_types import HaxeType
from emitter.haxe.world import World

Reference = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a type is read: its module, the variables bound there, the aliases being followed."""

    world: World
    module: str
    variables: Mapping[str, HaxeType] = field(default_factory=dict)
    following: frozenset[Reference] = frozenset()
