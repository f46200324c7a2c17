"""Modules that supervise, with the constructs that follow from the children that they list."""

from collections.abc import Collection
from typing import Literal

from hypothesis import strategies as st

from models.constructs import Construct
from models.constructs.application import Application
from models.constructs.child_spec import ChildForm, ChildSpec, Intensity, Strategy
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.named_process import NamedProcess
from models.constructs.supervisor import Supervisor
from models.evidence import Unresolved
from tests.strategies import names
from tests.strategies.children import children, registered
from tests.strategies.evidence import certainties, conditions, spans, unresolved

Owner = Literal["module", "inline"]
DYNAMIC = ("DynamicSupervisor", "Task.Supervisor", "PartitionSupervisor")
LIBRARIES = ("Registry", *DYNAMIC)

strategies = st.sampled_from(Strategy) | unresolved
one_for_one = st.just(Strategy.ONE_FOR_ONE) | unresolved
limits = st.sampled_from([0, 3, 5, 100_000]) | unresolved
intensities = st.just(Intensity()) | st.builds(Intensity, max_restarts=limits, max_seconds=limits)
inline_functions = st.sampled_from(["start_link/1", "run/0", "boot!/2"])


@st.composite
def supervisors(draw: st.DrawFn, module: str, function: str, owner: Owner) -> Supervisor:
    """Options that were not read completely may hold a strategy, so that one is never known to be absent."""
    known = draw(st.booleans())
    own = draw(st.lists(children() | unresolved, max_size=4))
    libraries = draw(library_children())
    return Supervisor(
        module=module,
        function=function,
        owner=owner,
        name=draw(st.none() | registered | st.just(module)),
        strategy=draw(st.none() | strategies if known else strategies),
        intensity=draw(intensities),
        auto_shutdown=draw(st.none() | st.sampled_from(["never", "any_significant"]) | unresolved),
        options_known=known,
        children=tuple(draw(st.permutations([*own, *libraries]))),
        conditions=draw(st.just(()) | conditions),
        certainty=draw(certainties),
        span=draw(spans),
    )


@st.composite
def library_children(draw: st.DrawFn) -> list[ChildSpec]:
    """Children that a library implements, each under a name of its own."""
    libraries = draw(st.lists(st.sampled_from(LIBRARIES), max_size=3))
    return [
        ChildSpec(
            module=library,
            form=ChildForm.TUPLE,
            name=f"Shop.Part{number}",
            conditions=draw(st.just(()) | conditions),
            span=draw(spans),
        )
        for number, library in enumerate(libraries)
    ]


@st.composite
def implied(draw: st.DrawFn, supervisor: Supervisor, defined: Collection[str]) -> list[Construct]:
    """What the children are: dynamic supervisors, and named processes of modules that the project lacks."""
    found: list[Construct] = []
    keys: dict[tuple[str, str], str | None] = {}
    for child in supervisor.children:
        if isinstance(child, Unresolved) or not isinstance(child.module, str):
            continue
        if child.module in DYNAMIC:
            found.append(draw(_dynamic_child(supervisor, child)))
        elif isinstance(child.name, str) and child.module not in defined:
            chosen = keys.setdefault((child.module, child.name), draw(_keys(child)))
            found.append(_named(supervisor, child, chosen if _has_argument(child) else None))
    return found


def _named(supervisor: Supervisor, child: ChildSpec, keys: str | None) -> NamedProcess:
    return NamedProcess(
        module=supervisor.module,
        library=child.label,
        name=str(child.name),
        keys=keys,
        certainty=child.certainty,
        span=child.span,
    )


def _keys(child: ChildSpec) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(["unique", "duplicate"]) if child.module == "Registry" else st.none()


def _has_argument(child: ChildSpec) -> bool:
    return child.form is ChildForm.TUPLE


def _dynamic_child(supervisor: Supervisor, child: ChildSpec) -> st.SearchStrategy[DynamicSupervisor]:
    partitions = st.none() | names.modules if child.module == "PartitionSupervisor" else st.none()
    return st.builds(
        DynamicSupervisor,
        module=st.just(supervisor.module),
        flavour=st.sampled_from([flavour for flavour in FLAVOURS if flavour == child.module]),
        owner=st.just("child"),
        function=st.just(supervisor.function),
        name=st.just(child.name),
        strategy=st.just(Strategy.ONE_FOR_ONE),
        partitions_of=partitions,
        conditions=st.just(child.conditions),
        certainty=certainties,
        span=spans,
    )


Flavour = Literal["DynamicSupervisor", "Task.Supervisor", "PartitionSupervisor"]
FLAVOURS: tuple[Flavour, ...] = ("DynamicSupervisor", "Task.Supervisor", "PartitionSupervisor")
inline_flavours: st.SearchStrategy[Flavour] = st.sampled_from(["DynamicSupervisor", "Task.Supervisor"])


@st.composite
def supervisor_modules(draw: st.DrawFn, module: str) -> tuple[Construct, ...]:
    """`use Supervisor`, or a plain module that starts one."""
    if draw(st.booleans()):
        return (draw(supervisors(module, "init/1", "module")),)
    return (draw(supervisors(module, draw(inline_functions), "inline")),)


@st.composite
def application_modules(draw: st.DrawFn, module: str) -> tuple[Construct, ...]:
    """An application, perhaps with its supervisor."""
    application = Application(
        module=module,
        app=draw(st.none() | st.just("shop")),
        declared=draw(st.booleans()),
        certainty=draw(certainties),
        span=draw(spans),
    )
    return (application, *draw(st.just(()) | st.tuples(supervisors(module, "start/2", "module"))))


@st.composite
def dynamic_modules(draw: st.DrawFn, module: str) -> tuple[Construct, ...]:
    """`use DynamicSupervisor`, or a plain module that starts one."""
    inline = draw(st.booleans())
    flavour = draw(inline_flavours) if inline else "DynamicSupervisor"
    supervisor = DynamicSupervisor(
        module=module,
        flavour=flavour,
        owner="inline" if inline else "module",
        function=draw(inline_functions) if inline else "init/1",
        name=draw(st.none() | registered | st.just(module)),
        strategy=draw(one_for_one) if flavour == "DynamicSupervisor" else Strategy.ONE_FOR_ONE,
        intensity=draw(intensities),
        max_children=draw(st.none() | st.sampled_from(["5", "100000"]) | unresolved),
        conditions=draw(st.just(()) | conditions),
        certainty=draw(certainties),
        span=draw(spans),
    )
    return (supervisor,)
