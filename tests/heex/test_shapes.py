"""What goldens do not show well: exact texts, depth, file names, events."""

import pytest

from analyzer.syntax.heex import dialect_of
from models.ast.templates import Attribute, Dialect, Element, Literal, event_of, event_value
from tests.heex.door import check, checked_sigils


@pytest.mark.parametrize(
    ("name", "dialect"),
    [
        ("page.html.heex", Dialect.HEEX),
        ("row.heex", Dialect.HEEX),
        ("page.html.eex", Dialect.EEX),
        ("page.html.leex", Dialect.EEX),
        ("mail.text.eex", Dialect.TEXT),
        ("config.exs.eex", Dialect.TEXT),
        ("page.ex", None),
    ],
)
def test_the_dialect_of_a_file(name: str, dialect: Dialect | None) -> None:
    assert dialect_of(name) == dialect


def test_a_value_in_a_heredoc_has_no_margin() -> None:
    [scanned] = checked_sigils('x = ~H"""\n    <b c="one\n      two"\n    d="three\n  four">\n    """\n')
    [element] = scanned.template.elements()
    assert _texts(element) == ["one\n  two", "three\nfour"]


def test_a_value_in_a_file_is_as_written() -> None:
    [element] = check('<b c="one\n      two" />').template.elements()
    assert _texts(element) == ["one\n      two"]


@pytest.mark.parametrize("piece", ["<b>", "<%= if x do %>"])
def test_what_is_nested_too_deep_is_flat(piece: str) -> None:
    scanned = check(piece * 300 + "<i>" + "</b>" * 300)
    assert any("nested deeper" in problem.message for problem in scanned.problems)
    assert [element.name for element in scanned.template.elements()][-1] == "i"
    assert repr(scanned.template)


def test_nested_deep_and_closed_is_read_on() -> None:
    scanned = check("<b>" * 300 + "</b>" * 300 + "<i></i>")
    assert [problem.message for problem in scanned.problems] == ["nested deeper than 100 levels"]
    last = scanned.template.body[-1]
    assert isinstance(last, Element)
    assert last.name == "i"


@pytest.mark.parametrize(
    ("attribute", "kind"),
    [("phx-click", "click"), ("phx-hook", "hook"), ("phx-debounce", None), ("phx-clicker", None), ("click", None)],
)
def test_which_attribute_asks_for_an_event(attribute: str, kind: str | None) -> None:
    assert event_of(attribute) == kind


@pytest.mark.parametrize(
    ("attribute", "name"), [("phx-value-ferry-id", "ferry-id"), ("phx-value", None), ("value-id", None)]
)
def test_what_an_event_carries(attribute: str, name: str | None) -> None:
    assert event_value(attribute) == name


def _texts(element: Element) -> list[str | None]:
    return [_text(item) for item in element.attributes if isinstance(item, Attribute)]


def _text(attribute: Attribute) -> str | None:
    return attribute.value.text if isinstance(attribute.value, Literal) else None
