"""Each sample's skeleton, compared with its golden; every one keeps law 6."""

from pathlib import Path

import pytest

from emitter.elixir import emit
from models.constructs import Construct
from models.constructs.gen_server import GenServer, Message, MessageKind
from models.constructs.supervisor import Supervisor
from models.evidence import Condition
from models.modules import Clause, Function, FunctionKind, Module, ModuleKind
from models.patterns import AnyShape, AtomShape, Shape, TupleShape
from models.project import Project
from tests.conftest import Golden
from tests.elixir.essences import essences
from tests.elixir.reader import read
from tests.elixir.samples import CART, HERE, SAMPLES

GOLDENS = Path(__file__).with_name("goldens")


def check(constructs: tuple[Construct, ...]) -> dict[str, str]:
    """The one door: the files of some constructs, which read back must have the same essence."""
    project = Project(name="shop", constructs=constructs)
    files = emit(project)
    assert essences(read(files)) == essences(project)
    return files


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_skeleton(name: str, golden: Golden) -> None:
    files = check(SAMPLES[name])
    own = [text for path, text in files.items() if path != "lib/unmix/todo.ex"]
    golden(GOLDENS / f"{name}.ex", "\n".join(own))


def test_every_golden_has_its_sample() -> None:
    assert sorted(path.stem for path in GOLDENS.glob("*.ex")) == sorted(SAMPLES)


def test_emitting_does_not_depend_on_what_was_emitted_before() -> None:
    assert check((CART,)) == check((CART,))


def test_files_lie_where_mix_puts_them() -> None:
    names = ("Shop.Cart", "Shop.HTTPClient", "Shop.HttpClient", "Shop.V2Api", "Unmix.Todo")
    project = Project(name="shop", constructs=tuple(CART.model_copy(update={"module": name}) for name in names))
    assert sorted(emit(project)) == [
        "lib/shop/cart.ex",
        "lib/shop/http_client.ex",
        "lib/shop/http_client_2.ex",
        "lib/shop/v2_api.ex",
        "lib/unmix/todo.ex",
        "lib/unmix/todo_2.ex",
    ]


def test_only_the_wanted_modules_are_written_and_todo_is_written_once() -> None:
    everything = Project(name="shop", constructs=tuple(c for sample in SAMPLES.values() for c in sample))
    assert sorted(emit(everything, only={"Shop.Cart"})) == ["lib/shop/cart.ex", "lib/unmix/todo.ex"]
    assert sorted(emit(everything, only=())) == []
    assert [path for path in emit(everything) if "todo" in path] == ["lib/unmix/todo.ex"]


def test_a_plain_module_that_is_started_is_written_too() -> None:
    modules = tuple(Module(name=name, kind=ModuleKind.MODULE, span=HERE) for name in ("Shop.Mailer", "Shop.Unused"))
    project = Project(name="shop", modules=modules, constructs=SAMPLES["application"])
    assert "lib/shop/mailer.ex" in emit(project)
    assert "lib/shop/unused.ex" not in emit(project)


COUNT = TupleShape(items=(AtomShape(value="count"),))


def client_of(last: str, default: str | None, request: Shape = COUNT) -> str:
    """The skeleton of a server whose own client function for `request` has `last` as its last parameter."""
    head = Clause(params=(AnyShape(name="shelf"), AnyShape(name=last)), defaults=(None, default), span=HERE)
    count = Function(name="count", arity=2, kind=FunctionKind.DEF, clauses=(head,), span=HERE)
    module = Module(name="Shop.Shelf", kind=ModuleKind.MODULE, functions=(count,), span=HERE)
    messages = (
        Message(kind=MessageKind.CALL, pattern=request, span=HERE),
        Message(kind=MessageKind.CAST, pattern=AtomShape(value="sort"), span=HERE),
    )
    shelf = GenServer(module="Shop.Shelf", messages=messages, span=HERE)
    return emit(Project(name="shop", modules=(module,), constructs=(shelf,)))["lib/shop/shelf.ex"]


def test_a_client_that_waits_keeps_its_timeout() -> None:
    text = client_of("timeout", "5_000")
    assert "def count(server, timeout \\\\ 5000) do\n    GenServer.call(server, {:count}, timeout)\n" in text
    assert "def sort(server) do" in text
    assert "def count(server, timeout) do" in client_of("timeout", None)
    assert "def count(server, timeout \\\\ todo()) do" in client_of("timeout", "patience()")


def test_a_client_does_not_wait_where_nothing_says_so() -> None:
    assert "def count(server) do" in client_of("limit", "5")
    part = TupleShape(items=(AtomShape(value="count"), AnyShape(name="timeout")))
    assert "def count(server, timeout) do\n    GenServer.call(server, {:count, timeout})" in client_of(
        "timeout", "5", part
    )


def test_nothing_comes_of_nothing() -> None:
    assert emit(Project(name="empty")) == {}


def test_a_supervisor_for_each_clause_has_one_start_function() -> None:
    whens = (Condition(text="called as init(:a)", span=HERE), Condition(text="otherwise called as init(_)", span=HERE))
    supervisors = (Supervisor(module="Shop.Line", function="init/1", conditions=(when,), span=HERE) for when in whens)
    text = check(tuple(supervisors))["lib/shop/line.ex"]
    assert text.count("Supervisor.start_link(__MODULE__, arg)") == 1
    assert text.count("Supervisor.init(children, [])") == 2
