"""Any model at all, from the types of its fields: for laws that ask nothing but the types (law 8)."""

from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st

from models.base import Model
from models.evidence import Place
from tests.strategies import names
from tests.strategies.evidence import spans

M = TypeVar("M", bound=Model)
TEXTS = ["", "Shop.Cart", ":ok", "a b", 'qu"ote', "naïve\n", "🙂"]
DEPTH = 4


def models(kind: type[M], depth: int = DEPTH) -> st.SearchStrategy[M]:
    """Values of a model class; below `depth` sequences are empty."""
    fields = {name: _typed(field.annotation, depth) for name, field in kind.model_fields.items()}
    return st.builds(kind, **fields)


def _typed(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _typed(get_args(annotation)[0], depth)
    if origin in (Union, UnionType):
        return _union(get_args(annotation), depth)
    if origin is tuple:
        return _tuple(get_args(annotation), depth)
    if origin is Literal:
        return st.sampled_from(get_args(annotation))
    return _plain(annotation, depth)


def _union(members: tuple[Any, ...], depth: int) -> st.SearchStrategy[Any]:
    """At the bottom only the members that hold no other model."""
    shallow = [member for member in members if _is_leaf(member)]
    chosen = shallow if depth <= 0 and shallow else members
    return st.one_of(*(_deferred(member, depth) for member in chosen))


def _deferred(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: _typed(annotation, depth))


def _is_leaf(member: Any) -> bool:
    if not isinstance(member, type):
        return True
    if not issubclass(member, Model):
        return True
    return not any("Shape" in str(f.annotation) or "Type" in str(f.annotation) for f in member.model_fields.values())


def _tuple(args: tuple[Any, ...], depth: int) -> st.SearchStrategy[Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        if depth <= 0:
            return st.just(())
        return st.lists(_deferred(args[0], depth - 1), max_size=2).map(tuple)
    return st.tuples(*(_typed(arg, depth - 1) for arg in args))


def _plain(kind: type[Any], depth: int) -> st.SearchStrategy[Any]:
    if kind is NoneType:
        return st.none()
    if issubclass(kind, Place):
        return spans
    if issubclass(kind, Model):
        return st.deferred(lambda: models(kind, depth - 1))
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    return _SCALARS[kind]


_SCALARS: dict[type[Any], st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: names.integers,
    float: names.floats,
    str: st.sampled_from(TEXTS) | st.text(max_size=6),
}
