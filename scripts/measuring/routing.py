"""Which encoders stretches of text get: how often a short or mixed text is unsure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from evaluation.bootstrap import Rate
from evaluation.tables import markdown_table
from measuring.bench import Bench, Section
from measuring.shares import cell, share, share_document
from models.bundled import E5, MUSE
from models.space import Space
from service.calibrate.corpus import Corpus
from service.text.languages.language import plausible

WORDS, CHARACTERS = 6, 30
"""The shortest texts have so many words, or characters where words are not parted."""
MIXED_LINES = 8
MIXED_TEXTS = 960
ASPECTS = ("language right", "encoder sure", "both ways", "without the encoder it needs")


@dataclass(frozen=True)
class _Length:
    """A length of text: how many lines, how many texts a file, and what becomes of them."""

    lines: int
    texts: int
    made: Callable[[str], str] = str


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:WORDS]) if len(words) >= WORDS else text[:CHARACTERS]


LENGTHS: Mapping[str, _Length] = {
    "six words": _Length(1, 150, _beginning),
    "one line": _Length(1, 150),
    "two lines": _Length(2, 100),
    "four lines": _Length(4, 60),
    "two lines in capitals": _Length(2, 100, str.upper),
}


def routing_section(bench: Bench) -> Section:
    """Route stretches in one language of every file, and texts in two languages."""
    space, random = Space("auto"), Random(bench.seed)
    lengths = {
        name: _single(bench.corpus, length, space, random) for name, length in LENGTHS.items()
    }
    mixed = {name: _mixed(bench.corpus, part, space, random) for name, part in _PARTS.items()}
    text = "\n\n".join(
        [
            markdown_table(
                ("text", "articles", *ASPECTS),
                [(n, f"{row[0].total:,}", *map(cell, row)) for n, row in lengths.items()],
            ),
            f"Texts of {MIXED_LINES} lines in a language of `muse` and in one that needs `e5`:",
            markdown_table(
                ("in the other language", "articles", "taken for `muse` alone"),
                [(name, f"{found.total:,}", cell(found)) for name, found in mixed.items()],
            ),
        ]
    )
    document = {
        "lengths": {
            name: dict(zip(ASPECTS, map(share_document, row), strict=True))
            for name, row in lengths.items()
        },
        "mixed": {name: share_document(found) for name, found in mixed.items()},
    }
    return Section("Unsure languages", text, document)


_PARTS = {"none": 0, "a quarter": 4, "half": 2}
"""Into how many parts a mixed text falls, one of them in the other language."""


def _single(corpus: Corpus, length: _Length, space: Space, random: Random) -> list[Rate]:
    told: list[tuple[str, tuple[bool, ...]]] = []
    for stem, code in corpus.codes.items():
        if code in MUSE.languages | E5.languages:
            for document, lines in _stretches(corpus, length.lines, length.texts, random):
                text = length.made(" ".join(corpus.texts[stem][n] for n in lines))
                told.append((document, _aspects(text, code, space)))
    return [share((document, found[n]) for document, found in told) for n in range(len(ASPECTS))]


def _aspects(text: str, code: str, space: Space) -> tuple[bool, ...]:
    languages = plausible(text)
    encoders = [route.encoder for route in space.routes(languages)]
    needed = MUSE.name if code in MUSE.languages else E5.name
    right = languages[0].code == code
    return right, encoders == [needed], len(encoders) > 1, needed not in encoders


def _mixed(corpus: Corpus, parts: int, space: Space, random: Random) -> Rate:
    """How many texts are taken for `muse` alone; of those in one language, all should be."""
    own = [s for s, code in corpus.codes.items() if code in MUSE.languages]
    other = [s for s, code in corpus.codes.items() if code in E5.languages - MUSE.languages]
    told: list[tuple[str, bool]] = []
    for document, lines in _stretches(corpus, MIXED_LINES, MIXED_TEXTS, random):
        foreign = len(lines) // parts if parts else 0
        first, second = random.choice(own), random.choice(other)
        texts = [corpus.texts[second if n < foreign else first][x] for n, x in enumerate(lines)]
        routes = space.routes(plausible("\n".join(texts)))
        told.append((document, [route.encoder for route in routes] == [MUSE.name]))
    return share(told)


def _stretches(
    corpus: Corpus, size: int, count: int, random: Random
) -> Iterator[tuple[str, Sequence[int]]]:
    """So many neighbouring lines of documents drawn at random, so often."""
    documents = sorted(d for d, lines in corpus.documents.items() if len(lines) >= size)
    for document in random.choices(documents, k=count) if documents else ():
        lines = corpus.documents[document]
        start = random.randrange(len(lines) - size + 1)
        yield document, lines[start : start + size]
