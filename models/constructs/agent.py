"""Agents: state behind functions."""

from __future__ import annotations

from typing import Literal

from models.constructs.construct import Construct
from models.evidence import Computed


class Agent(Construct):
    """A module with `use Agent`, or one whose start function calls Agent.start_link."""

    kind: Literal["agent"] = "agent"
    name: str | Computed | None = None
    initial: str | None = None
    """The text of the function that builds the first state."""
