"""Projects by hand, in few words. `check` is the one door: it emits, and asks the real Haxe."""

import re
from pathlib import Path

from emitter.haxe import Naming, emit
from models.constructs import Construct
from models.constructs.gen_server import GenServer, Message, MessageKind, Reply
from models.evidence import Place
from models.modules import (
    Clause,
    Function,
    FunctionKind,
    Module,
    ModuleKind,
    Spec,
    Struct,
    StructField,
    TypeDefinition,
)
from models.patterns import AnyShape, AtomShape, Shape, TupleShape
from models.project import Project
from models.types import AtomType, NamedType, TupleType, Type, UnionType
from tests.oracle.toolchain import run_haxe

HERE = Place("lib/sample.ex", 1, 1, 1, 1)


def t(name: str, *args: Type, module: str | None = None) -> NamedType:
    return NamedType(module=module, name=name, args=args)


def atom(value: str) -> AtomType:
    return AtomType(value=value)


def either(*members: Type) -> UnionType:
    return UnionType(members=members)


def pair(tag: str, value: Type) -> TupleType:
    return TupleType(items=(atom(tag), value))


def var(name: str | None = None) -> AnyShape:
    return AnyShape(name=name)


def message(kind: MessageKind, pattern: Shape, guard: str | None = None, *replies: Reply) -> Message:
    return Message(kind=kind, pattern=pattern, guard=guard, replies=replies, span=HERE)


def tagged(tag: str, *items: Shape) -> TupleShape:
    return TupleShape(items=(AtomShape(value=tag), *items))


def server(module: str, *messages: Message) -> GenServer:
    return GenServer(module=module, messages=messages, span=HERE)


def spec(name: str, params: tuple[Type, ...], result: Type, **constraints: Type) -> Spec:
    return Spec(name=name, params=params, result=result, constraints=tuple(constraints.items()), span=HERE)


def function(
    name: str,
    *params: Shape | str,
    specs: tuple[Spec, ...] = (),
    kind: FunctionKind = FunctionKind.DEF,
    defaults: tuple[str | None, ...] = (),
    guard: str | None = None,
    doc: str | None = None,
) -> Function:
    shapes = tuple(AnyShape(name=param) if isinstance(param, str) else param for param in params)
    return Function(
        name=name,
        arity=len(shapes),
        kind=kind,
        defaults=sum(default is not None for default in defaults),
        clauses=(Clause(params=shapes, defaults=defaults, guard=guard, span=HERE),),
        specs=specs,
        doc=doc,
        span=HERE,
    )


def specified(name: str, params: tuple[Type, ...], result: Type, **constraints: Type) -> Function:
    """A function whose parameters are called a, b, c."""
    return function(name, *"abcdef"[: len(params)], specs=(spec(name, params, result, **constraints),))


def define(
    name: str, type_: Type, visibility: str = "public", params: tuple[str, ...] = (), doc: str | None = None
) -> TypeDefinition:
    assert visibility in ("public", "private", "opaque")
    return TypeDefinition.model_validate(
        {"name": name, "params": params, "visibility": visibility, "type": type_, "doc": doc, "span": HERE}
    )


def struct(*fields: str, enforced: tuple[str, ...] = ()) -> Struct:
    return Struct(fields=tuple(StructField(name=name, enforced=name in enforced) for name in fields), span=HERE)


def module(
    name: str,
    *functions: Function,
    types: tuple[TypeDefinition, ...] = (),
    struct: Struct | None = None,
    doc: str | None = None,
) -> Module:
    return Module(
        name=name, kind=ModuleKind.MODULE, functions=functions, types=types, struct=struct, doc=doc, span=HERE
    )


def project(*modules: Module, constructs: tuple[Construct, ...] = ()) -> Project:
    return Project(name="sample", modules=modules, constructs=constructs)


def signature(result: Function, *types: TypeDefinition, others: tuple[Module, ...] = ()) -> str:
    """The Haxe declaration of the one function of module `M`, without modifiers."""
    text = emit(project(module("M", result, types=types), *others))["src/MEx.hx"]
    [line] = [line for line in text.splitlines() if "static function" in line]
    return line.split("static function ")[1].removesuffix(";")


def check(built: Project, folder: Path, naming: Naming = "camel", user: str | None = None) -> str:
    """Emits the project, and asks Haxe to type it (and `user`, Haxe code of its own): what Haxe says."""
    write(emit(built, naming=naming), folder)
    arguments = ["build.hxml"]
    if user is not None:
        (folder / "src" / "User.hx").write_text(user, "utf-8")
        arguments.append("User")
    answer = run_haxe(folder, arguments)
    said = answer.out + answer.err
    assert answer.ok == (said.strip() == ""), said
    return "\n".join(_with_source(line, folder) for line in said.strip().splitlines())


def _with_source(line: str, folder: Path) -> str:
    """Haxe's complaint, and the line that it is about."""
    found = re.match(r"(src/[^:]+):(\d+):", line)
    source = (folder / found[1]).read_text("utf-8").split("\n")[int(found[2]) - 1].strip() if found else ""
    return f"{line}\n    {source}" if source else line


def write(files: dict[str, str], folder: Path) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
