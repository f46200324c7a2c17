"""Child specs: what a supervisor starts, and how."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from models.base import Model
from models.evidence import Certainty, Computed, Condition, Span, Unresolved


class Strategy(StrEnum):
    ONE_FOR_ONE = "one_for_one"
    ONE_FOR_ALL = "one_for_all"
    REST_FOR_ONE = "rest_for_one"
    SIMPLE_ONE_FOR_ONE = "simple_one_for_one"


class Restart(StrEnum):
    PERMANENT = "permanent"
    TRANSIENT = "transient"
    TEMPORARY = "temporary"


class ChildForm(StrEnum):
    """How the source writes a child."""

    MODULE = "module"
    TUPLE = "tuple"
    MAP = "map"
    CHILD_SPEC = "child_spec"
    ERLANG = "erlang"


class Intensity(Model):
    """More than `max_restarts` restarts within `max_seconds` seconds stop the supervisor."""

    max_restarts: int | Unresolved = 3
    max_seconds: int | Unresolved = 5


class StartCall(Model):
    """The start MFA: module, function, and the argument list as text."""

    module: str
    function: str
    args: str = ""


class ChildSpec(Model):
    """One child, in start order.

    `module` is the module that the list names; `id` and `name` are given as Elixir prints them and only
    when the source states them: in the list, in the options of the module's `use`, or in its own
    child_spec/1, whose start function `start` then is. What is None was not stated, so a default holds.
    """

    kind: Literal["child"] = "child"
    module: str | Unresolved
    form: ChildForm
    id: str | Computed | None = None
    default_id: str | None = None
    """The id that holds when none is stated, where the child's module is known to give it."""
    name: str | Computed | None = None
    start: StartCall | None = None
    argument: str | None = None
    restart: Restart | Unresolved | None = None
    shutdown: str | Unresolved | None = None
    type: Literal["worker", "supervisor"] | Unresolved | None = None
    significant: bool | Unresolved | None = None
    default_restart: Restart | None = None
    default_shutdown: str | None = None
    default_type: Literal["worker", "supervisor"] | None = None
    """Likewise what holds by the rules of the library behind the module, or of OTP; None: stated, or not known."""
    conditions: tuple[Condition, ...] = ()
    starts: tuple[str, ...] = ()
    """Modules of the project that the child's library starts below it, since its argument names them: an adapter."""
    alternatives: tuple[str, ...] = ()
    """Other modules that may stand in this place, when configuration or a branch decides."""
    many: str | None = None
    """The text of what it is repeated over (`for`, `Enum.map`); None: it occurs once."""
    ordered: bool = True
    """False: a map gives it, so that among its neighbours of the same kind nobody knows which starts first."""
    certainty: Certainty = Certainty.EXACT
    span: Span

    @property
    def label(self) -> str:
        return self.module if isinstance(self.module, str) else self.module.text
