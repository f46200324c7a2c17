"""Constructs as comparable essences."""

import json

from models.essence import essence
from models.project import Project


def essences(project: Project) -> list[str]:
    """The essence of every construct: those of one module and kind in model order."""
    ordered = sorted(project.constructs, key=lambda construct: (construct.module, construct.kind))
    return [json.dumps(essence(construct), ensure_ascii=False, indent=1) for construct in ordered]
