"""OTP applications: the module whose start/2 starts the tree."""

from __future__ import annotations

from typing import Literal

from models.constructs.construct import Construct


class Application(Construct):
    """A module with `use Application` or the `mod:` of mix.exs; `app` is the OTP application's name."""

    kind: Literal["application"] = "application"
    app: str | None = None
    declared: bool = False
    """mix.exs names this module in `mod:`."""
