"""Child lists that configuration decides: config/*.exs by environment."""

import pytest

from tests.analysis import check, init

MIX = """\
defmodule Ferry.MixProject do
  use Mix.Project

  def project, do: [app: :ferry, version: "1.0.0"]
end
"""
CONFIG = """\
import Config

config :ferry, dock: Ferry.Dock, docks: [:north, :south], fog: true
config :ferry, Ferry.Deck, name: :deck

import_config "#{config_env()}.exs"
"""
DESK = "import Config\n\nconfig :ferry, fog: false\n"
PROD = "import Config\n\nconfig :ferry, dock: Ferry.Pier\n"
RUNTIME = """\
import Config

if config_env() == :prod do
  config :ferry, port: String.to_integer(System.fetch_env!("PORT"))
end
"""

DOCK_BY_ENVIRONMENT = """\
Ferry.Dock  if config_env() == :dev or config_env() == :test
Ferry.Pier  if config_env() == :prod
"""


def project(expression: str, more: str = "") -> dict[str, str]:
    return {
        "mix.exs": MIX,
        "config/config.exs": CONFIG,
        "config/dev.exs": DESK,
        "config/test.exs": DESK,
        "config/prod.exs": PROD,
        "config/runtime.exs": RUNTIME,
        "lib/line.ex": init(expression, more=more),
    }


@pytest.mark.parametrize(
    "read", ["get_env(:ferry, :docks)", "fetch_env!(:ferry, :docks)", "get_env(:ferry, :docks, [])"]
)
def test_a_list_that_is_the_same_everywhere(read: str) -> None:
    expected = "tuple Ferry.Dock(:north)\ntuple Ferry.Dock(:south)"
    check(project(f"for dock <- Application.{read}, do: {{Ferry.Dock, dock}}"), expected)


def test_a_module_that_an_environment_changes() -> None:
    check(project("[Application.get_env(:ferry, :dock)]"), DOCK_BY_ENVIRONMENT)


def test_a_default_that_no_environment_needs() -> None:
    more = "@dock Application.compile_env(:ferry, :dock, Ferry.Hall)"
    check(project("[@dock]", more), DOCK_BY_ENVIRONMENT)


def test_options_of_a_module() -> None:
    expected = "tuple Ferry.Deck((configuration))  name :deck"
    check(project("[{Ferry.Deck, Application.get_env(:ferry, Ferry.Deck)}]"), expected)


def test_what_configuration_switches_stays_conditional() -> None:
    read = "Application.get_env(:ferry, :fog)"
    check(project(f"if {read}, do: [Ferry.Horn], else: []"), f"Ferry.Horn  if {read}")


def test_a_switch_that_nobody_sets_stays_conditional() -> None:
    read = "Application.get_env(:ferry, :turbo, false)"
    check(project(f"if {read}, do: [Ferry.Turbo], else: []"), f"Ferry.Turbo  if {read}")


def test_the_environment_itself() -> None:
    expected = "Ferry.Model  if Mix.env() == :test\nFerry.Ship  unless Mix.env() == :test"
    check(project("if Mix.env() == :test, do: [Ferry.Model], else: [Ferry.Ship]"), expected)


def test_a_default_for_what_nobody_sets() -> None:
    check(project("[Application.get_env(:ferry, :crane, Ferry.Crane)]"), "Ferry.Crane")


def test_what_nobody_sets_is_unresolved() -> None:
    check(project("[Application.get_env(:ferry, :crane)]"), "?runtime_config Application.get_env(:ferry, :crane)")


def test_another_app_has_other_settings() -> None:
    check(project("[Application.get_env(:harbour, :dock)]"), "?runtime_config Application.get_env(:harbour, :dock)")
