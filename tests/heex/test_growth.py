"""Scanning takes time in proportion to the text, also for texts that are meant to hurt."""

from time import process_time

import pytest

from analyzer.syntax.heex import scan
from models.templates import Dialect

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


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("start", ["", "<a ", "{", '<%= "'], ids=["in text", "in a tag", "in a brace", "in code"])
def test_time_grows_with_the_text(piece: str, start: str) -> None:
    few, many = (_seconds(start + piece * count) for count in (1000, 8000))
    assert many < 0.05 + 24 * few


def _seconds(text: str) -> float:
    data = text.encode()
    began = process_time()
    scan(data, Dialect.HEEX)
    return process_time() - began
