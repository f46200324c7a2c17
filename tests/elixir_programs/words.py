"""Names that a careless reader takes for something else, made by rule from Elixir's own words."""

from __future__ import annotations

from typing import Final

from tests.elixir_programs.choices import Choices

OPERATOR_WORDS: Final = ("in", "or", "and", "when", "not")
BLOCK_WORDS: Final = ("do", "end", "fn", "else", "after", "rescue", "catch", "true", "false", "nil")
RESERVED: Final = OPERATOR_WORDS + BLOCK_WORDS

_PLAIN: Final = ("x", "a", "value", "b1", "_x", "_", "long_name", "yes?", "now!", "__MODULE__")
_FOREIGN: Final = ("é", "e\u0301t", "ünïcode", "größe", "привет", "変数", "数", "변수", "שלום", "naïve?", "x_数")
_ENDINGS: Final = ("s", "_x", "1", "terval", "der", "roid", "ever", "é", "?", "!", "_", "X")
_CALLS: Final = ("f", "g!", "if", "case", "def", "defp", "defmodule", "quote", "unquote", "with", "for", "try", "raise")
_CAPITALS: Final = ("A", "Foo", "In", "End", "Do1", "A_b")
OPERATOR_ATOMS: Final = (
    "+", "-", "!", "==", "->", "|>", "..", "..//", "<<>>", "%{}", "{}", "%", "&", "&&&", "@", "^", "<-", "\\\\", "::", "|", ".", "...", "not", "**",
)  # fmt: skip
KEYWORD_OPERATORS: Final = (
    "+",
    "-",
    "!",
    "==",
    "|>",
    "<<>>",
    "%{}",
    "{}",
    "&",
    "&&",
    "^",
    "<-",
    "**",
    "..",
    "..//",
    "...",
)


def variable(choices: Choices) -> str:
    """A name for a variable."""
    match choices.below(8):
        case 0 | 1 | 2 | 3:
            return choices.pick(_PLAIN)
        case 4:
            return choices.pick(_FOREIGN)
        case _:
            return disguised(choices)


def disguised(choices: Choices) -> str:
    """A name that begins with one of Elixir's own words."""
    return choices.pick(RESERVED) + choices.pick(_ENDINGS)


def callee(choices: Choices) -> str:
    """A name for a local function or macro."""
    match choices.below(6):
        case 0 | 1 | 2:
            return choices.pick(_CALLS)
        case 3:
            return choices.pick(_FOREIGN)
        case _:
            return disguised(choices)


def member(choices: Choices) -> str:
    """A name after a dot: reserved words and operators are allowed there, quoted ones too."""
    match choices.below(10):
        case 0 | 1 | 2 | 3 | 4:
            return variable(choices)
        case 5 | 6:
            return choices.pick(RESERVED)
        case 7:
            return choices.pick(("+", "-", "==", "|>", "!", "<>", "&&", "<<<", "^^^", "**"))
        case 8:
            return choices.pick(("a b", "", "A", "a-b", 'q"', "\\", "1"))
        case _:
            return callee(choices)


def atom(choices: Choices) -> str:
    """An atom's text."""
    match choices.below(10):
        case 0 | 1 | 2 | 3:
            return choices.pick(("ok", "a", "error", "x?", "b@c", "Foo", "A.B"))
        case 4:
            return choices.pick(OPERATOR_ATOMS)
        case 5:
            return choices.pick(("", "a b", "1a", "a-b", '"', "'", "\\", "#", "é ü", "\n"))
        case 6:
            return choices.pick(RESERVED)
        case 7:
            return choices.pick(_FOREIGN)
        case _:
            return disguised(choices)


def key(choices: Choices) -> str:
    """The text of a keyword's key."""
    match choices.below(10):
        case 0 | 1 | 2 | 3 | 4:
            return choices.pick(("a", "b", "key", "x?", "B", "do_it"))
        case 5:
            return choices.pick(KEYWORD_OPERATORS)
        case 6:
            return choices.pick(RESERVED)
        case 7:
            return choices.pick(("a b", "", "a-b", "1", '"', "é ü"))
        case _:
            return atom(choices) if choices.rarely(2) else disguised(choices)


def alias(choices: Choices) -> tuple[str, ...]:
    """The parts of a module's name."""
    return choices.several(lambda: choices.pick(_CAPITALS), 1, 3)
