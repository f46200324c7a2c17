"""The shop, from its folder to the whole report: what a newcomer sees first."""

import re
from pathlib import Path

import pytest

from analyzer.checks.run import run
from analyzer.pipeline import Options, analyze
from analyzer.report import render
from models.project import Project
from models.unresolved import unresolved
from tests.analysis import CORPUS, places
from tests.conftest import Golden

SHOP = CORPUS / "projects/shop"


@pytest.fixture(scope="module")
def shop() -> Project:
    return analyze([SHOP], Options(jobs=1, cache=False, debug=True))


def test_the_whole_report(shop: Project, golden: Golden) -> None:
    golden(CORPUS / "projects/shop.txt", render(shop, tuple(run(shop)), full=True, width=80))


def test_the_readme_shows_what_is_printed(shop: Project) -> None:
    readme = (CORPUS.parent / "README.md").read_text("utf-8")
    [shown] = re.findall(r"^```console\n\$ analyze corpus/projects/shop\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert shown == render(shop, tuple(run(shop)), full=False, width=80)


def test_nothing_is_wrong_with_it(shop: Project) -> None:
    assert shop.diagnostics == ()


def test_every_span_lies_in_its_file(shop: Project) -> None:
    files = {file.path: (SHOP / file.path).read_text("utf-8").split("\n") for file in shop.files}
    for place in places(shop):
        lines = files[place.file]
        assert 1 <= place.line <= place.end_line <= len(lines), place
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, place


def test_what_stays_unknown_is_told(shop: Project) -> None:
    assert {(u.span.file, u.text) for u in unresolved(shop)} == UNKNOWN


UNKNOWN: set[tuple[str, str]] = set()


@pytest.mark.parametrize("part", ["lib", "lib/shop", "lib/shop/stock.ex"])
def test_a_part_of_it(part: str) -> None:
    whole = analyze([SHOP], Options(jobs=1, cache=False))
    found = analyze([SHOP / part], Options(jobs=1, cache=False))
    names = {module.name for module in found.modules}
    assert names
    assert names <= {module.name for module in whole.modules}


def test_seen_from_another_folder(shop: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(SHOP.parent)
    assert analyze([Path("shop")], Options(jobs=1, cache=False)).to_json() == shop.to_json()
    monkeypatch.chdir(tmp_path)
    assert analyze([SHOP], Options(jobs=1, cache=False)).to_json() == shop.to_json()
