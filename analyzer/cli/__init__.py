"""The command line: arguments in, exit code out. Holds no logic, computes no fact.

`analyze --help` has to answer in 0.15 s: nothing here imports pydantic, rich or networkx before
a command runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cyclopts import CycloptsError, UnusedCliTokensError

from analyzer.cli import exits, say
from analyzer.cli.arguments import app
from analyzer.errors import UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code says how it went."""
    tokens = list(sys.argv[1:] if argv is None else argv)
    say.accept_any_text()
    try:
        return _run(tokens)
    except UsageError as error:
        return _complain(error.message, error.hint)
    except CycloptsError as error:
        return _complain(*_mistake(error))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if "--debug" in tokens:
            raise
        say.remark(f"analyze: internal error: {type(error).__name__}: {error}; --debug shows where")
        return exits.INTERNAL


def command() -> None:
    """The `analyze` script: as `main`, and then away at once. Freeing a large model first takes a second."""
    code = main()
    say.hush()
    os._exit(code)


def _run(tokens: list[str]) -> int:
    options = tokens[: tokens.index("--")] if "--" in tokens else tokens
    if {"-h", "--help"} & set(options):
        from analyzer.cli.help import text

        say.answer(text(app, options))
        return exits.FINE
    if options == ["--version"]:
        say.answer(f"unmix {_version()}")
        return exits.FINE
    return _command(tokens)


def _command(tokens: list[str]) -> int:
    if tokens[:1] == ["emit"]:
        _require_emitted(tokens[1:])
    code = app(tokens, exit_on_error=False, print_error=False)
    return code if isinstance(code, int) else exits.FINE


def _require_emitted(words: Sequence[str]) -> None:
    """`emit` is told what, from where and to where; what lacks is told with the whole usage."""
    from analyzer.errors import suggest

    if not words or words[0].startswith("-"):
        raise UsageError("emit what?", " or ".join(_USAGE.values()))
    what, *rest = words
    if what not in _USAGE:
        raise UsageError(f"emit {what} is unknown", suggest(what, _USAGE))
    if not any(word == "--out" or word.startswith("--out=") for word in rest):
        raise UsageError(f"emit {what} needs --out, the folder to write into", _USAGE[what])


_USAGE = {what: f"analyze emit {what} lib/ --out DIR" for what in ("haxe", "elixir")}


def _mistake(error: CycloptsError) -> tuple[str, str]:
    """What cyclopts says, and where the options are listed."""
    words = " ".join(("analyze", *(error.command_chain or ()), "--help"))
    if isinstance(error, UnusedCliTokensError):
        return f"a word too many: {' '.join(error.unused_tokens or ())}", f"{words} shows how it is used"
    return str(error), f"{words} lists the options"


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("unmix")
    except PackageNotFoundError:
        return "(not installed)"


def _complain(message: str, hint: str) -> int:
    """One line for the mistake, one for what to do about it."""
    say.remark("analyze: " + " ".join(message.split()))
    if hint:
        say.remark("hint: " + " ".join(hint.split()))
    return exits.USAGE
