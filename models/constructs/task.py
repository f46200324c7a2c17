"""Tasks: one-off processes."""

from __future__ import annotations

from typing import Literal

from models.constructs.construct import Construct


class Task(Construct):
    """A module with `use Task`; its child starts `function` of the module."""

    kind: Literal["task"] = "task"
    function: str | None = None
