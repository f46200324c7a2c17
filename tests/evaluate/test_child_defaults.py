"""What holds for a child whose spec in the list does not say: by its module's `use`, or by default."""

import pytest

from analyzer.pipeline import analyze_text
from models.constructs.child_spec import ChildSpec
from models.constructs.supervisor import Supervisor
from models.evidence import Computed, Unresolved

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


def started(child: str, dock: str = "use GenServer") -> ChildSpec:
    project = analyze_text({"lib/ferry.ex": TREE.format(child=child, dock=dock)})
    (supervisor,) = project.of(Supervisor)
    (found,) = supervisor.children
    assert isinstance(found, ChildSpec)
    return found


def default_id(child: str, dock: str = "use GenServer") -> str | None:
    return started(child, dock).default_id


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
    assert started("Ferry.Dock", "use GenServer, id: :pier").id == ":pier"
    assert default_id("Ferry.Dock", "use GenServer, id: :pier") is None
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
        ("{DynamicSupervisor, name: {:global, :boats}}", None),
        ("{Task, fn -> :ok end}", "Task"),
        ("{Phoenix.PubSub, name: Ferry.PubSub}", "Phoenix.PubSub.Supervisor"),
        ("{Unheard.Of, name: Ferry.Thing}", None),
    ],
)
def test_libraries_choose_their_own_ids(child: str, expected: str | None) -> None:
    assert default_id(child) == expected


def settings(child: ChildSpec) -> tuple[object, object, object]:
    return child.restart, child.shutdown, child.type


def defaults(child: ChildSpec) -> tuple[object, object, object]:
    return child.default_restart, child.default_shutdown, child.default_type


@pytest.mark.parametrize("behaviour", ["GenServer", "Agent", "Task", "Supervisor", "DynamicSupervisor"])
@pytest.mark.parametrize("child", ["Ferry.Dock", "{Ferry.Dock, :north}", "Ferry.Dock.child_spec(:north)"])
def test_use_states_settings(behaviour: str, child: str) -> None:
    found = started(child, f"use {behaviour}, restart: :transient, shutdown: 1_000, type: :worker, significant: true")
    assert settings(found) == ("transient", "1000", "worker")
    assert found.significant
    assert defaults(found) == (None, None, None)


def test_a_condition_decides_which_use_there_is() -> None:
    found = started("Ferry.Dock", "if foggy?(), do: use(GenServer, restart: :temporary), else: use(GenServer)")
    assert settings(found) == defaults(found) == (None, None, None)
    assert found.default_id is None


def test_options_that_nobody_knows_may_give_an_id() -> None:
    found = started("Supervisor.child_spec(Ferry.Dock, [restart: :temporary] ++ options())")
    assert found.id == Computed(text="[restart: :temporary] ++ options()")
    assert found.default_id is None


def test_the_list_has_the_last_word() -> None:
    dock = "use GenServer, restart: :transient, shutdown: 1_000"
    found = started("Supervisor.child_spec(Ferry.Dock, restart: :temporary)", dock)
    assert settings(found) == ("temporary", "1000", None)


def test_a_start_function_called_directly_knows_no_use() -> None:
    found = started("%{id: :dock, start: {Ferry.Dock, :start_link, [1]}}", "use GenServer, restart: :temporary")
    assert settings(found) == (None, None, None)
    assert defaults(found) == ("permanent", "5000", "worker")


@pytest.mark.parametrize(
    ("dock", "expected"),
    [
        ("use GenServer", ("permanent", "5000", "worker")),
        ("use Agent", ("permanent", "5000", "worker")),
        ("use Task", ("temporary", "5000", "worker")),
        ("use Supervisor", ("permanent", "infinity", "supervisor")),
        ("use DynamicSupervisor", ("permanent", "infinity", "supervisor")),
        ("use GenServer, type: :supervisor", ("permanent", "infinity", None)),
        ("use Supervisor, shutdown: 9", ("permanent", None, "supervisor")),
        ("use GenServer\n  use Unheard.Of", (None, None, None)),
        ("if foggy?() do\n use Task\n else\n use GenServer\n end", (None, None, None)),
        ("@behaviour GenServer", (None, None, None)),
        ("use GenServer\n  def child_spec(arg), do: Unheard.Of.child_spec(arg)", (None, None, None)),
    ],
)
def test_defaults_of_a_module(dock: str, expected: tuple[object, object, object]) -> None:
    assert defaults(started("Ferry.Dock", dock)) == expected


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ("{Task, fn -> :ok end}", ("temporary", "5000", "worker")),
        ("{Agent, fn -> 0 end}", ("permanent", "5000", "worker")),
        ("{Task.Supervisor, name: Ferry.Jobs}", ("permanent", "infinity", "supervisor")),
        ("{DynamicSupervisor, name: Ferry.Boats}", ("permanent", "infinity", "supervisor")),
        ("{Registry, keys: :unique, name: Ferry.Names}", ("permanent", "infinity", "supervisor")),
        ("Supervisor.child_spec({Task, fn -> :ok end}, restart: :transient)", (None, "5000", "worker")),
        ("%{id: :a, start: {Ferry.Dock, :start_link, []}, type: :supervisor}", ("permanent", "infinity", None)),
        ("{Unheard.Of, []}", (None, None, None)),
    ],
)
def test_defaults_of_a_library(child: str, expected: tuple[object, object, object]) -> None:
    assert defaults(started(child)) == expected


@pytest.mark.parametrize("dock", ["use GenServer, options()", "use GenServer\n  def child_spec(arg), do: build(arg)"])
def test_what_cannot_be_read_may_say_anything(dock: str) -> None:
    found = started("Ferry.Dock", dock)
    assert all(isinstance(value, Unresolved) for value in settings(found))
    assert defaults(found) == (None, None, None)


@pytest.mark.parametrize(
    ("adapter", "expected"), [("Ferry.Dock", ("Ferry.Dock",)), ("Phoenix.PubSub.PG2", ()), ("any()", ())]
)
def test_a_library_starts_what_an_option_names(adapter: str, expected: tuple[str, ...]) -> None:
    assert started(f"{{Phoenix.PubSub, name: Ferry.PubSub, adapter: {adapter}}}").starts == expected
