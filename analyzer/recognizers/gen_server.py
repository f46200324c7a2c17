"""GenServers: the messages that their callbacks' clauses handle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzer.evaluate.choices import truth
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.evidence import unresolved
from analyzer.evaluate.messages import MESSAGE_CALLBACKS, messages
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.program import Program
from analyzer.evaluate.registered_names import registered_name
from analyzer.evaluate.showing import clipped
from analyzer.evaluate.sites import site_budget, sites
from analyzer.evaluate.states import state
from analyzer.expand.definitions import Definition, Site
from analyzer.expand.expanded import Expanded
from analyzer.recognizers.registry import recognizer
from models.ast import Atom
from models.constructs.gen_server import GenServer, Message
from models.evidence import Reason, Unresolved


@recognizer
def recognize(module: Expanded, program: Program) -> Iterable[GenServer]:
    """A module is a GenServer by `use GenServer`, by an own macro that uses it, or by `@behaviour GenServer`."""
    if "GenServer" not in module.behaviours:
        return
    site = _site(module)
    built = state(program, module)
    yield GenServer(
        module=module.source.name,
        span=program.place(site),
        name=name_of(program, registered_name(program, module), site),
        messages=tuple(sorted(_messages(module, program), key=_order)),
        state_fields=tuple(built.fields),
        state_known=built.whole,
        traps_exit=_traps_exit(module, program),
    )


def _site(module: Expanded) -> Site:
    for use in module.uses:
        if use.module == "GenServer":
            injection = use.form.injection
            node = use.form.node
            return injection.site if injection else Site(use.form.env.file, node.start, node.end)
    return Site(module.source.file, module.source.node.start, module.source.node.start)


def _messages(module: Expanded, program: Program) -> Iterator[Message]:
    for name, arity, kind in MESSAGE_CALLBACKS:
        for definition in module.clauses(name, arity):
            if definition.body is not None:
                yield from messages(program, definition, kind)


def _order(message: Message) -> tuple[str, int, int]:
    return message.span.file, message.span.line, message.span.column


def _traps_exit(module: Expanded, program: Program) -> bool | Unresolved:
    """Whether init/1 sets the flag; of several settings that are not known, the first."""
    found = [answer for definition in module.clauses("init", 1) for answer in _flags(definition, program)]
    unknown = [answer for answer in found if isinstance(answer, Unresolved)]
    return True in found or next(iter(unknown), False)


def _flags(definition: Definition, program: Program) -> Iterator[bool | Unresolved]:
    """What a clause sets the flag to. Where the walk ends before the code does, it may be set there."""
    budget = site_budget()
    for site in sites(program, definition, frozenset({"flag", "process_flag"}), follow=True, budget=budget):
        if (site.module, site.name) in _SETTERS and len(site.args) == 2 and site.args[0] == Atom("trap_exit"):
            value = Evaluator(program).value(site.args[1], site.scope)
            known = truth(value)
            yield unresolved(program, value, site.site) if known is None else known
    if budget.out:
        head = definition.node.args[0]
        place = Site(definition.file, head.start, head.end)
        yield Unresolved(reason=Reason.FUEL, text=clipped(program.text(place)), span=program.place(place))


_SETTERS = {("Process", "flag"), (":erlang", "process_flag")}
