"""Which files a named path stands for, and what becomes of everything odd on the way."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from analyzer.errors import UsageError
from analyzer.project.discover import discover
from analyzer.project.found import Discovery, ProblemKind

SHOP = """mix.exs .formatter.exs config/config.exs config/prod.exs lib/shop.ex lib/shop_web/page.html.heex
    priv/repo/migrations/1_users.exs priv/repo/seeds.exs test/shop_test.exs test/support/case.ex
    deps/ecto/mix.exs deps/ecto/lib/ecto.ex _build/dev/lib/x.ex assets/node_modules/a/b.ex README.md"""


def plant(root: Path, names: str) -> Path:
    """A folder with these files, each holding its own name."""
    for name in names.split():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return root


def find(*paths: Path, max_size: int = 1000) -> Discovery:
    """The one door: whatever is found is sorted, unique, printable and can be opened."""
    found = discover(paths, max_size=max_size)
    names = [file.path for file in found.files]
    assert names == sorted(set(names))
    assert json.dumps(names, ensure_ascii=False).encode().isascii() or all(map(str.isprintable, names))
    for file in found.files:
        assert len(file.absolute.read_bytes()) == file.size
        assert file.absolute.stat().st_mtime_ns == file.mtime_ns
    return found


def roles(found: Discovery) -> dict[str, str]:
    return {file.path: file.role.value for file in found.files}


def names(found: Discovery) -> set[str]:
    return {file.path for file in found.files}


def problems(found: Discovery) -> list[tuple[str, ProblemKind]]:
    return [(problem.path, problem.kind) for problem in found.problems]


def mix_roots(found: Discovery) -> dict[str, str | None]:
    return {file.path: file.mix_root for file in found.files}


def test_a_mix_root_stands_for_everything_in_it(tmp_path: Path) -> None:
    found = find(plant(tmp_path, SHOP))
    assert roles(found) == {
        ".formatter.exs": "script",
        "config/config.exs": "config",
        "config/prod.exs": "config",
        "lib/shop.ex": "lib",
        "lib/shop_web/page.html.heex": "template",
        "mix.exs": "mix",
        "priv/repo/migrations/1_users.exs": "migration",
        "priv/repo/seeds.exs": "script",
        "test/shop_test.exs": "test",
        "test/support/case.ex": "test",
    }
    assert set(mix_roots(found).values()) == {"."}
    assert (found.root, found.name, found.problems) == (tmp_path.resolve(), tmp_path.name, ())


def test_lib_brings_along_what_the_project_says_about_itself(tmp_path: Path) -> None:
    plant(tmp_path, SHOP + " bench/run.ex")
    context = {"mix.exs", "config/config.exs", "config/prod.exs", "priv/repo/migrations/1_users.exs"}
    assert names(find(tmp_path / "lib")) == context | {"lib/shop.ex", "lib/shop_web/page.html.heex"}
    assert names(find(tmp_path / "bench")) == context | {"bench/run.ex", "lib/shop_web/page.html.heex"}
    assert find(tmp_path / "lib").root == tmp_path.resolve()


def test_a_file_is_analysed_with_its_project_but_without_its_neighbours(tmp_path: Path) -> None:
    plant(tmp_path, "mix.exs config/config.exs lib/shop.ex lib/other.ex lib/shop/page.html.heex")
    found = find(tmp_path / "lib/shop.ex")
    assert names(found) == {"mix.exs", "config/config.exs", "lib/shop.ex", "lib/shop/page.html.heex"}


def test_tests_are_read_when_they_are_named(tmp_path: Path) -> None:
    plant(tmp_path, SHOP)
    assert {"test/shop_test.exs", "mix.exs"} <= names(find(tmp_path / "test"))
    assert "lib/shop.ex" not in names(find(tmp_path / "test"))


UMBRELLA = """mix.exs config/config.exs lib/old.html.heex priv/repo/migrations/0_x.exs apps/web/mix.exs apps/web/lib/web.ex apps/web/config/config.exs
    apps/core/mix.exs apps/core/lib/core.ex apps/core/priv/repo/migrations/1_a.exs apps/core/test/core_test.exs"""


def test_the_apps_of_an_umbrella_know_where_they_belong(tmp_path: Path) -> None:
    found = find(plant(tmp_path, UMBRELLA))
    assert found.mix_roots == (".", "apps/core", "apps/web")
    assert mix_roots(found)["apps/core/lib/core.ex"] == "apps/core"
    assert mix_roots(found)["config/config.exs"] == "."
    assert roles(found)["apps/core/priv/repo/migrations/1_a.exs"] == "migration"
    assert roles(found)["apps/web/config/config.exs"] == "config"


def test_one_app_of_an_umbrella_comes_with_the_umbrellas_config(tmp_path: Path) -> None:
    plant(tmp_path, UMBRELLA)
    found = find(tmp_path / "apps/web/lib")
    assert found.root == tmp_path.resolve()
    assert names(found) == {
        "mix.exs",
        "config/config.exs",
        "apps/web/mix.exs",
        "apps/web/config/config.exs",
        "apps/web/lib/web.ex",
    }


def test_projects_side_by_side_below_one_folder(tmp_path: Path) -> None:
    plant(tmp_path, "one/mix.exs one/lib/a.ex two/mix.exs two/lib/b.ex two/installer/mix.exs two/installer/lib/c.ex")
    found = find(tmp_path)
    assert found.mix_roots == ("one", "two", "two/installer")
    assert names(find(tmp_path / "one", tmp_path / "two/lib")) == {
        "one/mix.exs",
        "one/lib/a.ex",
        "two/mix.exs",
        "two/lib/b.ex",
    }


def test_projects_side_by_side_are_named_one_by_one(tmp_path: Path) -> None:
    plant(tmp_path, " ".join(f"{name}/mix.exs {name}/lib/a.ex" for name in ("one", "two", "three", "four")))
    assert find(tmp_path / "two", tmp_path / "one/lib").name == "one, two"
    assert find(*(tmp_path / name for name in ("one", "two", "three", "four"))).name == "four, one, three and 1 more"
    assert find(tmp_path).name == tmp_path.name


def test_a_folder_without_any_mix_project(tmp_path: Path) -> None:
    found = find(plant(tmp_path / "lib", "a.ex b/c.ex deps/d.ex"))
    assert mix_roots(found) == {"a.ex": None, "b/c.ex": None}
    assert found.name == tmp_path.name


def test_fixtures_of_tests_are_no_projects_unless_they_are_named(tmp_path: Path) -> None:
    plant(tmp_path, "mix.exs lib/a.ex test/fixtures/app/mix.exs test/fixtures/app/lib/b.ex")
    found = find(tmp_path)
    assert found.mix_roots == (".",)
    assert roles(found)["test/fixtures/app/mix.exs"] == roles(found)["test/fixtures/app/lib/b.ex"] == "test"
    assert roles(find(tmp_path / "test/fixtures/app")) == {"mix.exs": "mix", "lib/b.ex": "lib"}


def test_files_that_a_generator_copies_are_told_apart(tmp_path: Path) -> None:
    found = find(plant(tmp_path, "mix.exs lib/a.ex templates/mix.exs priv/templates/x/page.heex lib/templates/b.heex"))
    assert found.mix_roots == (".",)
    assert roles(found) == {
        "lib/a.ex": "lib",
        "lib/templates/b.heex": "template",
        "mix.exs": "mix",
        "priv/templates/x/page.heex": "generator",
        "templates/mix.exs": "generator",
    }


def test_a_folder_of_code_may_be_called_deps(tmp_path: Path) -> None:
    found = find(plant(tmp_path, "mix.exs lib/shop/deps/graph.ex lib/shop/cover/page.ex cover/x.ex doc/y.ex"))
    assert names(found) == {"mix.exs", "lib/shop/deps/graph.ex", "lib/shop/cover/page.ex"}


def ignore(folder: Path, *lines: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("\n".join(lines))


def test_what_gitignore_names_is_left_out_with_or_without_git(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "mix.exs lib/a.ex lib/gen/b.ex lib/gen/keep.ex lib/c_pb.ex tmp/d.ex lib/tmp/e.ex config/prod.secret.exs",
    )
    ignore(tmp_path, "# comment", "", "/tmp/", "*_pb.ex", "config/*.secret.exs")
    ignore(tmp_path / "lib/gen", "*", "!keep.ex")
    expected = {"mix.exs", "lib/a.ex", "lib/gen/keep.ex", "lib/tmp/e.ex"}
    assert names(find(tmp_path)) == expected
    assert names(find(tmp_path / "lib")) == expected
    (tmp_path / ".git").mkdir()
    assert names(find(tmp_path)) == expected


def test_an_inner_gitignore_overrules_an_outer_one(tmp_path: Path) -> None:
    plant(tmp_path, "mix.exs lib/a_pb.ex lib/gen/b_pb.ex lib/gen/c_pb.ex")
    ignore(tmp_path, "*_pb.ex")
    ignore(tmp_path / "lib/gen", "!b_pb.ex")
    assert names(find(tmp_path)) == {"mix.exs", "lib/gen/b_pb.ex"}


def test_the_repository_around_a_project_has_its_say(tmp_path: Path) -> None:
    app = plant(tmp_path / "server", "mix.exs lib/a.ex lib/a_pb.ex")
    ignore(tmp_path, "*_pb.ex")
    assert "lib/a_pb.ex" in names(find(app))
    (tmp_path / ".git").mkdir()
    assert "lib/a_pb.ex" not in names(find(app))


@pytest.mark.parametrize("rule", ["/gen/", "gen", "gen/**", "*.ex"])
def test_no_rule_hides_the_file_that_is_named(tmp_path: Path, rule: str) -> None:
    plant(tmp_path, "mix.exs gen/a.ex")
    ignore(tmp_path, rule)
    assert "gen/a.ex" in names(find(tmp_path / "gen/a.ex"))


@pytest.mark.parametrize("folder", ["gen", "gen/deep", "deps/ecto/lib", "_build/lib", ".hidden"])
def test_no_rule_hides_the_folder_that_is_named(tmp_path: Path, folder: str) -> None:
    plant(tmp_path, f"mix.exs lib/a.ex {folder}/b.ex")
    ignore(tmp_path, "/gen/", "/deps/", "/_build/")
    assert f"{folder}/b.ex" not in names(find(tmp_path))
    assert any(name.endswith("b.ex") for name in names(find(tmp_path / folder)))


def test_a_line_that_is_no_pattern_is_passed_over(tmp_path: Path) -> None:
    plant(tmp_path, "mix.exs lib/a.ex lib/b.ex")
    (tmp_path / ".gitignore").write_bytes(b"!\n/\n[\n\xff\xfe\nlib/b.ex\n")
    assert names(find(tmp_path)) == {"mix.exs", "lib/a.ex"}


def test_a_loop_of_links_is_cut_with_one_problem(tmp_path: Path) -> None:
    plant(tmp_path, "mix.exs lib/a.ex")
    (tmp_path / "lib/again").symlink_to(tmp_path / "lib")
    (tmp_path / "lib/self").symlink_to(tmp_path / "lib/self")
    found = find(tmp_path)
    assert names(found) == {"mix.exs", "lib/a.ex"}
    assert problems(found) == [
        ("lib/again", ProblemKind.SYMLINK_LOOP),
        ("lib/self", ProblemKind.SYMLINK_LOOP),
    ]


def test_folders_that_link_to_each_other_end(tmp_path: Path) -> None:
    plant(tmp_path, "mix.exs lib/a/x.ex lib/b/y.ex")
    (tmp_path / "lib/a/to_b").symlink_to("../b")
    (tmp_path / "lib/b/to_a").symlink_to("../a")
    assert names(find(tmp_path)) == {"mix.exs", "lib/a/x.ex", "lib/b/y.ex"}


def test_links_inside_the_root_lead_to_each_file_once(tmp_path: Path) -> None:
    plant(tmp_path, "mix.exs lib/z/real.ex shared.ex vendor/v.ex")
    ignore(tmp_path, "vendor/")
    (tmp_path / "lib/a").symlink_to("z")
    (tmp_path / "lib/vendored").symlink_to("../vendor")
    (tmp_path / "lib/shared.ex").symlink_to("../shared.ex")
    found = find(tmp_path)
    assert names(found) == {"mix.exs", "lib/z/real.ex", "shared.ex", "lib/vendored/v.ex"}
    assert found.problems == ()


def test_links_out_of_the_root_are_not_followed(tmp_path: Path) -> None:
    plant(tmp_path, "app/mix.exs app/lib/a.ex other/b.ex")
    (tmp_path / "app/lib/other").symlink_to(tmp_path / "other")
    (tmp_path / "app/lib/b.ex").symlink_to(tmp_path / "other/b.ex")
    (tmp_path / "app/lib/gone.ex").symlink_to("nowhere.ex")
    (tmp_path / "app/lib/.#a.ex").symlink_to("me@host.123")
    found = find(tmp_path / "app")
    assert names(found) == {"mix.exs", "lib/a.ex"}
    assert problems(found) == [
        ("lib/b.ex", ProblemKind.SYMLINK_OUTSIDE),
        ("lib/gone.ex", ProblemKind.UNREADABLE),
        ("lib/other", ProblemKind.SYMLINK_OUTSIDE),
    ]


def test_names_that_cannot_be_shown_are_read_all_the_same(tmp_path: Path) -> None:
    plant(tmp_path, "mix.exs")
    for name in (b"caf\xe9.ex", b"caf\\xe9.ex", b"line\nbreak.ex", b"\x1b[31m.ex", "é—🙂.ex".encode(), b"a b.ex"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"x")
    found = find(tmp_path)
    assert names(found) == {
        "mix.exs",
        "caf\\xe9.ex",
        "caf\\\\xe9.ex",
        "line\\x0abreak.ex",
        "\\x1b[31m.ex",
        "é—🙂.ex",
        "a b.ex",
    }
    assert problems(found) == [
        ("\\x1b[31m.ex", ProblemKind.ODD_NAME),
        ("caf\\xe9.ex", ProblemKind.ODD_NAME),
        ("line\\x0abreak.ex", ProblemKind.ODD_NAME),
    ]


def test_what_cannot_be_read_is_one_problem_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "mix.exs lib/a.ex lib/locked.ex lib/closed/b.ex")
    (tmp_path / "lib/big.ex").write_bytes(b"x" * 1001)
    os.mkfifo(tmp_path / "lib/pipe.ex")
    _deny(monkeypatch, [tmp_path / "lib/locked.ex"], [tmp_path / "lib/closed"])
    found = find(tmp_path)
    assert names(found) == {"mix.exs", "lib/a.ex"}
    assert problems(found) == [
        ("lib/big.ex", ProblemKind.TOO_LARGE),
        ("lib/closed", ProblemKind.UNREADABLE),
        ("lib/locked.ex", ProblemKind.UNREADABLE),
        ("lib/pipe.ex", ProblemKind.UNREADABLE),
    ]


def _deny(monkeypatch: pytest.MonkeyPatch, files: Iterable[Path], folders: Iterable[Path]) -> None:
    """Take permissions away, also where the tests run as root."""
    locked, closed = {str(path.resolve()) for path in files}, {str(path.resolve()) for path in folders}
    access, scandir = os.access, os.scandir

    def scan(path: str) -> object:
        if path in closed:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "access", lambda path, mode: path not in locked and access(path, mode))
    monkeypatch.setattr(os, "scandir", scan)


def test_the_order_of_the_named_paths_means_nothing(tmp_path: Path) -> None:
    plant(tmp_path, "mix.exs lib/a.ex lib/sub/b.ex test/fixtures/app/mix.exs test/fixtures/app/lib/c.ex")
    paths = [tmp_path, tmp_path / "lib/sub", tmp_path / "test/fixtures/app", tmp_path / "lib/a.ex"]
    assert discover(paths) == discover(paths[::-1]) == discover([tmp_path])


def test_the_current_folder_is_meant_where_no_path_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "mix.exs lib/a.ex")
    monkeypatch.chdir(tmp_path / "lib")
    assert find().root == tmp_path.resolve()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("nowhere", "no such file or folder"),
        ("nul\0byte.ex", "null"),
        ("docs", "no Elixir files here"),
        ("docs/a.md", "not an Elixir file"),
        ("lib/a.ex/b", "ot a directory"),
        ("lib/loop", "ymbolic links"),
        ("lib/big.ex", "1,001 bytes; the limit is 1,000"),
    ],
)
def test_a_path_without_elixir_is_the_users_mistake(tmp_path: Path, given: str, message: str) -> None:
    plant(tmp_path, "mix.exs lib/a.ex docs/a.md")
    (tmp_path / "lib/loop").symlink_to("loop")
    (tmp_path / "lib/big.ex").write_bytes(b"x" * 1001)
    with pytest.raises(UsageError, match=message) as caught:
        find(tmp_path / given)
    assert caught.value.hint
    assert "\n" not in caught.value.message


def test_hundreds_of_folders_deep_is_fine(tmp_path: Path) -> None:
    folder = plant(tmp_path, "mix.exs")
    for _ in range(500):
        folder /= "d"
        folder.mkdir()
    plant(folder, "a.ex")
    assert len(find(tmp_path).files) == 2


def test_what_unmix_emitted_is_no_source(tmp_path: Path) -> None:
    """Skeletons beside their source would be every module once more. Who names their folder means it."""
    plant(tmp_path, "mix.exs lib/shop.ex skeletons/.unmix-manifest.json skeletons/lib/shop.ex")
    assert names(find(tmp_path)) == {"lib/shop.ex", "mix.exs"}
    assert "skeletons/lib/shop.ex" in names(find(tmp_path / "skeletons"))
    assert "skeletons/lib/shop.ex" in names(find(tmp_path / "skeletons/lib"))
