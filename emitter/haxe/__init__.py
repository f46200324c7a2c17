"""Haxe stubs: a Project as a library of extern classes. Sees models only; reads and writes no user's file."""

from emitter.haxe.emit import emit
from emitter.haxe.spelling import Naming

__all__ = ["Naming", "emit"]
