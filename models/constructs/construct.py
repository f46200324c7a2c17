"""What every construct is, and how it tells the world about itself."""

from __future__ import annotations

from enum import StrEnum

from models.base import Model
from models.evidence import Certainty, Span


class EdgeKind(StrEnum):
    SUPERVISES = "supervises"
    STARTS = "starts"
    SENDS = "sends"


class Edge(Model):
    """A directed relation between two names: module names, or registered names."""

    kind: EdgeKind
    source: str
    target: str
    label: str = ""
    span: Span


class Construct(Model):
    """An OTP, Phoenix or Ecto pattern found in a module. Subclasses fix `kind` to a literal."""

    kind: str
    module: str
    span: Span
    certainty: Certainty = Certainty.EXACT

    def edges(self) -> tuple[Edge, ...]:
        """The relations that this construct alone knows."""
        return ()

    def facts(self) -> tuple[str, ...]:
        """One-line facts for reports, in reading order."""
        return ()
