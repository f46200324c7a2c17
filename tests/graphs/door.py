"""The one door to the graphs: draws, and checks what holds for every drawing there is."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

from analyzer.graphs import render
from models.project import Project


def drawn(project: Project, format: str = "svg") -> str:  # noqa: A002
    """The supervision view in one format: the same twice, and well formed."""
    text = render(project, "supervision", format)
    assert text == render(project, "supervision", format)
    assert text.endswith("\n")
    _WELL_FORMED[format](text)
    return text


def _svg(text: str) -> None:
    page = ET.fromstring(text)
    assert page.attrib["role"] == "img"
    names = {element.attrib["id"]: element.text for element in page.iter() if "id" in element.attrib}
    assert all(names[name] for name in page.attrib["aria-labelledby"].split())
    _inside(page)


def _inside(page: ET.Element) -> None:
    """No box leaves the page, no two nodes overlap."""
    width, height = float(page.attrib["width"]), float(page.attrib["height"])
    boxes = [_box(group) for group in page.iter("{http://www.w3.org/2000/svg}g") if "transform" in group.attrib]
    nodes = sorted(box for box in boxes if box is not None)
    for number, (x, y, right, bottom) in enumerate(nodes):
        assert x >= 0, nodes[number]
        assert y >= 0, nodes[number]
        assert right <= width, nodes[number]
        assert bottom <= height, nodes[number]
        for left, top, _, low in nodes[number + 1 :]:
            if left >= right:
                break
            assert top >= bottom or low <= y, (nodes[number], (left, top))


def _box(group: ET.Element) -> tuple[float, float, float, float] | None:
    rect = group.find("{http://www.w3.org/2000/svg}rect")
    if rect is None or "node" not in group.attrib.get("class", ""):
        return None
    x, y = map(float, re.findall(r"-?[\d.]+", group.attrib["transform"]))
    return x, y, x + float(rect.attrib["width"]), y + float(rect.attrib["height"])


_NODE = r'n\d+(?:\(\["[^"\n]*"\]\)|\["[^"\n]*"\]|\[/"[^"\n]*"/\]|\{\{"[^"\n]*"\}\}|\("[^"\n]*"\)):::\w+'
_MERMAID = re.compile(rf"  (?:n\d+ (?:-->|-\.->)(?:\|[\w ]+\|)? )?{_NODE}|  classDef [\w#:,\- ]+")
_STRING = r'"(?:[^"\\\n]|\\[^\n])*"'
_DOT = re.compile(rf"  (?:n\d+ \[(?:\w+=(?:{_STRING}|\w+),? ?)+\];|n\d+ -> n\d+ \[style=\w+\];)")


def _mermaid(text: str) -> None:
    first, *lines = text.splitlines()
    assert first == "flowchart LR"
    for line in lines:
        assert _MERMAID.fullmatch(line), line


def _dot(text: str) -> None:
    first, *lines, last = text.splitlines()
    assert re.fullmatch(rf"digraph {_STRING} \{{", first)
    assert last == "}"
    for line in lines[2:]:
        assert _DOT.fullmatch(line), line


def _json(text: str) -> None:
    graph = json.loads(text)
    nodes = {node["id"] for node in graph["nodes"]}
    assert all({edge["source"], edge["target"]} <= nodes for edge in graph["edges"])
    spans = [node["span"] for node in graph["nodes"] if node["span"]]
    assert {graph["files"][file]["path"] for file, *_ in spans} == {file["path"] for file in graph["files"]}


_WELL_FORMED = {"svg": _svg, "mermaid": _mermaid, "dot": _dot, "json": _json}
