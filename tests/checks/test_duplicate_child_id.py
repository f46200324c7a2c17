"""SUP001 speaks when both children are certain to be started, under ids that are certain."""

import pytest

from analyzer.checks.supervision.duplicate_child_id import duplicate_child_id
from models.constructs.child_spec import ChildForm, ChildSpec
from models.evidence import Condition, Place, Reason, Unresolved
from models.modules import Function, FunctionKind, Module, Origin
from models.project import Project
from tests.checks.build import at, child, module, project, supervisor

WORKER = module("Worker", "GenServer")


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


@pytest.mark.parametrize("term", ["make_ref()", "name", "{Shop.Pool, index}", '"pool_#{n}"', "@id", "Shop.id()", "&1"])
def test_computed_ids_may_differ(term: str) -> None:
    assert not found(supervisor(child("A", 7, id=term), child("B", 8, id=term)))


def test_default_ids_of_own_modules() -> None:
    assert found(WORKER, supervisor(child("Worker", 7), child("Worker", 8))) == [at(8)]


def test_a_stated_id_and_a_default_one() -> None:
    assert found(WORKER, supervisor(child("Other", 7, id="Worker"), child("Worker", 8))) == [at(8)]


def test_three_alike_are_two_findings() -> None:
    assert found(WORKER, supervisor(*(child("Worker", line) for line in (7, 8, 9)))) == [at(8), at(9)]


def test_two_supervisors_share_nothing() -> None:
    assert not found(WORKER, supervisor(child("Worker", 7)), supervisor(child("Worker", 8)))


def test_libraries_choose_their_own_ids() -> None:
    assert not found(supervisor(child("Registry", 7), child("Registry", 8)))


@pytest.mark.parametrize("options", ["id: :special", "[restart: :temporary, id: Pool]", "opts", "options()"])
def test_use_may_set_the_id(options: str) -> None:
    worker = module("Worker", "GenServer", options=options)
    assert not found(worker, supervisor(child("Worker", 7), child("Worker", 8)))


@pytest.mark.parametrize("options", ["restart: :temporary", "[restart: :transient, shutdown: 10_000]"])
def test_use_may_set_something_else(options: str) -> None:
    worker = module("Worker", "GenServer", options=options)
    assert found(worker, supervisor(child("Worker", 7), child("Worker", 8))) == [at(8)]


def spec(injected: Origin | None = None) -> Function:
    return Function(name="child_spec", arity=1, kind=FunctionKind.DEF, clauses=(), injected=injected, span=at(3))


def with_spec(function: Function) -> Module:
    return WORKER.model_copy(update={"functions": (function,)})


def test_a_module_may_write_its_own_child_spec() -> None:
    assert not found(with_spec(spec()), supervisor(child("Worker", 7), child("Worker", 8)))


def test_a_child_spec_that_otp_injects_is_the_default_one() -> None:
    injected = spec(Origin(macro="GenServer", span=at(2)))
    assert found(with_spec(injected), supervisor(child("Worker", 7), child("Worker", 8))) == [at(8)]


def test_a_child_spec_that_a_library_injects_is_not() -> None:
    injected = spec(Origin(macro="Pooling", span=at(2)))
    assert not found(with_spec(injected), supervisor(child("Worker", 7), child("Worker", 8)))


def test_an_unknown_use_may_define_child_spec() -> None:
    worker = module("Worker", "GenServer", "Strange", known=False)
    assert not found(worker, supervisor(child("Worker", 7), child("Worker", 8)))


def test_two_definitions_of_a_module() -> None:
    assert not found(WORKER, WORKER, supervisor(child("Worker", 7), child("Worker", 8)))


IF = Condition(text="prod?()", holds=True, span=at(6))
ELSE = IF.model_copy(update={"holds": False})
OTHER_IF = IF.model_copy(update={"span": at(9)})


def test_branches_of_one_condition_never_clash() -> None:
    assert not found(WORKER, supervisor(child("Worker", 7, only_if=IF), child("Worker", 8, only_if=ELSE)))


def test_unrelated_conditions_may_exclude_one_another() -> None:
    assert not found(WORKER, supervisor(child("Worker", 7, only_if=IF), child("Worker", 10, only_if=OTHER_IF)))


def test_both_in_the_same_branch() -> None:
    assert found(WORKER, supervisor(child("Worker", 7, only_if=IF), child("Worker", 8, only_if=IF))) == [at(8)]


def test_one_always_and_one_sometimes() -> None:
    assert found(WORKER, supervisor(child("Worker", 7), child("Worker", 8, only_if=IF))) == [at(8)]


def unknown(line: int) -> Unresolved:
    return Unresolved(reason=Reason.VARIABLE, text="name", span=at(line))


@pytest.mark.parametrize(
    "change",
    [
        {"id": unknown(7)},
        {"module": unknown(7)},
        {"many": "1..3"},
        {"alternatives": ("Other",)},
        {"form": ChildForm.MAP},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_not_certain_is_not_said(change: dict[str, object]) -> None:
    doubtful: ChildSpec = child("Worker", 7).model_copy(update=change)
    assert not found(WORKER, supervisor(doubtful, child("Worker", 8)))


def test_an_unresolved_child_does_not_hide_the_others() -> None:
    tree = supervisor(child("A", 7, id=":x"), child("B", 9, id=":x"))
    tree = tree.model_copy(update={"children": (tree.children[0], unknown(8), tree.children[1])})
    judged: Project = project(tree)
    assert [finding.span for finding in duplicate_child_id(judged)] == [at(9)]
