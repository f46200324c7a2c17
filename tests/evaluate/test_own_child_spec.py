"""A child's own child_spec/1: what it says holds where the list says nothing."""

import pytest

from tests.analysis import check, init

MODULE = """\
defmodule Ferry.Dock do
  use GenServer, restart: :temporary

  def init(options), do: {:ok, options}

  {own}
end
"""
CASES = {
    "none": ("", "tuple Ferry.Dock(:north)  restart temporary"),
    "a map": (
        "def child_spec(name), do: %{id: {__MODULE__, name}, start: {__MODULE__, :open, [[name: name]]}, type: :worker}",
        "tuple Ferry.Dock.open([[name: name]])  id {Ferry.Dock, :north}  name :north  type worker",
    ),
    "a map in steps": (
        "def child_spec(arg), do: %{start: {__MODULE__, :start_link, [arg]}} |> Map.put(:id, arg)",
        "tuple Ferry.Dock.start_link([arg])  id :north",
    ),
    "started otherwise than `use` says": (
        "def child_spec(arg), do: Supervisor.child_spec(super(arg), start: {Ferry.Pier, :moor, [arg]})",
        "tuple Ferry.Pier.moor([arg])  restart temporary",
    ),
    "another module's, started otherwise": (
        "def child_spec(_), do: Supervisor.child_spec(Ferry.Pier, start: {__MODULE__, :open, []})",
        "tuple Ferry.Dock.open([])  id Ferry.Pier  shutdown 7",
    ),
    "by clause": (
        (
            "def child_spec(:north), do: %{id: :n, start: {__MODULE__, :start_link, [1]}}\n"
            "  def child_spec(other), do: %{id: other, start: {__MODULE__, :start_link, [2]}}"
        ),
        "tuple Ferry.Dock.start_link([1])  id :n",
    ),
    "of super": (
        "def child_spec(arg), do: Supervisor.child_spec(super(arg), id: {__MODULE__, arg}, shutdown: 10)",
        "tuple Ferry.Dock(:north)  id {Ferry.Dock, :north}  restart temporary  shutdown 10",
    ),
    "super alone": ("def child_spec(arg), do: super(arg)", "tuple Ferry.Dock(:north)  restart temporary"),
    "of super, updated": (
        "def child_spec(arg), do: %{super(arg) | id: :mine}",
        "tuple Ferry.Dock(:north)  id :mine  restart temporary",
    ),
    "of super, in steps": (
        "def child_spec(arg), do: super(arg) |> Map.put(:id, arg) |> Supervisor.child_spec(restart: :transient)",
        "tuple Ferry.Dock(:north)  id :north  restart transient",
    ),
    "of a super that a macro wrote": (
        "use Ferry.Base\n  def child_spec(arg), do: super(arg) |> Map.put(:type, :worker)",
        "tuple Ferry.Dock(:north)  restart {0}  shutdown {0}  type worker  significant {0}".format("?expression super"),
    ),
    "delegated": (
        "defdelegate child_spec(arg), to: Ferry.Specs",
        "tuple Ferry.Dock.start_link([arg])  id {:dock, :north}",
    ),
    "delegated to what `use` gives": (
        "defdelegate child_spec(arg), to: Ferry.Pier",
        "tuple Ferry.Pier.start_link([:north])  id Ferry.Pier  shutdown 7",
    ),
    "called elsewhere": (
        "def child_spec(arg), do: Ferry.Pier.child_spec([arg])",
        "tuple Ferry.Pier.start_link([[arg]])  id Ferry.Pier  shutdown 7",
    ),
    "another module's, changed": (
        "def child_spec(arg), do: Supervisor.child_spec({Ferry.Pier, arg}, id: __MODULE__)",
        "tuple Ferry.Pier.start_link([:north])  id Ferry.Dock  shutdown 7",
    ),
    "delegated in a circle": (
        "defdelegate child_spec(arg), to: Ferry.Round",
        "tuple Ferry.Dock(:north)  restart {0}  shutdown {0}  type {0}  significant {0}".format(
            "?cycle Ferry.Dock.child_spec/1"
        ),
    ),
}
SPECS = """\
defmodule Ferry.Specs do
  def child_spec(arg), do: %{id: {:dock, arg}, start: {Ferry.Dock, :start_link, [arg]}}
end

defmodule Ferry.Pier do
  use Supervisor, shutdown: 7

  def start_link(arg), do: Supervisor.start_link(__MODULE__, arg)
end

defmodule Ferry.Base do
  defmacro __using__(_) do
    quote do
      def child_spec(arg), do: %{id: arg, start: {__MODULE__, :start_link, [arg]}, restart: :transient}
      defoverridable child_spec: 1
    end
  end
end

defmodule Ferry.Round do
  defdelegate child_spec(arg), to: Ferry.Dock
end
"""


@pytest.mark.parametrize("case", CASES)
def test_own_child_spec(case: str) -> None:
    own, expected = CASES[case]
    files = {"dock.ex": MODULE.replace("{own}", own), "specs.ex": SPECS, "line.ex": init("[{Ferry.Dock, :north}]")}
    check({f"lib/{name}": text for name, text in files.items()}, expected)


def test_the_list_has_the_last_word() -> None:
    own = CASES["a map"][0]
    spec = "[Supervisor.child_spec({Ferry.Dock, :north}, id: :other)]"
    files = {"lib/dock.ex": MODULE.replace("{own}", own), "lib/line.ex": init(spec)}
    check(files, "child_spec Ferry.Dock.open([[name: name]])  id :other  name :north  type worker")


def test_a_called_child_spec_stands_where_it_is_called() -> None:
    from models.constructs.supervisor import Supervisor
    from tests.analysis import analyzed
    from tests.rendering import child_line

    own = CASES["a map"][0]
    project = analyzed(
        {"lib/dock.ex": MODULE.replace("{own}", own), "lib/line.ex": init("[Ferry.Dock.child_spec(:x)]")}
    )
    [supervisor] = project.of(Supervisor)
    [child] = supervisor.children
    assert child.span.file == "lib/line.ex"
    assert child_line(child).startswith("child_spec ")


@pytest.mark.parametrize("case", ["delegated to what `use` gives", "called elsewhere", "another module's, changed"])
def test_defaults_come_along(case: str) -> None:
    from models.constructs.child_spec import ChildSpec
    from models.constructs.supervisor import Supervisor
    from tests.analysis import analyzed

    own, _ = CASES[case]
    files = {"dock.ex": MODULE.replace("{own}", own), "specs.ex": SPECS, "line.ex": init("[{Ferry.Dock, :north}]")}
    supervisors = analyzed({f"lib/{name}": text for name, text in files.items()}).of(Supervisor)
    [child] = [child for found in supervisors if found.module == "Ferry.Line" for child in found.children]
    assert isinstance(child, ChildSpec)
    assert (child.default_restart, child.default_shutdown, child.default_type) == ("permanent", None, "supervisor")


def test_a_name_that_the_spec_drops_is_none() -> None:
    own = "def child_spec(_), do: %{id: :one, start: {__MODULE__, :start_link, []}}"
    files = {"lib/dock.ex": MODULE.replace("{own}", own), "lib/line.ex": init("[{Ferry.Dock, name: :north}]")}
    check(files, "tuple Ferry.Dock.start_link([])  id :one")
