"""Task: recognized in corpus/task; what only looks like one."""

from models.constructs.task import Task
from tests.analysis import CORPUS, analyzed, sample
from tests.conftest import Golden
from tests.rendering import rendered


def test_the_sample(golden: Golden) -> None:
    golden(CORPUS / "task/sample.txt", rendered(sample("task"), Task))


def test_an_own_module_of_that_name() -> None:
    source = "defmodule Library.Chores do\n  alias Library.Household.Task\n  use Task\nend"
    assert not analyzed(source).of(Task)
