"""Supervisor: recognized in corpus/supervisor; what only looks like one."""

from models.constructs.supervisor import Supervisor
from models.evidence import Unresolved
from tests.analysis import CORPUS, analyzed, sample
from tests.conftest import Golden
from tests.rendering import child_line, rendered


def test_the_sample(golden: Golden) -> None:
    golden(CORPUS / "supervisor/sample.txt", rendered(sample("supervisor"), Supervisor))


def test_a_module_of_another_name_starts_none() -> None:
    source = """
    defmodule Library.Rota do
      alias Library.Staff.Supervisor

      def start_link, do: Supervisor.start_link([Library.Guard], strategy: :one_for_one)
    end
    """
    assert not analyzed(source).of(Supervisor)


def test_starting_a_module_is_no_second_supervisor() -> None:
    source = """
    defmodule Library.Floor do
      use Supervisor

      def start_link(arg), do: Supervisor.start_link(__MODULE__, arg)
      def init(_), do: Supervisor.init([], strategy: :one_for_one)
    end

    defmodule Library.House do
      def open, do: Supervisor.start_link(Library.Floor, [], name: :ground)
    end
    """
    assert [s.module for s in analyzed(source).of(Supervisor)] == ["Library.Floor"]


def test_a_quoted_supervisor_starts_nothing() -> None:
    source = """
    defmodule Library.Macros do
      defmacro start do
        quote do
          Supervisor.start_link([Library.Guard], strategy: :one_for_one)
        end
      end
    end
    """
    assert not analyzed(source).of(Supervisor)


def test_a_condition_around_the_function_counts() -> None:
    source = """
    defmodule Library.Night do
      if Library.guarded?() do
        def start, do: Supervisor.start_link([Library.Guard], strategy: :one_for_one)
      end
    end
    """
    [supervisor] = analyzed(source).of(Supervisor)
    assert [(c.text, c.holds) for c in supervisor.conditions] == [("Library.guarded?()", True)]


def when_started(source: str) -> list[tuple[str, str, list[str], list[str]]]:
    """Title, function, children and conditions of every supervisor."""
    return [
        (
            s.title,
            s.function,
            [child_line(child) for child in s.children],
            [condition.text for condition in s.conditions],
        )
        for s in analyzed(source).of(Supervisor)
    ]


def test_each_clause_is_a_condition() -> None:
    source = """
    defmodule Library.Floor do
      use Supervisor

      def init(:attic), do: Supervisor.init([Library.Ladder], strategy: :one_for_one)
      def init(n) when n > 0, do: Supervisor.init([Library.Lift], strategy: :one_for_one)
      def init(_), do: Supervisor.init([], strategy: :one_for_one)
    end
    """
    assert when_started(source) == [
        ("Library.Floor", "init/1", ["Library.Ladder"], ["called as init(:attic)"]),
        ("Library.Floor", "init/1", ["Library.Lift"], ["called as init(n) when n > 0"]),
        ("Library.Floor", "init/1", [], ["otherwise called as init(_)"]),
    ]


def test_the_only_clause_is_no_condition() -> None:
    source = """
    defmodule Library.Floor do
      use Supervisor

      def init(:attic), do: Supervisor.init([Library.Ladder], strategy: :one_for_one)
    end
    """
    assert when_started(source) == [("Library.Floor", "init/1", ["Library.Ladder"], [])]


def test_clauses_that_never_compile_together_are_no_condition() -> None:
    source = """
    defmodule Library.Floor do
      use Supervisor

      if Library.tall?() do
        def init(_), do: Supervisor.init([Library.Lift], strategy: :one_for_one)
      else
        def init(_), do: Supervisor.init([], strategy: :one_for_one)
      end
    end
    """
    assert when_started(source) == [
        ("Library.Floor", "init/1", ["Library.Lift"], ["Library.tall?()"]),
        ("Library.Floor", "init/1", [], ["Library.tall?()"]),
    ]


def test_one_call_for_several_lists() -> None:
    source = """
    defmodule Library.House do
      use Application

      def start(_, _), do: open(System.get_env("DAY"))
      defp open("sunday"), do: run([Library.Guard])
      defp open("monday"), do: run([Library.Guard])
      defp open(_), do: run([Library.Desk])
      defp run(children), do: Supervisor.start_link(children, strategy: :one_for_one, name: Library.Rooms)
    end
    """
    assert when_started(source) == [
        ("Library.Rooms", "run/1", ["Library.Guard"], ['called as open("sunday") or called as open("monday")']),
        ("Library.Rooms", "run/1", ["Library.Desk"], ["otherwise called as open(_)"]),
    ]


def test_one_list_whichever_clause() -> None:
    source = """
    defmodule Library.House do
      use Supervisor

      def init(:day), do: run(1)
      def init(:night), do: run(2)
      defp run(_), do: Supervisor.init([Library.Guard], strategy: :one_for_one)
    end
    """
    assert when_started(source) == [("Library.House", "init/1", ["Library.Guard"], [])]


def test_clauses_of_an_init_by_hand() -> None:
    source = """
    defmodule Library.Cellar do
      @behaviour :supervisor

      def init(:dry), do: {:ok, {{:one_for_one, 1, 2}, [Library.Shelf]}}

      def init(depth) do
        case depth do
          0 -> {:ok, {%{strategy: :one_for_all}, [Library.Pump]}}
          _ -> :ignore
        end
      end
    end
    """
    assert when_started(source) == [
        ("Library.Cellar", "init/1", ["Library.Shelf"], ["called as init(:dry)"]),
        ("Library.Cellar", "init/1", ["Library.Pump"], ["otherwise called as init(depth)", "case depth do 0"]),
    ]


def test_clauses_that_a_loop_defines() -> None:
    source = """
    defmodule Library.Floor do
      use Supervisor

      for number <- [1, 2] do
        def init(unquote(number)), do: Supervisor.init([{Library.Room, unquote(number)}], strategy: :one_for_one)
      end
    end
    """
    assert when_started(source) == [
        ("Library.Floor", "init/1", ["tuple Library.Room(1)"], ["called as init(1)"]),
        ("Library.Floor", "init/1", ["tuple Library.Room(2)"], ["called as init(2)"]),
    ]


def test_defaults_of_a_bare_head() -> None:
    source = """
    defmodule Library.House do
      use Application

      def start(_, _), do: open()
      defp open(rooms \\\\ [Library.Desk])
      defp open(rooms), do: Supervisor.start_link(rooms, strategy: :one_for_one)
    end
    """
    assert [children for _, _, children, _ in when_started(source)] == [["Library.Desk"]]


def test_every_option_that_is_unknown_says_so() -> None:
    source = """
    defmodule Library.Floor do
      use Supervisor

      def init(o) do
        options = [strategy: o[:a], max_restarts: o[:b], max_seconds: o[:c], auto_shutdown: o[:d]]
        Supervisor.init([], options)
      end
    end
    """
    [found] = analyzed(source).of(Supervisor)
    facts = (found.strategy, found.intensity.max_restarts, found.intensity.max_seconds, found.auto_shutdown)
    assert [fact.text for fact in facts if isinstance(fact, Unresolved)] == ["o[:a]", "o[:b]", "o[:c]", "o[:d]"]


def test_options_that_a_branch_decides_are_known() -> None:
    source = """
    defmodule Library.Floor do
      use Supervisor

      @options [strategy: :one_for_all, max_restarts: 1]

      def init(lenient) do
        options = if lenient, do: Keyword.put(@options, :max_restarts, 9), else: @options
        Supervisor.init([], options)
      end
    end
    """
    [found] = analyzed(source).of(Supervisor)
    assert found.options_known
    assert found.strategy == "one_for_all"
    assert isinstance(found.intensity.max_restarts, Unresolved)
