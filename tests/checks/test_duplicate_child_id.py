"""SUP001 speaks when both children are certain to be started, under ids that are certain."""

import pytest

from analyzer.checks.supervision.duplicate_child_id import duplicate_child_id
from models.constructs.child_spec import ChildSpec
from models.evidence import Computed, Condition, Place, Reason, Unresolved
from models.project import Project
from tests.checks.build import at, child, project, supervisor


def worker(line: int, *, only_if: Condition | None = None) -> ChildSpec:
    return child("Worker", line, default_id="Worker", only_if=only_if)


def found(*parts: object) -> list[Place]:
    return [finding.span for finding in duplicate_child_id(project(*parts))]


def test_stated_ids() -> None:
    tree = supervisor(child("A", 7, id=":pool"), child("B", 8, id=":pool"), child("B", 9, id=":other"))
    (finding,) = duplicate_child_id(project(tree))
    assert finding.span == at(8)
    assert finding.message == "Shop.Supervisor has two children with the id :pool"
    assert [related.span for related in finding.related] == [at(7)]


@pytest.mark.parametrize(
    "term",
    [
        "Shop.Pool",
        "{Shop.Pool, 1}",
        '"pool"',
        ':"a b"',
        "[a: 1, b: :c]",
        "{:via, Registry, {Shop.Names, :pool}}",
        "-1",
        '"a\\"b"',
    ],
)
def test_literal_ids_mean_the_same_everywhere(term: str) -> None:
    assert found(supervisor(child("A", 7, id=term), child("B", 8, id=term))) == [at(8)]


def test_computed_ids_may_differ() -> None:
    term = Computed(text="{Shop.Pool, index}")
    assert not found(supervisor(child("A", 7, id=term), child("B", 8, id=term)))


def test_default_ids() -> None:
    assert found(supervisor(worker(7), worker(8))) == [at(8)]


def test_a_stated_id_and_a_default_one() -> None:
    assert found(supervisor(child("Other", 7, id="Worker"), worker(8))) == [at(8)]


def test_three_alike_are_two_findings() -> None:
    assert found(supervisor(*(worker(line) for line in (7, 8, 9)))) == [at(8), at(9)]


def test_two_supervisors_share_nothing() -> None:
    assert not found(supervisor(worker(7)), supervisor(worker(8)))


def test_children_without_a_known_id() -> None:
    assert not found(supervisor(child("Registry", 7), child("Registry", 8)))


IF = Condition(text="prod?()", holds=True, span=at(6))
ELSE = IF.model_copy(update={"holds": False})
OTHER_IF = IF.model_copy(update={"span": at(9)})


def test_branches_of_one_condition_never_clash() -> None:
    assert not found(supervisor(worker(7, only_if=IF), worker(8, only_if=ELSE)))


def test_unrelated_conditions_may_exclude_one_another() -> None:
    assert not found(supervisor(worker(7, only_if=IF), worker(10, only_if=OTHER_IF)))


def test_both_in_the_same_branch() -> None:
    assert found(supervisor(worker(7, only_if=IF), worker(8, only_if=IF))) == [at(8)]


def test_one_always_and_one_sometimes() -> None:
    assert found(supervisor(worker(7), worker(8, only_if=IF))) == [at(8)]


def unknown(line: int) -> Unresolved:
    return Unresolved(reason=Reason.VARIABLE, text="name", span=at(line))


@pytest.mark.parametrize(
    "change",
    [
        {"default_id": None},
        {"id": Computed(text="id(opts)"), "default_id": None},
        {"many": "1..3"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_not_certain_is_not_said(change: dict[str, object]) -> None:
    doubtful: ChildSpec = worker(7).model_copy(update=change)
    assert not found(supervisor(doubtful, worker(8)))


def test_an_unresolved_child_does_not_hide_the_others() -> None:
    tree = supervisor(child("A", 7, id=":x"), child("B", 9, id=":x"))
    tree = tree.model_copy(update={"children": (tree.children[0], unknown(8), tree.children[1])})
    judged: Project = project(tree)
    assert [finding.span for finding in duplicate_child_id(judged)] == [at(9)]
