"""Who receives what is sent: the target of every send, and what only looks like a send."""

import pytest

from tests.analysis import analyzed
from tests.rendering import target

DOCK = """\
defmodule Ferry.Dock do
  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: {name})

  def init(options), do: {{:ok, options}}
  def handle_call({{:book, seat}}, _from, state), do: {{:reply, seat, state}}
  def handle_cast(:close, state), do: {{:noreply, state}}
  def handle_info(:tick, state), do: {{:noreply, state}}

  {own}
end
"""
LINE = """\
defmodule Ferry.Line do
  use Supervisor

  def init(_options) do
    children = [
      {Ferry.Dock, name: :main_dock},
      {Ferry.Dock, name: {:via, Registry, {Ferry.Names, :far}}}
    ]

    Supervisor.init(children, strategy: :one_for_one)
  end
end
"""


def inside(own: str, name: str = "__MODULE__") -> str:
    """The target of the one send that the server's own code does."""
    return _only({"lib/dock.ex": DOCK.format(name=name, own=own), "lib/line.ex": LINE})


def outside(body: str, name: str = "__MODULE__") -> str:
    """The target of the one send of a module that is no server."""
    desk = f"defmodule Ferry.Desk do\n  @dock Ferry.Dock\n  {body}\nend\n"
    return _only({"lib/dock.ex": DOCK.format(name=name, own=""), "lib/line.ex": LINE, "lib/desk.ex": desk})


def _only(files: dict[str, str]) -> str:
    [send] = analyzed(files).sends
    return target(send.target)


OUTSIDE = {
    "a module": ("def f, do: GenServer.call(Ferry.Dock, :x)", "Ferry.Dock (literal, Ferry.Dock)"),
    "an alias": ("alias Ferry.Dock, as: D\n  def f, do: GenServer.cast(D, :x)", "Ferry.Dock (literal, D)"),
    "an attribute": ("def f, do: GenServer.call(@dock, :x)", "Ferry.Dock (literal, @dock)"),
    "a variable": ("def f do\n    dock = Ferry.Dock\n    send(dock, :x)\n  end", "Ferry.Dock (literal, dock)"),
    "a piped module": ("def f, do: Ferry.Dock |> GenServer.call(:x)", "Ferry.Dock (literal, Ferry.Dock)"),
    "a name that a child registers": (
        "def f, do: GenServer.call(:main_dock, :x)",
        "Ferry.Dock named :main_dock (registered, :main_dock)",
    ),
    "a via that a child registers": (
        "def f, do: GenServer.call({:via, Registry, {Ferry.Names, :far}}, :x)",
        "Ferry.Dock named {:via, Registry, {Ferry.Names, :far}} (registered, {:via, Registry, {Ferry.Names, :far}})",
    ),
    "a via that nobody registers": (
        "def f(k), do: GenServer.call({:via, Registry, {Ferry.Names, k}}, :x)",
        "? named {:via, Registry, {Ferry.Names, k}} (literal, {:via, Registry, {Ferry.Names, k}})",
    ),
    "a name on a node": (
        "def f(node), do: GenServer.cast({:main_dock, node}, :x)",
        "Ferry.Dock named :main_dock (registered, {:main_dock, node})",
    ),
    "a name that nobody registers": ("def f, do: send(:nobody, :x)", "? named :nobody (literal, :nobody)"),
    "a module that is no server": (
        "def f, do: GenServer.call(Ferry.Line, :x)",
        "? named Ferry.Line (literal, Ferry.Line)",
    ),
    "a parameter": ("def f(pid), do: GenServer.call(pid, {:book, 1})", "? (unknown, pid)"),
    "self": ("def f, do: send(self(), :tick)", "? (self, self())"),
    "self with words": ("def f, do: Process.send_after(Kernel.self(), :tick, 1)", "? (self, Kernel.self())"),
    "a call": ("def f, do: send(Process.whereis(:x), :tick)", "? (unknown, Process.whereis(:x))"),
}


@pytest.mark.parametrize("case", OUTSIDE)
def test_from_a_module_that_is_no_server(case: str) -> None:
    body, expected = OUTSIDE[case]
    assert outside(body) == expected


INSIDE = {
    "its own name": ("def f, do: GenServer.call(__MODULE__, :x)", "Ferry.Dock (literal, __MODULE__)"),
    "self": ("defp f, do: send(self(), :tick)", "Ferry.Dock (self, self())"),
    "a timer": ("defp f, do: :timer.send_interval(100, :tick)", "Ferry.Dock (self, self())"),
    "a client's parameter": (
        "def book(dock, seat), do: GenServer.call(dock, {:book, seat})",
        "Ferry.Dock (own_client, dock)",
    ),
    "with a default": (
        "def close(dock \\\\\\\\ __MODULE__), do: GenServer.cast(dock, :close)",
        "Ferry.Dock (own_client, dock)",
    ),
    "a message it does not take": ("def book(other), do: GenServer.call(other, {:tow, 1})", "? (unknown, other)"),
    "a message of another kind": ("def close(other), do: GenServer.call(other, :close)", "? (unknown, other)"),
    "a plain send to a parameter": ("def tick(someone), do: send(someone, :tick)", "? (unknown, someone)"),
    "another server": (
        "def f, do: GenServer.call(Ferry.Other, {:book, 1})",
        "? named Ferry.Other (literal, Ferry.Other)",
    ),
}


@pytest.mark.parametrize("case", INSIDE)
def test_from_the_server_itself(case: str) -> None:
    own, expected = INSIDE[case]
    assert inside(own.replace("\\\\\\\\", "\\\\")) == expected


def test_the_name_of_its_own_start_link() -> None:
    assert outside("def f, do: GenServer.call(:pier, :x)", name=":pier") == "Ferry.Dock named :pier (registered, :pier)"


def test_a_name_that_two_modules_register_has_no_owner() -> None:
    two = "\n".join(DOCK.format(name=":pier", own="").replace("Ferry.Dock", f"Ferry.Dock{n}") for n in (1, 2))
    desk = "defmodule Ferry.Desk do\n  def f, do: send(:pier, :x)\nend\n"
    assert _only({"lib/two.ex": two, "lib/desk.ex": desk}) == "? named :pier (literal, :pier)"


@pytest.mark.parametrize(
    "body",
    [
        "def send(a, b), do: {a, b}\n  def f, do: send(:x, :y)",
        "import Kernel, except: [send: 2]\n  import Ferry.Post\n  def f, do: send(:x, :y)",
        "alias Ferry.Fake.GenServer\n  def f(p), do: GenServer.call(p, :y)",
        "def f(p), do: Ferry.Post.call(p, :y, 5)",
        "def f(p), do: p.send(:x)",
        "def f(p), do: p.call(:x, :y)",
        "def f(conn), do: Plug.Conn.send_resp(conn, 200, :y)",
        "def f, do: &send/2",
        "def f, do: quote(do: send(self(), :y))",
        '@doc "send(self(), :y)"\n  def f, do: :ok  # send(self(), :y)',
        "def f(p), do: GenServer.call(p)",
    ],
)
def test_what_only_looks_like_a_send(body: str) -> None:
    post = "defmodule Ferry.Post do\n  def send(a, b), do: {a, b}\n  def call(a, b, c), do: {a, b, c}\nend\n"
    project = analyzed({"lib/desk.ex": f"defmodule Ferry.Desk do\n  {body}\nend\n", "lib/post.ex": post})
    assert [target(send.target) for send in project.sends] == []


def certainty(*files: str) -> str:
    """The one send of these modules: whom it reaches, and how sure that is."""
    [send] = analyzed({f"lib/{n}.ex": text for n, text in enumerate(files)}).sends
    return f"{send.target.module} {send.certainty}"


CALL = "defmodule Ferry.Desk do\n  def f, do: GenServer.call({to}, :x)\nend\n"


@pytest.mark.parametrize(
    ("name", "to", "expected"),
    [
        ("__MODULE__", "Ferry.Dock", "Ferry.Dock exact"),
        (":pier", ":pier", "Ferry.Dock exact"),
        ("options[:name]", "Ferry.Dock", "Ferry.Dock inferred"),
        ("nil", "Ferry.Dock", "Ferry.Dock inferred"),
        (":pier", "Ferry.Dock", "None exact"),
        ("__MODULE__", ":main_dock", "Ferry.Dock inferred"),
    ],
)
def test_only_the_servers_own_name_is_exact(name: str, to: str, expected: str) -> None:
    assert certainty(DOCK.format(name=name, own=""), LINE, CALL.format(to=to)) == expected


def test_a_name_of_a_module_that_another_registers() -> None:
    thief = DOCK.format(name="Ferry.Dock", own="").replace("defmodule Ferry.Dock", "defmodule Ferry.Thief")
    call = CALL.format(to="Ferry.Dock")
    assert certainty(DOCK.format(name="__MODULE__", own=""), thief, call) == "None exact"
    agent = "defmodule Ferry.Log do\n  use Agent\n  def start_link(_), do: Agent.start_link(fn -> 1 end, name: Ferry.Dock)\nend\n"
    assert certainty(DOCK.format(name="__MODULE__", own=""), agent, call) == "None exact"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("{:book, 1}", "Ferry.Dock inferred"),
        ("{:tow, 1}", "None exact"),
        (":book", "None exact"),
        ("{:book}", "None exact"),
        ("x", "Ferry.Dock inferred"),
        ("{x, 1}", "Ferry.Dock inferred"),
        ("[x]", "None exact"),
    ],
)
def test_a_clause_for_the_message(message: str, expected: str) -> None:
    assert certainty(DOCK.format(name="nil", own=f"def f(p, x), do: GenServer.call(p, {message})")) == expected


@pytest.mark.slow
def test_many_sends_of_many_messages() -> None:
    clauses = "\n".join(f"  def handle_call({{:m{n}, x}}, _, s), do: {{:reply, x, s}}" for n in range(3000))
    own = "\n".join(f"  def f{n}(p), do: GenServer.call(p, {{:m{n}, 1}})" for n in range(3000))
    found = analyzed({"lib/dock.ex": f"defmodule Ferry.Dock do\n  use GenServer\n{clauses}\n{own}\nend\n"}).sends
    assert {send.target.module for send in found} == {"Ferry.Dock"}
