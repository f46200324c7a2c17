"""The abstract evaluator: an expression and its scope give what it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from analyzer.evaluate.matching import Bindings, bind_unknown, literal, match, pairs
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.values import (
    FALSE,
    NIL,
    TRUE,
    AtomV,
    CallV,
    ChoiceV,
    FunctionV,
    Given,
    Item,
    ListV,
    MapV,
    NumberV,
    Option,
    PrefixV,
    StringV,
    TupleV,
    UnknownV,
    Value,
    choice,
    elements,
    lookup,
    truth,
)
from analyzer.expand.definitions import Branch, Definition, Site, default, delegate_target, do_body, without_default
from analyzer.expand.directives import apply_directive, keyword
from analyzer.expand.env import Env
from analyzer.expand.index import forms
from models.ast import (
    Alias,
    Apply,
    Atom,
    Block,
    Call,
    Charlist,
    Clause,
    Float,
    Fn,
    Integer,
    Interpolated,
    List,
    Map,
    Node,
    Remote,
    Sigil,
    String,
    Struct,
    Tuple,
    Unsupported,
    Variable,
)
from models.ast.substitute import substitute
from models.ast.walk import walk
from models.evidence import Reason
from models.modules import FunctionKind

FUEL = 20_000
MAX_CALLS = 24
MAX_OPTIONS = 16


@dataclass(slots=True)
class Evaluator:
    """One query. Fuel counts from its root, so that an answer depends on nothing asked before."""

    program: Program
    fuel: int = FUEL

    def value(self, node: Node, scope: Scope) -> Value:
        """What `node` can be in `scope`."""
        self.fuel -= 1
        if self.fuel < 0:
            return self.unknown(Reason.FUEL, node, scope)
        site = Site(scope.env.file, node.start, node.end)
        handler = _HANDLERS.get(type(node))
        found = handler(self, node, scope) if handler else self.unknown(Reason.EXPRESSION, node, scope)
        return found if found.site else replace(found, site=site)

    def unknown(self, reason: Reason, node: Node, scope: Scope) -> UnknownV:
        site = Site(scope.env.file, node.start, node.end)
        return UnknownV(reason, self.program.text(site), site=site)

    def text(self, node: Node, scope: Scope) -> str:
        return self.program.text(Site(scope.env.file, node.start, node.end))

    def force(self, binding: Binding) -> Value:
        """The value of a binding, evaluated once."""
        if isinstance(binding, Value):
            return binding
        if binding.value is not None:
            return binding.value
        if binding.running:
            return self.unknown(Reason.CYCLE, binding.node, binding.scope)
        binding.running = True
        value = self.value(binding.node, binding.scope)
        if binding.pattern is not None:
            bindings: Bindings = {}
            match(binding.pattern, value, binding.scope.env, bindings)
            value = bindings.get(binding.name, UnknownV(Reason.VARIABLE, binding.name))
        binding.running = False
        if self.fuel >= 0:
            binding.value = value
        return value

    def block(self, node: Node | None, scope: Scope) -> Value:
        """The value of the last expression, the others having bound their variables."""
        items = forms(node)
        if not items:
            return NIL
        for item in items[:-1]:
            scope = after(item, scope)
        return self.value(items[-1], scope)

    def given(self, node: Node, scope: Scope, holds: bool) -> Given:
        site = Site(scope.env.file, node.start, node.end)
        return Given(self.program.text(site), holds, site, 0 if holds else 1, 2)

    def call(self, module: str, name: str, args: list[Binding], scope: Scope) -> Value | None:
        """The value of a function of the program; None when the program has no such function."""
        clauses = [d for d in self.program.clauses(module, name, len(args)) if d.kind is not FunctionKind.DEFMACRO]
        if not clauses:
            return None
        key = (module, name, len(args))
        if scope.calls.count(key) > 2 or len(scope.calls) > MAX_CALLS:
            return UnknownV(Reason.CYCLE if key in scope.calls else Reason.FUEL, f"{name}/{len(args)}")
        return self._clauses(clauses, args, (*scope.calls, key))

    def _clauses(self, clauses: list[Definition], args: list[Binding], calls: tuple[tuple[str, str, int], ...]) -> Value:
        options: list[Option] = []
        for clause in clauses:
            if clause.kind is FunctionKind.DEFDELEGATE:
                return self._delegate(clause, args, calls)
            if clause.body is None and clause.kind is FunctionKind.DEF and len(clauses) > 1:
                continue
            scope, answer = self.enter(clause, args, calls)
            if answer is False:
                continue
            given = tuple(self.branch(branch, clause) for branch in clause.branches)
            value = self.block(do_body(self.program.body(clause)), scope)
            if answer is None:
                given = (*given, self._clause_given(clause))
            options.append(Option(value, given))
            if answer is True and not clause.branches:
                break
        return choice(options)

    def _delegate(self, clause: Definition, args: list[Binding], calls: tuple[tuple[str, str, int], ...]) -> Value:
        target = delegate_target(clause.node, clause.env)
        if target is None:
            return UnknownV(Reason.DYNAMIC_CALL, clause.name)
        module, name = target
        found = self.call(module, name or clause.name, args, Scope(clause.env, calls=calls))
        return found if found is not None else UnknownV(Reason.UNKNOWN_FUNCTION, f"{module}.{name or clause.name}")

    def branch(self, branch: Branch, clause: Definition) -> Given:
        """The condition of an `if` around definitions."""
        site = Site(branch.file, branch.node.start, branch.node.end)
        return Given(self.program.text(site), branch.holds, site, 0 if branch.holds else 1, 2)

    def _clause_given(self, clause: Definition) -> Given:
        head = clause.node.args[0]
        site = Site(clause.file, head.start, head.end)
        return Given(self.program.text(site), True, site, 0, 1)

    def enter(
        self, clause: Definition, args: list[Binding], calls: tuple[tuple[str, str, int], ...] = ()
    ) -> tuple[Scope, bool | None]:
        """The scope inside a clause called with `args`, and whether the clause takes them."""
        env = clause.env
        scope = Scope(env, (clause.name, clause.arity), calls=calls)
        bindings: dict[str, Binding] = {}
        answers: list[bool | None] = []
        missing, given = clause.arity - len(args), iter(args)
        for param in clause.params:
            otherwise = default(param)
            if otherwise is not None and missing > 0:
                missing -= 1
                argument: Binding = Thunk(otherwise, scope)
            else:
                argument = next(given)
            answers.append(self._parameter(without_default(param), argument, env, bindings))
        scope = scope.bind(bindings)
        if clause.guard is not None and False not in answers:
            answers.append(truth(self.value(clause.guard, scope)))
        if False in answers:
            return scope, False
        return scope, None if None in answers else True

    def _parameter(
        self, pattern: Node, argument: Binding, env: Env, bindings: dict[str, Binding]
    ) -> bool | None:
        if isinstance(pattern, Variable) and pattern.name != "__MODULE__" and pattern.name not in bindings:
            bindings[pattern.name] = argument
            return True
        found: Bindings = {}
        answer = match(pattern, self.force(argument), env, found)
        bindings.update(found)
        return answer

    def apply(self, function: Value, args: list[Binding], scope: Scope) -> Value | None:
        """The value of calling a closure; None when it is not one that we can see."""
        if not isinstance(function, FunctionV):
            return None
        if function.named:
            module, name, _ = function.named
            return self.remote(module, name, args, scope)
        if len(scope.calls) > MAX_CALLS:
            return UnknownV(Reason.FUEL, "fn")
        calls = (*scope.calls, ("fn", str(id(function.clauses)), len(args)))
        options: list[Option] = []
        for clause in function.clauses:
            inner, answer = self._enter_fn(clause, args, replace(function.scope, calls=calls))
            if answer is False:
                continue
            options.append(Option(self.block(clause.body, inner), () if answer else (self._fn_given(clause, inner),)))
            if answer:
                break
        return choice(options) if options else None

    def _fn_given(self, clause: Clause, scope: Scope) -> Given:
        site = Site(scope.env.file, clause.start, clause.end)
        first = clause.patterns[0] if clause.patterns else clause
        return Given(f"fn {self.text(first, scope)}", True, site, 0, 1)

    def _enter_fn(self, clause: Clause, args: list[Binding], scope: Scope) -> tuple[Scope, bool | None]:
        patterns, guard = split_guard(clause.patterns)
        if len(patterns) != len(args):
            return scope, False
        bindings: dict[str, Binding] = {}
        answers = [self._parameter(p, a, scope.env, bindings) for p, a in zip(patterns, args, strict=True)]
        scope = scope.bind(bindings)
        if guard is not None and False not in answers:
            answers.append(truth(self.value(guard, scope)))
        return scope, False if False in answers else None if None in answers else True

    def remote(self, module: str, name: str, args: list[Binding], scope: Scope) -> Value:
        """The value of `module.name(args)`."""
        native = NATIVES.get((module, name))
        if native is not None and module not in self.program.index:
            found = native(self, args, scope)
            if found is not None:
                return found
        found = self.call(module, name, args, scope)
        if found is not None:
            return found
        text = f"{module}.{name}({', '.join(self.shown(arg) for arg in args)})"
        return CallV(module, name, tuple(self.force(arg) for arg in args), text)

    def shown(self, binding: Binding) -> str:
        if isinstance(binding, Thunk):
            return self.text(binding.node, binding.scope)
        return self.program.text(binding.site) if binding.site else "…"


Native = Callable[[Evaluator, list[Binding], Scope], Value | None]
"""A function that we know: arguments in, value out; None when these arguments are beyond it."""

NATIVES: dict[tuple[str, str], Native] = {}
"""By module and name. Filled by `analyzer.evaluate.natives`."""


def split_guard(patterns: tuple[Node, ...]) -> tuple[tuple[Node, ...], Node | None]:
    """`a, b when g` as Elixir stores it is one `when` call: its last argument is the guard."""
    match patterns:
        case (Call(name="when", args=(*inner, guard)),):
            return tuple(inner), guard
        case _:
            return patterns, None


def after(item: Node, scope: Scope) -> Scope:
    """The scope after a statement: its bindings, its aliases."""
    match item:
        case Call(name="=", args=(Variable(name=name), value)):
            return after(value, scope).bind({name: Thunk(value, scope)})
        case Call(name="=", args=(pattern, value)):
            bindings: Bindings = {}
            bind_unknown(pattern, bindings)
            return scope.bind({name: Thunk(value, scope, pattern, name) for name in bindings})
        case Block(items=items):
            for inner in items:
                scope = after(inner, scope)
            return scope
        case _:
            return scope.within(apply_directive(item, scope.env))


def piped(left: Node, right: Node) -> Node | None:
    """`left |> right` as the call that it is."""
    match right:
        case Call(args=args):
            return replace(right, args=(left, *args))
        case Remote(args=args):
            return replace(right, args=(left, *args))
        case Apply(args=args):
            return replace(right, args=(left, *args))
        case Variable(name=name):
            return Call(name, (left,), start=right.start, end=right.end)
        case _:
            return None


# ---------------------------------------------------------------- literals and containers


def _literal(ev: Evaluator, node: Node, scope: Scope) -> Value:
    found = literal(node, scope.env)
    return found if found is not None else ev.unknown(Reason.EXPRESSION, node, scope)


def _charlist(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Charlist)
    return StringV(node.value)


def _interpolated(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Interpolated)
    known = ""
    for part in node.parts:
        text = part.value if isinstance(part, String) else _as_text(ev.value(part, scope))
        if text is None:
            if node.kind == "atom":
                return ev.unknown(Reason.STRING_TO_ATOM, node, scope)
            return PrefixV(known, ev.text(node, scope))
        known += text
    return AtomV(known) if node.kind == "atom" else StringV(known)


def _as_text(value: Value) -> str | None:
    match value:
        case StringV(value=text):
            return text
        case AtomV(name=name):
            return name
        case NumberV(value=number):
            return str(number)
        case _:
            return None


def _sigil(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Sigil)
    if not all(isinstance(part, String) for part in node.parts):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    text = "".join(part.value for part in node.parts if isinstance(part, String))
    if node.name in ("w", "W"):
        make: Callable[[str], Value] = AtomV if node.modifiers == "a" else StringV
        return ListV(tuple(Item(make(word)) for word in text.split()))
    return StringV(text) if node.name in ("s", "S", "c", "C") else ev.unknown(Reason.EXPRESSION, node, scope)


def _list(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, List)
    items: list[Item] = []
    for item in node.items:
        match item:
            case Call(name="|", args=(head, tail)):
                items.append(Item(ev.value(head, scope)))
                items.extend(elements(ev.value(tail, scope)))
            case _:
                items.append(Item(ev.value(item, scope)))
    return ListV(tuple(items))


def _tuple(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Tuple)
    return TupleV(tuple(ev.value(item, scope) for item in node.items))


def _map(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Map)
    entries = tuple((ev.value(key, scope), ev.value(value, scope)) for key, value in pairs(node.items))
    if node.base is None:
        return MapV(entries)
    base = ev.value(node.base, scope)
    if isinstance(base, MapV):
        return MapV((*base.entries, *entries), base.struct, base.open)
    return MapV(entries, open=True)


def _struct(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Struct)
    inner = ev.value(node.map, scope)
    assert isinstance(inner, MapV)
    return MapV(inner.entries, scope.env.module_of(node.name), open=True)


def _fn(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Fn)
    return FunctionV(node.clauses, scope)


def _unsupported(ev: Evaluator, node: Node, scope: Scope) -> Value:
    return ev.unknown(Reason.SYNTAX, node, scope)


def _variable(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Variable)
    if node.name == "__MODULE__":
        return AtomV(f"Elixir.{scope.env.module}") if scope.env.module else ev.unknown(Reason.VARIABLE, node, scope)
    binding = scope.bindings.get(node.name)
    if binding is not None:
        return ev.force(binding)
    if scope.env.module:
        found = ev.call(scope.env.module, node.name, [], scope)
        if found is not None:
            return found
    return ev.unknown(Reason.VARIABLE, node, scope)


# ---------------------------------------------------------------- calls


def _call(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Call)
    special = _SPECIAL.get(node.name)
    if special is not None:
        return special(ev, node, scope)
    args: list[Binding] = [Thunk(arg, scope) for arg in node.args]
    if scope.env.module:
        found = ev.call(scope.env.module, node.name, args, scope)
        if found is not None:
            return found
    for imported in reversed(scope.env.imports):
        if imported.brings(node.name, node.arity) and ev.program.clauses(imported.module, node.name, node.arity):
            return ev.remote(imported.module, node.name, args, scope)
    found_native = NATIVES.get(("Kernel", node.name))
    if found_native is not None:
        value = found_native(ev, args, scope)
        if value is not None:
            return value
    module = ev.program.importer(node.name, node.arity, scope.env) or "Kernel"
    return CallV(module, node.name, tuple(ev.force(arg) for arg in args), ev.text(node, scope))


def _remote(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Remote)
    module = scope.env.module_of(node.target)
    if module is None:
        target = ev.value(node.target, scope)
        if not node.args and isinstance(target, MapV | ListV):
            found = lookup(target, AtomV(node.name))
            return found if found is not None else ev.unknown(Reason.VARIABLE, node, scope)
        if isinstance(target, ChoiceV):
            return _over_choice(ev, target, node, scope)
        if not isinstance(target, AtomV) or (not node.parens and not target.is_module):
            return ev.unknown(Reason.DYNAMIC_CALL if node.parens else Reason.VARIABLE, node, scope)
        module = target.module
    found_call = ev.remote(module, node.name, [Thunk(arg, scope) for arg in node.args], scope)
    if isinstance(found_call, CallV):
        return replace(found_call, text=ev.text(node, scope), site=Site(scope.env.file, node.start, node.end))
    return found_call


def _over_choice(ev: Evaluator, target: ChoiceV, node: Remote, scope: Scope) -> Value:
    options: list[Option] = []
    for option in target.options[:MAX_OPTIONS]:
        match option.value:
            case AtomV(is_module=True) as module:
                args: list[Binding] = [Thunk(arg, scope) for arg in node.args]
                options.append(Option(ev.remote(module.module, node.name, args, scope), option.given))
            case MapV() | ListV() as container if not node.args:
                found = lookup(container, AtomV(node.name))
                options.append(Option(found if found is not None else NIL, option.given))
            case _:
                options.append(Option(ev.unknown(Reason.DYNAMIC_CALL, node, scope), option.given))
    return choice(options)


def _apply(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Apply)
    function = ev.value(node.fun, scope)
    found = ev.apply(function, [Thunk(arg, scope) for arg in node.args], scope)
    return found if found is not None else ev.unknown(Reason.DYNAMIC_CALL, node, scope)


def _block(ev: Evaluator, node: Node, scope: Scope) -> Value:
    return ev.block(node, scope)


# ---------------------------------------------------------------- special forms and operators


def _match_operator(ev: Evaluator, node: Call, scope: Scope) -> Value:
    return ev.value(node.args[-1], scope)


def _concat(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    return ListV((*elements(left), *elements(right)))


def _subtract(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (elements(ev.value(arg, scope)) for arg in node.args)
    removed = [item.value for item in right if not item.given and not item.spread]
    if any(item.spread or item.given or item.many for item in right):
        given = ev.given(node.args[1], scope, False)
        return ListV(tuple(replace(i, given=(*i.given, given)) for i in left if i.value not in removed))
    return ListV(tuple(item for item in left if item.value not in removed))


def _pipe(ev: Evaluator, node: Call, scope: Scope) -> Value:
    call = piped(*node.args)
    return ev.value(call, scope) if call is not None else ev.unknown(Reason.EXPRESSION, node, scope)


def _or(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left = ev.value(node.args[0], scope)
    known = truth(left)
    if known is not None:
        return left if known else ev.value(node.args[1], scope)
    right = ev.value(node.args[1], scope)
    if isinstance(left, ChoiceV):
        options = [Option(right if truth(o.value) is False else o.value, o.given) for o in left.options]
        return choice(options)
    given = ev.given(node.args[0], scope, True)
    return choice([Option(left, (given,)), Option(right, (replace(given, holds=False, index=1),))])


def _and(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left = ev.value(node.args[0], scope)
    known = truth(left)
    if known is not None:
        return ev.value(node.args[1], scope) if known else left
    right = ev.value(node.args[1], scope)
    if truth(right) is False and isinstance(right, AtomV):
        return right
    given = ev.given(node.args[0], scope, True)
    return choice([Option(right, (given,)), Option(FALSE, (replace(given, holds=False, index=1),))])


def _not(ev: Evaluator, node: Call, scope: Scope) -> Value:
    known = truth(ev.value(node.args[0], scope))
    return ev.unknown(Reason.EXPRESSION, node, scope) if known is None else FALSE if known else TRUE


def _equal(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    if not _settled(left) or not _settled(right):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    return TRUE if (left == right) == (node.name in ("==", "===")) else FALSE


def _settled(value: Value) -> bool:
    """Equality with this value can be decided."""
    match value:
        case AtomV() | NumberV() | StringV():
            return True
        case TupleV(items=items):
            return all(_settled(item) for item in items)
        case ListV(items=items):
            return all(not (i.given or i.many or i.spread) and _settled(i.value) for i in items)
        case _:
            return False


def _in(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    if not _settled(left) or not _settled(right) or not isinstance(right, ListV):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    return TRUE if left in [item.value for item in right.items] else FALSE


def _join(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    match left, right:
        case StringV(value=a), StringV(value=b):
            return StringV(a + b)
        case StringV(value=a), PrefixV(prefix=b):
            return PrefixV(a + b, ev.text(node, scope))
        case StringV(value=a), _:
            return PrefixV(a, ev.text(node, scope))
        case PrefixV(prefix=a), _:
            return PrefixV(a, ev.text(node, scope))
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)


def _if(ev: Evaluator, node: Call, scope: Scope) -> Value:
    condition, sections = node.args[0], node.args[-1]
    positive = node.name == "if"
    inner = after(condition, scope)
    first, second = keyword(sections, "do"), keyword(sections, "else")
    known = truth(ev.value(condition, scope))
    if known is not None:
        return ev.block(first if known == positive else second, inner)
    given = ev.given(condition, scope, positive)
    return choice(
        [
            Option(ev.block(first, inner), (replace(given, index=0),)),
            Option(ev.block(second, inner), (replace(given, holds=not positive, index=1),)),
        ]
    )


def _case(ev: Evaluator, node: Call, scope: Scope) -> Value:
    if len(node.args) != 2:
        return ev.unknown(Reason.EXPRESSION, node, scope)
    subject, clauses = node.args[0], keyword(node.args[1], "do")
    value = ev.value(subject, scope)
    if isinstance(value, ChoiceV) and len(value.options) <= MAX_OPTIONS:
        options = [Option(_branches(ev, node, o.value, clauses, scope), o.given) for o in value.options]
        return choice(options)
    return _branches(ev, node, value, clauses, scope)


def _branches(ev: Evaluator, node: Call, value: Value, clauses: Node | None, scope: Scope) -> Value:
    options: list[Option] = []
    branches = clause_list(clauses)
    site = Site(scope.env.file, node.start, node.end)
    subject = ev.text(node.args[0], scope)
    for index, clause in enumerate(branches):
        inner, answer = ev._enter_fn(clause, [value], scope)
        if answer is False:
            continue
        pattern = ev.text(clause.patterns[0], scope) if clause.patterns else ""
        given = Given(f"case {subject} do {pattern}", True, site, index, len(branches))
        options.append(Option(ev.block(clause.body, inner), () if answer and not options else (given,)))
        if answer:
            break
    return choice(options) if options else ev.unknown(Reason.EXPRESSION, node, scope)


def clause_list(node: Node | None) -> list[Clause]:
    """The `->` clauses of a section."""
    return [item for item in node.items if isinstance(item, Clause)] if isinstance(node, List) else []


def _cond(ev: Evaluator, node: Call, scope: Scope) -> Value:
    options: list[Option] = []
    clauses = clause_list(keyword(node.args[-1], "do"))
    site = Site(scope.env.file, node.start, node.end)
    for index, clause in enumerate(clauses):
        condition = clause.patterns[0] if clause.patterns else clause
        known = truth(ev.value(condition, scope))
        if known is False:
            continue
        given = Given(ev.text(condition, scope), True, site, index, len(clauses))
        options.append(Option(ev.block(clause.body, after(condition, scope)), () if known and not options else (given,)))
        if known:
            break
    return choice(options) if options else ev.unknown(Reason.EXPRESSION, node, scope)


def _with(ev: Evaluator, node: Call, scope: Scope) -> Value:
    *steps, sections = node.args
    inner = scope
    for step in steps:
        inner = with_step(step, inner)
    site = Site(scope.env.file, node.start, node.end)
    otherwise = clause_list(keyword(sections, "else"))
    count = len(otherwise) + 1
    options = [Option(ev.block(keyword(sections, "do"), inner), (Given("with … do", True, site, 0, count),))]
    for index, clause in enumerate(otherwise, 1):
        bound: Bindings = {}
        for pattern in clause.patterns:
            bind_unknown(pattern, bound)
        pattern_text = ev.text(clause.patterns[0], scope) if clause.patterns else ""
        given = Given(f"with … else {pattern_text}", True, site, index, count)
        options.append(Option(ev.block(clause.body, scope.bind(bound)), (given,)))
    return choice(options) if otherwise else options[0].value


def with_step(step: Node, scope: Scope) -> Scope:
    """The scope after one step of a `with` or a generator of a `for`."""
    match step:
        case Call(name="<-", args=(Call(name="when", args=(pattern, _)), value)):
            return after(Call("=", (pattern, value)), scope)
        case Call(name="<-", args=(pattern, value)):
            return after(Call("=", (pattern, value)), scope)
        case _:
            return after(step, scope)


def _for(ev: Evaluator, node: Call, scope: Scope) -> Value:
    *steps, sections = node.args
    options = steps.pop() if steps and isinstance(steps[-1], List) else None
    body = keyword(sections, "do")
    if body is None or keyword(options, "reduce") or keyword(sections, "reduce"):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    return ListV(tuple(_generate(ev, steps, body, scope)))


def _generate(ev: Evaluator, steps: list[Node], body: Node, scope: Scope) -> Iterator[Item]:
    if not steps:
        yield Item(ev.block(body, scope))
        return
    first, rest = steps[0], steps[1:]
    match first:
        case Call(name="<-", args=(pattern, source)):
            for item in elements(ev.value(source, scope)):
                yield from _generator(ev, pattern, item, ev.text(source, scope), rest, body, scope)
        case Call(name="="):
            yield from _generate(ev, rest, body, after(first, scope))
        case _:
            known = truth(ev.value(first, scope))
            if known is False:
                return
            given = () if known else (ev.given(first, scope, True),)
            for item in _generate(ev, rest, body, scope):
                yield replace(item, given=(*given, *item.given))


def _generator(
    ev: Evaluator, pattern: Node, item: Item, text: str, rest: list[Node], body: Node, scope: Scope
) -> Iterator[Item]:
    bindings: Bindings = {}
    patterns, guard = split_guard((pattern,))
    value = UnknownV(Reason.VARIABLE, text) if item.spread else item.value
    answer = match(patterns[0], value, scope.env, bindings)
    if answer is False:
        return
    inner = scope.bind(dict(bindings))
    many = item.many or (text if item.spread else None)
    given = item.given if guard is None or truth(ev.value(guard, inner)) else (*item.given, ev.given(guard, inner, True))
    for made in _generate(ev, rest, body, inner):
        yield replace(made, given=(*given, *made.given), many=made.many or many)


def _attribute(ev: Evaluator, node: Call, scope: Scope) -> Value:
    match node.args:
        case (Variable(name=name),):
            pass
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)
    module = ev.program.module(scope.env.module)
    found = module.attribute(name, Site(scope.env.file, node.start, node.end)) if module else None
    if found is None:
        return ev.unknown(Reason.VARIABLE, node, scope)
    key = ("@", f"{scope.env.module}.{name}", found.value.start)
    if key in scope.calls:
        return ev.unknown(Reason.CYCLE, node, scope)
    return ev.value(found.value, Scope(found.form.env, calls=(*scope.calls, key)))


def _capture(ev: Evaluator, node: Call, scope: Scope) -> Value:
    match node.args:
        case (Call(name="/", args=(Variable(name=name), Integer(value=arity))),):
            owner = ev.program.owner(name, arity, scope.env)
            return FunctionV((), scope, (owner, name, arity))
        case (Call(name="/", args=(Remote(target=target, name=name), Integer(value=arity))),):
            module = scope.env.module_of(target)
            return FunctionV((), scope, (module, name, arity)) if module else ev.unknown(Reason.DYNAMIC_CALL, node, scope)
        case (body,):
            return shorthand(body, scope)
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)


def shorthand(body: Node, scope: Scope) -> FunctionV:
    """`&f(&1, x)` is `fn a -> f(a, x) end`; `&1` is a variable of that name."""
    numbers = [
        n.args[0].value for n in walk(body) if isinstance(n, Call) and n.name == "&" and isinstance(n.args[0], Integer)
    ]

    def rename(node: Node) -> tuple[Node, ...] | None:
        match node:
            case Call(name="&", args=(Integer(value=number),)):
                return (Variable(f"&{number}", start=node.start, end=node.end),)
            case _:
                return None

    params = tuple(Variable(f"&{number}") for number in range(1, max(numbers, default=0) + 1))
    return FunctionV((Clause(params, substitute(body, rename), start=body.start, end=body.end),), scope)


def _try(ev: Evaluator, node: Call, scope: Scope) -> Value:
    return ev.block(keyword(node.args[-1], "do"), scope)


def _opaque(ev: Evaluator, node: Call, scope: Scope) -> Value:
    return ev.unknown(Reason.EXPRESSION, node, scope)


_SPECIAL: dict[str, Callable[[Evaluator, Call, Scope], Value]] = {
    "=": _match_operator,
    "++": _concat,
    "--": _subtract,
    "|>": _pipe,
    "||": _or,
    "or": _or,
    "&&": _and,
    "and": _and,
    "!": _not,
    "not": _not,
    "==": _equal,
    "===": _equal,
    "!=": _equal,
    "!==": _equal,
    "in": _in,
    "<>": _join,
    "if": _if,
    "unless": _if,
    "case": _case,
    "cond": _cond,
    "with": _with,
    "for": _for,
    "@": _attribute,
    "&": _capture,
    "try": _try,
    "quote": _opaque,
    "unquote": _opaque,
    "receive": _opaque,
}

_HANDLERS: dict[type[Node], Callable[[Evaluator, Node, Scope], Value]] = {
    Atom: _literal,
    Alias: _literal,
    Integer: _literal,
    Float: _literal,
    String: _literal,
    Charlist: _charlist,
    Interpolated: _interpolated,
    Sigil: _sigil,
    List: _list,
    Tuple: _tuple,
    Map: _map,
    Struct: _struct,
    Fn: _fn,
    Variable: _variable,
    Call: _call,
    Remote: _remote,
    Apply: _apply,
    Block: _block,
    Unsupported: _unsupported,
}
