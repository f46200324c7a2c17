"""How each kind of expression is evaluated: one file an idea, put together here."""

from analyzer.evaluate.forms import branches, calls, comprehensions, literals, operators, references

HANDLERS = {**literals.HANDLERS, **calls.HANDLERS}
"""By node class; a local call that is no special form is evaluated by `calls.call`."""

SPECIAL = {**operators.SPECIAL, **branches.SPECIAL, **comprehensions.SPECIAL, **references.SPECIAL}
"""Special forms and operators, by name."""
