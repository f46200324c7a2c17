"""The report as Markdown and as JSON."""

from __future__ import annotations

from pathlib import Path

from markdown_it import MarkdownIt

from models.project import Project
from tests.conftest import Golden
from tests.report.door import shown
from tests.report.sample import application, child, findings, project, shop, supervisor, unknown

HERE = Path(__file__).parent


def test_the_markdown_of_a_shop(golden: Golden) -> None:
    golden(HERE / "shop_report.md", shown(shop(), findings(), full=True, format="md"))


def test_the_markdown_summary_has_no_protocols() -> None:
    text = shown(shop(), findings(), format="md")
    assert "| `Shop.Cart` | 2 | 1 | 1 | 1 |" in text
    assert "{:add, item, count}" not in text


def test_hostile_text_stays_text_in_markdown() -> None:
    hostile = "`x` | <img src=x onerror=alert(1)> ```"
    top = supervisor("A", child("M", 1, name=hostile), unknown(hostile))
    text = shown(project(application("A"), top, name="a|b_c_<i>"), full=True, format="md")
    page = MarkdownIt("commonmark").enable("table").render(text)
    assert "<img" not in page
    assert "<i>" not in page
    assert page.count("<table>") == 1


def test_json_is_the_project_and_nothing_else() -> None:
    text = shown(shop(), findings(), format="json")
    assert text == shop().to_json() + "\n"
    assert Project.from_json(text) == shop()
