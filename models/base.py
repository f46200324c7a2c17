"""What every model is: frozen, strict, closed."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A value. Fields never change, unknown ones are refused, sequences are tuples."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
