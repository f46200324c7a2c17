"""The command line: arguments in, exit code out. Holds no logic, computes no fact.

`analyze --help` has to answer in 0.15 s: nothing here imports pydantic, rich or networkx before
a command runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cyclopts import CycloptsError

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
        return _complain(str(error), "analyze --help lists the options")
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
    if tokens == ["emit"]:
        raise UsageError("emit what?", "analyze emit haxe lib/ --out DIR, or analyze emit elixir lib/ --out DIR")
    code = app(tokens, exit_on_error=False, print_error=False)
    return code if isinstance(code, int) else exits.FINE


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
