"""config/*.exs as data."""

import pytest

from analyzer.project.config import Config, read_config
from analyzer.syntax import parse

Said = list[tuple[str | None, str, bool]]


class Read:
    """The one door: config files by path, and what they say as source text."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files
        trees = [(path, parse(text.encode()).root) for path, text in files.items()]
        self.config: Config = read_config(trees)
        assert read_config(trees[::-1]).apps() == self.config.apps()

    def says(self, app: str, *path: str) -> Said:
        return [
            (
                value.environment,
                self.files[value.file].encode()[value.node.start : value.node.end].decode(),
                value.conditional,
            )
            for value in self.config.get(app, path)
        ]


def read(main: str, **others: str) -> Read:
    files = {f"config/{name}.exs": text for name, text in others.items()}
    return Read({"config/config.exs": main, **files})


IMPORT = 'import_config "#{config_env()}.exs"'


def test_what_every_environment_shares_is_said_once() -> None:
    assert read("config :shop, size: 10").says("shop", "size") == [(None, "10", False)]


def test_later_files_win_in_their_environment() -> None:
    found = read(f"config :shop, size: 10\n{IMPORT}", dev="config :shop, size: 1", prod="config :shop, size: 99")
    assert found.says("shop", "size") == [("dev", "1", False), ("test", "10", False), ("prod", "99", False)]


def test_runtime_comes_last_and_its_calls_stay_calls() -> None:
    runtime = 'if config_env() == :prod do\n  config :shop, size: System.get_env("SIZE")\nend'
    found = read(f"config :shop, size: 1\n{IMPORT}", prod="config :shop, size: 2", runtime=runtime)
    assert found.says("shop", "size")[-1] == ("prod", 'System.get_env("SIZE")', False)


def test_keyword_lists_merge_deeply_and_other_values_replace() -> None:
    found = read(
        f"config :shop, Shop.Repo, pool: [size: 1, queue: 2], hosts: [:a], name: x()\n{IMPORT}",
        dev="config :shop, Shop.Repo, pool: [size: 5], hosts: [:b], name: [k: 1]",
    )
    assert found.says("shop", "Shop.Repo", "pool", "size")[0] == ("dev", "5", False)
    assert found.says("shop", "Shop.Repo", "pool", "queue") == [(None, "2", False)]
    assert found.says("shop", "Shop.Repo", "hosts")[0] == ("dev", "[:b]", False)
    assert found.says("shop", "Shop.Repo", "name", "k") == [("dev", "1", False)]
    assert found.config.keys("shop", ("Shop.Repo",)) == ("hosts", "name", "pool")


def test_a_plain_value_ends_a_keyword_list() -> None:
    found = read("config :shop, k: [a: 1]\nconfig :shop, k: 5")
    assert found.says("shop", "k") == [(None, "5", False)]
    assert found.says("shop", "k", "a") == []


def test_a_merged_list_is_a_list() -> None:
    found = read("config :shop, K, a: 1\nconfig :shop, K, b: Shop.X\nconfig :shop, Shop.X, []")
    (value,) = found.config.get("shop", ("K",))
    assert value.node == parse(b"[a: 1, b: Shop.X]").root
    (empty,) = found.config.get("shop", ("Shop.X",))
    assert empty.node == parse(b"[]").root


def test_a_condition_that_only_running_can_tell_keeps_both() -> None:
    found = read('config :shop, on: 1, k: [a: 1]\nif System.get_env("X") do\n  config :shop, on: 2, k: [b: 2]\nend')
    assert found.says("shop", "on") == [(None, "1", False), (None, "2", True)]
    assert found.says("shop", "k", "b") == [(None, "2", True)]
    plain, full = found.config.get("shop", ("k",))
    assert (plain.node, plain.conditional) == (parse(b"[a: 1]").root, False)
    assert (full.node, full.conditional) == (parse(b"[a: 1, b: 2]").root, True)


@pytest.mark.parametrize(
    ("condition", "environments"),
    [
        ("config_env() == :prod", {"prod"}),
        ("Mix.env() === :prod", {"prod"}),
        ("config_env() != :prod", {"dev", "test"}),
        ("config_env() in [:dev, :test]", {"dev", "test"}),
        ("config_env() not in [:dev, :test]", {"prod"}),
        ("not (config_env() == :dev or Mix.env() == :test)", {"prod"}),
        ("config_env() == :dev and x()", {"dev?"}),
        ("config_env() == :dev && config_env() == :prod", set()),
        ("env == :dev", {"dev"}),
        ("config_target() == :host", {None}),
        ("true", {None}),
        ("x() || config_env() == :dev", {"dev", "test?", "prod?"}),
    ],
)
def test_conditions_on_the_environment(condition: str, environments: set[str | None]) -> None:
    found = read(f"env = config_env()\nif {condition} do\n  config :shop, a: 1\nelse\n  config :shop, b: 1\nend")
    said = {f"{where}{'?' * maybe}" if where else None for where, _, maybe in found.says("shop", "a")}
    assert said == environments


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("unless config_env() == :prod, do: config(:shop, a: 1)", [("dev", "1", False), ("test", "1", False)]),
        ("case config_env() do\n :prod -> config :shop, a: 1\n _ -> config :shop, a: 2\nend", None),
        ("cond do\n config_env() == :prod -> config :shop, a: 1\n true -> config :shop, a: 2\nend", None),
    ],
)
def test_branches(source: str, expected: Said | None) -> None:
    default: Said = [("dev", "2", False), ("test", "2", False), ("prod", "1", False)]
    assert read(source).says("shop", "a") == (expected or default)


def test_an_unknown_case_keeps_all_its_clauses() -> None:
    found = read("case x() do\n :a -> config :shop, a: 1\n _ -> config :shop, a: 2\nend")
    assert found.says("shop", "a") == [(None, "1", True), (None, "2", True)]


def test_variables_and_literal_comprehensions() -> None:
    found = read(
        "size = 7\nopts = [size: size]\nfor repo <- [Shop.Repo, Shop.Replica] do\n  config :shop, repo, opts\nend"
    )
    assert found.says("shop", "Shop.Repo", "size") == found.says("shop", "Shop.Replica", "size") == [(None, "7", False)]


def test_literal_lists_and_maps_are_entered() -> None:
    found = read("config :shop, limits: %{a: %{b: 3}}, mixed: [:x, k: 4]")
    assert found.says("shop", "limits", "a", "b") == [(None, "3", False)]
    assert found.says("shop", "mixed", "k") == [(None, "4", False)]


def test_an_umbrella_and_its_apps() -> None:
    found = Read(
        {
            "config/config.exs": 'config :web, a: 1\nimport_config "../apps/*/config/config.exs"\nconfig :web, b: 1',
            "apps/web/config/config.exs": f"config :web, a: 2, b: 2\n{IMPORT}",
            "apps/web/config/prod.exs": "config :web, a: 3",
            "apps/core/config/config.exs": "config :core, a: 4",
        }
    )
    assert found.says("web", "a") == [("dev", "2", False), ("test", "2", False), ("prod", "3", False)]
    assert found.says("web", "b") == [(None, "1", False)]
    assert found.config.apps() == ("core", "web")


def test_an_environment_of_a_tool_says_only_what_is_its_own() -> None:
    found = read(f"config :shop, a: 1, b: 1\n{IMPORT}", dev="config :shop, a: 2", bench="config :shop, b: 3")
    assert found.config.environments == ("dev", "test", "prod", "bench")
    assert found.says("shop", "b") == [(None, "1", False), ("bench", "3", False)]
    assert found.says("shop", "a") == [("dev", "2", False), ("test", "1", False), ("prod", "1", False)]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "config :shop",
        "config shop(), a: 1",
        "config :shop, key(), a: 1",
        "config :shop, a()",
        'import_config "config.exs"',
        'import_config "missing.exs"',
        "import_config path()",
        "x = x\nconfig :shop, x, 1",
        "config :shop, (",
        "for x <- xs() do config :shop, x, 1 end",
        "a = b\nb = a\nif a == b do 1 end",
        "if do end",
        "case do end",
    ],
)
def test_what_is_not_written_there_is_absent(source: str) -> None:
    found = read(source)
    assert found.says("shop", "a") == []
    assert found.says("nobody") == []


def test_depth_and_size_have_bounds() -> None:
    deep = "[a: " * 2000 + "1" + "]" * 2000
    assert read(f"config :shop, k: {deep}").config.keys("shop", ("k",)) == ("a",)
    wide = "[" + ",".join(["1"] * 200) + "]"
    read(f"for a <- {wide} do\nfor b <- {wide} do\nfor c <- {wide} do\nconfig :shop, k: 1\nend\nend\nend")
