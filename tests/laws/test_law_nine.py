"""Law 9: no input makes a stage raise. Here: the corpus, mutilated."""

from pathlib import Path

import hypothesis.strategies as st
from hypothesis import given

from analyzer.pipeline import analyze_text
from models.project import Project
from tests.analysis import CORPUS, assert_inside, places

SOURCES = tuple(path.read_text("utf-8") for path in sorted(CORPUS.rglob("*.ex"), key=str) if path.stat().st_size < 8000)
TEMPLATES = tuple(
    path.read_text("utf-8") for path in sorted(CORPUS.rglob("*.*ee?"), key=str) if path.suffix != ".golden"
)
TOKENS = (
    *("do", "end", "fn", "->", "<-", "|>", "++", "|", "=", ",", "(", ")", "[", "]", "{", "}", "%{", "%", "<<", ">>"),
    *("&", "&1", "@", "^", "#{", '"', "'", '"""', "~w", ":", "::", "\\\\", "when", "not", "nil", "unquote(x)", "use"),
    *("use A", "use __MODULE__", "alias __MODULE__", "import A", "quote do", "else", "rescue", "\x00", "\ufeff", "\r"),
    *(
        "Supervisor.init(x, y)",
        "Supervisor.init()",
        "Supervisor.start_link()",
        "GenServer.call()",
        "send()",
        "defmodule",
    ),
    *("Supervisor.child_spec()", "Enum.map()", "for x <- x", "case", "if", "with", "cond", "@x @x", "ä", "\U0001f6a2"),
)


@st.composite
def wrecks(draw: st.DrawFn, sources: tuple[str, ...] = SOURCES) -> str:
    """A file of the corpus after a few accidents: parts cut out, doubled, moved, replaced by tokens."""
    text = draw(st.sampled_from(sources))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        match draw(st.sampled_from(["cut", "double", "token", "swallow", "lines"])):
            case "cut":
                text = text[:start] + text[end:]
            case "double":
                text = text[:end] + text[start:end] + text[end:]
            case "token":
                text = f"{text[:start]} {draw(st.sampled_from(TOKENS))} {text[start:]}"
            case "swallow":
                text = text[:start]
            case _:
                lines = text.split("\n")
                at = draw(st.integers(0, len(lines) - 1))
                text = "\n".join(lines[at:] + lines[:at])
    return text


@given(wrecks())
def test_a_wreck_is_no_trouble(text: str) -> None:
    accept({"lib/wreck.ex": text})


@given(wrecks(TEMPLATES), st.sampled_from(["heex", "html.eex", "text.eex"]))
def test_a_template_that_is_a_wreck_is_no_trouble(text: str, kind: str) -> None:
    sigil = text.replace('"""', "")
    accept({f"lib/wreck.{kind}": text, "lib/wreck.ex": f'defmodule A do\n  def f(a), do: ~H"""\n{sigil}\n  """\nend\n'})


@given(st.lists(st.sampled_from(TOKENS), max_size=40))
def test_tokens_in_any_order(tokens: list[str]) -> None:
    accept({"lib/tokens.ex": f"defmodule A do\n{' '.join(tokens)}\nend\n"})


@given(wrecks(), wrecks())
def test_two_wrecks_that_speak_of_each_other(one: str, two: str) -> None:
    accept({"lib/one.ex": one, "lib/two.ex": two, "config/config.exs": two, "mix.exs": one})


def accept(files: dict[str, str]) -> None:
    """The pipeline's debug mode raises what a room raises; whatever it says lies within the files."""
    project = analyze_text(files)
    assert Project.from_json(project.to_json()) == project
    for place in places(project):
        assert_inside(place, files)


def test_there_are_sources() -> None:
    assert len(SOURCES) > 15
    assert len(TEMPLATES) > 5
    assert Path(CORPUS, "gen_server/sample.ex").read_text("utf-8") in SOURCES
