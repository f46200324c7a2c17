"""The one line that knows the API of the template scanner; it asserts the laws on every text it is shown."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from analyzer.syntax import Problem, Token, emit
from analyzer.syntax.heex import Scanned, dialect_of, program, scan, sigils
from analyzer.syntax.repair import repaired
from models.ast.nodes import Node
from models.ast.templates import (
    Attribute,
    Block,
    Code,
    Dialect,
    Element,
    Embedded,
    Mixed,
    Spread,
    Template,
    TemplateNode,
)
from models.ast.walk import walk

CORPUS = Path(__file__).parents[2] / "corpus" / "heex"
TEMPLATES = sorted(path for path in CORPUS.iterdir() if dialect_of(path.name))
SOUND = [path for path in TEMPLATES if not path.name.startswith(("nothing_fits", "unclosed_"))]


@dataclass(frozen=True)
class Checked:
    """A scanned template with its Elixir read."""

    template: Template
    tokens: tuple[Token, ...]
    elixir: Node
    problems: tuple[Problem, ...]


def check(source: str | bytes, dialect: Dialect = Dialect.HEEX) -> Checked:
    """Scan a template, and hold it against every law."""
    data = source.encode() if isinstance(source, str) else source
    return _checked(data, scan(data, dialect))


def checked_sigils(source: str | bytes) -> tuple[Checked, ...]:
    """The templates of an Elixir file, each held against every law."""
    data = source.encode() if isinstance(source, str) else source
    return tuple(_checked(data, scanned) for scanned in sigils(data, repaired(data).root))


def _checked(data: bytes, scanned: Scanned) -> Checked:
    template = scanned.template
    elixir, wrong = program(data, template.start, template.end, scanned.code)
    problems = sorted([*scanned.problems, *wrong], key=lambda problem: (problem.start, problem.end))
    checked = Checked(template, scanned.tokens, elixir, tuple(problems))
    _holds(data, checked)
    return checked


def _holds(data: bytes, scanned: Checked) -> None:
    template = scanned.template
    if scanned.tokens:
        assert emit(scanned.tokens, data) == data[template.start : template.end]
        assert scanned.tokens[0].start == template.start
        assert scanned.tokens[-1].end == template.end
        assert all(one.end == two.start for one, two in pairwise(scanned.tokens))
    elif not scanned.problems:
        assert template.start == template.end
    for problem in scanned.problems:
        assert template.start <= problem.start <= problem.end <= template.end, problem
    for node in walk(scanned.elixir):
        assert template.start <= node.start <= node.end <= template.end, node
    _nest(template)


def _nest(template: Template) -> None:
    """Every node lies inside of the one around it, and after the one before it."""
    pending: list[TemplateNode] = [template]
    while pending:
        node = pending.pop()
        assert node.start <= node.end
        inside = _inside(node)
        at = node.start
        for child in inside:
            assert at <= child.start <= child.end <= node.end, (node, child)
            at = child.end
        pending.extend(inside)


def _inside(node: TemplateNode) -> list[TemplateNode]:
    match node:
        case Template(body=body):
            return list(body)
        case Element(attributes=attributes, body=body):
            return [*attributes, *body]
        case Block(sections=sections, closing=closing):
            return [*sections, *([closing] if closing else [])]
        case Attribute(value=Code() | Mixed() as value):
            return [value]
        case Mixed(parts=parts):
            return list(parts)
        case Embedded(code=code) | Spread(code=code):
            return [code]
        case _:
            return list(getattr(node, "body", ()))
