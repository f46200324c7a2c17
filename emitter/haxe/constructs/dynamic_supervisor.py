"""Supervisors whose children are started at run time."""

from emitter.haxe.templates import Contribution, Site, described, template
from models.constructs.dynamic_supervisor import DynamicSupervisor


@template(DynamicSupervisor)
def dynamic_supervisor(construct: DynamicSupervisor, _site: Site) -> Contribution:
    return Contribution((described(construct),), (f"{construct.flavour} {construct.title}: children start on demand.",))
