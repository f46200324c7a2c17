"""Every name of the corpus means to us what it means to Elixir."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest

from analyzer.expand.expanded import Expanded
from analyzer.expand.knowledge import knowledge
from tests.analysis import CORPUS
from tests.oracle.environment import Definitions, Event, Files, Resolved, resolve
from tests.oracle.meanings import Meanings, definitions, meanings

pytestmark = pytest.mark.oracle

SHOP = CORPUS / "projects/shop"
# No dependency is installed here: the files of the shop that need none.
ALONE = ("carts", "carts/cart", "price_feed", "stats", "stock", "checkout/receipts", "checkout/supervisor")

SYNTAX = {":elixir_quote", ":elixir_env", "Macro.Env", ":erlang"}
"""Modules that quotes, guards and holes call without naming them."""
HOLE = ("Kernel", "to_string", 1)
INJECTED = ("alias_reference", "remote_function", "struct_expansion", "imported_function")
HOOKS = {"behaviour_info", "exception", "__info__"}
"""Functions that Elixir's own macros call."""

LANGUAGE = {
    *(("__struct__", arity, "def") for arity in (0, 1)),
    *((name, 1, "def") for name in ("__impl__", "__protocol__", "impl_for", "impl_for!", "exception", "message")),
    ("struct_impl_for", 1, "defp"),
}
"""What a struct, an exception, a protocol and an implementation define without a word."""

GAPS: dict[str, set[str]] = {
    # The module that a macro defines is named by its caller; to us that name stands in the macro.
    "environment/modules_from_a_mould.ex": {
        "modules_from_a_mould.ex:56:23: alias Bowl Mould.Shop.Bowl: ",
    },
    # An alias built by hand escapes the macro's hygiene.
    "environment/the_smuggler_and_the_customs.ex": {
        "the_smuggler_and_the_customs.ex:31:0: alias_reference Port.Rum: ",
        "the_smuggler_and_the_customs.ex:31:0: remote_function Port.Rum price 0: ",
    },
}
"""What we say nothing of."""


def programs() -> dict[str, Files]:
    """The files that Elixir can compile without a dependency, by the name of the test case."""
    alone = [path for end in ("environment/*.ex", "*/sample.ex") for path in sorted(CORPUS.glob(end))]
    found: dict[str, Files] = {str(path.relative_to(CORPUS)): {path.name: path.read_text("utf-8")} for path in alone}
    found["shop"] = {f"{name}.ex": (SHOP / f"lib/shop/{name}.ex").read_text("utf-8") for name in ALONE}
    return found


PROGRAMS = programs()


@pytest.fixture(scope="module")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Resolved]:
    answers = resolve(tuple(PROGRAMS.values()), tmp_path_factory.mktemp("environment"))
    return dict(zip(PROGRAMS, answers, strict=True))


@pytest.mark.parametrize("case", PROGRAMS)
def test_names_mean_the_same(case: str, resolved: dict[str, Resolved]) -> None:
    answer = resolved[case]
    assert not answer.errors
    differing = set(differences(answer, meanings(PROGRAMS[case])))
    assert differing == GAPS.get(case, set())


@pytest.mark.parametrize("case", PROGRAMS)
def test_modules_define_the_same(case: str, resolved: dict[str, Resolved]) -> None:
    ours = defined(meanings(PROGRAMS[case]))
    theirs = {name: plain(found) for name, found in resolved[case].modules.items()}
    assert set(ours) == set(theirs)
    for name, found in theirs.items():
        assert ours[name] - LANGUAGE == found - LANGUAGE, name


def test_there_is_something_to_compare(resolved: dict[str, Resolved]) -> None:
    kinds = Counter(event.kind for answer in resolved.values() for event in answer.events if event.column)
    assert set(kinds) >= {
        *("alias", "alias_expansion", "alias_reference", "import", "require", "struct_expansion"),
        *(f"{owner}_{what}" for owner in ("imported", "local", "remote") for what in ("function", "macro")),
    }
    assert sum(kinds.values()) > 1000


def differences(answer: Resolved, ours: Meanings) -> Iterator[str]:
    """Each name that has another meaning to us than to Elixir, or none, or more than one."""
    for place, wanted in written(answer, ours).items():
        found = set[str]().union(*(ours.answers(replace(place, what=what)) for what in wanted))
        meant = {" ".join(map(str, what)) for what in wanted}
        certain = place.column and place.kind not in ("import", "require")
        if found != meant if certain else not meant <= found:
            yield f"{replace(place, what=tuple(sorted(meant)))}: {', '.join(sorted(found)) if certain else ''}"


def written(answer: Resolved, ours: Meanings) -> dict[Event, set[tuple[str | int, ...]]]:
    """What Elixir says at each place. Of code that a macro wrote: what our own macros say of this program."""
    places: dict[Event, set[tuple[str | int, ...]]] = defaultdict(set)
    for event in answer.events:
        if event.what[0] in SYNTAX or event.what == HOLE:
            continue
        if event.column:
            places[replace(event, what=())].add(event.what)
        elif event.module in ours.names.injected and _of_a_macro(event, answer):
            places[event].add(event.what)
    return places


def _of_a_macro(event: Event, answer: Resolved) -> bool:
    return event.kind in INJECTED and event.what[0] in answer.modules and HOOKS.isdisjoint(event.what)


def defined(ours: Meanings) -> dict[str, Definitions]:
    """What each module defines, with what the knowledge base says that its libraries inject."""
    found: dict[str, Definitions] = {}
    for source in ours.program.index.sources:
        module = ours.program.expanded(source)
        own = definitions(module)
        names = {(name, arity) for name, arity, _ in own}
        given = {(name, arity, "def") for name, arity in injected(module) if (name, arity) not in names}
        found[source.name] = found.get(source.name, frozenset()) | own | given
    return found


def injected(module: Expanded) -> Iterator[tuple[str, int]]:
    for use in module.uses:
        library = knowledge().get(use.module)
        for function in library.injects if library else ():
            name, _, arity = function.rpartition("/")
            yield name, int(arity)


def plain(found: Definitions) -> Definitions:
    """Without the functions that `super` calls."""
    return frozenset(one for one in found if "(overridable" not in one[0])
