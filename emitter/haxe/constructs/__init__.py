"""The templates of constructs: one file each, found by scanning this folder in file-name order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from emitter.haxe.templates import Template
from models.constructs import Construct


def _scan() -> Mapping[type[Construct], Template]:
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    files = [importlib.import_module(f"{__name__}.{name}") for name in names]
    found = [value for file in files for value in vars(file).values() if isinstance(value, Template)]
    return {template.construct: template for template in found}


TEMPLATES: Mapping[type[Construct], Template] = _scan()
"""By the class of the construct."""
