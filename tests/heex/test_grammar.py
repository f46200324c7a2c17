"""A second opinion: tree-sitter-heex finds the same tags, components and attributes."""

import os
from pathlib import Path
from typing import Any

import pytest

from models.ast.templates import Element, Embedded, Spread, Template
from tests.heex.door import CORPUS, SOUND, check, checked_sigils

OPENING = {f"{start}_{what}" for start in ("start", "self_closing") for what in ("tag", "component", "slot")}
NAMES = {"tag_name", "component_name", "slot_name"}
UNKNOWN_TO_IT = {"braces_that_are_only_braces", "keys_and_voids"}
"""It does not know `phx-no-curly-interpolation`, `:key`, nor that nothing closes a `<br>`."""

Tag = tuple[int, str, tuple[str, ...]]


@pytest.fixture(scope="module")
def grammar() -> Any:
    """The parser of tree-sitter-heex; in CI it must be there."""
    if os.environ.get("CI"):
        import tree_sitter_language_pack as pack
    else:
        pack = pytest.importorskip(
            "tree_sitter_language_pack", reason="pip install -e '.[dev]' brings tree-sitter-heex"
        )
    return pack.get_parser("heex")


@pytest.mark.parametrize("path", [path for path in SOUND if path.suffix == ".heex"], ids=lambda path: path.name)
def test_finds_the_same_tags(grammar: Any, path: Path) -> None:
    data = path.read_bytes()
    known = path.name.partition(".")[0] not in UNKNOWN_TO_IT
    assert (_theirs(grammar, data) == _ours(check(data).template)) is known


def test_finds_the_same_tags_in_sigils(grammar: Any) -> None:
    data = (CORPUS / "sigils_of_every_kind.ex").read_bytes()
    found = [scanned.template for scanned in checked_sigils(data) if scanned.template.dialect == "heex"]
    sound = [template for template in found if template.body]
    assert sound
    for template in sound:
        assert _theirs(grammar, data[template.start : template.end]) == _ours(template)


def _ours(template: Template) -> list[Tag]:
    return [(node.start - template.start, node.name, _attributes(node)) for node in template.elements()]


def _attributes(element: Element) -> tuple[str, ...]:
    return tuple(
        "{}" if isinstance(item, Spread) else item.name for item in element.attributes if not isinstance(item, Embedded)
    )


def _theirs(grammar: Any, data: bytes) -> list[Tag]:
    found: list[Tag] = []
    pending = [grammar.parse(data).root_node]
    while pending:
        node = pending.pop()
        if node.type in OPENING:
            names = [_text(data, child) for child in node.named_children if child.type in NAMES]
            attributes = [_attribute(data, child) for child in node.named_children if child.type not in NAMES]
            found.append((node.start_byte, "".join(names).lstrip(".:"), tuple(attributes)))
        pending.extend(reversed(node.children))
    return found


def _attribute(data: bytes, node: Any) -> str:
    return "{}" if node.type == "expression" else _text(data, node.named_children[0])


def _text(data: bytes, node: Any) -> str:
    return data[node.start_byte : node.end_byte].decode()
