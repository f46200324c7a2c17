"""ARCHITECTURE.md tells the truth about the folders, and models stay alone."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PAGE = (TOP / "ARCHITECTURE.md").read_text("utf-8")
ROWS = re.findall(r"^\| `([a-z_/]+)/` \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
LISTED = [Path(row[0]) for row in ROWS]

# Where each folder is a room of its own; elsewhere folders are furniture.
FLOORS = ("analyzer", "emitter", "models")


def test_every_listed_folder_exists() -> None:
    assert len(LISTED) > 10
    assert [folder for folder in LISTED if not (TOP / folder).is_dir()] == []


def test_every_folder_is_listed_once() -> None:
    rooms = {folder.relative_to(TOP) for floor in FLOORS for folder in (TOP / floor).iterdir() if _is_room(folder)}
    assert rooms - set(LISTED) == set()
    assert len(LISTED) == len(set(LISTED))


def test_it_fits_a_page() -> None:
    assert len(PAGE.splitlines()) < 80


@pytest.mark.parametrize("file", re.findall(r"`([a-z_/]+\.py)`", PAGE))
def test_every_named_file_exists(file: str) -> None:
    assert (TOP / file).is_file()


@pytest.mark.parametrize("package", [folder for folder in LISTED if folder.parts[0] in FLOORS], ids=str)
def test_every_package_says_what_it_is(package: Path) -> None:
    init = TOP / package / "__init__.py"
    assert init.is_file(), f"{package} is not a package"
    assert ast.get_docstring(ast.parse(init.read_text("utf-8"))), f"{package}/__init__.py has no docstring"


def test_models_import_nothing_but_pydantic() -> None:
    allowed = {"models", "pydantic", "__future__"} | set(sys.stdlib_module_names)
    strangers = {
        f"{file.relative_to(TOP)}: {name}"
        for file in (TOP / "models").rglob("*.py")
        for name in _imported(file)
        if name.partition(".")[0] not in allowed
    }
    assert strangers == set()


def _is_room(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("*.py"))


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(name)):
                yield name
            case _:
                pass
