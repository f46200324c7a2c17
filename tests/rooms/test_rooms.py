"""Audits the rooms: a construct has all of its files, and knows no other construct's."""

import ast
from pathlib import Path

import pytest

from tests.rooms.rooms import TOP, constructs, create, missing, paths


@pytest.mark.parametrize("name", constructs())
def test_a_construct_has_all_its_files(name: str) -> None:
    lacking = missing(name)
    assert not lacking, f"{name} lacks {', '.join(map(str, lacking))}; ./new-construct {name} creates them"


def test_there_are_constructs() -> None:
    assert "gen_server" in constructs()
    assert "construct" not in constructs()


@pytest.mark.parametrize("name", constructs())
def test_a_recognizer_knows_no_other(name: str) -> None:
    file = TOP / f"analyzer/recognizers/{name}.py"
    others = {f"analyzer.recognizers.{other}" for other in constructs() if other != name}
    assert not file.is_file() or not others & _imports(file)


def test_the_scaffolder_creates_the_whole_list(tmp_path: Path) -> None:
    created = list(create("rate_limiter", tmp_path))
    assert created == [(path, True) for path in paths("rate_limiter")]
    assert constructs(tmp_path) == ("rate_limiter",)
    assert missing("rate_limiter", tmp_path) == ()


def test_the_scaffolder_never_overwrites(tmp_path: Path) -> None:
    model = tmp_path / "models/constructs/rate_limiter.py"
    model.parent.mkdir(parents=True)
    model.write_text("mine")
    assert dict(create("rate_limiter", tmp_path))[model.relative_to(tmp_path)] is False
    assert model.read_text() == "mine"


@pytest.mark.parametrize("name", ["GenServer", "gen-server", "../up", "class", "", "a__b"])
def test_the_scaffolder_refuses_a_name_that_is_none(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a construct's name"):
        list(create(name, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_audit_names_the_missing_file(tmp_path: Path) -> None:
    list(create("rate_limiter", tmp_path))
    sample = Path("corpus/rate_limiter/sample.ex")
    (tmp_path / sample).unlink()
    assert missing("rate_limiter", tmp_path) == (sample,)


def _imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                found.update(name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                found.add(module)
                found.update(f"{module}.{name.name}" for name in names)
            case _:
                pass
    return found
