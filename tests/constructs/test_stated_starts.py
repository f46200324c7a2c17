"""Children whose spec states a call of OTP: the module that runs, and supervisors that stand in the spec."""

import pytest

from analyzer.graphs.forest import plant
from models.constructs.supervisor import Supervisor
from tests.analysis import analyzed, init
from tests.rendering import child_line

SOURCE = """\
defmodule Ferry.Hold do
  def child_spec(cargo) do
    children = [{Ferry.Crate, cargo}, Ferry.Rat]
    %{id: __MODULE__, type: :supervisor, start: {Supervisor, :start_link, [children, [strategy: :one_for_all]]}}
  end
end

defmodule Ferry.Deck do
  use Supervisor

  def init(_) do
    rail = [strategy: :rest_for_one, name: Ferry.Rail]

    Supervisor.init(
      [
        Ferry.Hold,
        %{id: :rail, type: :supervisor, start: {Supervisor, :start_link, [[Ferry.Lamp], rail]}},
        %{id: :mast, start: {GenServer, :start_link, [Ferry.Mast, [], [name: :mast]]}}
      ],
      strategy: :one_for_one
    )
  end
end

defmodule Ferry.Mast do
  use GenServer

  def init(_), do: {:ok, nil}
  def handle_cast(:hoist, state), do: {:noreply, state}
  def hoist, do: GenServer.cast(:mast, :hoist)
end
"""


def test_a_supervisor_in_a_spec() -> None:
    found = [(s.title, s.owner, s.strategy, [*map(child_line, s.children)]) for s in analyzed(SOURCE).of(Supervisor)]
    assert ("Ferry.Rail", "inline", "rest_for_one", ["Ferry.Lamp"]) in found
    [hold] = [lines for _, _, strategy, lines in found if strategy == "one_for_all"]
    assert hold == ["tuple Ferry.Crate(cargo)", "Ferry.Rat"]
    assert len(found) == 3


def test_it_is_drawn_where_it_starts() -> None:
    forest = plant(analyzed(SOURCE))
    [deck] = forest.strays
    assert [[node.title for node in child.children] for child in deck.children] == [
        ["Ferry.Crate", "Ferry.Rat"],
        ["Ferry.Lamp"],
        [],
    ]


def test_the_server_that_it_names_is_who_gets_the_messages() -> None:
    [send] = analyzed(SOURCE).sends
    assert (send.target.module, send.target.how) == ("Ferry.Mast", "registered")


def test_a_start_that_a_branch_changes_is_one_child() -> None:
    spec = "Supervisor.child_spec(Ferry.Mast, start: {Ferry.Hold, :stow, []})"
    source = init(f"[if(calm?(), do: {spec}, else: Ferry.Mast |> Supervisor.child_spec([]))]")
    [found] = analyzed(source).of(Supervisor)
    assert [*map(child_line, found.children)] == ["child_spec Ferry.Mast  (inferred)"]


NAMED = {
    "{GenServer, :start_link, [Ferry.Mast, 1]}": "Ferry.Mast",
    "{:gen_server, :start_link, [{:local, :mast}, Ferry.Mast, 1, []]}": "Ferry.Mast",
    "{:gen_statem, :start_link, [Ferry.Mast, 1, []]}": "Ferry.Mast",
    "{Supervisor, :start_link, [Ferry.Mast, 1, [name: :x]]}": "Ferry.Mast",
    "{Supervisor, :start_link, [[Ferry.Mast], [strategy: :one_for_one]]}": "Supervisor",
    "{DynamicSupervisor, :start_link, [[strategy: :one_for_one]]}": "DynamicSupervisor",
    "{Agent, :start_link, [Ferry.Mast, :new, []]}": "Agent",
    "{GenServer, :start_link, arguments()}": "GenServer",
    "{GenServer, :start_link, [module(), 1]}": "GenServer",
}


@pytest.mark.parametrize("start", NAMED)
def test_the_module_behind_a_call(start: str) -> None:
    found = analyzed(init(f"[%{{id: 1, start: {start}}}]")).of(Supervisor)
    [deck] = [supervisor for supervisor in found if supervisor.owner == "module"]
    assert [edge.target for edge in deck.edges()] == [NAMED[start]]
