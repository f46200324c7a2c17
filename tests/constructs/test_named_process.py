"""NamedProcess: recognized in corpus/named_process; what only looks like one."""

from models.constructs.named_process import NamedProcess
from tests.analysis import CORPUS, analyzed, init, sample
from tests.conftest import Golden
from tests.rendering import rendered


def test_the_sample(golden: Golden) -> None:
    golden(CORPUS / "named_process/sample.txt", rendered(sample("named_process"), NamedProcess))


def test_without_a_name_there_is_none() -> None:
    assert not analyzed(init("[{Registry, keys: :unique}]")).of(NamedProcess)


def test_a_name_elsewhere_in_the_argument_is_no_name() -> None:
    assert not analyzed(init("[{Finch, pools: [name: Ferry.Http]}]")).of(NamedProcess)
