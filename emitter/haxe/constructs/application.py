"""Applications: which OTP application starts here."""

from emitter.haxe.templates import Contribution, Site, described, template
from models.constructs.application import Application


@template(Application)
def application(construct: Application, _site: Site) -> Contribution:
    started = f" of the OTP application :{construct.app}" if construct.app else ""
    return Contribution((described(construct),), (f"The application module{started}: start/2 starts its tree.",))
