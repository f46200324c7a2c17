"""The attributes of a module: its own constants, docs, optional callbacks."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import clipped
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Attribute
from analyzer.project.secrets import REDACTED, is_secret
from models import modules as model
from models.ast import Atom, List, Node, Sigil, String, Tuple

_RESERVED = frozenset(
    "doc moduledoc typedoc spec type typep opaque callback macrocallback impl optional_callbacks behaviour "
    "enforce_keys before_compile after_compile on_definition on_load external_resource compile deprecated "
    "dialyzer derive since vsn file nifs fallback_to_any after_verify".split()
)


def documentation(attributes: list[Attribute]) -> tuple[str | None, bool]:
    """The last text, and whether `false` hides it."""
    doc, hidden = None, False
    for attribute in attributes:
        match attribute.value:
            case String(value=text) | Sigil(parts=(String(value=text),)):
                doc = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
            case Atom(value="false"):
                hidden = True
            case _:
                pass
    return doc, hidden


def attributes_of(program: Program, module: Expanded) -> Iterator[model.Attribute]:
    for attribute in module.attributes:
        if attribute.name in _RESERVED:
            continue
        form, value = attribute.form, attribute.value
        text = program.text(form.site(value))
        yield model.Attribute(
            name=attribute.name,
            value=REDACTED if is_secret(attribute.name) else clipped(text),
            span=program.place(form.site(form.node)),
        )


def optional_callbacks(module: Expanded) -> Iterator[str]:
    for attribute in module.attributes:
        if attribute.name == "optional_callbacks" and isinstance(attribute.value, List):
            yield from (name for item in attribute.value.items if (name := _name_and_arity(item)))


def _name_and_arity(item: Node) -> str | None:
    match item:
        case Tuple(items=(Atom(value=name), arity)):
            return f"{name}/{getattr(arity, 'value', '?')}"
        case _:
            return None
