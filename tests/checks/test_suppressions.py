"""Comments that silence a rule: reading them, applying them, and judging what they are good for."""

import pytest

from analyzer.checks.run import run
from models.diagnostics import Severity
from models.evidence import Place
from models.findings import Finding
from models.project import Project
from models.suppressions import Scope, Suppression, read
from tests.checks.build import at, project, supervisor

# SUP002 reports it on line 5.
TREE = supervisor(strategy=None)


def judged(*comments: tuple[str, Place]) -> list[tuple[str, int]]:
    suppressions = tuple(given for text, span in comments if (given := read(text, span)))
    found: tuple[Finding, ...] = run(with_suppressions(*suppressions))
    return [(finding.code, finding.span.line) for finding in found]


def with_suppressions(*suppressions: Suppression) -> Project:
    return project(TREE).model_copy(update={"suppressions": suppressions})


def test_read() -> None:
    assert read("# unmix:disable-for-next-line MSG001, SUP002 it is  fine", at(4)) == Suppression(
        scope=Scope.NEXT_LINE, codes=("MSG001", "SUP002"), reason="it is fine", span=at(4)
    )


@pytest.mark.parametrize("codes", ["SUP001,SUP002 why", "SUP001 SUP002 why", "SUP001 , SUP002, why"])
def test_codes_are_divided_by_commas_or_spaces(codes: str) -> None:
    given = read(f"# unmix:disable-for-this-file {codes}", at(1))
    assert given is not None
    assert given.codes[0] == "SUP001"
    assert given.problem is None


@pytest.mark.parametrize(
    "comment",
    [
        "<%!-- unmix:disable-for-this-file SUP001 why --%>",
        "<!-- unmix:disable-for-this-file SUP001 why -->",
        "## unmix:disable-for-this-file SUP001 why",
        "#unmix: disable-for-this-file\tSUP001   why\r",
    ],
)
def test_every_kind_of_comment(comment: str) -> None:
    assert read(comment, at(1)) == Suppression(scope=Scope.THIS_FILE, codes=("SUP001",), reason="why", span=at(1))


@pytest.mark.parametrize("comment", ["# a comment", "# see unmix: it reports this", "# unmixed: sugar", "#"])
def test_other_comments(comment: str) -> None:
    assert read(comment, at(1)) is None


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("# unmix:disable-next-line SUP002", "`disable-next-line` is no order"),
        ("# unmix:disable-for-next-line", "it names no code"),
        ("# unmix:disable-for-next-line because", "it names no code"),
        ("# unmix: SUP002", "`SUP002` is no order"),
        ("# unmix:", "`` is no order"),
    ],
)
def test_unreadable(comment: str, problem: str) -> None:
    given = read(comment, at(4))
    assert given is not None
    assert given.problem is not None
    assert given.problem.startswith(problem)
    assert judged((comment, at(4))) == [("UNM002", 4), ("SUP002", 5)]


def test_nothing_is_silenced_without_a_comment() -> None:
    assert judged() == [("SUP002", 5)]


def test_the_next_line() -> None:
    assert judged(("# unmix:disable-for-next-line SUP002 x", at(4))) == []


def test_comments_below_one_another_share_the_next_line() -> None:
    both = ("# unmix:disable-for-next-line SUP002", at(3)), ("# unmix:disable-for-next-line MSG001", at(4))
    assert judged(*both) == [("UNM001", 4)]


def test_this_file() -> None:
    assert judged(("# unmix:disable-for-this-file SUP002", at(90))) == []


def test_another_file() -> None:
    other = at(1, "lib/other.ex")
    assert judged(("# unmix:disable-for-this-file SUP002", other)) == [("UNM001", 1), ("SUP002", 5)]


def test_another_line_and_another_code() -> None:
    assert judged(("# unmix:disable-for-next-line SUP002", at(5))) == [("SUP002", 5), ("UNM001", 5)]
    assert judged(("# unmix:disable-for-next-line SUP001", at(4))) == [("UNM001", 4), ("SUP002", 5)]


def test_one_code_of_two_is_unused() -> None:
    assert judged(("# unmix:disable-for-next-line SUP001 SUP002", at(4))) == [("UNM001", 4)]


def test_our_own_rules_can_be_silenced() -> None:
    assert judged(
        ("# unmix:disable-for-this-file UNM001 UNM002", at(1)),
        ("# unmix:disable-for-next-line MSG001", at(4)),
        ("# unmix:what", at(6)),
    ) == [("SUP002", 5)]


def test_silencing_the_unused_is_never_unused() -> None:
    assert judged(("# unmix:disable-for-next-line UNM001", at(2))) == [("SUP002", 5)]


def test_disabled_rules_are_off_and_need_no_comment() -> None:
    silenced = read("# unmix:disable-for-next-line SUP002", at(4))
    assert silenced is not None
    assert run(project(TREE), disable=["SUP002"]) == ()
    assert run(with_suppressions(silenced), disable=["SUP002"]) == ()


def test_the_user_may_grade_rules() -> None:
    (finding,) = run(project(TREE), severity={"SUP002": Severity.INFO})
    assert finding.severity is Severity.INFO
