"""What the modules of a project say in their own child specs, told alike by every child list."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from hypothesis import strategies as st

from models.constructs import Construct
from models.constructs.child_spec import ChildForm, ChildSpec
from models.constructs.supervisor import Supervisor
from tests.strategies.children import ids, kinds, restarts, shutdowns

C = TypeVar("C", bound=Construct)
Settings = dict[str, object]

_SETTINGS: st.SearchStrategy[Settings] = st.fixed_dictionaries(
    {},
    optional={"id": ids, "restart": restarts, "shutdown": shutdowns, "type": kinds, "significant": st.booleans()},
)
_OF_MODULES = (ChildForm.MODULE, ChildForm.TUPLE, ChildForm.CHILD_SPEC)


def specifications(modules: Collection[str]) -> st.SearchStrategy[Mapping[str, Settings]]:
    """Settings, perhaps none, for each of the modules."""
    return st.fixed_dictionaries({module: st.just({}) | _SETTINGS for module in sorted(modules)})


def agreeing(construct: C, settings: Mapping[str, Settings]) -> C:
    """The construct, its children with what their modules say where the list says nothing."""
    if not isinstance(construct, Supervisor):
        return construct
    children = tuple(_told(c, settings) if isinstance(c, ChildSpec) else c for c in construct.children)
    return construct.model_copy(update={"children": children})


def _told(child: ChildSpec, settings: Mapping[str, Settings]) -> ChildSpec:
    if child.form not in _OF_MODULES or child.start is not None or not isinstance(child.module, str):
        return child
    own = settings.get(child.module, {})
    return child.model_copy(update={name: value for name, value in own.items() if getattr(child, name) is None})
