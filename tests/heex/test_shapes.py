"""What goldens do not show well: exact texts, depth, file names, events."""

import pytest

from analyzer.syntax.heex import dialect_of
from models.ast.templates import Attribute, Dialect, Element, Literal, event_values, events
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


def test_events_and_their_values() -> None:
    source = '<b phx-click="sail" phx-debounce="9" phx-value-ferry-id="1" phx-value-deck={2} phx-hook="Horn" phx-clicker="no">'
    [element] = check(source).template.elements()
    assert [(kind, _text(attribute)) for kind, attribute in events(element)] == [("click", "sail"), ("hook", "Horn")]
    assert [name for name, _ in event_values(element)] == ["ferry-id", "deck"]


def _texts(element: Element) -> list[str | None]:
    return [_text(item) for item in element.attributes if isinstance(item, Attribute)]


def _text(attribute: Attribute) -> str | None:
    return attribute.value.text if isinstance(attribute.value, Literal) else None
