"""MSG001 speaks only where nothing is left to doubt."""

import pytest

from analyzer.checks.messages.call_without_clause import call_without_clause
from models.diagnostics import Diagnostic, Severity
from models.effects import SendKind
from models.evidence import Certainty, Reason, Unresolved
from models.modules import Function, FunctionKind, Module
from models.patterns import Shape
from models.project import Project, Role
from tests.checks.build import at, atom, call, module, project, server, tup, variable

STOCK = module("Stock", "GenServer")
COUNT = server("Stock", tup(atom("count"), variable("item")), atom("all"))
WRONG = call("Stock", atom("everything"))


def found(project: Project) -> list[str]:
    return [finding.message for finding in call_without_clause(project)]


def test_a_message_that_no_clause_takes() -> None:
    (finding,) = call_without_clause(project(STOCK, COUNT, WRONG))
    assert finding.span == at(30)
    assert finding.message == "Stock has no handle_call clause for this message, tagged :everything"
    assert (finding.code, finding.severity, finding.certainty) == ("MSG001", Severity.ERROR, Certainty.EXACT)


def test_a_message_of_another_size_points_to_the_clause_with_its_tag() -> None:
    (finding,) = call_without_clause(project(STOCK, COUNT, call("Stock", tup(atom("count")))))
    assert [related.span for related in finding.related] == [at(10)]


def test_a_server_without_any_clause() -> None:
    assert found(project(STOCK, server("Stock"), WRONG))


@pytest.mark.parametrize(
    "message",
    [
        atom("all"),
        tup(atom("count"), atom("tea")),
        variable("message"),
        tup(variable("tag"), atom("tea"), atom("tea")),
    ],
)
def test_a_message_that_a_clause_may_take(message: Shape) -> None:
    assert not found(project(STOCK, COUNT, call("Stock", message)))


def test_a_clause_for_any_message() -> None:
    assert not found(project(STOCK, server("Stock", atom("all"), variable("other")), WRONG))


def test_an_unknown_target() -> None:
    assert not found(project(STOCK, COUNT, call(None, atom("everything"))))


def test_a_target_that_is_no_server() -> None:
    assert not found(project(STOCK, WRONG))


def test_a_behaviour_that_only_shares_the_callback() -> None:
    assert not found(project(STOCK, server("Stock", behaviour="Phoenix.LiveView"), WRONG))


def test_an_unknown_use_may_inject_clauses() -> None:
    assert not found(project(module("Stock", "GenServer", "Strange", known=False), COUNT, WRONG))


def test_a_part_that_stayed_unresolved() -> None:
    unresolved = Unresolved(reason=Reason.UNQUOTE, text="def unquote(name)(x)", span=at(4))
    assert not found(project(STOCK.model_copy(update={"unresolved": (unresolved,)}), COUNT, WRONG))


def test_a_file_with_errors_may_hide_clauses() -> None:
    damaged = Diagnostic(code="SYNTAX", severity=Severity.ERROR, message="unexpected end", span=at(9))
    assert not found(project(STOCK, COUNT, WRONG).model_copy(update={"diagnostics": (damaged,)}))


def test_a_server_that_hands_its_callback_on() -> None:
    callback = Function(name="handle_call", arity=3, kind=FunctionKind.DEFDELEGATE, clauses=(), span=at(3))
    assert not found(project(STOCK.model_copy(update={"functions": (callback,)}), server("Stock"), WRONG))


def test_a_module_with_two_definitions_has_the_clauses_of_both() -> None:
    both = (STOCK, STOCK, server("Stock"), server("Stock", atom("everything")))
    assert not found(project(*both, WRONG))


def test_one_definition_of_two_is_open() -> None:
    other: Module = module("Stock", "Strange", known=False)
    assert not found(project(STOCK, other, COUNT, WRONG))
    assert not found(project(other, STOCK, COUNT, WRONG))


def test_casts_are_not_calls() -> None:
    assert not found(project(STOCK, COUNT, WRONG.model_copy(update={"kind": SendKind.CAST})))


def test_tests_may_send_what_they_like() -> None:
    sent = call("Stock", atom("everything"), file="test/shop_test.exs")
    assert not found(project(STOCK, COUNT, sent, file="test/shop_test.exs", role=Role.TEST))


def test_a_target_that_was_derived_makes_an_inferred_finding() -> None:
    derived = WRONG.model_copy(update={"target": WRONG.target.model_copy(update={"how": "registered"})})
    (finding,) = call_without_clause(project(STOCK, COUNT, derived))
    assert finding.certainty is Certainty.INFERRED
