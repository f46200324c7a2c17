"""What functions of the standard library give, and what they do not pretend to know."""

import pytest

from tests.analysis import children, init

# An expression, and its children: "?" where there is one that is not known, "if" where a condition stands before it.
CERTAIN = {
    "List.delete([A, B, A], A)": ["B", "A"],
    "[A, B, A] -- [A]": ["B", "A"],
    "[A, B] -- [B, C]": ["A"],
    "Enum.into([A], [B])": ["B", "A"],
    "Enum.uniq([A, B, A])": ["A", "B"],
    "Enum.dedup([A, A, B, A])": ["A", "B", "A"],
    "Enum.map(Enum.with_index([A, B], 5), fn {m, i} -> {m, i} end)": ["tuple A(5)", "tuple B(6)"],
    "Keyword.values(Keyword.put_new([a: A], :a, B))": ["A"],
    "Keyword.values(Keyword.put([a: A], :a, B))": ["B"],
    "Map.values(Map.put_new(%{a: A}, :a, B))": ["A"],
    "Map.values(Map.merge(%{a: A}, %{a: B}))": ["B"],
    "Keyword.values(Keyword.replace([a: A], :b, B))": ["A"],
    "Keyword.values(Keyword.replace([a: A], :a, B))": ["B"],
    "Keyword.values(Keyword.drop([a: A, b: B], [:a]))": ["B"],
    "Keyword.values(Keyword.take([a: A, b: B], [:a]))": ["A"],
    "[Keyword.get_lazy([], :a, fn -> A end)]": ["A"],
    "[Map.get(%{a: A}, :b, B)]": ["B"],
    "if is_integer(1.5), do: [A], else: [B]": ["B"],
    "if is_map(%{}), do: [A], else: [B]": ["A"],
    "if is_map(Supervisor.child_spec(A, id: :x)), do: [A], else: [B]": ["A"],
    "if is_list('abc'), do: [A], else: [B]": ["A"],
    "if is_binary('abc'), do: [A], else: [B]": ["B"],
    'if is_binary("a#{x()}"), do: [A], else: [B]': ["A"],
    "if 1 === 1.0, do: [A], else: [B]": ["B"],
    "if 1 == 1.0, do: [A], else: [B]": ["A"],
    "if 1.0 in [1], do: [A], else: [B]": ["B"],
    "case 1.0 do\n  1 -> [A]\n  _ -> [B]\nend": ["B"],
    'case "#{nil}" do\n  "" -> [A]\n  _ -> [B]\nend': ["A"],
    "try do\n  [A]\nafter\n  :ok\nend": ["A"],
    "try do\n  [A]\nrescue\n  e -> reraise(e, __STACKTRACE__)\nend": ["A"],
    "Enum.filter([A, nil, false], & &1)": ["A"],
    "Enum.reject([A, C.child_spec([])], &is_nil/1)": ["A", "child_spec C([])"],
    "[elem({A, B}, 1)]": ["B"],
}

UNSURE = {
    "List.delete([A, B], x())": ["A if", "B if"],
    "[A] -- [x()]": ["A if"],
    "List.delete([A, A], x())": ["A if", "A if"],
    "Enum.filter([x()], & &1)": ["?"],
    "case Supervisor.child_spec(A, id: :x) do\n  %{id: :y} -> [A]\n  _ -> [B]\nend": ["A if", "B if"],
    "case %{x() => 1} do\n  %{x: 1} -> [A]\n  _ -> [B]\nend": ["A if", "B if"],
    "case {:rand.uniform(2), :rand.uniform(2)} do\n  {x, x} -> [A]\n  _ -> [B]\nend": ["A if", "B if"],
    "case [A, x()] do\n  [x, x] -> [A]\n  _ -> [B]\nend": ["A if", "B if"],
    "try do\n  [A]\nrescue\n  _ -> [B]\nend": ["A if", "B if"],
    "try do\n  x()\nelse\n  _ -> [A]\nend": ["A"],
    "[Map.get(Map.merge(%{a: A}, x()), :a)]": ["?"],
    "[Map.get(Map.put(%{a: A}, x(), B), :a)]": ["?"],
    "[Map.get(%{:a => A, x() => B}, :a)]": ["?"],
    "[Map.get(%{x() => B, :a => A}, :a)]": ["A"],
    "Keyword.values(Keyword.delete([a: A], x()))": ["?"],
    "Keyword.values(Keyword.take([a: A], [x()]))": ["?"],
    "Keyword.split([a: A], [:a])": ["?"],
    "Enum.sort([A, B])": ["?"],
    "Enum.shuffle([A, B])": ["?"],
    "Enum.into([a: A], %{})": ["?"],
    "List.wrap(x())": ["?"],
}

CRASHES = [
    "Enum.map([A])",
    "Enum.map()",
    "Keyword.get(x)",
    "Keyword.put([])",
    "List.wrap()",
    "[elem({1})]",
    "[hd()]",
    "Application.get_env()",
    "[apply()]",
    "try()",
    "elem({A}, -1)",
    "hd([])",
    f"if {'9' * 425} * 1.5 > 1, do: [A], else: [B]",
    f"[{{A, {'9' * 3000} * {'9' * 3000}}}]",
    "[{A, 1.0e300 * 1.0e300}]",
    "[{A, -(x())}]",
]


def shown(expression: str) -> list[str]:
    lines = children(init(expression)).splitlines()
    return [
        "?" if line.startswith("?") else line.split("  ")[0] + (" if" * ("  if " in line or "  unless " in line))
        for line in lines
    ]


@pytest.mark.parametrize("expression", CERTAIN)
def test_it_is_known(expression: str) -> None:
    assert shown(expression) == CERTAIN[expression]


@pytest.mark.parametrize("expression", UNSURE)
def test_it_is_not_known(expression: str) -> None:
    assert shown(expression) == UNSURE[expression]


@pytest.mark.parametrize("expression", CRASHES)
def test_it_does_not_crash(expression: str) -> None:
    assert "INTERNAL" not in children(init(expression))


@pytest.mark.parametrize(
    ("step", "last"),
    [
        ("x = x ++ x", "x"),
        ("x = Enum.concat(x, x)", "x"),
        ("s = s <> s", "[{Ferry.Dock, s}]"),
        ('s = "#{s}#{s}"', "[{Ferry.Dock, s}]"),
    ],
)
def test_what_doubles_is_given_up(step: str, last: str) -> None:
    lines = ["x = [Ferry.Dock]", 's = "abc"', *([step] * 60), last]
    assert len(children(init("\n".join(lines)))) < 10_000
