"""Models of a small shop, written by hand: their skeletons are the goldens beside this file."""

from models.constructs import Construct
from models.constructs.agent import Agent
from models.constructs.application import Application
from models.constructs.child_spec import ChildForm, ChildSpec, Intensity, Restart, StartCall, Strategy
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import Field, GenServer, Message, MessageKind, Reply
from models.constructs.named_process import NamedProcess
from models.constructs.supervisor import Supervisor
from models.constructs.task import Task
from models.evidence import Computed, Condition, Place, Reason, Unresolved
from models.patterns import AnyShape, AtomShape, AttributeShape, IntegerShape, PrefixShape, Shape, TupleShape

HERE = Place("lib/shop.ex", 1, 1, 2, 1)
UNKNOWN = Unresolved(reason=Reason.PARAMETER, text="opts", span=HERE)
WHEN = Condition(text="enabled?()", span=HERE)
UNLESS = Condition(text="quiet?()", holds=False, span=HERE)


def atom(value: str) -> AtomShape:
    return AtomShape(value=value)


def variable(name: str) -> AnyShape:
    return AnyShape(name=name)


def tagged(tag: str, *rest: Shape) -> TupleShape:
    return TupleShape(items=(atom(tag), *rest))


def _stopped(reason: str, term: Shape | None = None) -> Reply:
    return Reply(effect="stop", reason=reason, term=term, span=HERE)


def _replied(term: Shape, after: str | None = None) -> Reply:
    return Reply(effect="reply", term=term, next=after, span=HERE)


GOES_ON = Reply(effect="noreply", span=HERE)
KEY, VALUE = Field(name="key", shape=variable("key")), Field(name="value", shape=variable("value"))

CART = GenServer(
    module="Shop.Cart",
    name="Shop.Cart",
    state_fields=("items", "total"),
    state_known=True,
    traps_exit=True,
    span=HERE,
    messages=(
        Message(
            kind=MessageKind.CALL,
            pattern=tagged("put", variable("key"), variable("_value")),
            fields=(KEY, VALUE),
            guard="is_atom(key) and key not in [:none, :all]",
            replies=(
                _replied(atom("ok")),
                _replied(tagged("error", variable("why")), "{:continue, {:retry, key}}"),
                _stopped("{:shutdown, :full}", atom("bye")),
                UNKNOWN,
            ),
            span=HERE,
        ),
        Message(
            kind=MessageKind.CALL,
            pattern=atom("size"),
            guard="total < @limit",
            replies=(_replied(IntegerShape(value=1_000_000), ":hibernate"),),
            span=HERE,
        ),
        Message(kind=MessageKind.CAST, pattern=atom("crash"), span=HERE),
        Message(
            kind=MessageKind.INFO,
            pattern=tagged("tick", AttributeShape(name="every")),
            fields=(Field(name="field1", shape=AttributeShape(name="every")),),
            replies=(Reply(effect="noreply", next="5000", span=HERE), _stopped(":normal")),
            span=HERE,
        ),
        Message(
            kind=MessageKind.INFO,
            pattern=PrefixShape(value='room "#{1}":', rest=variable("id")),
            replies=(GOES_ON,),
            conditions=(WHEN, UNLESS),
            span=HERE,
        ),
        Message(kind=MessageKind.CONTINUE, pattern=atom("with space"), replies=(GOES_ON,), span=HERE),
    ),
)

_START = StartCall(module="Shop.Price", function="start_link", args="[]")
CHILDREN = (
    ChildSpec(module="Registry", form=ChildForm.TUPLE, name="Shop.Registry", span=HERE),
    ChildSpec(module="Task.Supervisor", form=ChildForm.TUPLE, name="Shop.Tasks", span=HERE),
    ChildSpec(module="Shop.Cart", form=ChildForm.MODULE, span=HERE),
    ChildSpec(
        module="Shop.Price",
        form=ChildForm.MAP,
        id=":price",
        start=_START,
        restart=Restart.TRANSIENT,
        shutdown="brutal_kill",
        type="worker",
        significant=True,
        span=HERE,
    ),
    UNKNOWN,
    ChildSpec(module="Shop.Mailer", form=ChildForm.TUPLE, conditions=(WHEN,), span=HERE),
    ChildSpec(
        module="Shop.Stock",
        form=ChildForm.CHILD_SPEC,
        id="{Shop.Stock, 1}",
        restart=Restart.TEMPORARY,
        shutdown="100000",
        type="supervisor",
        conditions=(WHEN,),
        span=HERE,
    ),
    ChildSpec(module="Shop.Shard", form=ChildForm.MODULE, many="1..4", conditions=(UNLESS,), span=HERE),
    ChildSpec(
        module=":lager",
        form=ChildForm.ERLANG,
        id=":lager",
        start=StartCall(module=":lager", function="start", args="[]"),
        restart=Restart.PERMANENT,
        shutdown="5000",
        type="worker",
        span=HERE,
    ),
)

SAMPLES: dict[str, tuple[Construct, ...]] = {
    "agent": (Agent(module="Shop.Flags", name="Shop.Flags", initial="fn -> %{} end", span=HERE),),
    "application": (
        Application(module="Shop.Application", app="shop", span=HERE),
        Supervisor(
            module="Shop.Application",
            function="start/2",
            name="Shop.Supervisor",
            strategy=Strategy.ONE_FOR_ONE,
            children=CHILDREN,
            span=HERE,
        ),
        NamedProcess(module="Shop.Application", library="Registry", name="Shop.Registry", keys="unique", span=HERE),
        DynamicSupervisor(
            module="Shop.Application",
            flavour="Task.Supervisor",
            owner="child",
            function="start/2",
            name="Shop.Tasks",
            strategy=Strategy.ONE_FOR_ONE,
            span=HERE,
        ),
    ),
    "dynamic_supervisor": (
        DynamicSupervisor(
            module="Shop.Carts",
            name="Shop.Carts",
            strategy=Strategy.ONE_FOR_ONE,
            max_children="100000",
            span=HERE,
        ),
    ),
    "gen_server": (CART,),
    "inline_supervisor": (
        Supervisor(
            module="Shop.Boot",
            function="run/1",
            owner="inline",
            name=Computed(text="opts"),
            strategy=Strategy.REST_FOR_ONE,
            options_known=False,
            children=(ChildSpec(module=UNKNOWN, form=ChildForm.TUPLE, name=":first", span=HERE),),
            span=HERE,
        ),
    ),
    "supervisor": (
        Supervisor(
            module="Shop.Stock",
            function="init/1",
            strategy=UNKNOWN,
            intensity=Intensity(max_restarts=10, max_seconds=UNKNOWN),
            auto_shutdown="any_significant",
            children=CHILDREN[2:3],
            span=HERE,
        ),
    ),
    "conditional_supervisors": (
        Supervisor(
            module="Shop.Boot",
            function="run/0",
            owner="inline",
            strategy=Strategy.ONE_FOR_ONE,
            children=CHILDREN[2:3],
            conditions=(WHEN, UNLESS),
            span=HERE,
        ),
        DynamicSupervisor(
            module="Shop.Boot",
            owner="inline",
            function="run/0",
            name=":boots",
            strategy=Strategy.ONE_FOR_ONE,
            conditions=(UNLESS,),
            span=HERE,
        ),
    ),
    "options_of_use": (
        Agent(module="Shop.Flags", span=HERE),
        Supervisor(
            module="Shop.Stock",
            function="init/1",
            strategy=Strategy.ONE_FOR_ONE,
            children=(
                ChildSpec(
                    module="Shop.Flags",
                    form=ChildForm.MODULE,
                    id=":flags",
                    restart=Restart.TRANSIENT,
                    shutdown="brutal_kill",
                    significant=True,
                    span=HERE,
                ),
            ),
            span=HERE,
        ),
    ),
    "own_child_spec": (
        Agent(module="Shop.Flags", span=HERE),
        Supervisor(
            module="Shop.Stock",
            function="init/1",
            strategy=Strategy.ONE_FOR_ONE,
            children=(
                ChildSpec(
                    module="Shop.Flags",
                    form=ChildForm.MODULE,
                    id=":flags",
                    start=StartCall(module="Shop.Flags", function="start_link", args="[]"),
                    restart=Restart.TRANSIENT,
                    span=HERE,
                ),
            ),
            span=HERE,
        ),
    ),
    "task": (Task(module="Shop.Sweeper", function="Shop.Sweeper.run", span=HERE),),
}
