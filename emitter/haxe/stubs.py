"""The stub of one module: a file with its extern class and the types around it."""

from __future__ import annotations

from dataclasses import dataclass

from emitter.haxe import elixir_text
from emitter.haxe.constructs import TEMPLATES
from emitter.haxe.functions import functions
from emitter.haxe.haxe_text import doc, injectable, injected, line_comment, metadata, returning
from emitter.haxe.haxe_types import ATOM, HaxeType, Path
from emitter.haxe.names import Pool, function_names
from emitter.haxe.own_types import own_types
from emitter.haxe.scope import Scope
from emitter.haxe.structs import builders, struct_fields, variables
from emitter.haxe.templates import Contribution, Site
from emitter.haxe.world import World
from emitter.haxe.writing import Imports, type_text
from models.modules import Module


@dataclass(frozen=True, slots=True)
class Stub:
    """A file, and what the README counts: its types, its functions, what it could not express."""

    module: str
    path: Path
    text: str
    types: tuple[HaxeType, ...]
    functions: int
    left_out: tuple[str, ...]
    referred: frozenset[Path]

    @property
    def file(self) -> str:
        return "/".join((*self.path.package, f"{self.path.file}.hx"))


def stub(module: Module, world: World) -> Stub:
    path = world.names.classes[module.name]
    scope = Scope(world, module.name)
    imports = Imports(path.package, _own_paths(module.name, world))
    fields = struct_fields(module, scope)
    spelled = function_names(module, (field.name for field in fields), world.names)
    members = functions(module, spelled, scope, imports)
    pool = Pool((*(field.name for field in fields), *spelled.values()))
    made = builders(module, fields, pool, scope, imports) if module.struct else ""
    body = "\n".join(filter(None, (_itself(module, imports), variables(fields, imports), made, members.text)))
    given = contributions(module.name, Site(scope, imports))
    types = (*own_types(module, scope, imports), *(text for one in given for text in one.types))
    class_ = f"{_head(module, given)}extern class {path.name} {{\n{body}}}\n"
    text = _file(module, path, imports, (class_, *types))
    counted = (*(field.type for field in fields), *members.types)
    return Stub(module.name, path, text, counted, members.functions, members.left_out, frozenset(imports.referred))


def contributions(module: str, site: Site) -> tuple[Contribution, ...]:
    found = site.scope.world.constructs.get(module, ())
    return tuple(TEMPLATES[type(one)].render(one, site) for one in found if type(one) in TEMPLATES)


def _own_paths(module: str, world: World) -> list[Path]:
    names = world.names
    further = [path for (owner, _), path in (*names.types.items(), *names.further.items()) if owner == module]
    return [names.classes[module], *further]


def _itself(module: Module, imports: Imports) -> str:
    name = elixir_text.module(module.name)
    if not injectable(name):
        return line_comment(f"the module as a value: its name {name} looks like a placeholder", "\t")
    atom = type_text(ATOM, imports)
    member = returning(f"public static inline function __module__(): {atom}", injected(name))
    return doc("The Elixir module itself, as a value.", "\t") + member


def _head(module: Module, given: tuple[Contribution, ...]) -> str:
    facts = "\n".join(line for one in given for line in one.doc)
    text = "\n\n".join(filter(None, (module.doc or f"Elixir module {module.name}.", facts)))
    lines = [metadata("module", module.name), *(line for one in given for line in one.metadata)]
    lines += [metadata("struct", module.name)] if module.struct else []
    return doc(text) + "".join(f"{line}\n" for line in lines)


def _file(module: Module, path: Path, imports: Imports, declarations: tuple[str, ...]) -> str:
    origin = line_comment(f"Written by unmix from {module.span}: Elixir module {module.name}")
    package = f"package {'.'.join(path.package)};\n" if path.package else ""
    head = "\n".join(filter(None, (origin + package, imports.lines())))
    return head + "\n" + "\n".join(declarations)
