"""The id of a child whose spec states none."""

import pytest

from analyzer.pipeline import analyze_text
from models.constructs.child_spec import ChildSpec
from models.constructs.supervisor import Supervisor

TREE = """\
defmodule Ferry.Dock do
  {dock}
  def start_link(arg), do: GenServer.start_link(__MODULE__, arg)
end

defmodule Ferry.Harbour do
  use Supervisor
  def init(_arg), do: Supervisor.init([{child}], strategy: :one_for_one)
end
"""


def default_id(child: str, dock: str = "use GenServer") -> str | None:
    project = analyze_text({"lib/ferry.ex": TREE.format(child=child, dock=dock)})
    (supervisor,) = project.of(Supervisor)
    (found,) = supervisor.children
    assert isinstance(found, ChildSpec)
    return found.default_id


@pytest.mark.parametrize(
    "child", ["Ferry.Dock", "{Ferry.Dock, 1}", "Supervisor.child_spec(Ferry.Dock, restart: :transient)"]
)
def test_a_module_is_its_own_id(child: str) -> None:
    assert default_id(child) == "Ferry.Dock"


@pytest.mark.parametrize(
    "child", ["%{id: :dock, start: {Ferry.Dock, :start_link, []}}", "Supervisor.child_spec(Ferry.Dock, id: :dock)"]
)
def test_a_stated_id_needs_no_default(child: str) -> None:
    assert default_id(child) is None


def test_use_sets_the_id() -> None:
    assert default_id("Ferry.Dock", "use GenServer, id: :pier") == ":pier"
    assert default_id("Ferry.Dock", "use GenServer, restart: :temporary") == "Ferry.Dock"


@pytest.mark.parametrize(
    "dock",
    [
        "use GenServer, id: pier()",
        "use GenServer\n  use Unheard.Of",
        "use GenServer\n  def child_spec(arg), do: build(arg)",
        "@behaviour GenServer",
    ],
)
def test_what_may_set_another_id(dock: str) -> None:
    assert default_id("Ferry.Dock", dock) is None


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ("{Registry, keys: :unique, name: Ferry.Names}", "Ferry.Names"),
        ("{DynamicSupervisor, name: Ferry.Boats}", "Ferry.Boats"),
        ("{Task, fn -> :ok end}", "Task"),
        ("{Phoenix.PubSub, name: Ferry.PubSub}", "Phoenix.PubSub.Supervisor"),
        ("{Unheard.Of, name: Ferry.Thing}", None),
    ],
)
def test_libraries_choose_their_own_ids(child: str, expected: str | None) -> None:
    assert default_id(child) == expected
