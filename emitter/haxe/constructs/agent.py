"""Agents: state behind functions."""

from emitter.haxe.templates import Contribution, Site, described, template
from models.constructs.agent import Agent


@template(Agent)
def agent(construct: Agent, _site: Site) -> Contribution:
    return Contribution((described(construct, without=("initial",)),), ("An Agent.",))
