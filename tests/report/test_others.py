"""Messages that no server's protocol shows, and how long texts are shown."""

from __future__ import annotations

from models.constructs.child_spec import Intensity
from models.constructs.gen_server import GenServer
from models.effects import Send, SendKind, Target
from models.evidence import Condition, Reason
from models.project import Project, Role, SourceFile
from tests.report.door import shown
from tests.report.sample import application, at, atom, child, project, supervisor, unknown

LONG = "{:via, Registry, {Shop.Registry, {Shop.Cart, Keyword.fetch!(opts, :country), Keyword.fetch!(opts, :id)}}}"


def sent(kind: SendKind, target: Target) -> Project:
    send = Send(kind=kind, module="Shop.Till", function="ring/1", target=target, message=atom("ding"), span=at(7))
    return project(application("Shop"), sends=(send,))


def told(given: Project) -> list[str]:
    """The report's lines about other messages."""
    text = shown(given, full=True)
    start = text.find("Other messages ")
    return [line.strip() for line in text[start:].splitlines()[1:] if line.strip()] if start >= 0 else []


def test_a_receiver_that_nobody_can_name_is_told_with_its_place() -> None:
    note, sender, message, *_ = told(sent(SendKind.CAST, Target(text="pid", how="unknown")))
    assert note == "1 message of 1 to a receiver that we could not name, marked ?"
    assert sender == "Shop.Till  lib/shop/application.ex"
    assert message.split() == ["cast", ":ding", "to", "?", "pid", "in", "ring/1", "7"]


def test_an_answer_goes_to_whoever_asked() -> None:
    answer = sent(SendKind.REPLY, Target(text="from", how="unknown"))
    assert told(answer) == []
    assert "message receivers" not in shown(answer)


def test_a_process_that_is_no_server_writes_to_itself() -> None:
    _, message, *_ = told(sent(SendKind.SEND, Target(module="Shop.Till", text="self()", how="self")))
    assert message.split() == ["send", ":ding", "to", "itself", "in", "ring/1", "7"]


def test_a_topic_is_an_address() -> None:
    given = sent(SendKind.PUBLISH, Target(text='"tills:#{id}"', how="unknown"))
    assert told(given)[1].split() == ["publish", ":ding", "to", "topic", '"tills:#{id}"', "in", "ring/1", "7"]
    assert "message receivers 1 of 1 (100%)" in shown(given)
    assert '| `topic "tills:#{id}"` |' in shown(given, full=True, format="md")


def test_a_topic_that_is_computed_is_not() -> None:
    given = sent(SendKind.PUBLISH, Target(text="socket.topic", how="unknown"))
    assert " ".join(told(given)).count("to ? a topic: socket.topic") == 1
    assert "message receivers 0 of 1 (0%)" in shown(given)


def test_a_name_that_several_servers_register() -> None:
    given = sent(SendKind.CALL, Target(name="Shop.Bell", text="Shop.Bell", how="literal"))
    servers = tuple(GenServer(module=module, name="Shop.Bell", span=at(1)) for module in ("Shop.Big", "Shop.Small"))
    lines = " ".join(told(given.model_copy(update={"constructs": (*given.constructs, *servers)})))
    assert "to Shop.Bell, which 2 servers register" in lines


def test_the_report_shows_long_texts_whole_and_the_summary_both_their_ends() -> None:
    top = supervisor("Shop", child("Shop.Cart", 1, name=LONG))
    whole = " ".join(shown(project(application("Shop"), top), full=True, width=200).split())
    assert LONG in whole
    short = shown(project(application("Shop"), top), width=200)
    assert f"{LONG[:40]}…{LONG[-19:]}\n" in short


def test_the_protocols_show_long_texts_whole() -> None:
    server = GenServer(module="Shop.Cart", state_fields=tuple(f"field_number_{n}" for n in range(20)), span=at(1))
    assert "field_number_19" in shown(project(server), full=True)


def test_an_unknown_intensity_is_told_in_words() -> None:
    top = supervisor("Shop", intensity=Intensity(max_restarts=1, max_seconds=unknown("seconds", 1, Reason.VARIABLE)))
    assert "1 restart in an unknown time" in shown(project(application("Shop"), top))


def test_the_clause_of_a_branch_is_a_sentence() -> None:
    texts = ("case mode() do :test", "fn {_, %{name: name}}", "with … else :error", "mode() == :test")
    held = [Condition(text=text, span=at(1)) for text in texts]
    missed = [Condition(text=text, holds=False, span=at(1)) for text in texts]
    top = supervisor("Shop", child("Shop.Cart", 1, conditions=(*held, *missed)))
    lines = " ".join(shown(project(application("Shop"), top), width=400).split())
    assert "if mode() is :test and for {_, %{name: name}} and with … else :error and if mode() == :test" in lines
    assert "and unless mode() is :test and unless fn" in lines


def test_what_was_read_and_what_was_not() -> None:
    roles = {"lib/a.ex": Role.LIB, "config/config.exs": Role.CONFIG, "mix.exs": Role.MIX, "test/a_test.exs": Role.TEST}
    files = tuple(SourceFile(path=path, role=role, size=1) for path, role in roles.items())
    head = shown(Project(name="a", files=files)).splitlines()[1]
    assert head == "1 file read · 2 for context · not read: 1 test file · 0 modules"
