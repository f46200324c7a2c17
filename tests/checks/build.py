"""Small models for the tests of rules: no Elixir is needed to test a judgement."""

from models.constructs.child_spec import ChildForm, ChildSpec, Strategy
from models.constructs.gen_server import GenServer, Message, MessageKind
from models.constructs.supervisor import Supervisor
from models.effects import Send, SendKind, Target
from models.evidence import Computed, Condition, Place
from models.modules import Module, ModuleKind, Use
from models.patterns import AnyShape, AtomShape, Shape, TupleShape
from models.project import Project, Role, SourceFile


def at(line: int, file: str = "lib/shop.ex") -> Place:
    return Place(file, line, 1, line, 10)


def atom(value: str) -> AtomShape:
    return AtomShape(value=value)


def variable(name: str) -> AnyShape:
    return AnyShape(name=name)


def tup(*items: Shape) -> TupleShape:
    return TupleShape(items=items)


def module(name: str, *uses: str, options: str | None = None, known: bool = True) -> Module:
    used = tuple(Use(module=use, options=options, known=known, span=at(2)) for use in uses)
    return Module(name=name, kind=ModuleKind.MODULE, uses=used, span=at(1))


def server(name: str, *calls: Shape, behaviour: str = "GenServer") -> GenServer:
    messages = (Message(kind=MessageKind.CALL, pattern=call, span=at(10 + n)) for n, call in enumerate(calls))
    return GenServer(module=name, behaviour=behaviour, messages=tuple(messages), span=at(1))


def call(target: str | None, message: Shape, *, line: int = 30, file: str = "lib/shop.ex") -> Send:
    to = Target(module=target, text=target or "pid", how="literal" if target else "unknown")
    return Send(kind=SendKind.CALL, module="Shop", function="f/0", target=to, message=message, span=at(line, file))


def child(
    name: str,
    line: int,
    *,
    id: str | Computed | None = None,  # noqa: A002
    default_id: str | None = None,
    only_if: Condition | None = None,
) -> ChildSpec:
    conditions = (only_if,) if only_if else ()
    return ChildSpec(
        module=name, form=ChildForm.MODULE, id=id, default_id=default_id, conditions=conditions, span=at(line)
    )


def supervisor(*children: ChildSpec, strategy: Strategy | None = Strategy.ONE_FOR_ONE) -> Supervisor:
    return Supervisor(module="Shop.Supervisor", function="init/1", strategy=strategy, children=children, span=at(5))


def project(*parts: object, file: str = "lib/shop.ex", role: Role = Role.LIB) -> Project:
    return Project(
        name="shop",
        files=(SourceFile(path=file, role=role, size=1),),
        modules=tuple(part for part in parts if isinstance(part, Module)),
        constructs=tuple(part for part in parts if isinstance(part, GenServer | Supervisor)),
        sends=tuple(part for part in parts if isinstance(part, Send)),
    )
