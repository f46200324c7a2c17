"""What a `<% %>` is to the code around it, told from its words."""

import pytest

from analyzer.syntax.heex.words import place_of
from models.ast.templates import Place

CODE = {
    Place.START: [
        "if x do",
        "if x do ",
        "for a <- b do # c",
        "form_for @c, fn f ->",
        "Enum.map(a, fn b ->",
        "f fn a -> 1 end, fn b ->",
        'if "#{"end"}" do',
        "x do\n",
    ],
    Place.MIDDLE: ["else", "rescue", "after", " :a ->", "_ ->", "end, else: fn x ->", "end do", "fn a -> 1 end ->"],
    Place.END: ["end", "end)", "end, class: 1)", ") end", "] ) end", "end # do"],
    Place.WHOLE: [
        "",
        "x",
        ":do",
        "do: x",
        "a.do",
        "@do",
        "x, do: y",
        "ending",
        "undo",
        "# do",
        '"do"',
        "x.end",
        "[end: 1]",
        "?do",
    ],
}


@pytest.mark.parametrize(("place", "code"), [(place, code) for place, codes in CODE.items() for code in codes])
def test_the_place_of(place: Place, code: str) -> None:
    assert place_of(code.encode()) is place
