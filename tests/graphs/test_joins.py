"""Which supervisor a child of another name starts."""

from analyzer.graphs.forest import plant
from tests.analysis import CORPUS, analyzed

HOUSE = (CORPUS / "supervisor/sample.ex").read_text("utf-8")
APPLICATION = """\
defmodule Library.Application do
  use Application

  def start(_type, _args), do: Supervisor.start_link([Library.House], strategy: :one_for_one)
end
"""


def test_a_front_is_drawn_with_what_it_starts() -> None:
    forest = plant(analyzed({"lib/library.ex": HOUSE, "lib/application.ex": APPLICATION}))
    [tree] = forest.trees
    [front] = [node for node in tree.walk() if node.child and node.child.module == "Library.Wing"]
    assert [node.title for node in front.children] == ["Library.Kiosk", "Task"]
    assert "Library.Wing.Supervisor" not in [stray.title for stray in forest.strays]


def test_conditions_of_a_supervisor_are_drawn() -> None:
    forest = plant(analyzed({"lib/library.ex": HOUSE}))
    [weekend] = [node for node in forest.strays if node.title == "Library.Weekend"]
    assert [condition.text for condition in weekend.conditions] == ["Library.weekend?()"]


ADAPTER = """\
defmodule Library.Megaphone do
  use Supervisor

  def start_link(arg), do: Supervisor.start_link(__MODULE__, arg)
  def init(_arg), do: Supervisor.init([], strategy: :one_for_one)
end

defmodule Library.Application do
  use Application

  def start(_type, _args) do
    Supervisor.start_link([{Phoenix.PubSub, ADAPTER}], strategy: :one_for_one)
  end
end
"""


def test_an_adapter_is_drawn_below_the_library_that_starts_it() -> None:
    forest = plant(analyzed(ADAPTER.replace("ADAPTER", "name: Library.PubSub, adapter: Library.Megaphone")))
    [pubsub] = [node for node in forest.trees[0].walk() if node.child and node.child.module == "Phoenix.PubSub"]
    assert [node.title for node in pubsub.children] == ["Library.Megaphone"]
    assert not forest.strays


def test_another_option_names_no_adapter() -> None:
    forest = plant(analyzed(ADAPTER.replace("ADAPTER", "name: Library.PubSub, module: Library.Megaphone")))
    assert [stray.title for stray in forest.strays] == ["Library.Megaphone"]


def test_what_a_stray_starts_is_no_stray() -> None:
    source = ADAPTER.replace("ADAPTER", "name: Library.PubSub, adapter: Library.Megaphone")
    forest = plant(analyzed(source.replace("use Application", "").replace("Library.Application", "Library.Zoo")))
    assert [stray.construct.module for stray in forest.strays if stray.construct] == ["Library.Zoo"]
