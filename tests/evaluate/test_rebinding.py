"""A variable that an expression binds on its way: what comes after sees the new value, never the old one."""

import pytest

from models.patterns_text import show
from tests.analysis import analyzed, children, init


def sent(body: str) -> list[str]:
    """The messages that a function sends in which `m` was `:old` before."""
    source = f"defmodule Ferry.Desk do\n  def f(x) do\n    m = :old\n    {body}\n  end\nend\n"
    return [show(send.message) for send in analyzed({"lib/desk.ex": source}).sends]


SEEN = {
    "a subject": "case (m = :new) do _ -> GenServer.call(G, m) end",
    "a subject, afterwards": "case (m = :new) do _ -> 1 end\n    GenServer.call(G, m)",
    "an argument": "foo(m = :new)\n    GenServer.call(G, m)",
    "an argument of another module": "Ferry.Post.foo(1, m = :new)\n    GenServer.call(G, m)",
    "a condition": "if (m = :new) do GenServer.call(G, m) end",
    "a condition, afterwards": "unless (m = :new) do 1 end\n    GenServer.call(G, m)",
    "a condition of cond": "cond do m = :new -> GenServer.call(G, m) end",
    "the left of and": "(m = :new) && GenServer.call(G, m)",
    "a part of a tuple": "{m = :new, 1}\n    GenServer.call(G, m)",
    "a value of a map": "%{a: m = :new}\n    GenServer.call(G, m)",
    "a pipe": "(m = :new) |> foo()\n    GenServer.call(G, m)",
    "a match in a match": "n = m = :new\n    GenServer.call(G, m)",
    "a step of with": "with {:ok, _} <- (m = :new) do GenServer.call(G, m) end",
    "a generator": "for _ <- (m = :new), do: GenServer.call(G, m)",
}
UNKNOWN = {
    "a call": "if (m = f()) do GenServer.call(G, m) end",
    "the right of and": "x && (m = :new) && GenServer.call(G, m)",
    "a block of a macro": "tx do m = :new end\n    GenServer.call(G, m)",
    "destructure": "destructure([m, n], [:new])\n    GenServer.call(G, m)",
    "two at once": "foo(m = :new, m = :newer)\n    GenServer.call(G, m)",
}
KEPT = {
    "an argument beside it": "foo(m = :new, GenServer.call(G, m))",
    "a function": "fn -> m = :new end\n    GenServer.call(G, m)",
    "a clause": "case x do _ -> m = :new end\n    GenServer.call(G, m)",
    "a branch": "if x do m = :new end\n    GenServer.call(G, m)",
    "a comprehension": "for _ <- x, do: m = :new\n    GenServer.call(G, m)",
    "another clause of cond": "cond do\n      m = x -> m\n      true -> GenServer.call(G, m)\n    end",
}


@pytest.mark.parametrize("case", SEEN)
def test_the_new_value(case: str) -> None:
    assert sent(SEEN[case]) == [":new"]


@pytest.mark.parametrize("case", UNKNOWN)
def test_nothing_is_known(case: str) -> None:
    assert sent(UNKNOWN[case]) == ["m"]


@pytest.mark.parametrize("case", KEPT)
def test_the_old_value(case: str) -> None:
    assert sent(KEPT[case]) == [":old"]


@pytest.mark.parametrize(
    "expression",
    [
        "dock = Ferry.Old\ncase (dock = Ferry.Dock) do _ -> [dock] end",
        "dock = Ferry.Old\nwet?(dock = Ferry.Dock)\n[dock]",
        "dock = Ferry.Old\nfor _ <- [dock = Ferry.Dock], do: dock",
    ],
)
def test_in_a_list_of_children(expression: str) -> None:
    assert children(init(expression)) == "Ferry.Dock"


MACROS = """\
defmodule Ferry.Pen do
  defmacro write(value), do: quote(do: var!(m) = unquote(value))
  defmacro bind(pattern, value), do: quote(do: {:ok, unquote(pattern)} = {:ok, unquote(value)})
  defmacro own(value), do: quote(do: m = unquote(value))
end
"""
BY_MACRO = {
    "a variable of the caller": ("write(:new)", ["m"]),
    "within an argument": ("foo(write(:new))", ["m"]),
    "a pattern of the caller": ("bind(m, :new)", ["m"]),
    "another pattern of the caller": ("bind(n, :new)", [":old"]),
    "the macro's own variable": ("own(:new)", [":old"]),
    "at the end of a pipe": ("m |> own()", [":old"]),
    "of another module": ("Ferry.Pen.write(:new)", ["m"]),
}


@pytest.mark.parametrize("case", BY_MACRO)
def test_what_a_macro_binds(case: str) -> None:
    call, messages = BY_MACRO[case]
    body = f"import Ferry.Pen\n    require Ferry.Pen\n    {call}\n    GenServer.call(G, m)"
    source = f"defmodule Ferry.Desk do\n  def f(x) do\n    m = :old\n    {body}\n  end\nend\n"
    project = analyzed({"lib/desk.ex": source, "lib/pen.ex": MACROS})
    assert [show(send.message) for send in project.sends] == messages
