"""Facts of a skeleton on which writer and reader once disagreed."""

import pytest

from models.constructs import Construct
from models.constructs.agent import Agent
from models.constructs.application import Application
from models.constructs.child_spec import ChildForm, ChildSpec, Intensity, StartCall, Strategy
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer, Message, MessageKind, Reply
from models.constructs.supervisor import Supervisor
from models.evidence import Computed
from models.patterns import FloatShape
from tests.elixir.samples import HERE, UNKNOWN
from tests.elixir.test_skeletons import check

NEGATIVE_FLOAT = GenServer(
    module="Shop.Cart",
    messages=(
        Message(
            kind=MessageKind.INFO,
            pattern=FloatShape(value=-0.5),
            replies=(Reply(effect="noreply", span=HERE),),
            span=HERE,
        ),
    ),
    span=HERE,
)
PARTLY_KNOWN_NAME = GenServer(
    module="Shop.Cart",
    name=Computed(text="{:via, Registry, {Shop.Registry, id}}"),
    span=HERE,
)
INLINE_PARTITIONS = DynamicSupervisor(
    module="Shop.Boot",
    flavour="PartitionSupervisor",
    owner="inline",
    function="run/0",
    name=":parts",
    strategy=Strategy.ONE_FOR_ONE,
    partitions_of="Shop.Part",
    span=HERE,
)


def _started(*children: ChildSpec) -> tuple[Construct, ...]:
    supervisor = Supervisor(
        module="Shop.Application",
        function="start/2",
        strategy=Strategy.ONE_FOR_ONE,
        children=children,
        span=HERE,
    )
    return (Application(module="Shop.Application", span=HERE), supervisor)


ALTERNATIVES = _started(
    ChildSpec(module=UNKNOWN, form=ChildForm.TUPLE, alternatives=("Shop.Cart", "Shop.FakeCart"), span=HERE),
    ChildSpec(module=UNKNOWN, form=ChildForm.MODULE, alternatives=("Shop.Cart", "Shop.FakeCart"), span=HERE),
)
OPTIONS_OF_A_CHILD = (
    *_started(ChildSpec(module="DynamicSupervisor", form=ChildForm.TUPLE, name=":carts", span=HERE)),
    DynamicSupervisor(
        module="Shop.Application",
        owner="child",
        function="start/2",
        name=":carts",
        strategy=Strategy.ONE_FOR_ONE,
        intensity=Intensity(max_restarts=10),
        max_children="7",
        span=HERE,
    ),
)
ANOTHER_STARTS = (
    Agent(module="Shop.Flags", span=HERE),
    *_started(
        ChildSpec(
            module="Shop.Flags",
            form=ChildForm.MODULE,
            id="Shop.Flags.Supervisor",
            start=StartCall(module="Shop.Flags.Supervisor", function="start_link", args="[[]]"),
            span=HERE,
        )
    ),
)
CASES: dict[str, tuple[Construct, ...]] = {
    "a child_spec/1 that starts another module": ANOTHER_STARTS,
    "todo() inside a term, which is followed into Unmix.Todo": (PARTLY_KNOWN_NAME,),
    "PartitionSupervisor.start_link": (INLINE_PARTITIONS,),
    "a module that is one of several": ALTERNATIVES,
}


@pytest.mark.parametrize("case", CASES)
def test_read_back(case: str) -> None:
    check(CASES[case])


def test_a_setting_that_is_unknown_is_no_option_of_use() -> None:
    """`todo/0` is imported below the `use`."""
    child = ChildSpec(module="Shop.Flags", form=ChildForm.MODULE, restart=UNKNOWN, span=HERE)
    text = check((Agent(module="Shop.Flags", span=HERE), *_started(child)))["lib/shop/flags.ex"]
    assert "use Agent\n" in text
    assert "def child_spec(_arg) do" in text


def test_what_is_read_back_passes_the_same_way() -> None:
    check((Agent(module="Shop.Flags", span=HERE),))
    check(OPTIONS_OF_A_CHILD)
