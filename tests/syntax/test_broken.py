"""What we do not understand is said so, and costs no more than itself."""

import pytest

from analyzer.syntax import emit, parse, skim, tokens
from models.ast.nodes import Call, Unsupported
from models.ast.walk import walk
from tests.syntax.door import check

FILE = """defmodule A do
  @moduledoc \"\"\"
  Text at the margin
  end
  \"\"\"
  def one(x), do: x

{}
  def three, do: 3
end

defmodule B do
  def four, do: 4
end
"""


def definitions(source: str) -> list[str]:
    found = [node for node in walk(check(source).root) if isinstance(node, Call) and node.name == "def"]
    return [head.name for node in found if isinstance(head := node.args[0], Call)]


@pytest.mark.parametrize(
    "broken",
    [
        "  def two(x) do\n    foo(x\n  end\n",
        "  def two(x) do\n    foo(x)\n",
        "  def two(x) do\n    foo(x)\n  end\n  end\n",
        "  def two(x) do\n    foo(x) +\n  end\n",
        '  def two(x) do\n    "foo\n  end\n',
        "  def two(x) do\n    [1 2]\n  end\n",
        "  def two(x) do\n    case x do\n  end\n",
        "  def )two(x, do: 1\n",
    ],
    ids=["parenthesis", "no end", "end twice", "operand", "quote", "comma", "inner end", "head"],
)
def test_an_error_in_one_function_leaves_the_others(broken: str) -> None:
    source = FILE.format(broken)
    assert check(source).problems
    assert "one" in definitions(source)
    names = [
        node.args[0] for node in walk(parse(source.encode()).root) if isinstance(node, Call) and node.name == "def"
    ]
    assert len(names) >= 3
    assert skim(source.encode()).problems


def test_an_error_inside_arguments_is_the_calls() -> None:
    assert {problem.reason for problem in check("@spec f(A(x, [])) :: t").problems} == {"syntax"}


@pytest.mark.parametrize(
    "code",
    [
        "&f/1 | &g/1 :: a",
        "@@/1",
        "&@@/1",
        "not @/1",
        "fn\n  0 ->\n    stop()\n    wait\n  - x -> x\nend",
        '~H"""\n  a\n  \r"""\n~H"""\n  """',
        '"""\n  a\n  \r"""\n"b" <> """\n  """',
    ],
)
def test_what_the_grammar_reads_otherwise_is_refused(code: str) -> None:
    assert parse(code.encode()).problems


def test_a_guard_of_a_shape_we_do_not_know() -> None:
    assert check(b"fn a\0b when a > b -> a end").problems


def test_unsupported_covers_what_it_stands_for() -> None:
    parsed = check("a = 1\nb = [1 2]\nc = 3\n")
    [lost] = [node for node in walk(parsed.root) if isinstance(node, Unsupported)]
    assert parsed.source.text(lost.start, lost.end) == "[1 2]"
    [problem] = parsed.problems
    assert (problem.start, problem.end, problem.reason) == (lost.start, lost.end, lost.reason)


@pytest.mark.parametrize(
    "source",
    [
        "-f.() do end + 1",
        "f + g.() do end",
        'f "a" [1]',
        "[a: 1] \\\n[b: 2]",
        "(a) do b end",
    ],
    ids=["sign", "sign between", "no colon", "continued", "nothing called"],
)
def test_what_the_grammar_takes_for_something_else_is_left_out(source: str) -> None:
    assert check(source).problems


@pytest.mark.parametrize("word", ["do", "end", "else", "rescue", "fn", "x = end", "f(do)", "after 1"])
def test_reserved_words_are_no_names(word: str) -> None:
    assert check(word).problems


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("(", ")"), ("[", "]"), ("{", "}"), ("if a do\n", "\nend"), ("fn x -> ", " end"), ("not ", ""), ("%{a => ", "}")],
)
def test_twenty_thousand_levels_are_too_deep_but_no_crash(opening: str, closing: str) -> None:
    parsed = check(opening * 20_000 + "x" + closing * 20_000)
    assert {problem.reason for problem in parsed.problems} == {"too-deep"}


@pytest.mark.parametrize(("opening", "closing"), [('"#{a;', '}"'), ("a[b: ", "]"), ("f.(", ") do end")])
def test_files_within_files_are_too_deep_but_no_crash(opening: str, closing: str) -> None:
    assert check(opening * 200 + "x" + closing * 200).problems


@pytest.mark.parametrize("operator", [" + ", " <> ", " |> ", "."])
def test_long_chains_are_no_crash_either(operator: str) -> None:
    assert check(operator.join(["x"] * 5000)).problems[0].reason == "too-deep"


def test_a_deep_caller_gets_the_same_tree() -> None:
    source = b"[" * 150 + b"]" * 150

    def down(levels: int) -> object:
        return down(levels - 1) if levels else parse(source).root

    assert down(700) == parse(source).root


@pytest.mark.parametrize("data", [b"\0", b"x = 1\n\0\ny = 2", b"\xff\xfe", b'x = "\xff"\ny', b"\xef\xbb\xbfx = 1"])
def test_strange_bytes_are_a_problem(data: bytes) -> None:
    assert check(data).problems


@pytest.mark.slow
def test_five_megabytes() -> None:
    one = b"defmodule M do\n  def f(x) do\n    x |> g() |> h(1)\n  end\nend\n"
    data = one * (5_000_000 // len(one))
    assert parse(data).problems == skim(data).problems == ()
    assert emit(tokens(data), data) == data
