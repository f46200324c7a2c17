"""Children that a library implements and the application names: Registry, PubSub, pools, caches."""

from __future__ import annotations

from typing import Literal

from models.constructs.construct import Construct


class NamedProcess(Construct):
    """`{Registry, keys: :unique, name: X}`: `library` is the started module, `name` the registered name.

    `module` is the module whose child list starts it.
    """

    kind: Literal["named_process"] = "named_process"
    library: str
    name: str
    keys: str | None = None
