"""The rules on Elixir itself: what the models are made of, and what comments silence."""

import pytest

from analyzer.checks.run import run
from analyzer.pipeline import analyze_text

STOCK = """\
defmodule Stock do
  use GenServer
  {more}
  def init(state), do: {{:ok, state}}
  def handle_call({{:count, item}}, _from, state), do: {{:reply, state[item], state}}
end

defmodule Client do
  {comment}
  def count(item), do: GenServer.call({target}, {message})
end
"""


def codes(*, message: str = ":count", target: str = "Stock", more: str = "", comment: str = "") -> list[str]:
    source = STOCK.format(message=message, target=target, more=more, comment=comment)
    return [finding.code for finding in run(analyze_text({"lib/stock.ex": source}))]


@pytest.mark.parametrize("message", [":count", "{:count}", "{:count, item, 1}", "{:size, item}"])
def test_a_call_that_no_clause_takes(message: str) -> None:
    assert codes(message=message) == ["MSG001"]


@pytest.mark.parametrize("message", ["{:count, item}", "{:count, %{id: 1}}", "item", "{item, 1}", "build(item)"])
def test_a_call_that_a_clause_may_take(message: str) -> None:
    assert codes(message=message) == []


@pytest.mark.parametrize(
    "more",
    [
        "def handle_call(request, from, state), do: Other.handle(request, from, state)",
        "use Unheard.Of",
        "use Unheard.Of\n  use Another",
        "defdelegate handle_call(request, from, state), to: Other",
        "def handle_call(request, _, state) when is_atom(request), do: {:reply, request, state}",
    ],
)
def test_a_server_that_may_take_more(more: str) -> None:
    assert codes(more=more) == []


@pytest.mark.parametrize(
    "more",
    [
        "def unquote(name)(a, _b, c), do: {:reply, a, c}",
        "for name <- names(), do: def(unquote(name)(a, _b, c), do: {:reply, a, c})",
        "require Unheard\n  Unheard.handles(:count)",
        "@before_compile Unheard",
    ],
)
def test_a_server_that_is_generated_in_part(more: str) -> None:
    assert codes(more=more) == []


@pytest.mark.parametrize("target", ["pid", "via(item)", "Elsewhere.Stock"])
def test_a_target_that_may_be_another(target: str) -> None:
    assert codes(target=target) == []


def test_comments_silence() -> None:
    assert codes(comment="# unmix:disable-for-next-line MSG001 an old node") == []
    assert codes(comment="# unmix:disable-for-this-file MSG001") == []
    assert codes(comment="# unmix:disable-for-next-line SUP001") == ["UNM001", "MSG001"]
    assert codes(comment='@text "# unmix:disable-for-next-line MSG001"') == ["MSG001"]


TREE = """\
defmodule Worker do
  use GenServer
  def start_link(arg), do: GenServer.start_link(__MODULE__, arg)
  def init(arg), do: {{:ok, arg}}
end

defmodule Top do
  use Supervisor
  def start_link(arg), do: Supervisor.start_link(__MODULE__, arg)

  def init(opts) do
    {children}
    Supervisor.init(children, {options})
  end
end
"""


def tree(children: str, options: str = "strategy: :one_for_one") -> list[str]:
    source = TREE.format(children=f"children = {children}", options=options)
    return [finding.code for finding in run(analyze_text({"lib/top.ex": source}))]


@pytest.mark.parametrize(
    "children",
    [
        "[Worker, {Worker, 1}]",
        "[Worker] ++ [{Worker, 1}]",
        "[%{id: Worker, start: {Other, :start_link, []}}, Worker]",
        "[Supervisor.child_spec(Worker, id: :a), Supervisor.child_spec({Other, 1}, id: :a)]",
        "[Worker | if(opts[:more], do: [Worker], else: [])]",
    ],
)
def test_two_children_alike(children: str) -> None:
    assert tree(children) == ["SUP001"]


@pytest.mark.parametrize(
    "children",
    [
        "[Worker, Supervisor.child_spec(Worker, id: :other)]",
        "[if(opts[:a], do: Worker, else: {Worker, 1})]",
        "if opts[:a], do: [Worker], else: [{Worker, 1}]",
        "case opts do\n :a -> [Worker]\n _ -> [{Worker, 1}]\n end",
        "for n <- 1..3, do: Supervisor.child_spec({Worker, n}, id: {Worker, n})",
        "[Supervisor.child_spec(Worker, id: make_ref()), Supervisor.child_spec(Worker, id: make_ref())]",
        "[{Task, fn -> 1 end}, {Registry, keys: :unique, name: A}, {Registry, keys: :unique, name: B}]",
        "[{DynamicSupervisor, name: A}, {DynamicSupervisor, name: B}]",
        "if(opts[:a], do: [Worker], else: []) ++ if(opts[:a], do: [], else: [Worker])",
    ],
)
def test_children_that_differ(children: str) -> None:
    assert tree(children) == []


def test_options_without_strategy() -> None:
    assert tree("[Worker]", "max_restarts: 3") == ["SUP002"]
    assert tree("[Worker]", "[]") == ["SUP002"]


@pytest.mark.parametrize(
    "options",
    ["opts", "[{:max_restarts, 3} | opts]", "Keyword.merge(opts, max_restarts: 3)", "[max_restarts: 3] ++ opts"],
)
def test_options_that_may_hold_a_strategy(options: str) -> None:
    assert tree("[Worker]", options) == []
