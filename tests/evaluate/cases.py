"""Reads the cases of a Markdown file: a heading, Elixir, what stands beside it, the children it gives.

    ## list grown by an if

    ```elixir
    list = if rainy?(), do: [Ferry.Roof], else: []
    ```

    ```text
    Ferry.Roof  if rainy?()
    ```

A second block of Elixir stands in the module, beside the function. A heading that ends in `(not yet)`
is a known gap: the text says what is right, and the test fails when it is reached unnoticed.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    name: str
    expression: str
    beside: str
    expected: str
    gap: bool


def cases(file: Path) -> Iterator[Case]:
    _, *sections = re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)
    for section in sections:
        name, _, rest = section.partition("\n")
        blocks = re.findall(r"^```(\w+)\n(.*?)^```$", rest, flags=re.MULTILINE | re.DOTALL)
        code = [text for language, text in blocks if language == "elixir"]
        [expected] = [text for language, text in blocks if language == "text"]
        assert len(code) in (1, 2), name
        beside = code[1] if len(code) > 1 else ""
        yield Case(name.removesuffix(" (not yet)"), code[0], beside, expected.rstrip("\n"), "(not yet)" in name)
