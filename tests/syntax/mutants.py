"""Files with damage: tokens deleted, doubled, swapped, overwritten with bytes of any kind."""

from collections.abc import Iterator, Sequence
from random import Random

from analyzer.syntax import tokens

JUNK = (
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\r\n",
    b"\t",
    b"(",
    b")",
    b"end",
    b"do",
    b'"',
    b'"""',
    b"#{",
    b"}",
    b"\\",
)


def mutants(files: Sequence[bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged files, each with the kinds of its damage."""
    cut = [[data[token.start : token.end] for token in tokens(data)] for data in files]
    for number in range(count):
        random = Random(f"{seed}-{number}")
        yield mutant(random.choice(cut), random)


def mutant(pieces: Sequence[bytes], random: Random) -> tuple[str, bytes]:
    """One file with one to three pieces of damage."""
    damaged = list(pieces)
    kinds = random.choices(("delete", "double", "swap", "junk", "byte", "cut"), k=random.choice((1, 1, 1, 2, 3)))
    for kind in kinds:
        if damaged:
            _damage(damaged, kind, random)
    return kinds[0], b"".join(damaged)


def _damage(pieces: list[bytes], kind: str, random: Random) -> None:
    at = random.randrange(len(pieces))
    match kind:
        case "delete":
            del pieces[at]
        case "double":
            pieces.insert(at, pieces[at])
        case "swap":
            other = random.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        case "junk":
            pieces.insert(at, random.choice(JUNK))
        case "byte":
            pieces[at] = random.randbytes(len(pieces[at]))
        case _:
            del pieces[at:]
