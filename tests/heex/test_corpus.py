"""Every template of corpus/heex against its golden, and what must hold for each."""

from pathlib import Path

import pytest

from analyzer.syntax.heex import dialect_of
from tests.conftest import Golden
from tests.heex.door import CORPUS, SOUND, TEMPLATES, check, checked_sigils
from tests.heex.outline import outline


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template(path: Path, golden: Golden) -> None:
    dialect = dialect_of(path.name)
    assert dialect is not None
    data = path.read_bytes()
    golden(path.with_name(f"{path.name}.golden"), outline(data, check(data, dialect)))


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["as written", "windows line ends"])
def test_a_sound_template_has_no_problem(path: Path, ends: bytes) -> None:
    dialect = dialect_of(path.name)
    assert dialect is not None
    assert check(path.read_bytes().replace(b"\n", ends), dialect).problems == ()


def test_sigils(golden: Golden) -> None:
    path = CORPUS / "sigils_of_every_kind.ex"
    data = path.read_bytes()
    found = checked_sigils(data)
    golden(path.with_name(f"{path.name}.golden"), "\n".join(outline(data, scanned) for scanned in found))
