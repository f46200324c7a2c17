"""The user's settings: `unmix.toml`, or `[tool.unmix]` in pyproject.toml.

The file is looked for in the analysed folder and above it; the nearest one counts.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from analyzer.errors import UsageError, suggest
from analyzer.project.roots import is_file
from models.base import Model
from models.diagnostics import Severity


class Config(Model):
    """What the user decided; keys are written with hyphens."""

    model_config = ConfigDict(strict=False)

    fail_on: Severity = Field(default=Severity.WARNING, alias="fail-on")
    """`check` exits with 1 from this severity on."""
    disable: tuple[str, ...] = ()
    """Codes of rules that are off."""
    severity: dict[str, Severity] = Field(default_factory=dict)
    """Severities instead of the rules' own, by code."""


def load(paths: Sequence[Path]) -> Config:
    """The settings that hold for these paths; the defaults when no file has any."""
    for folder in _upwards(paths):
        for path, keys in ((folder / "unmix.toml", ()), (folder / "pyproject.toml", ("tool", "unmix"))):
            table = _table(path, keys) if is_file(path) else None
            if table is not None:
                return _config(table, path)
    return Config()


def check_codes(config: Config, known: Collection[str]) -> None:
    """Refuse codes that no rule has."""
    for code in (*config.disable, *config.severity):
        if code not in known:
            raise UsageError(f"the settings name {code}, which is no rule", suggest(code, known))


def _upwards(paths: Sequence[Path]) -> Iterator[Path]:
    """The folder that holds all paths, and every folder above it."""
    common = Path(os.path.commonpath([path.absolute() for path in paths]))
    yield from (common, *common.parents)


def _table(path: Path, keys: tuple[str, ...]) -> dict[str, Any] | None:
    """The table of settings in a file; None when the file holds none."""
    try:
        table: Any = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is no TOML: {error}") from error
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def _config(table: dict[str, Any], path: Path) -> Config:
    known = {field.alias or name for name, field in Config.model_fields.items()}
    for key in table:
        if key not in known:
            raise UsageError(f"{path}: unknown key {key}", suggest(key, known))
    try:
        return Config.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{path}: {where}: {first['msg']}") from error
