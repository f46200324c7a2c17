"""Programs without an end, and without an end that anybody sees: the evaluator stops, and says so.

None of these measures time: what does not stop here runs for hours.
"""

import pytest

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
    "an attribute of itself": ("@docks", "@docks [@docks]", Reason.CYCLE),
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
