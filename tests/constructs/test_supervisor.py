"""Supervisor: recognized in corpus/supervisor; what only looks like one."""

from models.constructs.supervisor import Supervisor
from tests.analysis import CORPUS, analyzed, sample
from tests.conftest import Golden
from tests.rendering import rendered


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
