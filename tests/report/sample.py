"""A Project built by hand: a web shop with every kind of node that a drawing knows."""

from __future__ import annotations

from models.constructs.agent import Agent
from models.constructs.application import Application
from models.constructs.child_spec import ChildForm, ChildSpec, Intensity, Restart, Strategy
from models.constructs.construct import Construct
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer, Message, MessageKind, Reply
from models.constructs.named_process import NamedProcess
from models.constructs.supervisor import Supervisor
from models.constructs.task import Task
from models.diagnostics import Diagnostic, Severity
from models.effects import DynamicStart, Send, SendKind, Target
from models.evidence import Condition, Place, Reason, Unresolved
from models.findings import Finding
from models.modules import Module, ModuleKind
from models.patterns import AnyShape, AtomShape, MapShape, Shape, TupleShape
from models.project import Project, Role, SourceFile

APPLICATION = "lib/shop/application.ex"
CART = "lib/shop/cart.ex"


def at(line: int, file: str = APPLICATION) -> Place:
    return Place(file, line, 1, line, 20)


def atom(value: str) -> AtomShape:
    return AtomShape(value=value)


def tup(*items: Shape) -> TupleShape:
    return TupleShape(items=items)


def var(name: str | None = None) -> AnyShape:
    return AnyShape(name=name)


def unknown(text: str, line: int = 1, reason: Reason = Reason.DYNAMIC_CALL) -> Unresolved:
    return Unresolved(reason=reason, text=text, span=at(line))


def child(module: str, line: int, **fields: object) -> ChildSpec:
    return ChildSpec.model_validate({"module": module, "form": ChildForm.MODULE, "span": at(line), **fields})


def supervisor(module: str, *children: ChildSpec | Unresolved, line: int = 1, **fields: object) -> Supervisor:
    values = {"function": "init/1", "strategy": Strategy.ONE_FOR_ONE, **fields}
    return Supervisor.model_validate({"module": module, "children": children, "span": at(line), **values})


def module(name: str, line: int = 1) -> Module:
    return Module(name=name, kind=ModuleKind.MODULE, span=at(line))


def application(name: str = "Shop.Application", app: str = "shop") -> Application:
    return Application(module=name, app=app, declared=True, span=at(1))


def project(*constructs: Construct, name: str = "shop", **fields: object) -> Project:
    """A Project of these constructs; its file table knows the sample's two files."""
    files = tuple(SourceFile(path=path, role=Role.LIB, app=name, size=100) for path in (APPLICATION, CART))
    return Project.model_validate({"name": name, "files": files, "constructs": constructs, **fields})


def cart() -> GenServer:
    replied = Reply(effect="reply", term=tup(atom("ok"), var("cart")), span=at(13, CART))
    refused = Reply(effect="reply", term=tup(atom("error"), atom("sold_out")), span=at(14, CART))
    return GenServer(
        module="Shop.Cart",
        name="Shop.Cart",
        traps_exit=True,
        state_fields=("items", "owner"),
        state_known=True,
        messages=(
            Message(
                kind=MessageKind.CALL,
                pattern=tup(atom("add"), var("item"), var("count")),
                guard="count > 0",
                replies=(replied, refused),
                span=at(12, CART),
            ),
            Message(
                kind=MessageKind.CALL,
                pattern=atom("checkout"),
                replies=(
                    Reply(effect="noreply", next="{:continue, :pay}", span=at(18, CART)),
                    Reply(effect="stop", reason=":normal", term=atom("ok"), span=at(19, CART)),
                ),
                span=at(17, CART),
            ),
            Message(kind=MessageKind.CAST, pattern=tup(atom("drop"), var("item")), span=at(22, CART)),
            Message(
                kind=MessageKind.INFO,
                pattern=tup(atom("price"), MapShape(entries=((atom("sku"), var("sku")), (atom("cents"), var())))),
                span=at(26, CART),
            ),
            Message(kind=MessageKind.CONTINUE, pattern=atom("pay"), span=at(30, CART)),
        ),
        span=at(1, CART),
    )


def constructs() -> tuple[Construct, ...]:
    only_prod = (Condition(text="config_env() == :prod", span=at(12)),)
    only_dev = (Condition(text="config_env() == :prod", holds=False, span=at(14)),)
    return (
        application(),
        supervisor(
            "Shop.Application",
            child("Shop.Telemetry", 10),
            child("Shop.Repo", 11, alternatives=("Shop.Repo.Replica",)),
            child("Cluster.Supervisor", 12, conditions=only_prod, type="supervisor"),
            child("Shop.Mailbox", 14, conditions=only_dev, restart=Restart.TEMPORARY),
            child("Phoenix.PubSub", 15, name="Shop.PubSub"),
            child("Registry", 16, name="Shop.Carts", argument="keys: :unique, name: Shop.Carts"),
            child("DynamicSupervisor", 17, name="Shop.CartSupervisor"),
            child("Task.Supervisor", 18, name="Shop.Jobs"),
            child("Shop.Warehouse", 19),
            child("Shop.Importer", 20, id=":importer", many="Shop.Feeds.all()", restart=Restart.TRANSIENT),
            unknown("endpoint_child_spec(log_access_url: false)", 21),
            child("ShopWeb.Endpoint", 22),
            function="start/2",
            name="Shop.Supervisor",
            line=9,
        ),
        supervisor("Shop.Telemetry", child(":telemetry_poller", 41), line=40),
        supervisor(
            "Shop.Warehouse",
            child("Shop.Stock", 51),
            child("Shop.Prices", 52),
            child("Shop.Rates", 53),
            strategy=Strategy.REST_FOR_ONE,
            intensity=Intensity(max_restarts=10, max_seconds=60),
            line=50,
        ),
        supervisor("Shop.Legacy", child("Shop.Fax", 61), line=60, strategy=None),
        DynamicSupervisor(module="Shop.Application", owner="child", name="Shop.CartSupervisor", span=at(17)),
        DynamicSupervisor(
            module="Shop.Application", owner="child", name="Shop.Jobs", flavour="Task.Supervisor", span=at(18)
        ),
        cart(),
        GenServer(module="Shop.Stock", span=at(51)),
        Agent(module="Shop.Prices", name="Shop.Prices", span=at(52)),
        Task(module="Shop.Rates", function="refresh/0", span=at(53)),
        NamedProcess(module="Shop.Application", library="Registry", name="Shop.Carts", keys=":unique", span=at(16)),
    )


def sends() -> tuple[Send, ...]:
    to_cart = Target(module="Shop.Cart", text="__MODULE__", how="literal")
    lost = Target(text="pid", how="unknown")
    calls = (
        (SendKind.CALL, to_cart, tup(atom("add"), var("item"), var("n")), "Shop.Cart", "add/2"),
        (SendKind.CALL, to_cart, atom("checkout"), "ShopWeb.CheckoutLive", "handle_event/3"),
        (SendKind.CALL, to_cart, atom("empty"), "Shop.Admin", "empty/0"),
        (SendKind.SEND, lost, atom("refresh"), "Shop.Rates", "refresh/0"),
    )
    return tuple(
        Send(kind=kind, module=owner, function=function, target=target, message=message, span=at(70))
        for kind, target, message, owner, function in calls
    )


def starts() -> tuple[DynamicStart, ...]:
    one = {"module": "Shop.Carts", "function": "open/1", "api": "DynamicSupervisor.start_child"}
    under = {**one, "supervisor": "Shop.CartSupervisor", "child": child("Shop.Cart", 80), "span": at(80)}
    again = {**under, "span": at(90)}
    lost = {**one, "supervisor": unknown("sup", 95, Reason.PARAMETER), "child": child("Shop.Fax", 95), "span": at(95)}
    return tuple(DynamicStart.model_validate(value) for value in (under, again, lost))


def shop() -> Project:
    names = ("Shop.Application", "Shop.Telemetry", "Shop.Repo", "Shop.Mailbox", "Shop.Warehouse", "ShopWeb.Endpoint")
    problem = Diagnostic(code="SYNTAX", severity=Severity.ERROR, message="missing `end`", span=at(99))
    return project(
        *constructs(),
        modules=tuple(map(module, names)),
        sends=sends(),
        starts=starts(),
        diagnostics=(problem,),
    )


def findings() -> tuple[Finding, ...]:
    message = "No clause of Shop.Cart.handle_call/3 handles `:empty`, which Shop.Admin.empty/0 sends."
    unhandled = Finding(
        code="MSG001", name="unhandled-call", severity=Severity.ERROR, message=message, span=at(70, CART)
    )
    lacking = Finding(
        code="SUP002",
        name="no-strategy",
        severity=Severity.WARNING,
        message="Shop.Legacy names no strategy.",
        span=at(60),
    )
    return (unhandled, lacking)


def crowd(size: int) -> Project:
    """An application with one long list of workers, as large systems have."""
    workers = (child(f"Big.Pool.Worker{number}", number) for number in range(1, size + 1))
    main = supervisor("Big.Application", *workers, function="start/2")
    return project(application("Big.Application", "big"), main, name="big")
