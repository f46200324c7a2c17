"""The one line that knows the syntax room's API; it asserts the laws on every source it is shown."""

import json

from analyzer.syntax import Parsed, comments, emit, parse, restored, skim, tokens
from models.ast.codec import decode, encode
from models.ast.nodes import Node
from models.ast.quoted import quoted
from models.ast.walk import rewrite, walk


def check(source: str | bytes, expected: Node | None = None) -> Parsed:
    """Parse a source, hold it against every law, and against the tree it should have."""
    data = source.encode() if isinstance(source, str) else source
    parsed = parse(data)
    _tiles(data)
    _survives_the_cache(parsed.root)
    _spans_lie_inside(parsed.root, len(data))
    if not parsed.problems:
        _skim_agrees(data, parsed)
    if expected is not None:
        assert parsed.root == expected
        assert parsed.problems == ()
    return parsed


def judged(node: Node) -> str:
    """A node in the judge's words."""
    return json.dumps(quoted(node), separators=(",", ":"), ensure_ascii=False)


def _tiles(data: bytes) -> None:
    tiles = tokens(data)
    assert emit(tiles, data) == data
    edges = [0, *(tile.end for tile in tiles)]
    assert [tile.start for tile in tiles] == edges[:-1]
    assert edges[-1] == len(data)
    seen = [(tile.start, tile.end) for tile in tiles if tile.kind == "comment"]
    assert [(comment.start, comment.end) for comment in comments(data)] == seen


def _survives_the_cache(root: Node) -> None:
    again = decode(json.loads(json.dumps(encode(root))))
    assert again == root
    assert [(node.start, node.end) for node in walk(again)] == [(node.start, node.end) for node in walk(root)]
    assert rewrite(root, lambda node: node) is root


def _spans_lie_inside(root: Node, size: int) -> None:
    for node in walk(root):
        assert 0 <= node.start <= node.end <= size, node


def _skim_agrees(data: bytes, parsed: Parsed) -> None:
    skimmed = skim(data)
    assert skimmed.problems == ()
    whole = restored(data, skimmed.root)
    assert whole == parsed.root
    assert [(node.start, node.end) for node in walk(whole)] == [(n.start, n.end) for n in walk(parsed.root)]
