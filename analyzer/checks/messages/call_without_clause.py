"""MSG001: a call that no clause of its target handles."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.checks.messages.closed_servers import ClosedServers
from analyzer.checks.rule import check
from models.diagnostics import Severity
from models.effects import Send, SendKind
from models.evidence import Certainty
from models.findings import Finding, Related
from models.patterns import tag
from models.patterns_match import may_match
from models.project import Project, Role


@check(code="MSG001", name="call-without-clause", severity=Severity.ERROR)
def call_without_clause(project: Project) -> Iterable[Finding]:
    """A GenServer is called with a message that none of its clauses handles.

    ## What it does
    Reports a `GenServer.call` whose server and message are known, where no `handle_call/3`
    clause of that server can match the message. Nothing is reported where the source leaves
    room for doubt: a clause for any message, a `use` of an unknown library, a computed message.

    ## Why it matters
    The server stops with a `FunctionClauseError`, or with the error of the default
    `handle_call/3`; the caller exits too.

    ## Example
    ```elixir
    defmodule Shop.Stock do
      use GenServer

      def start_link(_), do: GenServer.start_link(__MODULE__, %{}, name: __MODULE__)
      def count(item), do: GenServer.call(__MODULE__, {:count, item, :all})

      def init(stock), do: {:ok, stock}
      def handle_call({:count, item}, _from, stock), do: {:reply, stock[item], stock}
    end
    ```

    ## Instead
    ```elixir
    defmodule Shop.Stock do
      use GenServer

      def start_link(_), do: GenServer.start_link(__MODULE__, %{}, name: __MODULE__)
      def count(item), do: GenServer.call(__MODULE__, {:count, item})

      def init(stock), do: {:ok, stock}
      def handle_call({:count, item}, _from, stock), do: {:reply, stock[item], stock}
    end
    ```

    ## When to ignore it
    When another module is registered under the server's name, in tests for instance, and that
    one handles the message.
    """
    servers = ClosedServers(project)
    tests = {file.path for file in project.files if file.role is Role.TEST}
    for send in project.sends:
        if send.kind is SendKind.CALL and send.span.file not in tests:
            yield from _judge(send, servers)


def _judge(send: Send, servers: ClosedServers) -> Iterable[Finding]:
    clauses = servers.calls(send.target.module)
    label = tag(send.message)
    if clauses is None or label is None or any(may_match(clause.pattern, send.message) for clause in clauses):
        return
    near = [clause for clause in clauses if clause.tag == label]
    yield call_without_clause.finding(
        f"{send.target.module} has no handle_call clause for this message, tagged :{label}",
        send.span,
        related=[Related(message=f"a clause with the tag :{label} and another shape", span=c.span) for c in near],
        certainty=send.certainty if send.target.how in ("literal", "self") else Certainty.INFERRED,
    )
