"""A rule's docstring is its page: complete, in order, and its Elixir is executed."""

from typing import Any

import pytest

from analyzer.checks.registry import rule, rules
from analyzer.checks.rule import SECTIONS, Rule, examples, sections
from analyzer.checks.run import run
from analyzer.pipeline import analyze_text

ALL = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)


def test_the_rules() -> None:
    assert [rule.code for rule in rules()] == ["MSG001", "SUP001", "SUP002", "UNM001", "UNM002", "UNM003"]


@ALL
def test_a_page_has_every_section_in_order(rule: Rule[Any]) -> None:
    assert tuple(sections(rule.page)) == SECTIONS
    assert all(sections(rule.page).values())
    assert rule.page.splitlines()[0].endswith(".")


@ALL
def test_a_rule_lies_in_a_file_of_its_name(rule: Rule[Any]) -> None:
    assert rule.judge.__module__.endswith("." + rule.name.replace("-", "_"))
    assert rule.judge.__name__ == rule.name.replace("-", "_")


def test_rules_are_found_by_code_or_name() -> None:
    assert rule("sup001") is rule("duplicate-child-id") is not None
    assert rule("SUP999") is None


def codes(source: str) -> list[str]:
    return [finding.code for finding in run(analyze_text({"lib/example.ex": source}))]


@ALL
def test_the_example_is_found(rule: Rule[Any]) -> None:
    sources = examples(rule.page, "Example")
    assert sources
    assert [codes(source) for source in sources] == [[rule.code]] * len(sources)


@ALL
def test_instead_nothing_is_found(rule: Rule[Any]) -> None:
    sources = examples(rule.page, "Instead")
    assert sources
    assert [codes(source) for source in sources] == [[]] * len(sources)
