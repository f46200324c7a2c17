"""The real Haxe reads what we write, whatever the names, and refuses callers that are wrong."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from emitter.haxe.spelling import Naming
from models.constructs.gen_server import MessageKind
from models.modules import Module
from models.patterns import AtomShape
from models.project import Project
from models.types import FunctionType, ListType, MapEntry, MapType, TupleType, Type, VariableType
from tests.haxe.build import (
    atom,
    check,
    define,
    either,
    function,
    message,
    module,
    pair,
    project,
    server,
    specified,
    struct,
    t,
    tagged,
    var,
)
from tests.haxe.hostile import HOSTILE, HOSTILE_MODULES, hostile_project

pytestmark = pytest.mark.oracle

USER = "MyApp.Accounts.User"
STRING = t("t", module="String")


def accounts() -> Project:
    user = t("t", module=USER)
    return project(
        module(
            "MyApp.Accounts",
            specified("get_user!", (t("integer"),), user),
            specified("create_user", (t("attrs"),), either(pair("ok", user), pair("error", t("atom")))),
            specified("delete_user", (user,), either(atom("ok"), pair("error", t("role")))),
            specified("set_role", (user, t("role")), user),
            function("list_users", "opts", defaults=("[]",), specs=()),
            specified("first", (ListType(item=VariableType(name="a")),), either(VariableType(name="a"), atom("nil"))),
            types=(
                define("role", either(atom("admin"), atom("guest"), atom("super user"))),
                define(
                    "attrs",
                    MapType(
                        entries=(
                            MapEntry(key=atom("full_name"), value=STRING),
                            MapEntry(key=atom("role"), value=t("role"), required=False),
                        )
                    ),
                ),
            ),
        ),
        module(
            USER,
            types=(
                define(
                    "t",
                    MapType(
                        struct=USER,
                        entries=(
                            MapEntry(key=atom("name"), value=STRING),
                            MapEntry(key=atom("role"), value=t("role", module="MyApp.Accounts")),
                        ),
                    ),
                ),
            ),
            struct=struct("name", "role", "active?", enforced=("name",)),
        ),
        module("MyApp.Cache", function("start_link", "opts")),
        constructs=(
            server(
                "MyApp.Cache",
                message(MessageKind.CALL, tagged("get", var("key")), "is_binary(key)"),
                message(MessageKind.CALL, AtomShape(value="stats")),
            ),
        ),
    )


IMPORTS = """\
import my_app.AccountsEx;
import my_app.CacheEx;
import my_app.accounts.UserEx;
"""


def say(folder: Path, body: str) -> str:
    """What Haxe says about a function with this body that uses the accounts."""
    return check(accounts(), folder, user=f"{IMPORTS}class User {{ static function main() {{ {body} }} }}")


def test_callers_that_are_right(tmp_path: Path) -> None:
    body = """
        var made = UserEx.make({name: "zed", role: AccountsRole.admin});
        var user: UserEx = AccountsEx.setRole(AccountsEx.getUserBang(1), AccountsRole.q_super_user);
        var name: String = UserEx.update(user, {name: made.name}).name;
        AccountsEx.listUsers(); AccountsEx.listUsers([1]);
        var one: Null<Int> = AccountsEx.first([1, 2]);
        switch (AccountsEx.createUser({fullName: name})) { case Ok(user): user.role; case Error(reason): reason; }
        switch (AccountsEx.deleteUser(user).view()) { case Ok(_): null; case Error(role): (role: AccountsRole); }
        var term: beam.Term = CacheCall.get("k");
        switch (CacheCallTools.view(term)) { case Get(key): key; case Stats: ""; case Unknown(raw): ""; }
    """
    assert say(tmp_path, body) == ""


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('AccountsEx.getUserBang("1");', "String should be Int"),
        ('AccountsEx.setRole(null, "admin");', "String should be my_app.AccountsRole"),
        ('AccountsEx.createUser({full_name: "x"});', "fullName"),
        ("AccountsEx.listUsers(1, 2);", "Could not find a suitable overload"),
        ("var n: Int = AccountsEx.first(['a']);", "Null<String> should be Int"),
        ("UserEx.make({});", "name"),
        ("var user = AccountsEx.getUserBang(1); user.name = '';", "cannot be accessed for writing"),
        ("CacheCall.get(1);", "Int should be String"),
        ("var call: CacheCall = (null: beam.Term);", "beam.Term should be my_app.CacheCall"),
        ("switch (AccountsEx.createUser(null)) { case Ok(u): u; }", "Unmatched patterns: Error"),
        ("switch (CacheCallTools.view(null)) { case Get(k): 1; case Stats: 2; }", "Unmatched patterns: Unknown"),
    ],
)
def test_callers_that_are_wrong(tmp_path: Path, body: str, complaint: str) -> None:
    assert complaint in say(tmp_path, body)


@pytest.mark.slow
@pytest.mark.parametrize("naming", ["camel", "verbatim"])
def test_hostile_names(tmp_path: Path, naming: Naming) -> None:
    assert check(hostile_project(), tmp_path, naming) == ""


def test_types_without_a_package_are_found_from_anywhere(tmp_path: Path) -> None:
    roles = either(atom("a"), atom("b"))
    top = module("User", types=(define("role", roles),), struct=struct("id"))
    same = module("A.User", struct=struct("name"))
    results = (t("t", module="User"), t("role", module="User"), t("t", module="A.User"))
    users = [specified(f"f{number}", (), result) for number, result in enumerate(results)]
    user = "class User { static function main() { var top: UserEx = a.XEx.f0(); var same: a.UserEx = a.XEx.f2(); } }"
    assert check(project(top, same, module("A.X", *users)), tmp_path, user=user) == ""


WORDS = st.sampled_from(HOSTILE) | st.text(max_size=6) | st.from_regex(r"[a-z_]{1,3}[0-9]?[?!]?", fullmatch=True)
MODULES = st.sampled_from(HOSTILE_MODULES) | st.from_regex(r"[A-Z][a-zA-Z]{0,2}(\.[A-Z][a-z]{0,2})?", fullmatch=True)
LEAVES: st.SearchStrategy[Type] = st.one_of(
    st.builds(atom, WORDS),
    st.sampled_from(
        ("integer", "term", "pid", "boolean", "keyword", "timeout", "no_return", "own", "role", "box", "loop")
    ).map(t),
    st.builds(lambda name: t("t", module=name), MODULES),
    st.sampled_from("ab").map(lambda name: VariableType(name=name)),
)


def grow(inner: st.SearchStrategy[Type]) -> st.SearchStrategy[Type]:
    several = st.lists(inner, min_size=1, max_size=5).map(tuple)
    return st.one_of(
        several.map(lambda members: either(*members)),
        several.map(lambda items: TupleType(items=items)),
        st.builds(lambda item: ListType(item=item), inner),
        st.builds(lambda params, result: FunctionType(params=params, result=result), several, inner),
        st.builds(lambda ok, error: either(pair("ok", ok), pair("error", error)), inner, inner),
        st.builds(lambda key, value: MapType(entries=(MapEntry(key=key, value=value),)), inner, inner),
        st.builds(lambda item: t("box", item), inner),
    )


TYPES = st.recursive(LEAVES, grow, max_leaves=6)


@st.composite
def modules(draw: st.DrawFn) -> Module:
    drawn = draw(st.lists(st.tuples(WORDS, st.lists(TYPES, max_size=3).map(tuple), TYPES), min_size=8, max_size=12))
    return module(
        draw(MODULES),
        *(specified(name, params, result, a=t("var")) for name, params, result in drawn),
        types=(
            define("t", draw(TYPES)),
            define("own", draw(TYPES), draw(st.sampled_from(("public", "private", "opaque")))),
            define("role", either(*map(atom, draw(st.lists(WORDS, min_size=2, max_size=5))))),
            define("box", draw(TYPES), params=("a",)),
            define("loop", either(t("loop"), draw(TYPES))),
            define(
                "rec",
                MapType(entries=tuple(MapEntry(key=atom(word), value=draw(TYPES)) for word in draw(st.lists(WORDS)))),
            ),
        ),
        struct=draw(st.none() | st.builds(struct, WORDS, WORDS)),
    )


class Brief:
    """Modules that a failing test names only; their whole text would be longer than Hypothesis prints."""

    def __init__(self, modules: list[Module]) -> None:
        self.modules = modules

    def __repr__(self) -> str:
        return f"<{[module.name for module in self.modules]}>"


@pytest.mark.slow
@given(st.lists(modules(), min_size=5, max_size=8).map(Brief), st.sampled_from(("camel", "verbatim")))
@settings(
    max_examples=8,
    phases=(Phase.reuse, Phase.generate),  # each question to Haxe costs too much for shrinking
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
def test_generated_projects(built: Brief, naming: Naming) -> None:
    with TemporaryDirectory() as folder:
        assert check(project(*built.modules), Path(folder), naming) == ""
