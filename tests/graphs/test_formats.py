"""The supervision view in every format."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.graphs import formats, render, views
from analyzer.graphs.layout import Box, arrange
from analyzer.graphs.views.supervision import build as supervision
from models.project import Project
from tests.conftest import Golden
from tests.graphs.door import drawn
from tests.report.sample import application, child, crowd, project, shop, supervisor, unknown
from tests.strategies.models import models

HERE = Path(__file__).parent
FORMATS = sorted(formats())
SUFFIXES = {"mermaid": "mmd"}


def test_the_rooms_are_found() -> None:
    assert {"dot", "json", "mermaid", "svg"} <= set(formats())
    assert "supervision" in views()


@pytest.mark.parametrize("format", FORMATS)
def test_a_shop(format: str, golden: Golden) -> None:  # noqa: A002
    golden(HERE / f"shop.{SUFFIXES.get(format, format)}", drawn(shop(), format))


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_can_be_drawn(format: str) -> None:  # noqa: A002
    drawn(Project(name="nothing"), format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_crowd_is_drawn_whole(format: str) -> None:  # noqa: A002
    text = drawn(crowd(450), format)
    assert all(f"Worker{number}" in text for number in range(1, 451))


def test_a_crowd_fits_a_desk() -> None:
    """450 children are a grid, not a strip, and Mermaid's limits hold."""
    svg = drawn(crowd(450))
    width, height = (int(svg.split(f'{side}="', 1)[1].split('"', 1)[0]) for side in ("width", "height"))
    assert 1 < width / height < 2.5
    mermaid = drawn(crowd(450), "mermaid")
    assert mermaid.count("-->") < 500
    assert len(mermaid) < 50_000


def test_the_root_of_a_tall_tree_stands_at_its_top() -> None:
    children = [child(f"Worker{number}", number) for number in range(12)]
    drawing = arrange(supervision(project(application("A"), supervisor("A", *children))))
    root, _, first, *_ = [item for item in drawing.items if isinstance(item, Box)]
    assert root.y + root.label.height / 2 == first.y + first.label.height / 2


def test_long_lines_are_shortened_where_there_is_no_room() -> None:
    top = supervisor("A", child("B", 1, name="{:via, Registry, " + "x" * 300 + ", :last}"))
    for format in ("dot", "mermaid", "svg"):  # noqa: A001
        visible = re.sub(r"<title>.*?</title>", "", drawn(project(application("A"), top), format))
        assert "x" * 100 not in visible
        assert "last" in visible
    assert "x" * 300 in drawn(project(application("A"), top), "json")


NAMES = st.text(st.characters(codec="utf-8"), max_size=80)


@pytest.mark.parametrize("format", FORMATS)
@given(name=NAMES)
def test_no_name_breaks_a_format(format: str, name: str) -> None:  # noqa: A002
    drawn(_named(name), format)


@settings(max_examples=10)
@given(anything=models(Project))
def test_any_project_at_all_is_drawn(anything: Project) -> None:
    for format in FORMATS:  # noqa: A001
        drawn(anything, format)


VILLAINS = [
    'quote " and \\',
    "ends with \\",
    '"]; evil [label="',
    "</text><script>alert(1)</script>",
    "]]>&amp;<![CDATA[",
    "#quot; #35; `md` **b**",
    "{{x}}|y|",
    "two\nlines\r\n\ttab",
    "nul\0 esc\x1b[31m bell\x07 bidi\u202e",
    "click n0 href",
]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", VILLAINS)
def test_no_villain_breaks_a_format(format: str, name: str) -> None:  # noqa: A002
    text = drawn(_named(name), format)
    assert "<script" not in text or format in ("json", "dot")


@pytest.mark.parametrize("name", VILLAINS)
@pytest.mark.skipif(shutil.which("dot") is None, reason="no Graphviz on the PATH")
def test_graphviz_reads_the_dot(name: str) -> None:
    subprocess.run(["dot", "-Tcanon"], input=drawn(_named(name), "dot").encode(), check=True, capture_output=True)


def test_conditions_are_dashed_and_demands_dotted() -> None:
    svg, dot = drawn(shop()), drawn(shop(), "dot")
    assert 'class="wire conditional"' in svg
    assert 'class="wire demand"' in svg
    assert "[style=dashed]" in dot
    assert "[style=dotted]" in dot


def test_dark_pages_have_their_own_colours() -> None:
    assert "@media (prefers-color-scheme:dark)" in drawn(shop())


def test_edges_are_in_start_order() -> None:
    edges = json.loads(drawn(shop(), "json"))["edges"]
    top = [edge["order"] for edge in edges if edge["source"] == "n1"]
    assert top == list(range(1, 13))


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        render(shop(), "supervision", "gif")


def _named(name: str) -> Project:
    many = [child(name, line) for line in range(2, 30)]
    top = supervisor(name, child(name, 1, name=name, many=name), unknown(name), *many)
    return project(application(name), top, name=name or "x")
