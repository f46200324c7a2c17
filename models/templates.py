"""Templates as they are written: which components they use, which events they ask for. No name is resolved here."""

from __future__ import annotations

from typing import Literal

from models.ast.templates import Dialect, Event, TagKind
from models.base import Model
from models.evidence import Span


class Written(Model):
    """An attribute's value as it stands there, on one line; `code` when Elixir has a part in it."""

    text: str
    code: bool = False


class ComponentUse(Model):
    """`<.button>` (kind `local`), `<MyApp.Button.round>` (`remote`, the module as written) or `<:item>` (`slot`).

    Attributes are those written by name, such as `:if` too; `{@rest}` has none.
    """

    kind: Literal[TagKind.LOCAL, TagKind.REMOTE, TagKind.SLOT]
    name: str
    attributes: tuple[str, ...] = ()
    span: Span


class Binding(Model):
    """A `phx-*` that names an event or a hook: `phx-click={JS.push("sail")}` on a `button`.

    `tag` has its sign: `.button` is a component, which hands the attribute on as it likes. `carries` names
    what `phx-value-*` send along; `target` is what `phx-target` says. The span is the value's.
    """

    event: Event
    tag: str
    value: Written
    target: Written | None = None
    carries: tuple[str, ...] = ()
    span: Span


class Template(Model):
    """A template: a file, or a sigil in the module that writes it. A file has no module by itself."""

    dialect: Dialect
    module: str | None = None
    components: tuple[ComponentUse, ...] = ()
    bindings: tuple[Binding, ...] = ()
    span: Span
