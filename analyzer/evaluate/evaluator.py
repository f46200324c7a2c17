"""The abstract evaluator: an expression and its scope give what it can be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyzer.evaluate.arguments import with_defaults
from analyzer.evaluate.choices import Way, branching, choice, is_soft
from analyzer.evaluate.clause_heads import head_words
from analyzer.evaluate.entering import enter, enter_fn
from analyzer.evaluate.forms import HANDLERS, SPECIAL
from analyzer.evaluate.forms.calls import call
from analyzer.evaluate.matching import Bindings, match
from analyzer.evaluate.natives import native_function
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import HANDED, Binding, Scope, Thunk
from analyzer.evaluate.statements import after
from analyzer.evaluate.values import NIL, CallV, ChoiceV, FunctionV, Given, Option, UnknownV, Value, located
from analyzer.expand.bodies import forms
from analyzer.expand.definitions import Branch, Definition, Site, delegate_target, do_body
from models.ast import Call, Node, Unsupported, Variable
from models.evidence import Reason
from models.modules import FunctionKind

FUEL = 20_000
MAX_CALLS = 24
MAX_DEPTH = 150
"""How deep expressions may nest in one another: far below what Python's stack holds."""


@dataclass(slots=True)
class Evaluator:
    """One query. Fuel counts from its root, so that an answer depends on nothing asked before."""

    program: Program
    fuel: int = FUEL
    depth: int = 0

    def value(self, node: Node, scope: Scope) -> Value:
        """What `node` can be in `scope`."""
        self.fuel -= 1
        if self.fuel < 0 or self.depth > MAX_DEPTH:
            return self.unknown(Reason.FUEL, node, scope)
        site = Site(scope.env.file, node.start, node.end)
        self.depth += 1
        found = self._evaluated(node, scope)
        self.depth -= 1
        return found if found.site else located(found, site)

    def _evaluated(self, node: Node, scope: Scope) -> Value:
        if isinstance(node, Call):
            if node.args and isinstance(node.args[-1], Unsupported):
                return self.unknown(Reason.SYNTAX, node, scope)
            return SPECIAL.get(node.name, call)(self, node, scope)
        handler = HANDLERS.get(type(node))
        return handler(self, node, scope) if handler else self.unknown(Reason.EXPRESSION, node, scope)

    def fresh(self) -> Evaluator:
        """A query of its own, so that its answer does not depend on who asks."""
        return Evaluator(self.program)

    def unknown(self, reason: Reason, node: Node, scope: Scope) -> UnknownV:
        site = Site(scope.env.file, node.start, node.end)
        return UnknownV(reason, self.program.text(site), site=site)

    def text(self, node: Node, scope: Scope) -> str:
        """The expression as it was written; what a macro was handed, as the caller wrote it."""
        if isinstance(node, Variable) and node.name.startswith(HANDED):
            handed = scope.bindings.get(node.name)
            return self.shown(handed) if handed is not None else node.name
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
            value = self._part(binding.pattern, binding, value)
        binding.running = False
        if self.fuel >= 0:
            binding.value = value
        return value

    def _part(self, pattern: Node, binding: Thunk, value: Value) -> Value:
        """What a pattern's variable is, given what the pattern matches: one part of each value that it may be."""
        ways = value.options if isinstance(value, ChoiceV) and not is_soft(value) else (Option(value),)
        parts: list[Option] = []
        for way in ways:
            bindings: Bindings = {}
            if match(pattern, way.value, binding.scope.env, bindings) is not False or len(ways) == 1:
                found = bindings.get(binding.name, UnknownV(Reason.VARIABLE, binding.name))
                nameless = isinstance(found, UnknownV) and not found.text
                parts.append(Option(UnknownV(Reason.VARIABLE, binding.name) if nameless else found, way.given))
        return choice(parts) if parts else UnknownV(Reason.VARIABLE, binding.name)

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
        clauses = [d for d in self.program.clauses(module, name, len(args)) if not d.kind.macro]
        if not clauses:
            return None
        for head in clauses:
            if head.body is None and head.arity > len(args) and head.kind is not FunctionKind.DEFDELEGATE:
                return self.call(module, name, with_defaults(head, args), scope)
        key = (module, name, len(args))
        if scope.calls.count(key) > 2 or len(scope.calls) > MAX_CALLS:
            return UnknownV(Reason.CYCLE if key in scope.calls else Reason.FUEL, f"{name}/{len(args)}")
        return self._clauses(clauses, args, (*scope.calls, key))

    def _clauses(
        self, clauses: list[Definition], args: list[Binding], calls: tuple[tuple[str, str, int], ...]
    ) -> Value:
        ways: list[Way] = []
        taken: list[Definition] = []
        answers: list[bool | None] = []
        for clause in clauses:
            if clause.kind is FunctionKind.DEFDELEGATE:
                return self._delegate(clause, args, calls)
            if clause.body is None:
                continue
            scope, answer = enter(self, clause, args, calls)
            if answer is False:
                continue
            value = self.block(do_body(self.program.body(clause)), scope)
            words = head_words(self.program, clause, taken)
            ways.append(Way(value, words, tuple(self.branch(branch) for branch in clause.branches)))
            taken.append(clause)
            answers.append(answer)
            if answer is True and not clause.branches:
                break
        if None not in answers:
            return choice([Option(way.value, way.given) for way in ways])
        first = clauses[0].node
        return branching(ways, Site(clauses[0].file, first.start, first.end))

    def _delegate(self, clause: Definition, args: list[Binding], calls: tuple[tuple[str, str, int], ...]) -> Value:
        target = delegate_target(clause.node, clause.env)
        if target is None:
            return UnknownV(Reason.DYNAMIC_CALL, clause.name)
        module, name = target
        found = self.call(module, name or clause.name, args, Scope(clause.env, calls=calls))
        return found if found is not None else UnknownV(Reason.UNKNOWN_FUNCTION, f"{module}.{name or clause.name}")

    def branch(self, branch: Branch) -> Given:
        """The condition that a branch is, in words."""
        words = branch.words or (branch.node,)
        found = [w if isinstance(w, str) else self.program.text(Site(branch.file, w.start, w.end)) for w in words]
        if branch.form is None or not branch.holds:
            return Given("".join(found), branch.holds, branch.site, 0 if branch.holds else 1, 2)
        return Given("".join(found), True, branch.form, branch.index, branch.count)

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
        ways: list[Way] = []
        for clause in function.clauses:
            inner, answer = enter_fn(self, clause, args, replace(function.scope, calls=calls))
            if answer is False:
                continue
            first = clause.patterns[0] if clause.patterns else clause
            ways.append(Way(self.block(clause.body, inner), f"fn {self.text(first, inner)}"))
            if answer:
                break
        first_clause = function.clauses[0]
        site = Site(function.scope.env.file, first_clause.start, first_clause.end)
        return branching(ways, site) if ways else None

    def remote(self, module: str, name: str, args: list[Binding], scope: Scope) -> Value:
        """The value of `module.name(args)`."""
        native = native_function(module, name, len(args))
        if native is not None:
            found = native(self, args, scope)
            if found is not None:
                return found
        found = None if name == "child_spec" and len(args) == 1 else self.call(module, name, args, scope)
        if found is not None:
            return found
        text = f"{module}.{name}({', '.join(self.shown(arg) for arg in args)})"
        return CallV(module, name, tuple(self.force(arg) for arg in args), text)

    def shown(self, binding: Binding) -> str:
        if isinstance(binding, Thunk):
            return self.text(binding.node, binding.scope)
        return self.program.text(binding.site) if binding.site else "…"
