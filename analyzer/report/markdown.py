"""Small pieces of GitHub-flavoured Markdown, safe for any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analyzer.graphs.text import one_line


def code(text: str) -> str:
    """A code span; its fence is longer than any run of backticks inside. In tables a pipe needs an escape."""
    flat = one_line(text).replace("|", "\\|")
    if not flat:
        return ""
    fence = _fence(flat, shortest=1)
    padding = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{padding}{flat}{padding}{fence}"


def plain(text: str) -> str:
    """Text that nobody reads as markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", one_line(text))


def block(text: str) -> str:
    fence = _fence(text, shortest=3)
    return f"{fence}text\n{text.rstrip()}\n{fence}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a heading that ends in `:` is aligned to the right."""
    lines = [
        [cell.removesuffix(":") for cell in head],
        ["--:" if cell.endswith(":") else "---" for cell in head],
        *rows,
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _fence(text: str, *, shortest: int) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(longest + 1, shortest)
