"""Elixir programs as Hypothesis strategies: what they say is drawn first, how it is written after.

    from tests.elixir_programs import programs, surfaces

    @given(programs())                  # the text of a program, in a style of its own
    @given(surfaces(3))                 # three texts that all have one AST
    at_random(2000, seed=1)             # many texts, fast, which do not shrink

Needs nothing but Hypothesis. Nearly all programs are accepted by Elixir 1.18; the rest are texts that
its grammar refuses for reasons that this one does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.elixir_programs import (  # noqa: F401  (each registers its forms)
    write_blocks,
    write_calls,
    write_containers,
    write_operators,
    write_quotes,
)
from tests.elixir_programs.choices import Choices
from tests.elixir_programs.grammar import CONTEXTS, Grammar
from tests.elixir_programs.pen import Pen

__all__ = ["CONTEXTS", "Choices", "at_random", "programs", "surfaces", "written"]

FUEL = (6, 12, 24, 36)
"""How many forms a program may have, more or less."""


def written(choices: Choices, context: str = "statement", styles: int = 1) -> tuple[str, ...]:
    """A program that begins with a form of a context, in so many styles."""
    body = Grammar(choices, choices.pick(FUEL)).program(context)
    return tuple(Pen(choices).program(body) for _ in range(styles))


def at_random(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Programs without Hypothesis, five times as fast: each with its context, contexts by turns."""
    contexts = tuple(CONTEXTS)
    for number in range(count):
        context = contexts[number % len(contexts)]
        yield context, written(Choices(Random(f"{seed}-{number}").randrange), context)[0]


def surfaces(styles: int) -> SearchStrategy[tuple[str, ...]]:
    """Texts of one AST."""

    @st.composite
    def drawn(draw: DrawFn) -> tuple[str, ...]:
        numbers = {n: st.integers(0, n - 1) for n in range(1, 64)}
        choices = Choices(lambda n: draw(numbers[n]))
        return written(choices, choices.pick(tuple(CONTEXTS)), styles)

    return drawn()


def programs() -> SearchStrategy[str]:
    """Texts of programs."""
    return surfaces(1).map(lambda texts: texts[0])
