"""The style sheet of the SVG: one set of colours for light, one for dark; shape and dashes say the same."""

from __future__ import annotations

_LIGHT = {
    "page": ("#ffffff", "none", ""),
    "application": ("#1f2937", "#1f2937", "#ffffff"),
    "supervisor": ("#e0ecff", "#2563eb", "#172554"),
    "dynamic": ("#f0eaff", "#7c3aed", "#3b0764"),
    "server": ("#e3f8ea", "#15803d", "#052e16"),
    "worker": ("#f3f4f6", "#6b7280", "#111827"),
    "library": ("#ffffff", "#9ca3af", "#374151"),
    "unresolved": ("#fff4d6", "#b45309", "#451a03"),
}

_DARK = {
    "page": ("#0d1117", "none", ""),
    "application": ("#e5e7eb", "#e5e7eb", "#0d1117"),
    "supervisor": ("#13294d", "#60a5fa", "#dbeafe"),
    "dynamic": ("#2a1a4a", "#a78bfa", "#ede9fe"),
    "server": ("#0f2f1d", "#4ade80", "#dcfce7"),
    "worker": ("#1f2937", "#9ca3af", "#f3f4f6"),
    "library": ("#0d1117", "#6b7280", "#d1d5db"),
    "unresolved": ("#3a2606", "#fbbf24", "#fef3c7"),
}


def _scheme(colors: dict[str, tuple[str, str, str]], *, text: str, muted: str, wire: str, frame: str) -> str:
    page = colors["page"][0]
    rules = [f".page{{fill:{page}}}.heading{{fill:{text}}}.line{{fill:{muted}}}"]
    rules.append(f".wire{{stroke:{wire}}}.frame{{fill:none;stroke:{frame}}}")
    for kind, (fill, stroke, ink) in colors.items():
        if kind != "page":
            rules.append(f".{kind} rect{{fill:{fill};stroke:{stroke}}}.{kind} text{{fill:{ink}}}")
    return "".join(rules)


STYLE = (
    "text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}"
    ".heading{font-size:16px;font-weight:700}.title{font-size:12px;font-weight:600}.line{font-size:10px}.order{font-weight:400;opacity:.65}"
    ".node .line{opacity:.85}.node rect{stroke-width:1.2}.supervisor rect{stroke-width:2}"
    ".wire{fill:none;stroke-width:1.3}.conditional,.conditional rect{stroke-dasharray:6 4}"
    ".wire.demand,.demand rect{stroke-dasharray:1.5 3.5;stroke-linecap:round}.unresolved rect{stroke-dasharray:6 4}"
    ".unresolved .title{font-style:italic}.dynamic rect{stroke-width:2}"
    + _scheme(_LIGHT, text="#111827", muted="#4b5563", wire="#6b7280", frame="#d1d5db")
    + "@media (prefers-color-scheme:dark){"
    + _scheme(_DARK, text="#f3f4f6", muted="#9ca3af", wire="#8b949e", frame="#374151")
    + "}"
)
