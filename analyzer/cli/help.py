"""The help, made of the commands' own arguments. Plain text: rich costs half of the time we have."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, get_args, get_origin

if TYPE_CHECKING:
    from cyclopts import App
    from cyclopts.argument import Argument

_WIDTH = 80
_LEFT = 22


def text(app: App, tokens: Sequence[str]) -> str:
    """The help of the command that the tokens name."""
    names, apps, _ = app.parse_commands(list(tokens))
    command = apps[-1]
    blocks = [
        _usage(("analyze", *names), command),
        "\n".join(textwrap.wrap(command.help, _WIDTH)),
        _list("Commands", [(name, command[name].help) for name in command]),
        _list("Arguments", [(a.name, a.parameter.help or "") for a in _places(command)]),
        _list("Options", [*map(_option, _options(command)), ("-h, --help", "show this"), *_version(names)]),
    ]
    return "\n\n".join(block for block in blocks if block)


def _version(names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [] if names else [("--version", "show unmix's version")]


def _usage(words: tuple[str, ...], command: App) -> str:
    """How the command is called; one that only groups others shows theirs."""
    if command.default_command is None:
        calls = [_call((*words, name), command[name]) for name in command]
    else:
        calls = [_call(words, command), *([" ".join([*words, "COMMAND ..."])] if list(command) else [])]
    return "Usage: " + "\n       ".join(calls)


def _call(words: tuple[str, ...], command: App) -> str:
    places = [f"{a.name}..." if a.token_count()[1] else f"[{a.name}]" for a in _places(command)]
    required = [f"{a.name} {_value(a)}" for a in _options(command) if a.required]
    return " ".join([*words, *places, *required, "[options]"])


def _arguments(command: App) -> list[Argument]:
    if command.default_command is None:
        return []
    return [argument for argument in command.assemble_argument_collection() if argument.show]


def _places(command: App) -> list[Argument]:
    return [argument for argument in _arguments(command) if not argument.name.startswith("-")]


def _options(command: App) -> list[Argument]:
    return [argument for argument in _arguments(command) if argument.name.startswith("-")]


def _option(argument: Argument) -> tuple[str, str]:
    names = ", ".join(argument.names)
    return f"{names} {_value(argument)}".strip(), argument.parameter.help or ""


def _value(argument: Argument) -> str:
    """What follows the option: its choices, its type in capitals, or nothing for a flag."""
    hints = [hint for hint in (get_args(argument.hint) or (argument.hint,)) if hint is not type(None)]
    if get_origin(argument.hint) is Literal:
        return "|".join(hints)
    if any(get_origin(hint) is Literal for hint in hints):
        return "|".join(get_args(hints[0]))
    return "" if argument.hint is bool else argument.name.strip("-").upper()


def _list(title: str, rows: Sequence[tuple[str, str]]) -> str:
    return "\n".join([f"{title}:", *(_row(left, right) for left, right in rows)]) if rows else ""


def _row(left: str, right: str) -> str:
    head = f"  {left}".ljust(_LEFT)
    first = head if len(head) == _LEFT else f"{head}\n{' ' * _LEFT}"
    return first + f"\n{' ' * _LEFT}".join(textwrap.wrap(right, _WIDTH - _LEFT) or [""])
