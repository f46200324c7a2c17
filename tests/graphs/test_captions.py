"""What is said beside a process."""

import pytest

from analyzer.graphs import captions
from analyzer.graphs.forest import Node, NodeKind
from analyzer.report.sections.servers import about
from models.constructs.child_spec import ChildForm, ChildSpec, Restart
from models.constructs.gen_server import GenServer
from models.evidence import Condition, Place, Reason, Unresolved

HERE = Place("lib/ferry.ex", 1, 1, 1, 2)
UNKNOWN = Unresolved(reason=Reason.VARIABLE, text="x", span=HERE)


@pytest.mark.parametrize(
    ("restart", "default", "expected"),
    [
        (None, None, ()),
        (None, Restart.PERMANENT, ()),
        (None, Restart.TEMPORARY, ("temporary by default",)),
        (Restart.TEMPORARY, None, ("temporary",)),
        (Restart.PERMANENT, None, ()),
        (UNKNOWN, None, ("restart unknown",)),
    ],
)
def test_restart(restart: Restart | Unresolved | None, default: Restart | None, expected: tuple[str, ...]) -> None:
    child = ChildSpec(module="Ferry", form=ChildForm.MODULE, restart=restart, default_restart=default, span=HERE)
    assert captions.details(Node(NodeKind.WORKER, "Ferry", child=child)) == expected


@pytest.mark.parametrize(
    ("text", "holds", "expected"),
    [
        ("late?()", True, "if late?()"),
        ("late?()", False, "unless late?()"),
        ("with {:ok, x} <- day()", True, "with {:ok, x} <- day()"),
        ("try … rescue _", True, "try … rescue _"),
        ("rescue _", True, "rescue _"),
        ("case tide() do _", True, "if tide() is anything else"),
        ("case tide() do other", True, "if tide() is anything else"),
        ("case tide() do nil", True, "if tide() is nil"),
        ("case tide() do n when n > 3", True, "if tide() is n when n > 3"),
        ("case (if late?() do 1 end) do 1 | nil", True, "if (if late?() do 1 end) is 1 | nil"),
        ("called as dock(:north)", True, "if called as dock(:north)"),
        ("fn :north", True, "for :north"),
        ("with_care?()", True, "if with_care?()"),
    ],
)
def test_conditions(text: str, holds: bool, expected: str) -> None:
    assert captions.condition(Condition(text=text, holds=holds, span=HERE)) == expected


@pytest.mark.parametrize(("known", "expected"), [(True, "state a, b"), (False, "state a, b, …")])
def test_a_state_that_may_hold_more(known: bool, expected: str) -> None:
    server = GenServer(module="Ferry", state_fields=("a", "b"), state_known=known, span=HERE)
    assert expected in about(server)
