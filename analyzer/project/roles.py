"""What a file is for, told from where it lies in its Mix project."""

from __future__ import annotations

from models.project import Role

TEMPLATE_SUFFIXES = (".heex", ".eex", ".leex")
ELIXIR_SUFFIXES = (".ex", ".exs")
SUFFIXES = (*ELIXIR_SUFFIXES, *TEMPLATE_SUFFIXES)


def role_of(folders: list[str], name: str) -> Role:
    """The role of the file `name` in `folders`, which are counted from the Mix root.

    The folder decides before the suffix: what lies below `test/` is test, and what generators
    copy (`priv/templates/**/*.ex`) is text with holes, whatever it will be once they are filled.
    """
    if in_tests(folders) or name.endswith("_test.exs"):
        return Role.TEST
    if in_generator_templates(folders):
        return Role.GENERATOR
    if name.endswith(TEMPLATE_SUFFIXES):
        return Role.TEMPLATE
    if name.endswith(".ex"):
        return Role.LIB
    return _script_role(folders, name)


def in_tests(folders: list[str]) -> bool:
    """Whether these folders, counted from a Mix root, hold tests and their fixtures."""
    return folders[:1] == ["test"]


def in_generator_templates(folders: list[str]) -> bool:
    """Whether these folders hold files that a generator copies into other projects."""
    return folders[:1] == ["templates"] or folders[:2] == ["priv", "templates"]


def _script_role(folders: list[str], name: str) -> Role:
    match folders:
        case []:
            return Role.MIX if name == "mix.exs" else Role.SCRIPT
        case ["config", *_]:
            return Role.CONFIG
        case ["priv", *rest] if any(folder.endswith("migrations") for folder in rest):
            return Role.MIGRATION
    return Role.SCRIPT
