"""Registries, pools and their like, in the stub of the module that starts them."""

from emitter.haxe.templates import Contribution, Site, described, template
from models.constructs.named_process import NamedProcess


@template(NamedProcess)
def named_process(construct: NamedProcess, _site: Site) -> Contribution:
    return Contribution((described(construct),), (f"Starts {construct.library} as {construct.name}.",))
