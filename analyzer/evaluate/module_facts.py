"""An expanded module as the model's Module."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.attribute_facts import attributes_of, documentation, optional_callbacks
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.evidence import conditions
from analyzer.evaluate.function_facts import functions_of
from analyzer.evaluate.program import Program
from analyzer.evaluate.spec_facts import specs_of, type_definitions
from analyzer.evaluate.struct_facts import struct_of
from analyzer.evaluate.use_facts import computed_definitions, unknown_use, use_of
from analyzer.expand.definitions import Site
from analyzer.expand.expanded import Expanded
from models import modules as model
from models.evidence import Unresolved


def module_facts(program: Program, module: Expanded) -> model.Module:
    """Everything that the source says of the module itself."""
    source = module.source
    doc, hidden = documentation([a for a in module.attributes if a.name == "moduledoc"])
    return model.Module(
        name=source.name,
        kind=source.kind,
        app=program.app_of(source.file),
        doc=doc,
        hidden=hidden,
        functions=tuple(functions_of(program, module)),
        types=tuple(type_definitions(program, module)),
        callbacks=tuple(specs_of(program, module, ("callback", "macrocallback"))),
        optional_callbacks=tuple(optional_callbacks(module)),
        struct=struct_of(program, module),
        attributes=tuple(attributes_of(program, module)),
        behaviours=module.behaviours,
        uses=tuple(use_of(program, use) for use in module.uses),
        generated=source.generated,
        conditions=conditions(program, tuple(map(Evaluator(program).branch, source.branches))),
        unresolved=tuple(dict.fromkeys(_unresolved(program, module))),
        span=program.place(Site(source.file, source.node.start, source.node.end)),
    )


def _unresolved(program: Program, module: Expanded) -> Iterator[Unresolved]:
    """What is used, and what is defined, that nobody knows; a macro that is used often says it once."""
    yield from (unknown_use(program, use) for use in module.uses if not use.known)
    yield from computed_definitions(program, module)
