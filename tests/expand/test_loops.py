"""Functions that a loop in a module's body defines."""

import pytest

from models.constructs.gen_server import GenServer
from models.evidence import Reason
from models.modules import Module
from models.patterns import AtomShape, Shape, TupleShape
from tests.analysis import analyzed

YARD = """\
defmodule Ferry.Yard do
  use GenServer
  @ops [load: 1, sink: 2]
{}
end
"""


def yard(body: str) -> Module:
    [module] = [m for m in analyzed({"lib/yard.ex": YARD.format(body)}).modules if m.name == "Ferry.Yard"]
    return module


def functions(module: Module) -> list[str]:
    return [f"{f.name}/{f.arity} ×{len(f.clauses)}" for f in module.functions]


LOOPS = {
    "for {op, _} <- @ops, do: def(unquote(op)(x), do: x)": ["load/1 ×1", "sink/1 ×1"],
    "for {op, 1} <- @ops, do: def(unquote(op)(x), do: x)": ["load/1 ×1"],
    "for {op, n} <- @ops, n > 1, do: def(unquote(op)(x), do: x)": ["sink/1 ×1"],
    'for {op, _} <- @ops, do: def(unquote(:"do_#{op}")(), do: 1)': ["do_load/0 ×1", "do_sink/0 ×1"],
    "for n <- 1..3, do: def(number(unquote(n)), do: unquote(n))": ["number/1 ×3"],
    "for a <- [:x, :y] do\nfor b <- [1, 2], do: def(f(unquote(a), unquote(b)), do: 1)\nend": ["f/2 ×4"],
    "Enum.each(@ops, fn {op, _} -> def unquote(op)(x), do: x end)": ["load/1 ×1", "sink/1 ×1"],
    "@ops |> Enum.each(fn {op, _} -> def unquote(op)(x), do: x end)": ["load/1 ×1", "sink/1 ×1"],
    "for {op, n} <- @ops do\nif n == 1, do: def(unquote(op)(x), do: x)\nend": ["load/1 ×1"],
    "for {op, n} <- @ops do\nargs = Macro.generate_arguments(n, __MODULE__)\n"
    "def unquote(op)(unquote_splicing(args)), do: 1\nend": ["load/1 ×1", "sink/2 ×1"],
    "name = :float\ndef unquote(name)(x), do: x": ["float/1 ×1"],
}


@pytest.mark.parametrize("loop", LOOPS)
def test_a_loop(loop: str) -> None:
    module = yard(loop)
    assert functions(module) == LOOPS[loop]
    assert module.unresolved == ()


@pytest.mark.parametrize(
    "loop",
    [
        "for op <- Ferry.ops(), do: def(unquote(op)(x), do: x)",
        "for {op, _} <- @ops, lucky?(), do: def(unquote(op)(x), do: x)",
        "for op <- [:load, Ferry.op()], do: def(unquote(op)(x), do: x)",
        "for {op, n} <- @ops do\nif lucky?(n), do: def(unquote(op)(x), do: x)\nend",
        "for {op, n} <- @ops do\ncase n do\n1 -> def unquote(op)(x), do: x\n_ -> :none\nend\nend",
        "Enum.each(Ferry.ops(), fn op -> def unquote(op)(x), do: x end)",
        "for n <- 1..100_000, do: def(number(unquote(n)), do: 1)",
        "for {op, _} <- @ops, do: def(f(unquote(Ferry.shape(op))), do: 1)",
    ],
)
def test_a_loop_that_is_not_certain(loop: str) -> None:
    """None of its functions, and one line that says so."""
    module = yard(loop)
    assert functions(module) == []
    assert [unresolved.reason for unresolved in module.unresolved] == [Reason.UNQUOTE]


def test_messages_of_a_loop() -> None:
    source = YARD.format(
        "  for {op, n} <- @ops do\n"
        "    def unquote(op)(x), do: GenServer.call(__MODULE__, {unquote(op), x, unquote(n)})\n"
        "    def handle_call({unquote(op), x, _}, _from, s), do: {:reply, x, s}\n"
        "  end\n"
    )
    project = analyzed({"lib/yard.ex": source})
    [server] = project.of(GenServer)
    assert [_tag(message.pattern) for message in server.messages] == ["load", "sink"]
    assert [(_tag(send.message), send.target.module) for send in project.sends] == [
        ("load", "Ferry.Yard"),
        ("sink", "Ferry.Yard"),
    ]


def _tag(shape: Shape) -> str:
    match shape:
        case TupleShape(items=(AtomShape(value=tag), *_)):
            return tag
        case _:
            return ""


def test_a_loop_that_a_macro_injects() -> None:
    macro = """\
defmodule Ferry.Ops do
  defmacro __using__(_) do
    quote bind_quoted: [ops: [:load, :sink]] do
      for op <- ops, do: def(unquote(op)(x), do: x)
    end
  end
end
"""
    user = "defmodule Ferry.Dock do\n  use Ferry.Ops\nend\n"
    found = {m.name: m for m in analyzed({"lib/a.ex": macro, "lib/b.ex": user}).modules}
    assert functions(found["Ferry.Dock"]) == ["load/1 ×1", "sink/1 ×1"]


def test_the_loops_of_a_file_make_modules_that_know_their_variables() -> None:
    source = """
    names = [:North, :South]

    for name <- names do
      defmodule Module.concat(Ferry, name) do
        use GenServer
        @key name
        def handle_cast({unquote(name), _}, s), do: {:noreply, s}
        def go, do: GenServer.cast(@key, {unquote(name), 1})
      end
    end
    """
    project = analyzed(source)
    assert [module.name for module in project.modules] == ["Ferry.North", "Ferry.South"]
    assert [_tag(message.pattern) for server in project.of(GenServer) for message in server.messages] == [
        "North",
        "South",
    ]
    assert [send.target.name for send in project.sends] == [":North", ":South"]


def test_the_modules_of_an_if_in_a_loop() -> None:
    source = """
    for name <- [:North, :South, :East] do
      if name == :North do
        defmodule Module.concat(Ferry, name) do
        end
      else
        unless windy?() do
          defmodule Module.concat(Ferry, name) do
          end
        end
      end
    end
    """
    found = {m.name: [(c.text, c.holds) for c in m.conditions] for m in analyzed(source).modules}
    assert found == {"Ferry.North": [], "Ferry.South": [("windy?()", False)], "Ferry.East": [("windy?()", False)]}
