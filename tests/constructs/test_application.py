"""Application: recognized in corpus/application; what only looks like one."""

from models.constructs.application import Application
from tests.analysis import CORPUS, analyzed, sample
from tests.conftest import Golden
from tests.rendering import rendered

MIX = """\
defmodule Ferry.MixProject do
  use Mix.Project

  def project, do: [app: :ferry, version: "1.0.0"]
  def application, do: [mod: {Ferry.Boot, []}]
end
"""


def test_the_sample(golden: Golden) -> None:
    golden(CORPUS / "application/sample.txt", rendered(sample("application"), Application))


def test_a_start_function_alone_makes_none() -> None:
    source = "defmodule Ferry.Engine do\n  def start(_type, _args), do: :ok\nend"
    assert not analyzed(source).of(Application)


def test_the_behaviour_without_its_start_makes_none() -> None:
    assert not analyzed("defmodule Ferry.Boot do\n  use Application\nend").of(Application)


def test_mix_exs_names_the_start_module() -> None:
    boot = "defmodule Ferry.Boot do\n  def start(_type, _args), do: {:ok, self()}\nend\n"
    [application] = analyzed({"mix.exs": MIX, "lib/boot.ex": boot}).of(Application)
    assert (application.app, application.declared) == ("ferry", True)


def test_a_module_that_mix_exs_does_not_name() -> None:
    boot = "defmodule Ferry.Other do\n  use Application\n  def start(_, _), do: {:ok, self()}\nend\n"
    [application] = analyzed({"mix.exs": MIX, "lib/boot.ex": boot}).of(Application)
    assert (application.app, application.declared) == ("ferry", False)
