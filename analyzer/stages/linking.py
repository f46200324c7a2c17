"""S5: which process a message is sent to."""

from __future__ import annotations

from analyzer.link.targets import link_targets
from analyzer.stages.run import Run, whole_file
from models.constructs import Construct
from models.effects import Send


def linked(run: Run, sent: tuple[Send, ...], constructs: list[Construct]) -> tuple[Send, ...]:
    """The sends with their receivers; those of a file that we fail at keep the names that they are sent to."""
    try:
        return link_targets(sent, constructs)
    except Exception:
        if run.options.debug:
            raise
    files: dict[str, list[Send]] = {}
    for send in sent:
        files.setdefault(send.span.file, []).append(send)
    return tuple(
        send
        for path, part in files.items()
        for send in run.guarded("link", whole_file(path), link_targets, part, constructs) or part
    )
