"""Supervisors: strategy and children, in start order."""

from emitter.haxe.templates import Contribution, Site, described, template
from models.constructs.child_spec import ChildSpec
from models.constructs.supervisor import Supervisor
from models.evidence import Unresolved

_LEFT_OUT = (
    *("argument", "conditions", "starts", "ordered"),
    *("default_id", "default_restart", "default_shutdown", "default_type"),
)
"""What is text of the source, follows from other facts, or says how sure one is."""


@template(Supervisor)
def supervisor(construct: Supervisor, _site: Site) -> Contribution:
    return Contribution(
        metadata=(described(construct, without=_LEFT_OUT),),
        doc=("", f"Supervises ({_strategy(construct)}):", *(f"- {line}" for line in _children(construct))),
    )


def _strategy(construct: Supervisor) -> str:
    return str(construct.strategy) if isinstance(construct.strategy, str) else "strategy unknown"


def _children(construct: Supervisor) -> list[str]:
    return [f"unresolved: {c.text}" if isinstance(c, Unresolved) else _child(c) for c in construct.children]


def _child(child: ChildSpec) -> str:
    named = f" as {child.name}" if isinstance(child.name, str) else ""
    repeated = f", for each of {child.many}" if child.many else ""
    conditions = "".join(f", if {'' if c.holds else 'not '}{c.text}" for c in child.conditions)
    return f"{child.label}{named}{repeated}{conditions}"
