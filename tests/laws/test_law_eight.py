"""Law 8: the same files give the same bytes: cold or warm, in any number of processes, after any edits."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from analyzer import reading
from analyzer.pipeline import Options, analyze
from models.project import Project
from tests.analysis import CORPUS

NAMES = ("dock", "line", "yard", "desk")
PARTS = (
    "",
    "defmodule Ferry.Dock do\n  use Ferry.Server, tag: :dock\nend\n",
    "defmodule Ferry.Dock do\n  use Ferry.Server, tag: :pier\n  alias Ferry.Yard\n  def f, do: send(Yard, :x)\nend\n",
    (
        "defmodule Ferry.Server do\n  defmacro __using__(o) do\n    quote do\n      use GenServer\n"
        "      def handle_cast(unquote(o[:tag]), s), do: {:noreply, s}\n    end\n  end\nend\n"
    ),
    "defmodule Ferry.Server do\n  defmacro __using__(_), do: quote(do: use(Agent))\nend\n",
    "defmodule Ferry.Line do\n  use Supervisor\n  def init(_), do: Supervisor.init(Ferry.Yard.all(), strategy: :one_for_all)\nend\n",
    "defmodule Ferry.Yard do\n  def all, do: [Ferry.Dock, {Ferry.Crane, name: :crane}]\nend\n",
    "defmodule Ferry.Yard do\n  def all, do: if(rainy?(), do: [Ferry.Dock], else: [])\nend\n",
    "defmodule Ferry.Broken do\n  def oops(, do: \nend\n",
    "# only a comment, ä\n",
)
PAGES = ("<.ferry phx-click={@sail}>{@name}</.ferry>", "<b <%= @sail %>>", "<.ferry")
CONFIG = ("import Config\n", "import Config\nconfig :ferry, a: 1\n")

# No test of a warm cache may spend its time on hashing our own code again.
QUIET = Options(jobs=1, cache=False)


class Edits(RuleBasedStateMachine):
    """A small project that someone edits; after each step a warm run equals a cold one."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(mkdtemp())
        self.project = self.top / "ferry"
        (self.project / "lib").mkdir(parents=True)
        self.before = os.environ.get("XDG_CACHE_HOME")
        os.environ["XDG_CACHE_HOME"] = str(self.top / "cache")

    @initialize()
    def begin(self) -> None:
        (self.project / "mix.exs").write_text("defmodule F.MixProject do\n  def project, do: [app: :ferry]\nend\n")
        self.write("dock", list(PARTS[1:2]))

    @rule(name=st.sampled_from(NAMES), parts=st.lists(st.sampled_from(PARTS), max_size=3))
    def write(self, name: str, parts: list[str]) -> None:
        (self.project / "lib" / f"{name}.ex").write_text("\n".join(parts))

    @rule(kind=st.sampled_from(["html.heex", "html.eex", "text.eex"]), page=st.sampled_from(PAGES))
    def draw(self, kind: str, page: str) -> None:
        (self.project / "lib" / f"page.{kind}").write_text(page)

    @rule(config=st.sampled_from(CONFIG))
    def configure(self, config: str) -> None:
        (self.project / "config").mkdir(exist_ok=True)
        (self.project / "config/config.exs").write_text(config)

    @rule(name=st.sampled_from(NAMES[1:]))
    def delete(self, name: str) -> None:
        (self.project / "lib" / f"{name}.ex").unlink(missing_ok=True)

    @rule(old=st.sampled_from(NAMES[1:]), new=st.sampled_from(NAMES[1:]))
    def rename(self, old: str, new: str) -> None:
        path = self.project / "lib" / f"{old}.ex"
        if path.exists():
            path.rename(self.project / "lib" / f"{new}.ex")

    @rule(noise=st.binary(min_size=1, max_size=40))
    def damage_the_cache(self, noise: bytes) -> None:
        for file in sorted((self.top / "cache").rglob("*")):
            if file.is_file():
                data = file.read_bytes()
                middle = len(data) // 2
                file.write_bytes(data[:middle] + noise + data[middle + len(noise) :])

    @invariant()
    def warm_equals_cold(self) -> None:
        if not (self.project / "mix.exs").exists():
            return
        cold = analyze([self.project], QUIET).to_json()
        assert analyze([self.project], Options(jobs=1)).to_json() == cold
        assert Project.from_json(cold).to_json() == cold

    def teardown(self) -> None:
        if self.before is None:
            del os.environ["XDG_CACHE_HOME"]
        else:
            os.environ["XDG_CACHE_HOME"] = self.before
        shutil.rmtree(self.top)


TestEdits: Any = Edits.TestCase
TestEdits.settings = settings(
    max_examples=10,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shop, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Path(shutil.copytree(CORPUS / "projects/shop", tmp_path / "shop"))


def test_any_number_of_processes(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = analyze([shop], QUIET).to_json()
    monkeypatch.setattr(reading, "POOL_BYTES", 0)
    two = analyze([shop], Options(jobs=2, cache=False)).to_json()
    assert two == one


def test_a_cold_run_a_warm_run_and_none(shop: Path) -> None:
    none = analyze([shop], QUIET).to_json()
    assert [analyze([shop], Options(jobs=1)).to_json() for _ in range(3)] == [none] * 3


def test_the_warm_run_reads_no_file(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    analyze([shop], Options(jobs=1))
    monkeypatch.setattr(reading, "file_facts", None)
    assert analyze([shop], Options(jobs=1)).modules


def test_any_order_of_paths(shop: Path) -> None:
    files = sorted((shop / "lib").rglob("*.ex"))
    forwards = analyze(files, QUIET).to_json()
    assert analyze(files[::-1], QUIET).to_json() == forwards


def test_any_seed_of_pythons_hashes() -> None:
    """The order of a set is different in every process."""
    script = (
        "import sys; from pathlib import Path; from analyzer.pipeline import Options, analyze; "
        "sys.stdout.write(analyze([Path(sys.argv[1])], Options(jobs=1, cache=False)).to_json())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, str(CORPUS)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(CORPUS.parent)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_a_cache_of_noise(shop: Path, tmp_path: Path) -> None:
    none = analyze([shop], QUIET).to_json()
    analyze([shop], Options(jobs=1))
    for file in (tmp_path / "cache").rglob("*"):
        if file.is_file():
            file.write_bytes(b"noise" * 1000)
    assert analyze([shop], Options(jobs=1)).to_json() == none


def test_entries_that_do_not_read_back(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole for the cache, nonsense for us: as if another version had written them."""
    none = analyze([shop], QUIET).to_json()
    with monkeypatch.context() as wrong:
        wrong.setattr(reading, "pack", lambda _: b"nonsense")
        analyze([shop], Options(jobs=1))
    assert analyze([shop], Options(jobs=1)).to_json() == none


def test_a_cache_that_is_in_the_way(shop: Path, tmp_path: Path) -> None:
    none = analyze([shop], QUIET).to_json()
    (tmp_path / "cache").write_text("a file where a folder should be")
    assert analyze([shop], Options(jobs=1)).to_json() == none


def test_an_edit_within_one_second(shop: Path) -> None:
    stock = shop / "lib/shop/stock.ex"
    before = analyze([shop], Options(jobs=1)).to_json()
    text = stock.read_text()
    stock.write_text(text.replace("def level(sku)", "def lever(sku)"))
    assert len(stock.read_text()) == len(text)
    after = analyze([shop], Options(jobs=1)).to_json()
    assert after == analyze([shop], QUIET).to_json() != before
