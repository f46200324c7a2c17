"""Scanning takes time in proportion to the text, also for texts that are meant to hurt."""

from time import process_time

import pytest

from analyzer.syntax.heex import program, scan, template_facts
from models.ast.templates import Dialect

HOSTILE = {
    "open braces": "{a ",
    "open attribute braces": "<b c={",
    "open quotes": "<b c=\" d=' ",
    "open comments": "<!-- ",
    "open code": "<%= ",
    "open code with strings": '<%= "#{ ',
    "open tags": "<b>",
    "closing tags": "</b>",
    "tags across blocks": "<b><% x -> %></c>",
    "open blocks": "<%= if x do %>",
    "open blocks and tags": "<%= if x do %><b></c>",
    "ends": "<% end %>",
    "scripts": "<script>",
    "attributes": " a=b",
    "braces": "{{a}}",
    "broken code": "{a b c}",
    "remarks": "<%= a # b\n# c\n %>",
    "text": "word ",
}


_TRIES = 3
"""A busy machine makes one of them slow now and then, not three."""


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("start", ["", "<a ", "{", '<%= "'], ids=["in text", "in a tag", "in a brace", "in code"])
def test_time_grows_with_the_text(piece: str, start: str) -> None:
    few, many = start + piece * 1000, start + piece * 8000
    assert any(_seconds(many) < 0.05 + 24 * _seconds(few) for _ in range(_TRIES))


def _seconds(text: str) -> float:
    data = text.encode()
    began = process_time()
    scanned = scan(data, Dialect.HEEX)
    template_facts(scanned)
    program(data, 0, len(data), scanned.code)
    return process_time() - began
