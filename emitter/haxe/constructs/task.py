"""Tasks: one-off processes."""

from emitter.haxe.templates import Contribution, Site, described, template
from models.constructs.task import Task


@template(Task)
def task(construct: Task, _site: Site) -> Contribution:
    runs = f" that runs {construct.function}" if construct.function else ""
    return Contribution((described(construct),), (f"A Task{runs}.",))
