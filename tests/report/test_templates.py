"""What the report says of templates."""

from models.ast.templates import Dialect, Event, TagKind
from models.project import Role, SourceFile
from models.templates import Binding, ComponentUse, Template, Written
from tests.report.door import shown
from tests.report.sample import CART, at, project

BINDINGS = tuple(
    Binding(event=event, tag="b", value=Written(text="sail"), span=at(2, CART))
    for event in (Event.HOOK, Event.SUBMIT, Event.CLICK, Event.SUBMIT)
)
USES = tuple(
    ComponentUse(kind=kind, name="deck", span=at(2, CART)) for kind in (TagKind.LOCAL, TagKind.SLOT, TagKind.SLOT)
)
PAGE = Template(dialect=Dialect.HEEX, components=USES, bindings=BINDINGS, span=at(1, CART))
FILES = tuple(
    SourceFile(path=path, role=role, size=1)
    for path, role in ((CART, Role.LIB), ("lib/a.heex", Role.TEMPLATE), ("priv/templates/b.ex", Role.GENERATOR))
)
FERRY = project(files=FILES, templates=(PAGE,))


def test_the_summary_counts_them() -> None:
    opening = "1 file read · 1 template file · not read: 1 generator's template · 0 modules ·\n1 template\n"
    assert opening in shown(FERRY)


def test_the_report_says_what_they_hold() -> None:
    section = shown(FERRY, full=True).split("Templates ")[1]
    assert [" ".join(line.split()) for line in section.splitlines()[1:]] == [
        "templates 1 heex",
        "components 1 local · 2 slots",
        "events 2 submit · 1 click",
        "hooks 1 phx-hook",
    ]


def test_so_does_markdown() -> None:
    assert "| events | 2 submit · 1 click |\n| hooks | 1 phx-hook |\n" in shown(FERRY, full=True, format="md")


def test_without_templates_nothing_is_said() -> None:
    assert "emplate" not in shown(project(), full=True)
