"""The one value that analysis yields. Everything else is a function of it."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union

from pydantic import Field, TypeAdapter

from models.base import Model
from models.constructs import CONSTRUCTS, Construct
from models.diagnostics import Diagnostic
from models.effects import DynamicStart, Send
from models.evidence import Unresolved
from models.interning import TypeTable
from models.modules import Module
from models.suppressions import Suppression
from models.templates import Template
from models.types import AnyType

if TYPE_CHECKING:
    AnyConstruct = Construct
else:
    AnyConstruct = Annotated[Union[CONSTRUCTS], Field(discriminator="kind")]

SCHEMA_VERSION: Literal[1] = 1


class Role(StrEnum):
    """What a file is for."""

    LIB = "lib"
    TEST = "test"
    MIGRATION = "migration"
    SCRIPT = "script"
    CONFIG = "config"
    TEMPLATE = "template"
    GENERATOR = "generator"
    """Text that a generator copies into other projects."""
    MIX = "mix"
    UNREAD = "unread"
    """Seen, but not read: a diagnostic says why."""


class SourceFile(Model):
    """A file that was read; `path` is relative to the project's root, `app` is its OTP application."""

    path: str
    role: Role
    app: str | None = None
    size: int


class Dependency(Model):
    """An entry of `deps` in mix.exs; `requirement` is its version or options as text."""

    name: str
    requirement: str = ""


class MixProject(Model):
    """A mix.exs: the OTP application's name, its start module, its dependencies."""

    path: str
    app: str | None = None
    start_module: str | None = None
    umbrella: bool = False
    deps: tuple[Dependency, ...] = ()


C = TypeVar("C", bound=Construct)


class Project(Model):
    """A whole application, or an umbrella of them."""

    schema_version: Literal[1] = SCHEMA_VERSION
    name: str
    files: tuple[SourceFile, ...] = ()
    mix_projects: tuple[MixProject, ...] = ()
    modules: tuple[Module, ...] = ()
    constructs: tuple[AnyConstruct, ...] = ()
    sends: tuple[Send, ...] = ()
    starts: tuple[DynamicStart, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    """Where modules may be defined that we could not name."""
    templates: tuple[Template, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def of(self, construct: type[C]) -> tuple[C, ...]:
        """The constructs of one class, in model order."""
        return tuple(c for c in self.constructs if isinstance(c, construct))

    def to_json(self) -> str:
        """Compact, deterministic JSON: spans index `files`, types index `types`."""
        table = TypeTable()
        files = {file.path: number for number, file in enumerate(self.files)}
        data = self.model_dump(mode="json", context={"file_index": files, "type_table": table})
        return json.dumps({**data, "types": table.entries}, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Project:
        """The inverse of `to_json`; raises ValueError on anything else."""
        data = json.loads(text)
        if not isinstance(data, dict) or not isinstance(data.get("files"), list):
            raise ValueError("not the JSON of a Project")
        files = tuple(file["path"] for file in data["files"])
        types: list[Any] = []
        context = {"files": files, "types": types}
        for entry in data.pop("types", ()):
            found = _TYPE.validate_json(json.dumps(entry), context=context)
            types.append(found)
        return Project.model_validate_json(json.dumps(data), context=context)


_TYPE: TypeAdapter[Any] = TypeAdapter(AnyType)


def json_schema() -> dict[str, Any]:
    """The published JSON Schema of `Project.to_json`."""
    schema = TypeAdapter(Project).json_schema(mode="serialization")
    types = _TYPE.json_schema(mode="serialization")
    schema["$defs"] |= types.pop("$defs", {})
    schema["properties"]["types"] = {"type": "array", "description": "every type once, parts first", "items": types}
    schema["required"] = [*schema.get("required", ()), "types"]
    return schema
