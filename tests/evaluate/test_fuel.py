"""Programs without an end, and without an end that anybody sees: the evaluator stops, and says so.

None of these measures time: what does not stop here runs for hours.
"""

import pytest

from models.constructs.gen_server import GenServer
from models.constructs.supervisor import Supervisor
from models.evidence import Reason, Unresolved
from tests.analysis import analyzed, children, init

DOCKS = [f"{{Ferry.Dock, {number}}}" for number in range(3000)]


def doubling(form: str, depth: int) -> str:
    """Helpers of which each calls the next one twice."""
    helpers = [f"defp h{n}, do: {form.format(next=f'h{n + 1}()')}" for n in range(depth)]
    return "\n".join([*helpers, f"defp h{depth}, do: [Ferry.Dock]"])


def growing(count: int) -> str:
    """A list that grows by one `if` after another."""
    steps = [f"list = if wet{n}?(), do: [Ferry.Deck{n} | list], else: list" for n in range(count)]
    return "\n".join(["list = []", *steps, "list"])


ENDLESS = {
    "itself": ("loop(1)", "defp loop(n), do: loop(n)", Reason.CYCLE),
    "itself, growing": ("loop([])", "defp loop(list), do: loop([Ferry.Dock | list])", Reason.CYCLE),
    "itself, adding": ("loop(1)", "defp loop(n), do: [{Ferry.Dock, n}] ++ loop(n + 1)", Reason.CYCLE),
    "two of each other": ("one()", "defp one, do: two()\ndefp two, do: one()", Reason.CYCLE),
    "a closure of itself": ("loop = fn f -> f.(f) end\nloop.(loop)", "", Reason.FUEL),
    "an attribute of itself": ("@docks", "@docks [@docks]", Reason.VARIABLE),
    "sums of sums": ("h0()", doubling("{next} ++ {next}", 30), Reason.FUEL),
    "branches of branches": ("h0()", doubling("if(wet?(), do: {next}, else: {next})", 20), Reason.FUEL),
    "thirty ifs": (growing(30), "", Reason.FUEL),
    "brackets in brackets": ("[" * 500 + "Ferry.Dock" + "]" * 500, "", Reason.FUEL),
    "ifs in ifs": ("if wet?(), do: (" * 60 + "[Ferry.Dock]" + ")" * 60, "", Reason.FUEL),
    "a long sum": (" ++ ".join(["[Ferry.Dock]"] * 2000), "", Reason.FUEL),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_it_ends_and_says_so(case: str) -> None:
    expression, more, reason = ENDLESS[case]
    [supervisor] = analyzed(init(expression, more=more)).of(Supervisor)
    reasons = {child.reason for child in supervisor.children if isinstance(child, Unresolved)}
    assert reason in reasons


@pytest.mark.parametrize(
    "expression",
    [
        f"[{', '.join(DOCKS)}]",
        f"Enum.map([{', '.join(map(str, range(3000)))}], &{{Ferry.Dock, &1}})",
        f"for n <- [{', '.join(map(str, range(3000)))}], do: {{Ferry.Dock, n}}",
    ],
    ids=["written", "mapped", "for"],
)
def test_a_long_list_is_no_trouble(expression: str) -> None:
    assert children(init(expression)).splitlines() == [f"tuple Ferry.Dock({number})" for number in range(3000)]


@pytest.mark.slow
def test_ten_thousand_children() -> None:
    written = ", ".join(f"{{Ferry.Dock, {number}}}" for number in range(10_000))
    assert len(children(init(f"[{written}]")).splitlines()) == 10_000


def test_a_range_is_not_counted() -> None:
    check = "tuple Ferry.Dock(n)  for each 1..1_000_000"
    assert children(init("for n <- 1..1_000_000, do: {Ferry.Dock, n}")) == check


def test_six_ifs_are_fine() -> None:
    expected = [f"Ferry.Deck{n}  if wet{n}?()" for n in reversed(range(6))]
    assert children(init(growing(6))).splitlines() == expected


def server(*functions: str) -> GenServer:
    """The server with these functions."""
    inside = "\n".join(functions)
    [found] = analyzed({"lib/dock.ex": f"defmodule Ferry.Dock do\n  use GenServer\n{inside}\nend\n"}).of(GenServer)
    return found


def steps(form: str, count: int) -> str:
    """Variables of which each is made of the one before."""
    return "\n".join(form.format(new=f"x{n + 1}", old=f"x{n}") for n in range(count))


def levels(depth: int, wide: int, last: str) -> list[str]:
    """Functions of which each calls the next one many times."""
    calls = ["\n".join(f"c{m}() -> f{n + 1}({m})" for m in range(wide)) for n in range(depth)]
    return [*(f"defp f{n}(_) do\ncond do\n{inside}\nend\nend" for n, inside in enumerate(calls)), last]


def test_functions_that_all_call_each_other() -> None:
    names = [f"f{n}" for n in range(24)]
    all_of_all = [f"defp {name}, do: ({'; '.join(f'{other}()' for other in names)})" for name in names]
    trap = "defp f24, do: Process.flag(:trap_exit, true)"
    assert server("def init(_), do: f0()", *all_of_all).traps_exit is False
    found = server("def init(_), do: f0()", *(f.replace("f23()", "f24()") for f in all_of_all), trap)
    assert found.traps_exit is True


def test_calls_of_calls_are_followed_as_far_as_it_goes() -> None:
    trap = "defp f5(_), do: Process.flag(:trap_exit, true)"
    assert server("def init(_), do: f0(1)", *levels(5, 10, trap)).traps_exit is True


@pytest.mark.parametrize("depth", [7, 12])
def test_a_flag_too_deep_to_be_seen_is_unknown(depth: int) -> None:
    trap = f"defp f{depth}(_), do: Process.flag(:trap_exit, true)"
    found = server("def init(_), do: f0(1)", *levels(depth, 1, trap)).traps_exit
    assert isinstance(found, Unresolved)
    assert found.reason is Reason.FUEL


def test_a_flag_beyond_what_is_looked_at_is_unknown() -> None:
    trap = "defp f5(_), do: (:ok; Process.flag(:trap_exit, true))"
    found = server("def init(x), do: f0(x)", *wandering(5, 12), trap).traps_exit
    assert isinstance(found, Unresolved)
    assert found.reason is Reason.FUEL


def wandering(depth: int, wide: int) -> list[str]:
    """Functions of which each calls one without a flag many times before it calls the next."""
    plain = "; ".join(f"Enum.map(x, fn y{n} -> {{y{n}, y{n}, y{n}}} end)" for n in range(400))
    return [f"defp f{n}(x), do: ({plain}; f{n + 1}(x))" for n in range(depth)]


@pytest.mark.parametrize(
    "form", ["{new} = if wet?(), do: {old}, else: {old}", "{new} = case x do 1 -> {old}; 2 -> {old} end"]
)
def test_a_variable_answers_once(form: str) -> None:
    call = f"def handle_call(:a, _from, s) do\nx0 = {{:reply, 1, s}}\n{steps(form, 30)}\nx30\nend"
    [message] = server(call).messages
    assert [reply.kind if isinstance(reply, Unresolved) else reply.effect for reply in message.replies] == ["reply"]


@pytest.mark.parametrize(
    "functions",
    [
        ["def handle_call(:a, _from, s), do: f0(s)", *levels(4, 9, "defp f4(n), do: {:reply, n, 2}")],
        [f"def handle_call(:a, _from, s) do\nx0 = {{:reply, 1, s}}\n{steps('{new} = {old}', 400)}\nx400\nend"],
    ],
    ids=["calls of calls", "a long way"],
)
def test_answers_without_end(functions: list[str]) -> None:
    [message] = server(*functions).messages
    assert [reply.reason for reply in message.replies if isinstance(reply, Unresolved)] == [Reason.FUEL]


@pytest.mark.parametrize(("form", "count"), [("{new} = {{{old}, {old}}}", 30), ("{new} = {{{old}}}", 400)])
def test_a_message_without_end(form: str, count: int) -> None:
    body = f"x0 = :a\n{steps(form, count)}"
    source = f"defmodule Ferry.Desk do\n  def f(p) do\n{body}\nsend(p, x{count})\nsend(p, {{:b, x1}})\nend\nend\n"
    long, short = analyzed({"lib/desk.ex": source}).sends
    assert len(long.message.model_dump_json()) < 200_000
    assert "text" not in short.message.model_dump_json(exclude_none=True)


def test_a_state_of_itself() -> None:
    assert server("def init(s), do: {:ok, new(s)}", "def new(s), do: %{new(s) | a: 1}").state_fields == ("a",)
    long = f"def init(_) do\nx0 = %{{a: 1}}\n{steps('{new} = %{{{old} | b: 1}}', 400)}\n{{:ok, x400}}\nend"
    assert "b" in server(long).state_fields


def test_four_thousand_variables() -> None:
    body = "\n".join(f"x{n + 1} = wet?(x{n})" for n in range(4000))
    source = f"defmodule Ferry.Desk do\n  def f(p) do\nx0 = :a\n{body}\nsend(p, {{x0, x4000}})\nend\nend\n"
    assert len(analyzed({"lib/desk.ex": source}).sends) == 1


@pytest.mark.parametrize("form", ["wet?({})", "fn -> {} end", "(x = 1; {})", "if(x, do: {})", "a && ({})", "x = {}"])
def test_a_call_that_is_deep_inside(form: str) -> None:
    body = "send(p, :found)"
    for _ in range(45):
        body = form.replace("{}", body)
    source = f"defmodule Ferry.Desk do\n  def f(p) do\n{body}\nend\nend\n"
    assert len(analyzed({"lib/desk.ex": source}).sends) == 1
