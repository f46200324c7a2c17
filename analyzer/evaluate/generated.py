"""Modules that a comprehension defines: `for name <- names do defmodule name do … end end`.

What they are called is a value, so they are found after the first index and then join it.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.values import AtomV, elements
from analyzer.expand.directives import keyword
from analyzer.expand.expansion import Form
from analyzer.expand.index import ModuleSource, forms
from models.ast import Call, Node, Variable
from models.modules import ModuleKind


def generated_sources(program: Program) -> Iterator[ModuleSource]:
    """Every module that a comprehension over known names defines."""
    for source in program.index.sources:
        if any(isinstance(node, Call) and node.name == "for" for node in source.body):
            for form in program.expanded(source).forms:
                yield from _generated(program, form)


def _generated(program: Program, form: Form) -> Iterator[ModuleSource]:
    match form.node:
        case Call(name="for", args=(Call(name="<-", args=(Variable(name=variable), names)), sections)):
            pass
        case _:
            return
    for inner in forms(keyword(sections, "do")):
        match inner:
            case Call(name="defmodule", args=(Variable(name=name), block)) if name == variable:
                content = forms(keyword(block, "do"))
                for module in _names(program, names, form):
                    env = form.env.inside(module)
                    yield ModuleSource(
                        module, ModuleKind.MODULE, form.env.file, inner, content, env, form.branches, True
                    )
            case _:
                pass


def _names(program: Program, names: Node, form: Form) -> Iterator[str]:
    value = Evaluator(program).value(names, Scope(form.env))
    for item in elements(value):
        if isinstance(item.value, AtomV) and item.value.is_module and not item.spread:
            yield item.value.module
