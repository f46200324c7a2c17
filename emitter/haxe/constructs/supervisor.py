"""Supervisors: strategy and children, in start order."""

from emitter.haxe.templates import Contribution, Site, described, template
from models.constructs.supervisor import Supervisor
from models.evidence import Unresolved


@template(Supervisor)
def supervisor(construct: Supervisor, _site: Site) -> Contribution:
    return Contribution(
        metadata=(described(construct, without=("argument", "conditions")),),
        doc=(f"Supervises ({_strategy(construct)}):", *(f"- {line}" for line in _children(construct))),
    )


def _strategy(construct: Supervisor) -> str:
    return str(construct.strategy) if isinstance(construct.strategy, str) else "strategy unknown"


def _children(construct: Supervisor) -> list[str]:
    return [
        f"unresolved: {child.text}" if isinstance(child, Unresolved) else f"{child.label}{_repeated(child.many)}"
        for child in construct.children
    ]


def _repeated(many: str | None) -> str:
    return f", for each of {many}" if many else ""
