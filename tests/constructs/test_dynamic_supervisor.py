"""DynamicSupervisor and its relatives: recognized in corpus/dynamic_supervisor; what only looks like one."""

from models.constructs.dynamic_supervisor import DynamicSupervisor
from tests.analysis import CORPUS, analyzed, sample
from tests.conftest import Golden
from tests.rendering import rendered


def test_the_sample(golden: Golden) -> None:
    golden(CORPUS / "dynamic_supervisor/sample.txt", rendered(sample("dynamic_supervisor"), DynamicSupervisor))


def test_a_module_of_another_name_starts_no_child() -> None:
    source = """
    defmodule Ferry.Yard do
      alias Ferry.Model.DynamicSupervisor

      def build(boat), do: DynamicSupervisor.start_child(__MODULE__, boat)
    end
    """
    project = analyzed(source)
    assert not project.of(DynamicSupervisor)
    assert not project.starts


def test_asking_for_a_child_makes_no_supervisor() -> None:
    source = "defmodule Ferry.Yard do\n  def build(b), do: DynamicSupervisor.start_child(Ferry.Slip, b)\nend"
    project = analyzed(source)
    assert not project.of(DynamicSupervisor)
    assert [start.supervisor for start in project.starts] == ["Ferry.Slip"]
