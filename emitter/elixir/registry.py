"""The templates, one for each construct, found by scanning the folder of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from emitter.elixir.code import Pair
from emitter.elixir.pieces import Piece, Surroundings
from models.constructs import Construct
from models.constructs.child_spec import ChildSpec

C = TypeVar("C", bound=Construct)
ChildOptions = tuple[str, str | None, tuple[Pair, ...]]


@dataclass(frozen=True, slots=True)
class Template(Generic[C]):
    """How one class of constructs is written.

    `options`: what it knows about the arguments of a child that some supervisor of its module starts.
    `children`: the children that it starts itself.
    """

    construct: type[C]
    piece: Callable[[C, Surroundings], Piece]
    options: Callable[[C], Iterable[ChildOptions]] = lambda _: ()
    children: Callable[[C], Iterable[ChildSpec]] = lambda _: ()

    def write(self, construct: Construct, around: Surroundings) -> Piece:
        return self.piece(self._own(construct), around)

    def options_of(self, construct: Construct) -> Iterable[ChildOptions]:
        return self.options(self._own(construct))

    def children_of(self, construct: Construct) -> Iterable[ChildSpec]:
        return self.children(self._own(construct))

    def _own(self, construct: Construct) -> C:
        if not isinstance(construct, self.construct):
            raise TypeError(f"{type(construct).__name__} is no {self.construct.__name__}")
        return construct


@cache
def templates() -> dict[type[Construct], Template[Construct]]:
    """Each construct's template, in file-name order."""
    package = importlib.import_module("emitter.elixir.constructs")
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    files = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    found = [value for file in files for value in vars(file).values() if isinstance(value, Template)]
    return {template.construct: template for template in found}
