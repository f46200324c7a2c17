"""Templates as part of a Project: which are read, what the model says of them, what is told."""

from inspect import cleandoc

import pytest

from models.project import Project
from models.templates import Template, Written
from tests.analysis import Files, analyzed

PAGE = '''
defmodule Harbour.Page do
  def render(assigns) do
    ~H"""
    <Layout.page title="Ferries" :let={page} {@rest}>
      <:actions :for={ferry <- @ferries}>
        <button class="wide" phx-click="sail" phx-value-ferry={ferry.id} phx-target={@myself}>{ferry.name}</button>
      </:actions>
      <.form for={@form} phx-submit={JS.push("board")}></.form>
      <p phx-hook="Horn" id="horn">{page.title}</p>
    </Layout.page>
    """
  end

  defmodule Row do
    # unmix:disable-for-this-file SUP001 a comment of Elixir
    def row(assigns), do: ~H|<%!-- unmix:disable-for-next-line LIV001 one of a template --%><.cell />|
  end
end
'''

SAID = """
Harbour.Page heex lib/sample.ex:3
  remote Layout.page(title, :let) 4:5-10:19
  slot actions(:for) 5:7-7:18
  click on button: sail, to {@myself}, with ferry 6:41-6:45
  local form(for, phx-submit) 8:7-8:64
  submit on .form: {JS.push("board")} 8:38-8:54
  hook on p: Horn 9:20-9:24
Harbour.Page.Row heex lib/sample.ex:16
  local cell() 16:93-16:102
"""


def said(files: Files) -> str:
    """The templates of the files' Project, a line for each fact, in source order."""
    return "\n".join(line for template in analyzed(files).templates for line in _lines(template))


def _lines(template: Template) -> list[str]:
    facts = [(use.span, f"{use.kind} {use.name}({', '.join(use.attributes)})") for use in template.components]
    for bound in template.bindings:
        target = f", to {_value(bound.target)}" if bound.target else ""
        carried = f", with {' '.join(bound.carries)}" if bound.carries else ""
        facts.append((bound.span, f"{bound.event} on {bound.tag}: {_value(bound.value)}{target}{carried}"))
    places = [(f"{p.line}:{p.column}-{p.end_line}:{p.end_column}", text) for p, text in sorted(facts)]
    head = f"{template.module or 'nobody'} {template.dialect} {template.span}"
    return [head, *(f"  {text} {place}" for place, text in places)]


def _value(written: Written) -> str:
    return f"{{{written.text}}}" if written.code else written.text


def test_what_sigils_say() -> None:
    assert said(cleandoc(PAGE)) == cleandoc(SAID)


def test_what_files_say() -> None:
    files = {
        "lib/harbour/page.html.heex": "<.ferry />\n{~s(<.ghost />)}\n",
        "lib/harbour/old.html.leex": "<b phx-click=\"go-<%= @id %>\" <%= if @x do %>phx-blur='off'<% end %>>{x}</b>",
        "lib/harbour/mail.text.eex": "<.ghost /> <%= @name %>",
    }
    assert said(files).splitlines() == [
        "nobody text lib/harbour/mail.text.eex:1",
        "nobody eex lib/harbour/old.html.leex:1",
        "  click on b: {go-<%= @id %>} 1:15-1:28",
        "  blur on b: off 1:55-1:58",
        "nobody heex lib/harbour/page.html.heex:1",
        "  local ferry() 1:1-1:11",
    ]


@pytest.mark.parametrize(
    "path",
    ["priv/templates/page.html.heex", "templates/page.html.heex", "test/page.html.heex", "priv/templates/page.ex"],
)
def test_what_is_no_template_of_the_application(path: str) -> None:
    assert analyzed({path: "<.ghost"}).templates == ()


def mix(requirement: str) -> str:
    """A mix.exs that asks for this LiveView."""
    return cleandoc(f"""
        defmodule Harbour.MixProject do
          def project, do: [app: :harbour, deps: [{{:phoenix_live_view, "{requirement}"}}]]
        end
        """)


@pytest.mark.parametrize(("requirement", "dialect"), [("~> 0.20", "heex-without-braces"), ("~> 1.0", "heex")])
def test_braces_in_text_came_with_liveview_1(requirement: str, dialect: str) -> None:
    project = analyzed({"mix.exs": mix(requirement), "lib/page.heex": "<p id={@id}>{ {</p>"})
    assert [template.dialect for template in project.templates] == [dialect]
    assert [d.code for d in project.diagnostics] == (["TEMPLATE"] if dialect == "heex" else [])


def test_what_liveview_would_refuse_is_told_once_a_template() -> None:
    source = '~H"<b>"; ~H"</i></b>"; ~H"<i></i>"'
    project = analyzed({"lib/a.ex": f"defmodule A do\n  def f(assigns), do: ({source})\nend\n", "lib/b.heex": "<b"})
    assert told(project) == [
        "lib/a.ex:2 no </b> closes this tag",
        "lib/a.ex:2 no <i> is open here; 1 more in this template",
        "lib/b.heex:1 no `>` closes this tag",
    ]


def told(project: Project) -> list[str]:
    return [f"{d.span} {d.message}" for d in project.diagnostics if d.code == "TEMPLATE"]


def test_a_template_that_is_no_utf8() -> None:
    project = analyzed({"lib/a.heex": "<p>\udcff</p>"})
    assert [d.code for d in project.diagnostics] == ["ENCODING"]


def test_suppressions_in_templates() -> None:
    files = {"lib/sample.ex": cleandoc(PAGE), "lib/b.heex": "<!-- unmix:disable-for-next-line LIV002 -->"}
    found = [(str(s.span), s.codes, s.problem) for s in analyzed(files).suppressions]
    assert found == [
        ("lib/b.heex:1", ("LIV002",), None),
        ("lib/sample.ex:15", ("SUP001",), None),
        ("lib/sample.ex:16", ("LIV001",), None),
    ]


def test_what_a_macro_injects_stands_in_the_module_that_quotes_it() -> None:
    quoted = 'defmodule Deck do\n        def deck(assigns), do: ~H"<.deck />"\n      end'
    macro = f"defmodule Harbour do\n  defmacro __using__(_) do\n    quote do\n      {quoted}\n    end\n  end\nend\n"
    project = analyzed({"lib/harbour.ex": macro, "lib/pier.ex": "defmodule Pier do\n  use Harbour\nend\n"})
    assert "Pier.Deck" in [module.name for module in project.modules]
    assert [template.module for template in project.templates] == ["Harbour"]
