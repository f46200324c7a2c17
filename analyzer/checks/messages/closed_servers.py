"""GenServers whose clauses are all known: what they do not handle, nobody handles.

A server is open, and no rule may say that it lacks a clause, when its source has errors, when
it uses a library that nobody knows, when parts of it stayed unresolved, or when it hands its
callbacks to another module.
"""

from __future__ import annotations

from models.constructs.gen_server import GenServer, Message, MessageKind
from models.modules import FunctionKind, Module
from models.project import Project


class ClosedServers:
    """The servers of a project by name; a name with several definitions has the clauses of all."""

    def __init__(self, project: Project) -> None:
        self._servers: dict[str, list[GenServer]] = {}
        for server in project.of(GenServer):
            self._servers.setdefault(server.module, []).append(server)
        damaged = {diagnostic.span.file for diagnostic in project.diagnostics}
        closed: dict[str, bool] = {}
        for module in project.modules:
            closed[module.name] = closed.get(module.name, True) and _closed(module, damaged)
        self._closed = {name for name, is_closed in closed.items() if is_closed}

    def calls(self, module: str | None) -> tuple[Message, ...] | None:
        """Every message that the server's handle_call/3 takes; None when the server is not closed."""
        if module is None or module not in self._closed:
            return None
        servers = self._servers.get(module, [])
        if not servers or any(server.behaviour != "GenServer" for server in servers):
            return None
        return tuple(message for server in servers for message in server.of(MessageKind.CALL))


def _closed(module: Module, damaged: set[str]) -> bool:
    return (
        module.span.file not in damaged
        and not module.unresolved
        and all(use.known for use in module.uses)
        and not _hands_on(module)
    )


def _hands_on(module: Module) -> bool:
    """Another module implements the callback."""
    return any(f.name == "handle_call" and f.kind is FunctionKind.DEFDELEGATE for f in module.functions)
