"""What a profile of a Haxe-to-Elixir compiler states. The profiles themselves are in `profiles/`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The facts about one compiler version that decide how a stub is written."""

    name: str
    target: str
    """The compiler and its version, for people."""
    traps: tuple[str, ...]
    """What a user of the stubs must know about this compiler: for the README."""
    keywords: frozenset[str]
    """Words that Haxe refuses as a name of a function, parameter, field or package."""
    reserved_members: frozenset[str]
    """Names of static functions that the stubs themselves need, or that Haxe gives a meaning."""
    reserved_types: frozenset[str]
    """Top-level types that a generated type must not hide."""
    class_suffix: str
    """Ends the name of every stub class."""
    erlang_package: str
    """Package of stubs of Erlang modules, and of modules whose name is no alias."""
    overload: str
    """Modifier of a function that has more than one signature."""
    largest_tuple: int
    largest_union: int
    unspeakable_in_native: frozenset[str]
    """Characters of a function's name that `@:native` cannot carry."""
