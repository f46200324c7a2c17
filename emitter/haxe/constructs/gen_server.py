"""GenServers: for each kind of message constructors with the exact wire term, and a view to switch on."""

from __future__ import annotations

from collections.abc import Sequence

from emitter.haxe import elixir_text
from emitter.haxe.elixir_shapes import shape_text
from emitter.haxe.haxe_text import doc, injected, metadata, returning, string
from emitter.haxe.messages import Constructor, constructors
from emitter.haxe.spelling import capitalized
from emitter.haxe.templates import Contribution, Site, described, template
from emitter.haxe.writing import TERM
from models.constructs.gen_server import GenServer, MessageKind, Reply

_TITLES = {
    MessageKind.CALL: "Requests that handle_call/3 answers: for GenServer.call.",
    MessageKind.CAST: "Requests that handle_cast/2 takes: for GenServer.cast.",
    MessageKind.INFO: "Messages that handle_info/2 takes: for send.",
    MessageKind.CONTINUE: "What handle_continue/2 takes.",
}
_PURPOSES = tuple(f"{kind}{part}" for kind in MessageKind for part in ("", "_view", "_tools"))


@template(GenServer, *_PURPOSES)
def gen_server(construct: GenServer, site: Site) -> Contribution:
    handled = {kind: constructors(construct.of(kind), site) for kind in MessageKind}
    types = [text for kind, found in handled.items() if found for text in _types(kind, found, site)]
    return Contribution(
        metadata=(described(construct, without=("messages",)),),
        doc=(f"A {construct.behaviour}: {', '.join(construct.facts()) or 'no messages of its own'}.",),
        types=tuple(types),
    )


def _types(kind: MessageKind, found: Sequence[Constructor], site: Site) -> tuple[str, str, str]:
    return _abstract(kind, found, site), _view(kind, found, site), _tools(kind, found, site)


def _abstract(kind: MessageKind, found: Sequence[Constructor], site: Site) -> str:
    name, term = site.refer(site.path(kind)), site.refer(TERM)
    members = "\n".join(_constructor(name, one, site) for one in found)
    return f"{doc(_TITLES[kind])}abstract {name}({term}) to {term} {{\n{members}}}\n"


def _constructor(type_: str, one: Constructor, site: Site) -> str:
    params = ", ".join(f"{name}: {site.write(param)}" for name, param in one.params)
    code = injected(one.wire.construction, *(name for name, _ in one.params))
    head = doc(_explained(one), "\t")
    return head + returning(f"public static inline function {one.name}({params}): {type_}", code)


def _explained(one: Constructor) -> str:
    guards = dict.fromkeys(message.guard for message in one.messages if message.guard)
    lines = [shape_text(one.messages[0].pattern)]
    lines += [f"when {guard}" for guard in guards]
    replies = dict.fromkeys(
        map(_reply, (r for message in one.messages if message.kind is MessageKind.CALL for r in message.replies))
    )
    return "\n".join((*lines, *(f"replies {reply}" for reply in replies if reply)))


def _reply(reply: object) -> str:
    match reply:
        case Reply(term=None, effect="reply") | Reply(term=None, effect="stop"):
            return ""
        case Reply(term=term) if term is not None:
            return shape_text(term)
        case Reply():
            return "later, or never"
        case _:
            return "unknown"


def _view(kind: MessageKind, found: Sequence[Constructor], site: Site) -> str:
    name, term = site.refer(site.path(f"{kind}_view")), site.refer(TERM)
    members = "".join(_alternative(one, site) for one in found)
    title = doc(f"To switch on: what {site.path(kind).name} can be; anything else is Unknown.")
    return f"{title}@:elixirIdiomatic\nextern enum {name} {{\n{members}\tUnknown(raw: {term});\n}}\n"


def _alternative(one: Constructor, site: Site) -> str:
    params = ", ".join(f"{name}: {site.write(param)}" for name, param in one.params)
    head = metadata("msg", shape_text(one.messages[0].pattern))
    return f"\t{head}\n\t{one.view}{f'({params})' if params else ''};\n"


def _tools(kind: MessageKind, found: Sequence[Constructor], site: Site) -> str:
    """A class of its own, and never inline: Reflaxe misprints an inlined temporary inside a case head."""
    view = site.refer(site.path(f"{kind}_view"))
    clauses = "; ".join(f"{one.wire.pattern} -> {one.viewed}" for one in found)
    code = injected(f"case {{0}} do {clauses}; other -> {{:unknown, other}} end", "raw")
    return (
        f"@:native({string(_home(kind, site))})\n"
        f"class {site.refer(site.path(f'{kind}_tools'))} {{\n"
        f"\tpublic static function view(raw: {site.refer(TERM)}): {view}\n\t\treturn {code};\n}}\n"
    )


def _home(kind: MessageKind, site: Site) -> str:
    module = site.scope.module
    owner = module if elixir_text.is_alias(module) else f"Unmix.{capitalized(module)}"
    return f"{owner}.Hx{capitalized(kind)}"
