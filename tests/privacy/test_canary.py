"""What may be secret never comes out, in any format: one word stands for every secret of a project."""

import pytest

from analyzer.graphs import render as draw
from analyzer.pipeline import analyze_text
from analyzer.report import render
from emitter import elixir, haxe
from models.project import Project

SECRET = "HUNTER2"

FILES = {
    "mix.exs": "defmodule Ferry.MixProject do\n  use Mix.Project\n  def project, do: [app: :ferry]\nend\n",
    "config/config.exs": f"""\
import Config

config :ferry, api_key: "{SECRET}", token: "{SECRET}", title: "{SECRET}"
config :ferry, Ferry.Repo, password: "{SECRET}", url: "{SECRET}"
""",
    "lib/ferry.ex": f"""\
defmodule Ferry.Line do
  use Supervisor

  @api_key "{SECRET}"
  @options [token: "{SECRET}"]
  @db_url "postgres://ferry:{SECRET}@localhost/ferry"

  defstruct password: "{SECRET}", secret_key: "{SECRET}"

  def start_link(arg), do: Supervisor.start_link(__MODULE__, arg, name: Application.get_env(:ferry, :title))

  def init(_arg) do
    children = [
      {{Ferry.Api, Application.get_env(:ferry, :api_key)}},
      {{Ferry.Repo, Application.get_env(:ferry, Ferry.Repo)}},
      {{Ferry.Name, "line_#{{Application.get_env(:ferry, :token)}}"}},
      {{Ferry.Flag, String.to_atom(@api_key)}},
      {{Ferry.Bell, name: :"bell_#{{Application.get_env(:ferry, :token)}}"}},
      {{Ferry.Rope, Module.concat(Ferry, @api_key)}},
      {{Ferry.Gate, @options}},
      {{Ferry.Pier, @api_key}},
      {{Ferry.Boat, token: "{SECRET}", name: Ferry.Boat}},
      {{Ferry.Mate, @db_url}},
      %{{id: :crew, start: {{Ferry.Crew, :start_link, [[password: "{SECRET}"]]}}}}
    ]

    Supervisor.init(children, strategy: :one_for_one)
  end

  def ask(token \\\\ "{SECRET}"), do: GenServer.call(Ferry.Gate, {{:auth, @api_key, token}})
  def open, do: GenServer.call(Ferry.Gate, %{{password: "{SECRET}", "token" => "{SECRET}"}})
  def shut, do: GenServer.cast(Ferry.Gate, {{:auth, :now, "{SECRET}"}})
  def turn(x), do: send(Ferry.Gate, {{:turn, [token: "{SECRET}" <> x], %Ferry.Key{{secret: "{SECRET}#{{x}}"}}}})
  def named, do: Supervisor.start_link([], strategy: :one_for_one, name: {{:global, {{:token, "{SECRET}"}}}})
  def more, do: Supervisor.start_link(Application.get_env(:ferry, :token), strategy: :one_for_one)
end

defmodule Ferry.Gate do
  use GenServer

  def init(_), do: {{:ok, %{{}}}}

  def handle_call(%{{password: "{SECRET}"}}, _, s), do: {{:reply, %{{token: "{SECRET}"}}, s}}
  def handle_call(%{{"api_key" => "{SECRET}"}}, _, s), do: {{:reply, {{:secret, "{SECRET}"}}, s}}
  def handle_call({{:auth, token = "{SECRET}"}}, _, s), do: {{:stop, {{:bad_token, "{SECRET}"}}, s}}
  def handle_call({{:ask, token}}, _, s) when token == "{SECRET}", do: {{:reply, :ok, s}}
  def handle_call({{:ask, token}}, _, s) when token in ["{SECRET}"] or "{SECRET}" == token, do: {{:reply, :ok, s}}
  def handle_cast({{:auth, _, "{SECRET}" <> _}}, s), do: {{:noreply, s}}
  def handle_cast(%Ferry.Key{{secret: "{SECRET}"}}, s), do: {{:noreply, s}}
  def handle_cast([token: "{SECRET}"], s), do: {{:noreply, s}}
  def handle_cast({{:token, <<"{SECRET}">>, '{SECRET}', ~s({SECRET})}}, s), do: {{:noreply, s}}
  def handle_info({{"token", "{SECRET}"}}, s), do: {{:noreply, s}}
  def handle_info({{:login, "postgres://ferry:{SECRET}@localhost"}}, s), do: {{:noreply, s}}
end
""",
}


@pytest.fixture(scope="module")
def ferry() -> Project:
    return analyze_text(FILES)


def test_json(ferry: Project) -> None:
    text = ferry.to_json()
    at = text.find(SECRET)
    assert at < 0, text[max(0, at - 200) : at + 20]


@pytest.mark.parametrize("format_", ["text", "md"])
def test_reports(ferry: Project, format_: str) -> None:
    assert SECRET not in render(ferry, (), format=format_, full=True)


@pytest.mark.parametrize("format_", ["svg", "dot", "mermaid", "json"])
def test_graphs(ferry: Project, format_: str) -> None:
    assert SECRET not in draw(ferry, view="supervision", format=format_)


def test_stubs_and_skeletons(ferry: Project) -> None:
    assert not [path for path, text in (haxe.emit(ferry) | elixir.emit(ferry)).items() if SECRET in text]
