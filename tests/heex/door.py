"""The one line that knows the API of the template scanner; it asserts the laws on every text it is shown."""

from itertools import pairwise
from pathlib import Path

from analyzer.syntax import emit
from analyzer.syntax.heex import Scanned, dialect_of, scan, sigils
from models.ast.walk import walk
from models.ast.templates import Attribute, Block, Code, Dialect, Element, Embedded, Mixed, Spread, Template, TemplateNode

CORPUS = Path(__file__).parents[2] / "corpus" / "heex"
TEMPLATES = sorted(path for path in CORPUS.iterdir() if dialect_of(path.name))
SOUND = [path for path in TEMPLATES if not path.name.startswith(("nothing_fits", "unclosed_"))]


def check(source: str | bytes, dialect: Dialect = Dialect.HEEX) -> Scanned:
    """Scan a template, and hold it against every law."""
    data = source.encode() if isinstance(source, str) else source
    scanned = scan(data, dialect)
    _holds(data, scanned)
    return scanned


def checked_sigils(source: str | bytes) -> tuple[Scanned, ...]:
    """The templates of an Elixir file, each held against every law."""
    data = source.encode() if isinstance(source, str) else source
    found = sigils(data)
    for scanned in found:
        _holds(data, scanned)
    return found


def _holds(data: bytes, scanned: Scanned) -> None:
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
