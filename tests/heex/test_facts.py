"""The facts of templates: what is kept, and that they come back from the cache."""

from pathlib import Path

import pytest

from analyzer.syntax.facts import FileFacts, file_facts, pack, unpack
from analyzer.syntax.heex import TemplateFacts, dialect_of, program, scan
from models.ast.templates import Dialect
from tests.heex.door import CORPUS

FILES = sorted(path for path in CORPUS.iterdir() if path.suffix != ".golden")


def facts_of(source: str) -> TemplateFacts:
    [template] = file_facts(source.encode(), Dialect.HEEX).templates
    return template


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_they_come_back_from_the_cache(path: Path) -> None:
    facts = file_facts(path.read_bytes(), dialect_of(path.name))
    again = unpack(pack(facts))
    assert again == facts
    assert facts.templates
    assert [type(tag) for t in again.templates for tag in t.tags] == [
        type(tag) for t in facts.templates for tag in t.tags
    ]
    assert [type(span) for t in again.templates for span in t.code] == [
        type(span) for t in facts.templates for span in t.code
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [("heex", "hex"), ('"local"', '"lokal"'), ('"text"', '"prose"'), ('"whole"', '"half"'), (",-1,", ",null,")],
)
def test_damaged_facts_are_refused(old: str, new: str) -> None:
    packed = pack(file_facts(b'<.b id="c" {@x} />', Dialect.HEEX)).decode()
    assert old in packed
    with pytest.raises(ValueError, match=r".+"):
        unpack(packed.replace(old, new, 1).encode())


def test_plain_markup_is_left_out() -> None:
    source = '<div class={@c}><p id="a" class="b"><.x class="d"/></p><b></b><:y/></div>'
    tags = facts_of(source).tags
    assert [(tag.name, tag.parent, [item.name for item in tag.attributes]) for tag in tags] == [
        ("p", -1, ["id"]),
        ("x", 0, ["class"]),
        ("y", -1, []),
    ]


def test_values_are_bytes_of_the_file() -> None:
    source = '<.x a="one" b={two} c {three} d="" />'
    [tag] = facts_of(source).tags
    assert [(item.name, str(item.form), source[item.start : item.end]) for item in tag.attributes] == [
        ("a", "text", "one"),
        ("b", "code", "two"),
        ("c", "absent", ""),
        ("", "code", "three"),
        ("d", "text", ""),
    ]


def test_the_elixir_is_read_from_the_facts_alone() -> None:
    path = CORPUS / "ferry_office.html.heex"
    data = path.read_bytes()
    [template] = unpack(pack(file_facts(data, Dialect.HEEX))).templates
    whole = scan(data, Dialect.HEEX)
    assert program(data, template.start, template.end, template.code) == program(data, 0, len(data), whole.code)


def test_a_template_file_holds_no_elixir_of_its_own() -> None:
    facts = file_facts(b"<p>{1 +}</p>", Dialect.HEEX)
    assert (facts.root, facts.problems, facts.notes) == (FileFacts(facts.root).root, (), ())
