"""Names: what Haxe people write where that is exact, and never two of one."""

import random
from itertools import pairwise

import pytest

from emitter.haxe import emit
from emitter.haxe.names import assign
from emitter.haxe.profiles import REFLAXE_ELIXIR_1_1 as PROFILE
from emitter.haxe.spelling import camel, identifier, snake
from models.modules import Module
from tests.haxe.build import atom as atom_type
from tests.haxe.build import define, either, function, module, project, specified, struct, t


@pytest.mark.parametrize(
    ("elixir", "haxe"),
    [
        ("get_user", "getUser"),
        ("get_v2_thing", "getV2Thing"),
        ("get_user_2", "get_user_2"),
        ("a_b_c", "a_b_c"),
        ("_private", "_private"),
        ("__struct__", "__struct__"),
        ("getUser", "getUser"),
        ("exists?", "existsQ"),
        ("get_user!", "getUserBang"),
        ("a_b_c!", "a_b_c_bang"),
        ("new", "new_"),
        ("overload", "overload_"),
        ("<~>", "op_lttildegt"),
        ("weird name", "q_weird_name"),
        ("élan", "q_elan"),
        ("", "q_"),
    ],
)
def test_spelling(elixir: str, haxe: str) -> None:
    assert identifier(elixir, "camel", PROFILE) == haxe


@pytest.mark.parametrize("name", ["get_user", "get_user_2", "a_b_c", "_x", "x_", "a__b", "getUser", "http_2_server"])
def test_camel_is_exact_or_absent(name: str) -> None:
    assert camel(name) == name or snake(camel(name)) == name


def test_verbatim_keeps_snake_case() -> None:
    assert identifier("get_user!", "verbatim", PROFILE) == "get_user_bang"
    assert identifier("max_size", "verbatim", PROFILE) == "max_size"


def test_the_plain_name_wins() -> None:
    text = emit(project(module("M", function("foo?"), function("fooQ"), function("foo_bar"), function("fooBar"))))
    assert native(text["src/MEx.hx"]) == {
        "M.foo?": "fooQ_",
        "M.fooQ": "fooQ",
        "M.foo_bar": "fooBar_",
        "M.fooBar": "fooBar",
    }


def test_a_field_keeps_its_name_and_the_function_gives_way() -> None:
    text = emit(project(module("M", function("name", "m"), function("make"), struct=struct("name"))))["src/MEx.hx"]
    assert "public var name(default, never)" in text
    assert native(text) == {"M.name": "name_", "M.make": "make"}
    assert "inline function make_(" in text


def test_packages() -> None:
    names = assign(
        by_name("MyApp.Accounts.User", "MyApp", "HTTPServer.Default.X", ":lists", ":my.app"), (), (), "camel", PROFILE
    )
    assert {elixir: path.dotted for elixir, path in names.classes.items()} == {
        "MyApp.Accounts.User": "my_app.accounts.UserEx",
        "MyApp": "MyAppEx",
        "HTTPServer.Default.X": "http_server.default_.XEx",
        ":lists": "erl.ListsEx",
        ":my.app": "erl.my.AppEx",
    }


def test_a_new_module_takes_no_exact_name_away() -> None:
    before = assign(by_name("HttpServer.X"), (), (), "camel", PROFILE)
    after = assign(by_name("HTTPServer.X", "HttpServer.X"), (), (), "camel", PROFILE)
    assert after.classes["HttpServer.X"] == before.classes["HttpServer.X"]
    assert len(set(after.classes.values())) == 2


def test_names_that_differ_in_case_only_are_different_files() -> None:
    names = assign(by_name("A.HTTP", "A.Http"), (), (), "camel", PROFILE)
    assert len({path.dotted.lower() for path in names.classes.values()}) == 2


def test_types_of_two_modules_in_one_package_never_clash() -> None:
    roles = either(atom_type("a"), atom_type("b"))
    built = project(module("Foo", types=(define("bar_baz", roles),)), module("FooBar", types=(define("baz", roles),)))
    texts = emit(built)
    assert "abstract FooBarBaz(" in texts["src/FooEx.hx"]
    assert "abstract FooBarBaz_(" in texts["src/FooBarEx.hx"]


def test_the_order_of_modules_has_no_influence() -> None:
    modules = [module(f"A.{name}", specified("f", (), t("term"))) for name in ("X", "x", "HTTP", "Http", "B.C")]
    written = emit(project(*modules))
    for seed in range(5):
        random.Random(seed).shuffle(modules)
        assert emit(project(*modules)) == written


def test_only_writes_the_same_text() -> None:
    one, other = module("A.One", function("f")), module("A.Two", function("g"))
    everything = emit(project(one, other))
    assert emit(project(one, other), only=("A.One",))["src/a/OneEx.hx"] == everything["src/a/OneEx.hx"]
    assert "src/a/TwoEx.hx" not in emit(project(one, other), only=("A.One",))


def by_name(*names: str) -> dict[str, Module]:
    return {name: module(name) for name in names}


def native(text: str) -> dict[str, str]:
    """Haxe names by the Elixir function that they call."""
    lines = text.splitlines()
    return {
        line.split('"')[1]: following.split("function ")[1].split("(")[0]
        for line, following in pairwise(lines)
        if "@:native(" in line and "function " in following
    }
