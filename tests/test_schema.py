"""The published JSON Schema: it is the models', and what we write follows it."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from analyzer.pipeline import Options, analyze
from models.project import Project, json_schema
from tests.analysis import CORPUS, analyzed, sample
from tests.conftest import Golden
from tests.rooms.rooms import TOP, constructs

SCHEMA = TOP / "models/schema/project.schema.json"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(validator: Draft202012Validator, project: Project) -> list[str]:
    return [
        f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(json.loads(project.to_json()))
    ]


def test_the_published_schema_is_the_models(golden: Golden) -> None:
    golden(SCHEMA, json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")


def test_the_shop_follows_it(validator: Draft202012Validator) -> None:
    project = analyze([CORPUS / "projects/shop"], Options(jobs=1, cache=False))
    assert complaints(validator, project) == []


@pytest.mark.parametrize("construct", constructs())
def test_every_sample_follows_it(validator: Draft202012Validator, construct: str) -> None:
    assert complaints(validator, sample(construct)) == []


def test_broken_sources_follow_it(validator: Draft202012Validator) -> None:
    assert complaints(validator, analyzed({"lib/broken.ex": "defmodule A do\n  def f(, do:\n"})) == []


@pytest.mark.parametrize(
    "change", [{"schema_version": 2}, {"name": 1}, {"files": None}, {"more": 1}, {"modules": [{}]}]
)
def test_it_refuses_what_is_none(validator: Draft202012Validator, change: dict[str, Any]) -> None:
    data = json.loads(sample("agent").to_json())
    assert validator.is_valid(data)
    assert not validator.is_valid(data | change)


def test_the_schema_lies_where_the_package_finds_it() -> None:
    assert json.loads(Path(SCHEMA).read_text("utf-8"))["title"] == "Project"
