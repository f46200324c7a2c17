"""`defstruct` and `defexception`."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.showing import clipped, show
from analyzer.evaluate.values import AtomV, ListV, MapV, StringV, TupleV, Value
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Form
from analyzer.project.secrets import REDACTED, is_secret
from models.ast import Call
from models.modules import Struct, StructField


def struct_of(program: Program, module: Expanded) -> Struct | None:
    """The struct that a module defines; None when it defines none or its fields are computed."""
    for form in module.forms:
        match form.node:
            case Call(name="defstruct" | "defexception", args=(fields,)):
                return _struct(program, module, form, Evaluator(program).value(fields, Scope(form.env, form=form.node)))
            case _:
                pass
    return None


def _struct(program: Program, module: Expanded, form: Form, value: Value) -> Struct | None:
    if not isinstance(value, ListV | MapV):
        return None
    enforced = set(_enforced(program, module))
    assert isinstance(form.node, Call)
    return Struct(
        fields=tuple(
            StructField(name=name, default=text, enforced=name in enforced) for name, text in _fields(program, value)
        ),
        exception=form.node.name == "defexception",
        span=program.place(form.site(form.node)),
    )


def _fields(program: Program, value: ListV | MapV) -> Iterator[tuple[str, str | None]]:
    if isinstance(value, MapV):
        pairs = [TupleV(entry) for entry in value.entries]
        items: list[Value] = list(pairs)
    else:
        items = [item.value for item in value.items]
    for item in items:
        match item:
            case AtomV(name=name):
                yield name, None
            case TupleV(items=(AtomV(name=name), default)):
                secret = is_secret(name) and isinstance(default, StringV)
                yield name, None if default == AtomV("nil") else REDACTED if secret else _text(program, default)
            case _:
                pass


def _text(program: Program, value: Value) -> str:
    text = program.text(value.site) if value.site else show(value)
    return clipped(text)


def _enforced(program: Program, module: Expanded) -> Iterator[str]:
    attribute = module.attribute("enforce_keys")
    if attribute is None:
        return
    value = Evaluator(program).value(attribute.value, Scope(attribute.form.env, form=attribute.form.node))
    for item in value.items if isinstance(value, ListV) else ():
        if isinstance(item.value, AtomV):
            yield item.value.name
