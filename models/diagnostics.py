"""What went wrong while reading: one clear line about one place of one file."""

from __future__ import annotations

from enum import StrEnum

from models.base import Model
from models.evidence import Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Diagnostic(Model):
    """A problem of the input (or, with code INTERNAL, of ours). The run goes on without it."""

    code: str
    severity: Severity
    message: str
    span: Span
