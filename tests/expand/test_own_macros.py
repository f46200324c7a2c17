"""Macros of the app itself that a module's body calls, and the modules that nobody wrote by name."""

import pytest

from tests.analysis import analyzed
from tests.expand.test_use import functions, module

KEYS = """\
defmodule Keys do
  defmacro key(name, value \\\\ nil) do
    quote do
      def unquote(name)(ring), do: {ring, unquote(value)}
    end
  end

  defmacro bound(name) do
    quote bind_quoted: [name: name] do
      def unquote(name)(), do: :bound
    end
  end

  defmacro box(name) do
    quote do
      defmodule unquote(name) do
        def lid, do: :shut
      end
    end
  end

  defmacro secret(name) do
    computed = String.to_atom("#{name}_secret")
    quote do: def(unquote(computed)(), do: 1)
  end
end
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("import Keys\n  key :brass, 1", ["brass/1 by Keys"]),
        ("import Keys\n  key :brass", ["brass/1 by Keys"]),
        ("import Keys, only: [key: 1]\n  key :brass, 1", []),
        ("import Keys, only: :functions\n  key :brass, 1", []),
        ("require Keys\n  Keys.key :brass, 1", ["brass/1 by Keys"]),
        ("Keys.key :brass, 1", []),
        ("require Keys, as: K\n  K.bound :brass", ["brass/0 by Keys"]),
        ("import Keys\n  key :brass, 1\n  key :iron, 2", ["brass/1 by Keys", "iron/1 by Keys"]),
    ],
)
def test_a_macro_of_ours(body: str, expected: list[str]) -> None:
    project = analyzed({"lib/a.ex": f"defmodule A do\n  {body}\nend\n", "lib/keys.ex": KEYS})
    assert functions(module(project)) == expected
    assert not module(project).unresolved


def test_a_macro_that_is_not_static_is_told() -> None:
    project = analyzed({"lib/a.ex": "defmodule A do\n  import Keys\n  secret :brass\nend\n", "lib/keys.ex": KEYS})
    assert not module(project).functions
    assert module(project).unresolved


def test_a_macro_that_calls_itself_ends() -> None:
    macro = "defmodule Loop do\n  defmacro run(x), do: quote(do: Loop.run([unquote(x)]))\nend\n"
    user = "defmodule A do\n  require Loop\n  Loop.run(1)\nend\n"
    assert module(analyzed({"lib/a.ex": user, "lib/loop.ex": macro})).unresolved


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("import Keys\n  box Till", "A.Till"),
        ("alias Shop.Till, as: Drawer\n  import Keys\n  box Elixir.Till", "Till"),
        ("Module.create(A.Till, quote(do: def(lid, do: :shut)), __ENV__)", "A.Till"),
        ("for n <- [Till] do\n    Module.create(n, quote(do: def(lid, do: :shut)), __ENV__)\n  end", "Till"),
    ],
)
def test_a_module_that_nobody_wrote(body: str, name: str) -> None:
    project = analyzed({"lib/a.ex": f"defmodule A do\n  {body}\nend\n", "lib/keys.ex": KEYS})
    found = module(project, name)
    assert found.generated
    assert [function.name for function in found.functions] == ["lid"]


def test_module_create_of_an_unknown_name() -> None:
    project = analyzed("defmodule A do\n  Module.create(name(), quote(do: def(lid, do: 1)), __ENV__)\nend")
    assert [found.name for found in project.modules] == ["A"]
