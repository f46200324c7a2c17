"""Types in the JSON of a Project: each different one once, in a table, before those that contain it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import SerializationInfo, SerializerFunctionWrapHandler, ValidationInfo, ValidatorFunctionWrapHandler


class TypeTable:
    """The table while it is written: a type's JSON by its number."""

    def __init__(self) -> None:
        self.entries: list[Any] = []
        self._numbers: dict[str, int] = {}

    def number(self, dumped: Any) -> int:
        """The number of a type whose own parts are numbers already."""
        key = json.dumps(dumped, sort_keys=True)
        if key not in self._numbers:
            self._numbers[key] = len(self.entries)
            self.entries.append(dumped)
        return self._numbers[key]


def intern(value: Any, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> Any:
    """A type's number where a table is being written, else the type written out."""
    dumped = handler(value)
    table: TypeTable | None = (info.context or {}).get("type_table")
    return table.number(dumped) if table is not None else dumped


def recall(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """The type of a number where a table is being read, else what is written out."""
    types: list[Any] | None = (info.context or {}).get("types")
    if types is None or type(value) is not int:
        return handler(value)
    if not 0 <= value < len(types):
        raise ValueError(f"no type {value} in the table of types")
    return types[value]
