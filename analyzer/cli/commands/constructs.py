"""`analyze constructs`: what unmix recognises."""

from __future__ import annotations

import inspect

from analyzer.cli import exits, say
from models.constructs import CONSTRUCTS


def run() -> int:
    """One line each: the kind that the JSON names, and what it stands for."""
    kinds = {construct.model_fields["kind"].default: inspect.getdoc(construct) or "" for construct in CONSTRUCTS}
    width = max(map(len, kinds))
    say.answer("\n".join(f"{kind:<{width}}  {_summary(text)}" for kind, text in kinds.items()))
    return exits.FINE


def _summary(text: str) -> str:
    """The docstring's first paragraph on one line."""
    return " ".join(text.split("\n\n", maxsplit=1)[0].split())
