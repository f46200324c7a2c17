"""Reading literal terms out of an AST: keyword lists, names, do-blocks."""

from __future__ import annotations

from collections.abc import Iterator

from models.ast import Alias, Atom, Block, Call, List, Node, Remote, Tuple


def pairs(node: Node) -> Iterator[tuple[str, Node]]:
    """The entries of a keyword list; what is no such pair is passed over."""
    for item in node.items if isinstance(node, List) else ():
        match item:
            case Tuple(items=(key, value)) if (name := name_of(key)) is not None:
                yield name, value
            case _:
                pass


def is_keyword(node: Node) -> bool:
    """Whether a node is a literal keyword list, as `Keyword.keyword?/1` would say."""
    return isinstance(node, List) and len(node.items) == len(tuple(pairs(node)))


def name_of(node: Node) -> str | None:
    """An atom's or a module's name: `:logger` is `logger`, `Shop.Repo` is `Shop.Repo`."""
    match node:
        case Atom(value=name):
            return name.removeprefix("Elixir.")
        case Alias(names=names, base=None):
            return ".".join(names)
        case _:
            return None


def key_of(name: str) -> Node:
    """The inverse of `name_of`."""
    return Alias(tuple(name.split("."))) if name[:1].isupper() else Atom(name)


def statements(node: Node | None) -> tuple[Node, ...]:
    """The expressions of a body, one after the other."""
    if node is None:
        return ()
    return node.items if isinstance(node, Block) else (node,)


def sections(call: Call | Remote) -> dict[str, Node]:
    """A call's `do`, `else`, … bodies."""
    return dict(pairs(call.args[-1])) if call.args else {}


def is_environment(node: Node) -> bool:
    """Whether a node asks for the environment: `config_env()` or `Mix.env()`."""
    match node:
        case Call(name="config_env", args=()):
            return True
        case Remote(target=Alias(names=("Mix",)), name="env", args=()):
            return True
        case _:
            return False


def is_target(node: Node) -> bool:
    """Whether a node asks for the Nerves-style target: `config_target()` or `Mix.target()`."""
    match node:
        case Call(name="config_target", args=()):
            return True
        case Remote(target=Alias(names=("Mix",)), name="target", args=()):
            return True
        case _:
            return False
