"""Every command with its arguments. Nothing is done here, and nothing heavy imported."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from analyzer.cli.running import Running, flag

Paths = Annotated[Path, Parameter(help="a lib/ folder, a Mix project, an umbrella, or Elixir files", name="PATH")]
Out = Annotated[Path | None, Parameter(help="write to this file instead of stdout")]
Level = Literal["info", "warning", "error"]

app = App(
    name="analyze",
    help="Reads Elixir and Phoenix applications, without running them, and tells what is in them.",
    help_flags=(),
    version_flags=(),
    result_action="return_value",
    suppress_keyboard_interrupt=False,
)

_DEFAULT = Running()


@app.default
def analyze(
    *paths: Paths,
    report: Annotated[bool, flag("everything that was found, not only the summary")] = False,
    format: Annotated[str, Parameter(help="text, json or md")] = "text",  # noqa: A002
    out: Out = None,
    running: Running = _DEFAULT,
) -> int:
    """Tell what the applications consist of."""
    from analyzer.cli.commands.analyze import run

    return run(paths, report=report, format=format, out=out, running=running)


@app.command
def check(
    *paths: Paths,
    fail_on: Annotated[Level | None, Parameter(help="exit with 1 from this severity on (default: warning)")] = None,
    format: Annotated[Literal["text", "json"], Parameter(help="how the findings are written")] = "text",  # noqa: A002
    out: Out = None,
    running: Running = _DEFAULT,
) -> int:
    """Report findings only, for CI: exit code 1 when there are any."""
    from analyzer.cli.commands.check import run

    return run(paths, fail_on=fail_on, format=format, out=out, running=running)


@app.command
def graph(
    *paths: Paths,
    view: Annotated[str, Parameter(help="supervision")] = "supervision",
    format: Annotated[str, Parameter(help="mermaid, dot, svg or json")] = "mermaid",  # noqa: A002
    out: Out = None,
    running: Running = _DEFAULT,
) -> int:
    """Draw one view of the applications."""
    from analyzer.cli.commands.graph import run

    return run(paths, view=view, format=format, out=out, running=running)


emit = App(name="emit", help="Write Haxe stubs or Elixir skeletons of what was found.", help_flags=(), version_flags=())
app.command(emit)

OutFolder = Annotated[Path, Parameter(help="the folder to write into")]
Only = Annotated[tuple[str, ...], Parameter(name="--module", help="only this module (may be repeated)", negative=())]


@emit.command
def haxe(
    *paths: Paths,
    out: OutFolder,
    kind: Annotated[Literal["extern"], Parameter(help="what the stubs are")] = "extern",
    module: Only = (),
    naming: Annotated[Literal["camel", "verbatim"], Parameter(help="how functions are named in Haxe")] = "camel",
    running: Running = _DEFAULT,
) -> int:
    """Write Haxe stubs."""
    from analyzer.cli.commands.emit import haxe as run

    assert kind == "extern"
    return run(paths, out=out, only=module, naming=naming, running=running)


@emit.command
def elixir(
    *paths: Paths,
    out: OutFolder,
    kind: Annotated[Literal["skeleton"], Parameter(help="what is written")] = "skeleton",
    module: Only = (),
    running: Running = _DEFAULT,
) -> int:
    """Write Elixir skeletons."""
    from analyzer.cli.commands.emit import elixir as run

    assert kind == "skeleton"
    return run(paths, out=out, only=module, running=running)


@app.command
def roundtrip(
    *paths: Paths,
    oracle: Annotated[bool, flag("let the Elixir on the PATH judge our trees and comments too")] = False,
    running: Running = _DEFAULT,
) -> int:
    """Hold the laws against your own code: exit code 1 when one is broken."""
    from analyzer.cli.commands.roundtrip import run

    return run(paths, oracle=oracle, running=running)


@app.command
def explain(code: Annotated[str | None, Parameter(help="a rule's code or name, such as MSG001")] = None, /) -> int:
    """Show a rule's page, or the list of rules."""
    from analyzer.cli.commands.explain import run

    return run(code)


@app.command
def constructs() -> int:
    """List the constructs that unmix knows."""
    from analyzer.cli.commands.constructs import run

    return run()
