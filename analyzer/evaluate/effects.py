"""What functions do to other processes: the messages they send, the children they start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.evaluate.child_specs import child_spec
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.evidence import unresolved
from analyzer.evaluate.program import Program
from analyzer.evaluate.shapes import term_shape
from analyzer.evaluate.showing import clipped, show
from analyzer.evaluate.sites import CallSite, sites
from analyzer.evaluate.values import AtomV, CallV, ChoiceV, FunctionV, StringV, TupleV, UnknownV, Value
from analyzer.expand.expanded import Expanded
from models.constructs.child_spec import ChildForm, ChildSpec
from models.effects import DynamicStart, Send, SendKind, Target
from models.evidence import Reason, Unresolved


@dataclass(frozen=True, slots=True)
class _Form:
    """A sending function: its kind, and which arguments are the target (None: self) and the message."""

    kind: SendKind
    target: int | None
    message: int


_SENDS: dict[tuple[str, str, int], _Form] = {
    ("GenServer", "call", 2): _Form(SendKind.CALL, 0, 1),
    ("GenServer", "call", 3): _Form(SendKind.CALL, 0, 1),
    ("GenServer", "cast", 2): _Form(SendKind.CAST, 0, 1),
    ("GenServer", "multi_call", 2): _Form(SendKind.CALL, 0, 1),
    ("GenServer", "multi_call", 3): _Form(SendKind.CALL, 1, 2),
    ("GenServer", "multi_call", 4): _Form(SendKind.CALL, 1, 2),
    ("GenServer", "abcast", 2): _Form(SendKind.CAST, 0, 1),
    ("GenServer", "abcast", 3): _Form(SendKind.CAST, 1, 2),
    ("GenServer", "reply", 2): _Form(SendKind.REPLY, 0, 1),
    (":gen_server", "call", 2): _Form(SendKind.CALL, 0, 1),
    (":gen_server", "call", 3): _Form(SendKind.CALL, 0, 1),
    (":gen_server", "cast", 2): _Form(SendKind.CAST, 0, 1),
    (":gen_server", "send_request", 2): _Form(SendKind.CALL, 0, 1),
    (":gen_server", "reply", 2): _Form(SendKind.REPLY, 0, 1),
    (":gen_statem", "call", 2): _Form(SendKind.CALL, 0, 1),
    (":gen_statem", "call", 3): _Form(SendKind.CALL, 0, 1),
    (":gen_statem", "cast", 2): _Form(SendKind.CAST, 0, 1),
    ("GenStateMachine", "call", 2): _Form(SendKind.CALL, 0, 1),
    ("GenStateMachine", "call", 3): _Form(SendKind.CALL, 0, 1),
    ("GenStateMachine", "cast", 2): _Form(SendKind.CAST, 0, 1),
    ("GenStage", "call", 2): _Form(SendKind.CALL, 0, 1),
    ("GenStage", "call", 3): _Form(SendKind.CALL, 0, 1),
    ("GenStage", "cast", 2): _Form(SendKind.CAST, 0, 1),
    ("Postgrex.SimpleConnection", "call", 2): _Form(SendKind.CALL, 0, 1),
    ("Postgrex.SimpleConnection", "call", 3): _Form(SendKind.CALL, 0, 1),
    ("Postgrex.ReplicationConnection", "call", 2): _Form(SendKind.CALL, 0, 1),
    ("Postgrex.ReplicationConnection", "call", 3): _Form(SendKind.CALL, 0, 1),
    ("Kernel", "send", 2): _Form(SendKind.SEND, 0, 1),
    (":erlang", "send", 2): _Form(SendKind.SEND, 0, 1),
    (":erlang", "send", 3): _Form(SendKind.SEND, 0, 1),
    ("Process", "send", 3): _Form(SendKind.SEND, 0, 1),
    ("Process", "send_after", 3): _Form(SendKind.SEND_AFTER, 0, 1),
    ("Process", "send_after", 4): _Form(SendKind.SEND_AFTER, 0, 1),
    (":erlang", "send_after", 3): _Form(SendKind.SEND_AFTER, 1, 2),
    (":erlang", "start_timer", 3): _Form(SendKind.START_TIMER, 1, 2),
    (":erlang", "start_timer", 4): _Form(SendKind.START_TIMER, 1, 2),
    (":timer", "send_after", 2): _Form(SendKind.SEND_AFTER, None, 1),
    (":timer", "send_after", 3): _Form(SendKind.SEND_AFTER, 1, 2),
    (":timer", "send_interval", 2): _Form(SendKind.SEND_INTERVAL, None, 1),
    (":timer", "send_interval", 3): _Form(SendKind.SEND_INTERVAL, 1, 2),
    ("Phoenix.PubSub", "broadcast", 3): _Form(SendKind.PUBLISH, 1, 2),
    ("Phoenix.PubSub", "broadcast", 4): _Form(SendKind.PUBLISH, 1, 2),
    ("Phoenix.PubSub", "broadcast!", 3): _Form(SendKind.PUBLISH, 1, 2),
    ("Phoenix.PubSub", "broadcast!", 4): _Form(SendKind.PUBLISH, 1, 2),
    ("Phoenix.PubSub", "broadcast_from", 4): _Form(SendKind.PUBLISH, 2, 3),
    ("Phoenix.PubSub", "broadcast_from!", 4): _Form(SendKind.PUBLISH, 2, 3),
    ("Phoenix.PubSub", "local_broadcast", 3): _Form(SendKind.PUBLISH, 1, 2),
    ("Phoenix.PubSub", "local_broadcast_from", 4): _Form(SendKind.PUBLISH, 2, 3),
}
_SEND_NAMES = frozenset(name for _, name, _ in _SENDS)


def sends(program: Program, module: Expanded) -> Iterator[Send]:
    """Every message that the module's own code visibly sends."""
    for definition in module.definitions:
        for site in sites(program, definition, _SEND_NAMES):
            form = _SENDS.get((site.module, site.name, len(site.args)))
            if form is not None:
                yield _send(program, module, site, form)


def _send(program: Program, module: Expanded, site: CallSite, form: _Form) -> Send:
    name, arity = site.scope.function or ("", 0)
    return Send(
        kind=form.kind,
        module=module.source.name,
        function=f"{name}/{arity}",
        target=_target(program, site, form),
        message=term_shape(program, site.args[form.message], site.scope),
        span=program.place(site.site),
    )


def _target(program: Program, site: CallSite, form: _Form) -> Target:
    if form.target is None:
        return Target(text="self()", how="self", module=_process(program, site))
    node = site.args[form.target]
    text = clipped(Evaluator(program).text(node, site.scope))
    value = Evaluator(program).value(node, site.scope)
    match value:
        case AtomV(is_module=True):
            return Target(text=text, how="literal", name=value.module)
        case AtomV():
            return Target(text=text, how="literal", name=show(value))
        case TupleV(items=(AtomV(name="via" | "global"), *_)) | StringV():
            return Target(text=text, how="literal", name=show(value))
        case TupleV(items=(AtomV() as name, _)):
            return Target(text=text, how="literal", name=show(name) if not name.is_module else name.module)
        case CallV(module="Kernel", name="self"):
            return Target(text=text, how="self", module=_process(program, site))
        case _:
            return Target(text=text, how="unknown")


def _process(program: Program, site: CallSite) -> str | None:
    """The module whose process runs this code: its callbacks, and the private functions that they call.

    A public function may run in any caller's process, an anonymous one in a process that it starts.
    """
    module = program.module(site.scope.env.module)
    if module is None or site.scope.closure or not module.clauses("handle_info", 2):
        return None
    name, arity = site.scope.function or ("", 0)
    private = any(not definition.kind.public for definition in module.clauses(name, arity))
    callbacks = _CALLBACKS if "GenServer" in module.behaviours else _CALLBACKS | _OF_PHOENIX
    return module.source.name if private or name.startswith("handle_") or (name, arity) in callbacks else None


_OF_PHOENIX = {("join", 3), ("mount", 3)}
"""What channels and live views are started with."""
_CALLBACKS = {("init", 1), ("terminate", 2), ("code_change", 3), ("format_status", 1), ("format_status", 2)}


# ---------------------------------------------------------------- dynamic children

_TASK_STARTS = ("start_child", "async", "async_nolink", "async_stream", "async_stream_nolink")


def dynamic_starts(program: Program, module: Expanded) -> Iterator[DynamicStart]:
    """Every call that asks a running supervisor for a child."""
    names = frozenset(_TASK_STARTS)
    for definition in module.definitions:
        if definition.injection is not None:
            continue
        for site in sites(program, definition, names):
            if (site.module, site.name) in _APIS and len(site.args) >= 2:
                yield _dynamic_start(program, module, site)


_APIS = {
    ("DynamicSupervisor", "start_child"),
    ("Supervisor", "start_child"),
    (":supervisor", "start_child"),
    ("ConsumerSupervisor", "start_child"),
    *((("Task.Supervisor"), name) for name in _TASK_STARTS),
}


def _dynamic_start(program: Program, module: Expanded, site: CallSite) -> DynamicStart:
    name, arity = site.scope.function or ("", 0)
    evaluator = Evaluator(program)
    return DynamicStart(
        module=module.source.name,
        function=f"{name}/{arity}",
        api=f"{site.module}.{site.name}",
        supervisor=_supervisor(program, evaluator.value(site.args[0], site.scope), site),
        child=_task(program, site) if site.module == "Task.Supervisor" else _child(program, site),
        span=program.place(site.site),
    )


def _supervisor(program: Program, value: Value, site: CallSite) -> str | Unresolved:
    match value:
        case AtomV(is_module=True):
            return value.module
        case AtomV():
            return show(value)
        case TupleV(items=(AtomV(name="via"), AtomV(name="Elixir.PartitionSupervisor"), TupleV(items=(name, _)))):
            return show(name)
        case TupleV(items=(AtomV() as name, _)):
            return name.module if name.is_module else show(name)
        case TupleV():
            return show(value)
        case ChoiceV():
            return unresolved(program, value, site.site)
        case _:
            text = clipped(Evaluator(program).text(site.args[0], site.scope))
            reason = value.reason if isinstance(value, UnknownV) else Reason.DYNAMIC_CALL
            return Unresolved(reason=reason, text=text, span=program.place(site.site))


def _child(program: Program, site: CallSite) -> ChildSpec | Unresolved:
    value = Evaluator(program).value(site.args[1], site.scope)
    return child_spec(program, value, site.site)


def _task(program: Program, site: CallSite) -> ChildSpec | Unresolved:
    """A task's child is the function it runs."""
    args = site.args[1:]
    if site.name.startswith("async_stream"):
        args = args[1:]
    values = [Evaluator(program).value(arg, site.scope) for arg in args]
    place = program.place(site.site)
    match values:
        case [AtomV(is_module=True) as module, AtomV(name=name), third, *_]:
            count = len(third.items) if hasattr(third, "items") else "_"
            return ChildSpec(module=f"{module.module}.{name}/{count}", form=ChildForm.MODULE, span=place)
        case [FunctionV(named=(owner, name, arity)), *_]:
            return ChildSpec(module="Task", form=ChildForm.TUPLE, argument=f"&{owner}.{name}/{arity}", span=place)
        case _:
            return ChildSpec(module="Task", form=ChildForm.TUPLE, argument="fn", span=place)
