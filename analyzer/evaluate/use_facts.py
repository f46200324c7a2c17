"""What a module uses, and what of that is unknown."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.messages import origin
from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import clipped
from analyzer.expand.definitions import Site
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Form, UseForm
from models import modules as model
from models.ast import Call
from models.evidence import Reason, Unresolved


def use_of(program: Program, use: UseForm) -> model.Use:
    options = use.options
    text = None
    if options:
        text = clipped(program.text(Site(use.form.env.file, options[0].start, options[-1].end)))
    return model.Use(
        module=use.module,
        options=text,
        known=use.known,
        injected=origin(program, use.form.injection),
        span=program.place(_site(use.form)),
    )


def _site(form: Form) -> Site:
    return form.site(form.node)


def unknown_use(program: Program, use: UseForm) -> Unresolved:
    site = _site(use.form)
    reason = Reason.UNKNOWN_MACRO if use.module else Reason.UNQUOTE
    return Unresolved(reason=reason, text=clipped(program.text(site)), span=program.place(site))


def computed_definitions(program: Program, module: Expanded) -> Iterator[Unresolved]:
    """Definitions that only running the macro would name."""
    for form in module.computed:
        head = form.node.args[0] if isinstance(form.node, Call) and form.node.args else form.node
        yield Unresolved(
            reason=Reason.UNQUOTE, text=clipped(program.text(form.site(head))), span=program.place(form.site(head))
        )
