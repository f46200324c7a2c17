"""mix.exs as data."""

import pytest

from analyzer.project.mix import read_mix
from analyzer.syntax import parse
from models.project import MixProject


def mix(source: str) -> MixProject:
    """The one door: a mix.exs with this body of its module."""
    return read_mix(parse(f"defmodule Shop.MixProject do\nuse Mix.Project\n{source}\nend\n".encode()).root, "mix.exs")


def deps(source: str) -> dict[str, str]:
    """The dependencies when `deps:` is this expression (`def`s may follow after a line break)."""
    expression, _, helpers = source.partition("\n")
    found = mix(f"def project, do: [app: :shop, deps: {expression}]\n{helpers}").deps
    assert [dep.name for dep in found] == sorted({dep.name for dep in found})
    return {dep.name: dep.requirement for dep in found}


def test_what_a_generated_mix_exs_says() -> None:
    found = mix(
        """
        @app :shop
        def project do
          [app: @app, version: "0.1.0", deps: deps(), start_permanent: Mix.env() == :prod]
        end

        def application, do: [mod: {Shop.Application, []}, extra_applications: [:logger]]

        defp deps do
          [{:phoenix, "~> 1.8"}, {:core, in_umbrella: true}, {:credo, "~> 1.7", only: [:dev, :test], runtime: false}]
        end
        """
    )
    assert (found.path, found.app, found.start_module, found.umbrella) == (
        "mix.exs",
        "shop",
        "Shop.Application",
        False,
    )
    assert [(dep.name, dep.requirement) for dep in found.deps] == [
        ("core", "in_umbrella: true"),
        ("credo", "~> 1.7"),
        ("phoenix", "~> 1.8"),
    ]


def test_an_umbrella_has_apps_and_no_application() -> None:
    found = mix('def project, do: [apps_path: "apps", deps: []]')
    assert (found.app, found.start_module, found.umbrella) == (None, None, True)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("{Shop.App, []}", "Shop.App"),
        ("{__MODULE__.App, [:x]}", "Shop.MixProject.App"),
        ("{@start, []}", "Shop.Start"),
        ("{:shop_app, []}", "shop_app"),
        ("start()", "Shop.Start"),
        ("{pick(), []}", None),
        ("nil", None),
    ],
)
def test_the_start_module(module: str, name: str | None) -> None:
    helpers = "@start Shop.Start\ndefp start, do: {@start, []}\ndefp pick, do: Enum.random([A, B])"
    found = mix(f"def project, do: [app: :shop]\ndef application, do: [mod: {module}]\n{helpers}")
    assert found.start_module == name


def test_a_start_module_under_a_condition_counts() -> None:
    body = "if Mix.env() == :test, do: [], else: [mod: {Shop.App, []}]"
    assert mix(f"def project, do: [app: :shop]\ndef application, do: {body}").start_module == "Shop.App"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('[a: "1", b: "2"]', {"a": "1", "b": "2"}),
        ('[{:a, "1"}] ++ more()\ndefp more, do: [{:b, "2"}]', {"a": "1", "b": "2"}),
        ('[{:a, "1"} | more()]\ndefp more, do: [{:b, "2"}]', {"a": "1", "b": "2"}),
        ('@deps\n@deps [{:a, path: "../a"}]', {"a": 'path: "../a"'}),
        ('if Mix.env() == :prod, do: [{:a, "1"}], else: [{:b, "2"}]', {"a": "1", "b": "2"}),
        ('deps(:prod)\ndefp deps(:prod), do: [a: "1"]\ndefp deps(:dev), do: [b: "2"]', {"a": "1"}),
        ('deps(Mix.env())\ndefp deps(:prod), do: [a: "1"]\ndefp deps(:dev), do: [b: "2"]', {"a": "1", "b": "2"}),
        ('deps()\ndefp deps do\n  v = "1"\n  base = [{:a, v}]\n  base\nend', {"a": "1"}),
        ('case x() do :p -> [a: "1"]; _ -> [b: "2"] end', {"a": "1", "b": "2"}),
        ('[[a: "1"], [b: "2"]] |> List.flatten() |> Enum.reject(&is_nil/1)', {"a": "1", "b": "2"}),
        ('[{:a, @version}]\n@version "1"', {"a": "1"}),
        ('[{:a, System.get_env("V")}]', {"a": ""}),
        ('[{:a, git: "https://u:t0ken@x.io/a.git"}]', {"a": 'git: "https://[redacted]@x.io/a.git"'}),
        ('lock([a: "1"])\ndefp lock(deps), do: for(d <- deps, do: put_elem(d, 1, "2"))', {"a": "2"}),
        ("Enum.random([[]])", {}),
        ("missing()", {}),
        ('[:a, {:b}, {"c", "1"}, 4]', {}),
    ],
)
def test_dependencies(source: str, expected: dict[str, str]) -> None:
    assert deps(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "deps()\ndefp deps, do: deps() ++ deps()",
        "@deps\n@deps @deps",
        "d0()\n" + "\n".join(f"defp d{n}, do: d{n + 1}() ++ d{n + 1}()" for n in range(60)),
        "deps(deps(deps()))\ndefp deps(x), do: deps(deps(x))",
    ],
)
def test_helpers_that_never_end_say_nothing(source: str) -> None:
    assert deps(source) == {}


@pytest.mark.parametrize("source", ["", "1 +", "defmodule A do end", "def project, do: 1", "defmodule do end", "use"])
def test_anything_else_is_no_project_but_no_error(source: str) -> None:
    assert read_mix(parse(source.encode()).root, "x/mix.exs") == MixProject(path="x/mix.exs")
