"""What an attribute is, is decided by where Elixir reads it: injected code stands where its `use` does."""

import pytest

from models.constructs.supervisor import Supervisor
from tests.analysis import analyzed
from tests.rendering import child_line

LIBRARY = """\
defmodule Ferry.Base do
  defmacro __using__(_) do
    quote do
      @kids [Ferry.Dock]
      @before_compile Ferry.Base
      def early, do: @kids
    end
  end

  defmacro __before_compile__(_), do: quote(do: def(late, do: @kids))
  defmacro grow(kid), do: quote(do: @kids [unquote(kid) | @kids])
  defmacro kids, do: quote(do: @kids)
end
"""
MODULE = """\
defmodule Ferry.Line do
  use Supervisor
  use Ferry.Base
  import Ferry.Base
  def before, do: kids()
  {body}
  def init(_), do: Supervisor.init({call}, strategy: :one_for_one)
  @kids [Ferry.Wreck]
end
"""
CASES = {
    "a function that `use` brings": ("@kids [Ferry.Bell]", "early()", ["Ferry.Dock"]),
    "what comes before the end": ("@kids [Ferry.Bell]", "late()", ["Ferry.Wreck"]),
    "set again": ("@kids [Ferry.Bell]", "@kids", ["Ferry.Bell"]),
    "built upon": ("@kids [Ferry.Bell | @kids]", "@kids", ["Ferry.Bell", "Ferry.Dock"]),
    "grown by a macro": ("grow Ferry.Bell\n  grow Ferry.Mast", "@kids", ["Ferry.Mast", "Ferry.Bell", "Ferry.Dock"]),
    "read by a macro": ("@kids [Ferry.Bell]", "kids()", ["Ferry.Bell"]),
    "read by a macro, earlier": ("@kids [Ferry.Bell]", "before()", ["Ferry.Dock"]),
}


@pytest.mark.parametrize("files", ["one file", "two files"])
@pytest.mark.parametrize("case", CASES)
def test_where_it_is_read(case: str, files: str) -> None:
    body, call, expected = CASES[case]
    module = MODULE.replace("{body}", body).replace("{call}", call)
    sources = (
        {"lib/base.ex": LIBRARY, "lib/line.ex": module} if files == "two files" else {"lib/a.ex": LIBRARY + module}
    )
    [found] = analyzed(sources).of(Supervisor)
    assert [child_line(child) for child in found.children] == expected
