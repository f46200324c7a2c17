"""Arguments as a function receives them: the defaults of its head filled in."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.expand.definitions import Definition, default


def with_defaults(head: Definition, args: Sequence[Binding]) -> list[Binding]:
    r"""One binding for each parameter: where arguments are missing, the right-most defaults stand.

    `def f(a \\ 1, b, c \\ 3)` called as `f(x, y)` has a = x, b = y, c = 3.
    """
    given, missing = iter(args), head.arity - len(args)
    filled: list[Binding] = []
    for number, param in enumerate(head.params):
        otherwise = default(param)
        if otherwise is None:
            filled.append(next(given))
        elif _defaults_after(head, number) < missing:
            filled.append(Thunk(otherwise, Scope(head.env, form=head.node)))
        else:
            filled.append(next(given))
    return filled


def _defaults_after(head: Definition, number: int) -> int:
    """How many parameters after this one also have a default."""
    return sum(default(param) is not None for param in head.params[number + 1 :])
