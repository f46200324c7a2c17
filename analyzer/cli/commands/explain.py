"""`analyze explain [CODE]`: a rule's page, or the list of rules."""

from __future__ import annotations

from analyzer.checks.registry import rule, rules
from analyzer.cli import exits, say
from analyzer.errors import UsageError, suggest


def run(code: str | None) -> int:
    """The page is the docstring of the rule's function."""
    if code is None:
        say.answer("\n".join(f"{r.code}  {r.severity:<7}  {r.name}: {r.page.splitlines()[0]}" for r in rules()))
        return exits.FINE
    found = rule(code)
    if found is None:
        raise UsageError(f"there is no rule {code}", _near(code))
    say.answer(f"# {found.code} {found.name} ({found.severity})\n\n{found.page}")
    return exits.FINE


def _near(code: str) -> str:
    """A rule's name that nearly fits, else what the codes say."""
    from difflib import get_close_matches

    name = get_close_matches(code.casefold(), [r.name for r in rules()], n=1)
    return f"did you mean {name[0]}?" if name else suggest(code, [r.code for r in rules()])
