"""SVG without any program's help: light and dark, readable by screen readers, the same bytes every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from analyzer.graphs.graph import Graph, GraphEdge
from analyzer.graphs.layout import Box, Frame, Item, Wire, arrange
from analyzer.graphs.measure import LINE_HEIGHT, MARGIN_X, MARGIN_Y, TITLE_HEIGHT
from analyzer.graphs.svg_style import STYLE
from analyzer.graphs.text import count, one_line

_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
_ACCESSIBLE = 'role="img" aria-labelledby="unmix-title unmix-desc"'
_BORDER, _HEADER, _FOOTER, _NARROWEST = 24, 60, 64, 700
_CORNER = 7.0
_NAMES = {
    "supervisor": "supervisor",
    "dynamic": "dynamic supervisor",
    "library": "library child",
    "unresolved": "unresolved child",
}
_LINES = (("wire", "starts, in this order"), ("wire conditional", "under a condition"), ("wire demand", "on demand"))


def render(graph: Graph) -> str:
    """One document; hovering a node tells where it was read."""
    drawing = arrange(graph)
    width = round(max(drawing.width, _NARROWEST) + 2 * _BORDER)
    height = round(drawing.height + _HEADER + _FOOTER + _BORDER)
    parts = (
        f'<svg {_NAMESPACE} width="{width}" height="{height}" viewBox="0 0 {width} {height}" {_ACCESSIBLE}>',
        f'<title id="unmix-title">{_text(_title(graph))}</title>',
        f'<desc id="unmix-desc">{_text(_description(graph))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="page" width="{width}" height="{height}"/>',
        f'<text class="heading" x="{_BORDER}" y="30">{_text(_title(graph))}</text>',
        f'<text class="line" x="{_BORDER}" y="47">{_text(_description(graph))}</text>',
        f'<g transform="translate({_BORDER} {_HEADER + 6})">',
        *(
            part
            for kind in (Frame, Wire, Box)
            for item in drawing.items
            if isinstance(item, kind)
            for part in _item(item)
        ),
        "</g>",
        *_legend(graph, height - 38),
        "</svg>",
    )
    return "\n".join(parts) + "\n"


def _item(item: Item) -> Iterator[str]:
    match item:
        case Frame():
            size = f'width="{_n(item.width)}" height="{_n(item.height)}"'
            yield f'<rect class="frame" x="{_n(item.x)}" y="{_n(item.y)}" {size} rx="8"/>'
        case Wire():
            yield f'<path class="{_wire_class(item.edge)}" d="{_path(item)}"/>'
        case Box():
            yield from _box(item)


def _box(box: Box) -> Iterator[str]:
    text, demanded = box.label, box.edge is not None and box.edge.kind == "on_demand"
    held = box.edge is not None and bool(box.edge.conditions)
    classes = f"node {box.node.kind}" + (" demand" if demanded else " conditional" if held else "")
    corner = 4 if box.node.kind in ("supervisor", "dynamic", "application") else 11
    yield f'<g class="{classes}" transform="translate({_n(box.x)} {_n(box.y)})">'
    yield f"<title>{_text(_hint(box))}</title>"
    yield f'<rect width="{_n(text.width)}" height="{_n(text.height)}" rx="{corner}"/>'
    baseline = MARGIN_Y + TITLE_HEIGHT - 4
    order = f'<tspan class="order">{text.order}</tspan>' if text.order else ""
    yield f'<text class="title" x="{MARGIN_X}" y="{baseline}">{order}{_text(text.title)}</text>'
    for number, line in enumerate(text.lines, 1):
        yield f'<text class="line" x="{MARGIN_X}" y="{baseline + number * LINE_HEIGHT}">{_text(line)}</text>'
    yield "</g>"


def _hint(box: Box) -> str:
    place = (str(box.node.span),) if box.node.span else ()
    return " · ".join((box.node.title, *box.node.lines, *place))


def _wire_class(edge: GraphEdge) -> str:
    return "wire demand" if edge.kind == "on_demand" else "wire conditional" if edge.conditions else "wire"


def _path(wire: Wire) -> str:
    """Across, along a trunk that the siblings share, across; corners are rounded."""
    middle, rise = (wire.x + wire.to_x) / 2, wire.to_y - wire.y
    if abs(rise) < 1:
        return f"M{_n(wire.x)} {_n(wire.y)}H{_n(wire.to_x)}"
    corner = min(_CORNER, abs(rise) / 2)
    turn = _sign(rise) * corner
    return (
        f"M{_n(wire.x)} {_n(wire.y)}H{_n(middle - corner)}q{_n(corner)} 0 {_n(corner)} {_n(turn)}"
        f"V{_n(wire.to_y - turn)}q0 {_n(turn)} {_n(corner)} {_n(turn)}H{_n(wire.to_x)}"
    )


def _sign(value: float) -> int:
    return 1 if value > 0 else -1


def _legend(graph: Graph, y: int) -> Iterator[str]:
    """The kinds that occur, then the lines that occur."""
    x = float(_BORDER)
    for kind in dict.fromkeys(node.kind for node in graph.nodes):
        yield f'<g class="node {kind}"><rect x="{_n(x)}" y="{y - 9}" width="14" height="10" rx="3"/></g>'
        yield f'<text class="line" x="{_n(x + 19)}" y="{y}">{_text(_NAMES.get(kind, kind))}</text>'
        x += 36 + 6.1 * len(_NAMES.get(kind, kind))
    x, y = float(_BORDER), y + 18
    used = {_wire_class(edge) for edge in graph.edges}
    for style, meaning in _LINES:
        if style in used:
            yield f'<path class="{style}" d="M{_n(x)} {y - 4}h22"/>'
            yield f'<text class="line" x="{_n(x + 27)}" y="{y}">{_text(meaning)}</text>'
            x += 44 + 6.1 * len(meaning)


def _title(graph: Graph) -> str:
    return f"{graph.name}: {graph.view}"


def _description(graph: Graph) -> str:
    counted = Counter(node.kind for node in graph.nodes if node.same_as is None)
    return " · ".join(count(number, _NAMES.get(kind, kind)) for kind, number in counted.items()) or "nothing found"


def _text(text: str) -> str:
    return escape(one_line(text), quote=True)


def _n(number: float) -> str:
    """At most one decimal, none when it is zero."""
    return f"{number:.1f}".removesuffix(".0")
