"""Library children that the application names: `{Registry, keys: :unique, name: X}`, PubSub, pools, caches."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.evaluate.child_arguments import child_argument
from analyzer.evaluate.child_specs import child_specs
from analyzer.evaluate.lookup import option
from analyzer.evaluate.program import Program
from analyzer.evaluate.supervisors import FLAVOURS, SupervisorStart, supervisor_starts
from analyzer.evaluate.values import AtomV, ListV
from analyzer.expand.expanded import Expanded
from analyzer.recognizers.registry import recognizer
from models.constructs.child_spec import ChildSpec
from models.constructs.named_process import NamedProcess


@recognizer
def recognize(module: Expanded, program: Program) -> Iterable[NamedProcess]:
    """A child whose module is no module of the program, and that has a `name:`."""
    for start in supervisor_starts(program, module):
        for child in child_specs(program, start.children, start.site):
            if not isinstance(child, ChildSpec) or not isinstance(child.module, str) or not isinstance(child.name, str):
                continue
            if child.module not in program.index and child.module not in FLAVOURS:
                yield NamedProcess(
                    module=start.module,
                    span=child.span,
                    library=child.module,
                    name=child.name,
                    keys=_keys(program, start, child),
                )


def _keys(program: Program, start: SupervisorStart, child: ChildSpec) -> str | None:
    """`:keys` of a Registry."""
    argument = child_argument(program, start, child)
    value = option(argument, "keys") if isinstance(argument, ListV) else None
    return value.name if isinstance(value, AtomV) else None
