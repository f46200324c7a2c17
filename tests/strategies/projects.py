"""Whole projects whose constructs agree with one another: what law 6 starts from."""

from collections.abc import Callable

from hypothesis import strategies as st

from models.constructs import Construct
from models.constructs.agent import Agent
from models.constructs.child_spec import ChildSpec
from models.constructs.supervisor import Supervisor
from models.constructs.task import Task
from models.modules import Module, ModuleKind
from models.project import Project
from tests.strategies import names
from tests.strategies.children import registered
from tests.strategies.evidence import certainties, spans
from tests.strategies.gen_servers import gen_servers
from tests.strategies.specifications import agreeing, specifications
from tests.strategies.supervisors import application_modules, dynamic_modules, implied, supervisor_modules

Constructs = tuple[Construct, ...]


def agent_modules(module: str) -> st.SearchStrategy[Constructs]:
    agent = st.builds(
        Agent,
        module=st.just(module),
        name=st.none() | registered | st.just(module),
        initial=st.none() | st.just("fn -> %{} end"),
        certainty=certainties,
        span=spans,
    )
    return st.tuples(agent)


def task_modules(module: str) -> st.SearchStrategy[Constructs]:
    written = [f"{module}.run", f"{module}.work!/0", f"{module}.été/2", "Other.run", ":other.run/0", "fn"]
    function = st.none() | st.sampled_from(written)
    return st.tuples(st.builds(Task, module=st.just(module), function=function, certainty=certainties, span=spans))


def server_modules(module: str) -> st.SearchStrategy[Constructs]:
    return st.tuples(gen_servers(module))


KINDS: dict[str, Callable[[str], st.SearchStrategy[Constructs]]] = {
    "agent": agent_modules,
    "application": application_modules,
    "dynamic_supervisor": dynamic_modules,
    "gen_server": server_modules,
    "supervisor": supervisor_modules,
    "task": task_modules,
}


def one_of(module: str) -> st.SearchStrategy[Constructs]:
    """The constructs of one module of any kind."""
    return st.one_of(*(kind(module) for kind in KINDS.values()))


@st.composite
def projects(
    draw: st.DrawFn,
    kind: Callable[[str], st.SearchStrategy[Constructs]] = one_of,
    max_modules: int = 2,
) -> Project:
    """Modules with constructs, plain modules, and what follows from their being there."""
    chosen = draw(st.lists(names.modules, min_size=1, max_size=max_modules, unique=True))
    own = [construct for module in sorted(chosen) for construct in draw(kind(module))]
    plain = draw(st.lists(names.modules.filter(lambda name: name not in chosen), max_size=2, unique=True))
    defined = {*chosen, *(name for name in plain if name in _started(own))}
    settings = draw(specifications(defined))
    own = [agreeing(construct, settings) for construct in own]
    found: list[Construct] = []
    for construct in own:
        found.append(construct)
        if isinstance(construct, Supervisor):
            found += draw(implied(construct, defined))
    modules = tuple(Module(name=name, kind=ModuleKind.MODULE, span=draw(spans)) for name in sorted(plain))
    return Project(name="shop", modules=modules, constructs=tuple(found))


def _started(constructs: list[Construct]) -> set[str]:
    """The modules that supervisors start."""
    listed = (child for construct in constructs if isinstance(construct, Supervisor) for child in construct.children)
    return {child.module for child in listed if isinstance(child, ChildSpec) and isinstance(child.module, str)}
