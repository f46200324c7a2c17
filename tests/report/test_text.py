"""The report for the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.report import formats, render
from models.constructs.application import Application
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer, Message, MessageKind
from models.evidence import Computed, Reason
from models.patterns import AtomShape
from models.project import Project
from tests.conftest import Golden
from tests.report.door import shown
from tests.report.sample import application, at, child, crowd, findings, project, shop, starts, supervisor, unknown
from tests.strategies.models import models
from tests.strategies.projects import projects

HERE = Path(__file__).parent


def test_the_summary_of_a_shop(golden: Golden) -> None:
    golden(HERE / "shop_summary.txt", shown(shop(), findings()))


def test_the_report_of_a_shop(golden: Golden) -> None:
    golden(HERE / "shop_report.txt", shown(shop(), findings(), full=True))


def test_the_room_is_found() -> None:
    assert {"json", "md", "text"} <= set(formats())


def test_an_empty_project_is_a_short_report() -> None:
    text = shown(Project(name="nothing"), full=True)
    assert text == shown(Project(name="nothing"))
    assert text.splitlines()[:2] == ["nothing", "0 files read · 0 modules"]
    assert "Supervision" not in text


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("full", [True, False])
def test_any_width_is_kept(width: int, full: bool) -> None:
    shown(shop(), findings(), full=full, width=width)


NAMES = st.text(st.characters(codec="utf-8"), max_size=120)


@given(name=NAMES, text=NAMES)
def test_no_text_of_a_source_breaks_the_page(name: str, text: str) -> None:
    top = supervisor("A", child(name, 1, name=text, many=text), unknown(text), name=name)
    message = Message(kind=MessageKind.CALL, pattern=AtomShape(value=text), guard=text, span=at(1))
    server = GenServer(module=name, name=text, messages=(message,), span=at(1))
    shown(project(application("A"), top, server, name=name or "x"), full=True)


@settings(max_examples=10)
@given(anything=models(Project), full=st.booleans())
def test_any_project_at_all_is_reported(anything: Project, full: bool) -> None:
    for format in ("text", "md"):  # noqa: A001
        shown(anything, full=full, format=format)


@given(plausible=projects())
def test_any_plausible_project_is_reported(plausible: Project) -> None:
    shown(plausible, full=True)


def test_lone_surrogates_and_escapes_are_replaced() -> None:
    text = shown(project(application("A"), supervisor("A", unknown("red\x1b[31m \ud800 \u202e"))))
    assert "red�[31m � �" in text


def test_a_supervisor_is_drawn_in_place_of_its_child() -> None:
    inner = supervisor("Shop.Inner", child("Shop.Leaf", 2))
    text = shown(project(application("Shop"), supervisor("Shop", child("Shop.Inner", 1)), inner))
    assert "    └── Shop.Inner  one_for_one\n        └── Shop.Leaf\n" in text
    assert "no application above" not in text


def test_a_named_inline_supervisor_is_drawn_in_place_of_its_child() -> None:
    inner = supervisor("Shop", child("Shop.Leaf", 2), owner="inline", name="Shop.Inner", function="start/2", line=5)
    outer = supervisor("Shop", child("Supervisor", 5, name="Shop.Inner"), name="Shop.Top", function="start/2")
    text = shown(project(application("Shop"), outer, inner))
    assert "└── Shop.Top" in text
    assert "    └── Supervisor as Shop.Inner  one_for_one\n        └── Shop.Leaf\n" in text


def test_supervisors_that_start_each_other_end() -> None:
    one = supervisor("A", child("B", 1), line=1)
    other = supervisor("B", child("A", 2), line=2)
    text = shown(project(one, other))
    assert "drawn elsewhere" in text


def test_a_supervisor_started_on_demand_by_an_unknown_one_is_drawn_there() -> None:
    inner = DynamicSupervisor(module="Pool", owner="child", flavour="Task.Supervisor", span=at(3))
    pool = supervisor("Pool", child("Task.Supervisor", 3, name=Computed(text="name")), line=2)
    start = starts()[2].model_copy(update={"child": child("Pool", 9)})
    text = shown(project(inner, pool, starts=(start,)))
    assert "no application above" not in text
    assert "○ Pool  one_for_one · on demand · lib/shop/application.ex:95\n└── Task.Supervisor" in text


def test_a_very_deep_tree_is_continued() -> None:
    chain = [supervisor(f"S{n}", child(f"S{n + 1}", n), child(f"Leaf{n}", n), line=n) for n in range(1, 300)]
    for width in (40, 80):
        text = shown(project(application("S1"), *chain), full=True, width=width)
        assert "continued" in text
        assert all(f"Leaf{n}\n" in text for n in range(1, 300))


def test_the_second_mention_of_a_supervisor_is_a_leaf() -> None:
    inner = supervisor("In", child("Leaf", 1), line=9)
    text = shown(project(application("A"), supervisor("A", child("In", 1), child("In", 2)), inner))
    assert text.count("Leaf") == 1
    assert "In  one_for_one · drawn elsewhere" in text


def test_an_application_without_a_supervisor_is_still_named() -> None:
    assert "Lonely  application :shop" in shown(project(application("Lonely")))


def test_each_application_of_an_umbrella_has_its_tree() -> None:
    one, other = application("One", "one"), Application(module="Two", app="two", span=at(2))
    text = shown(project(one, other, supervisor("One", line=1), supervisor("Two", line=2)))
    assert "One  application :one\n└── Supervisor" in text
    assert "Two  application :two\n└── Supervisor" in text


def test_a_condition_is_the_end_of_the_sentence() -> None:
    assert "Shop.Mailbox  temporary  unless config_env() == :prod\n" in shown(shop())


def test_long_lists_are_folded() -> None:
    summary, report = shown(crowd(450)), shown(crowd(450), full=True)
    assert len(summary.splitlines()) < 20
    assert "450 children in this order:" in summary
    assert "and 444 others" in summary
    assert "Big.Pool.Worker450" in report


def test_reasons_are_counted_commonest_first() -> None:
    blanks = (unknown("x", 1), *(unknown(f"y{n}", n, Reason.PARAMETER) for n in range(2, 9)))
    text = shown(project(application("A"), supervisor("A", *blanks)), full=True)
    section = text[text.index("Unresolved ") :]
    assert re.search(r"7  parameter\n(.*\n)+1  dynamic call", section)
    assert "and 2 more" in section


def test_partitions_say_what_they_run() -> None:
    pool = DynamicSupervisor(
        module="A", owner="child", name="A.Pool", flavour="PartitionSupervisor", partitions_of="Task", span=at(3)
    )
    text = shown(project(application("A"), supervisor("A", child("PartitionSupervisor", 3, name="A.Pool")), pool))
    assert "PartitionSupervisor as A.Pool  partitions of Task" in text


def test_colours_only_when_asked() -> None:
    assert "\x1b[" in render(shop(), color=True)
    assert "\x1b[" not in render(shop(), color=False)


def test_colours_change_no_text() -> None:
    bare = re.sub(r"\x1b\[[0-9;]*m", "", render(shop(), findings(), full=True, color=True))
    assert [line.rstrip() for line in bare.splitlines()] == shown(shop(), findings(), full=True).splitlines()


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(shop())
    monkeypatch.setenv("COLUMNS", "33")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert shown(shop()) == before
