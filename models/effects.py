"""What functions do to other processes: messages they send, children they start."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from models.base import Model
from models.constructs.child_spec import ChildSpec
from models.evidence import Certainty, Span, Unresolved
from models.patterns import Shape


class SendKind(StrEnum):
    CALL = "call"
    CAST = "cast"
    SEND = "send"
    SEND_AFTER = "send_after"
    SEND_INTERVAL = "send_interval"
    START_TIMER = "start_timer"
    REPLY = "reply"
    PUBLISH = "publish"


class Target(Model):
    """Who receives: `module` when we know the server's module, `name` as written when it is a name.

    `how`: `literal` (written), `self` (self()), `own_client` (a pid parameter of the server's own
    client function), `registered` (a name that one child or start_link registers), `unknown`.
    """

    module: str | None = None
    name: str | None = None
    text: str
    how: Literal["literal", "self", "own_client", "registered", "unknown"]


class Send(Model):
    """One message sent at one place of the source."""

    kind: SendKind
    module: str
    function: str
    target: Target
    message: Shape
    certainty: Certainty = Certainty.EXACT
    span: Span


class DynamicStart(Model):
    """One call that asks a running supervisor for one more child."""

    module: str
    function: str
    api: str
    """The function called, as `DynamicSupervisor.start_child`."""
    supervisor: str | Unresolved
    child: ChildSpec | Unresolved
    span: Span
