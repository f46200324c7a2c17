"""Laws for any bytes at all: tokens tile, nothing raises, nodes nest."""

from hypothesis import given
from hypothesis import strategies as st

from models.ast.templates import Dialect
from tests.heex.door import CORPUS, check, checked_sigils

VILLAINS = [path.read_bytes() for path in sorted(CORPUS.glob("*ee?*")) if path.suffix != ".golden"]

WORDS = [
    *"< > / /> </ <b <p> </p> <.x> </.x> <A.b> <:s> </:s> <br> <script> </script> <style> <!-- --> <!doctype".split(),
    *'= a="b" c={d} e=\' " \' { } {@r} \\{ \\} {~s(}) <%= %> <% <%% <%# <%!-- --%> do end else -> fn'.split(),
    *'phx-no-curly-interpolation :if={x} <%=if(x)do%> <%end%> <%else%> <%x->%> # "#{ é \0'.split(),
    " ",
    "\n",
    "\r\n",
]
DIALECTS = st.sampled_from(list(Dialect))


@given(st.binary(max_size=60), DIALECTS)
def test_any_bytes(data: bytes, dialect: Dialect) -> None:
    check(data, dialect)


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["", " "]), DIALECTS)
def test_any_words(words: list[str], between: str, dialect: Dialect) -> None:
    check(between.join(words), dialect)


@given(st.data(), DIALECTS)
def test_a_villain_with_a_hole(data: st.DataObject, dialect: Dialect) -> None:
    source = data.draw(st.sampled_from(VILLAINS))
    start = data.draw(st.integers(0, len(source)))
    end = min(len(source), start + data.draw(st.integers(0, 8)))
    put = data.draw(st.binary(max_size=3) | st.sampled_from(WORDS).map(str.encode))
    check(source[:start] + put + source[end:], dialect)


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join), st.sampled_from(['"""', '"', "|"]))
def test_any_words_in_a_sigil(text: str, quotes: str) -> None:
    line = "\n  " if quotes == '"""' else ""
    checked_sigils(f"def page(assigns) do\n  ~H{quotes}{line}{text}{line}{quotes}\nend\n")
