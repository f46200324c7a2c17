"""Macro-time patterns, guards and variables: what is not certain is not followed."""

import pytest

from tests.expand.test_use import functions, server, used

GUARDS = """\
defmodule W do
  defmacro __using__(o) when {guard}, do: quote(do: def(first, do: 1))
  defmacro __using__(_), do: quote(do: def(second, do: 2))
end
"""


@pytest.mark.parametrize(
    ("guard", "argument", "expected"),
    [
        ("is_atom(o)", ":a", "first"),
        ("is_atom(o)", "[]", "second"),
        ("not is_atom(o)", "[]", "first"),
        ("o in [:a, :b]", ":b", "first"),
        ("o == :a or o == :b", ":c", "second"),
        ("is_nil(o)", "nil", "first"),
        ("length(o) > 3", "[]", None),
        ("is_list(o) and length(o) > 3", ":a", "second"),
        ("is_list(o) or length(o) > 3", "[]", "first"),
    ],
)
def test_a_guard_that_we_do_not_know_is_not_true(guard: str, argument: str, expected: str | None) -> None:
    found = used(f"use W, {argument}", GUARDS.format(guard=guard))
    assert functions(found) == ([f"{expected}/0 by W"] if expected else [])
    assert bool(found.unresolved) == (expected is None)


@pytest.mark.parametrize(
    ("pattern", "argument", "expected"),
    [
        ("{x, x}", "{:a, :a}", "first"),
        ("{x, x}", "{:a, :b}", "second"),
        ("[x | _]", "[:a, :b]", "first"),
        ("[x | _]", "[]", "second"),
        ("%{a: x}", ":a", "second"),
        ("<<x, _::binary>>", '"ab"', None),
        ("{x, _, _}", "foo()", None),
    ],
)
def test_a_pattern(pattern: str, argument: str, expected: str | None) -> None:
    macro = GUARDS.replace("__using__(o) when {guard}", f"__using__({pattern})")
    assert functions(used(f"use W, {argument}", macro)) == ([f"{expected}/0 by W"] if expected else [])


BODY = """\
defmodule W do
  defmacro __using__(opts) do
    {statement}

    quote do
      use GenServer

      def handle_cast(unquote({value}), state), do: {{:noreply, state}}
    end
  end
end
"""


@pytest.mark.parametrize(
    ("statement", "value", "tag"),
    [
        ("x = opts[:off] || :till", "x", "till"),
        ("{x, opts} = Keyword.pop(opts, :a)", "x", "one"),
        ("{_, opts} = Keyword.pop(opts, :a)", "opts[:a]", "nil"),
        ("{_, opts} = Keyword.pop(opts, :a)", "opts[:b]", "two"),
        ("{_, opts} = Shop.split(opts)", "opts[:a]", None),
        ("[opts] = Shop.split(opts)", "opts[:a]", None),
        ("opts = Shop.split(opts)", "opts[:a]", None),
    ],
)
def test_a_statement(statement: str, value: str, tag: str | None) -> None:
    tags = server("use W, a: :one, b: :two, off: false", BODY.format(statement=statement, value=value))
    assert [found for found in tags if found in ("one", "two", "till", "nil")] == ([tag] if tag else [])
