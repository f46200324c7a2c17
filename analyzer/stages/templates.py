"""What the templates say: the facts of their files, with names, lines and columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from analyzer.evaluate.program import Program
from analyzer.expand.definitions import Site
from analyzer.expand.module_source import ModuleSource
from analyzer.project.requirements import below_one
from analyzer.stages.run import Run, whole_file
from analyzer.syntax.facts import FileFacts
from analyzer.syntax.heex import AttributeFacts, Form, TagFacts, TemplateFacts, scan_slice, template_facts
from models.ast.templates import Dialect, TagKind, event_of, event_value
from models.diagnostics import Diagnostic, Severity
from models.evidence import Place
from models.project import MixProject
from models.templates import Binding, ComponentUse, Template, Written


def templates_of(
    run: Run, facts: Mapping[str, FileFacts], program: Program, mixes: Sequence[MixProject]
) -> Iterator[Template]:
    """Every template that was read; what LiveView would refuse is told, once a template."""
    old = {str(PurePosixPath(mix.path).parent) for mix in mixes if _before_braces(mix)}
    roots = {file.path: file.mix_root or "." for file in run.files}
    modules: dict[str, list[ModuleSource]] = {}
    for source in program.index.sources:
        modules.setdefault(source.file, []).append(source)
    for path, file in facts.items():
        if file.templates:
            place = whole_file(path)
            read = run.guarded("templates", place, _read, program, path, file, roots[path] in old)
            run.diagnostics += run.guarded("templates", place, _diagnostics, program, path, read)
            yield from run.guarded("templates", place, _named, program, path, read, modules.get(path, ()))


def _before_braces(mix: MixProject) -> bool:
    """Braces in text are Elixir from LiveView 1.0 on."""
    return any(dep.name == "phoenix_live_view" and below_one(dep.requirement) for dep in mix.deps)


def _read(program: Program, path: str, file: FileFacts, old: bool) -> Iterator[TemplateFacts]:
    """A file's templates; those of an old LiveView are scanned again, as their braces mean less."""
    for template in file.templates:
        if old and template.dialect is Dialect.HEEX:
            data = program.source(path).data
            span = template.start, template.end
            yield template_facts(scan_slice(data, *span, Dialect.HEEX_WITHOUT_BRACES, template.margin))
        else:
            yield template


def _diagnostics(program: Program, path: str, templates: Sequence[TemplateFacts]) -> Iterator[Diagnostic]:
    for template in templates:
        if template.problems:
            first, *more = template.problems
            place = program.place(Site(path, first.start, first.end))
            message = first.message + (f"; {len(more):,} more in this template" if more else "")
            yield Diagnostic(code="TEMPLATE", severity=Severity.WARNING, message=message, span=place)


def _named(
    program: Program, path: str, templates: Sequence[TemplateFacts], modules: Sequence[ModuleSource]
) -> Iterator[Template]:
    for facts in templates:
        yield Template(
            dialect=facts.dialect,
            module=_owner(modules, facts.start),
            components=tuple(use for tag in facts.tags for use in _components(tag, program, path)),
            bindings=tuple(binding for tag in facts.tags for binding in _bindings(tag, program, path)),
            span=_placed(program, path, facts),
        )


def _owner(modules: Sequence[ModuleSource], offset: int) -> str | None:
    """The innermost module around an offset."""
    around = [source for source in modules if not source.generated and source.node.start <= offset < source.node.end]
    return max(around, key=lambda source: source.node.start).name if around else None


def _components(tag: TagFacts, program: Program, path: str) -> Iterator[ComponentUse]:
    if tag.kind is not TagKind.HTML:
        names = tuple(item.name for item in tag.attributes if item.name)
        yield ComponentUse(kind=tag.kind, name=tag.name, attributes=names, span=_placed(program, path, tag))


def _bindings(tag: TagFacts, program: Program, path: str) -> Iterator[Binding]:
    carried = tuple(name for item in tag.attributes if (name := event_value(item.name)))
    target = next((item for item in tag.attributes if item.name == "phx-target"), None)
    for item in tag.attributes:
        if event := event_of(item.name):
            yield Binding(
                event=event,
                tag=tag.kind.sign + tag.name,
                value=_written(item, program, path),
                target=_written(target, program, path) if target else None,
                carries=carried,
                span=_placed(program, path, item),
            )


def _written(item: AttributeFacts, program: Program, path: str) -> Written:
    code = item.form in {Form.CODE, Form.MIXED}
    return Written(text=program.text(Site(path, item.start, item.end)), code=code)


def _placed(program: Program, path: str, part: TemplateFacts | TagFacts | AttributeFacts) -> Place:
    return program.place(Site(path, part.start, part.end))
