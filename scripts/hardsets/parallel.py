"""Line-aligned news in several languages, and drawing passages from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from models.bundled import E5, MUSE
from service.errors import UsageError
from service.text.languages.language_tags import normalise

OWN = Path(__file__).with_name("text")
"""A few news documents in six languages that belong to this project."""


@dataclass(frozen=True)
class Document:
    """One document: its lines by the name of the language's file, translations of each other."""

    id: str
    lines: Mapping[str, tuple[str, ...]]

    @property
    def size(self) -> int:
        """How many lines it has, in whatever language."""
        return len(next(iter(self.lines.values())))

    def told(self, file: str, numbers: Sequence[int]) -> list[str]:
        """Some of its lines in one language."""
        return [self.lines[file][n] for n in numbers]


@dataclass(frozen=True)
class Passage:
    """Some successive lines of a document."""

    document: Document
    numbers: tuple[int, ...]

    def told(self, file: str) -> list[str]:
        """The lines in one language."""
        return self.document.told(file, self.numbers)

    def share(self, numbers: Sequence[int], *files: str) -> tuple[float, float]:
        """The least and the largest share of the letters that some of the lines are."""
        shares = []
        for file in files:
            letters = [len(text) for text in self.document.lines[file]]
            shares.append(sum(letters[n] for n in numbers) / sum(letters[n] for n in self.numbers))
        return min(shares), max(shares)


def read_documents(directory: Path) -> list[Document]:
    """Read LANGUAGE.txt files and DOCUMENT_IDS.tsv, which names the document of each line.

    Raises:
        UsageError: one of them is missing, or they have different numbers of lines.
    """
    place = directory / "DOCUMENT_IDS.tsv"
    texts = sorted(directory.glob("*.txt"))
    if not place.is_file() or not texts:
        raise UsageError(f"{directory} needs DOCUMENT_IDS.tsv and LANGUAGE.txt files beside it")
    ids = [line.strip() for line in _lines(place)]
    files = {path.stem: _lines(path) for path in texts}
    for name, lines in files.items():
        if len(lines) != len(ids):
            raise UsageError(f"{directory / name}.txt has {len(lines)} lines, {place} {len(ids)}")
    numbers: dict[str, list[int]] = {}
    for number, document in enumerate(ids):
        numbers.setdefault(document, []).append(number)
    return [
        Document(
            name, {file: tuple(lines[n].strip() for n in own) for file, lines in files.items()}
        )
        for name, own in numbers.items()
    ]


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").removesuffix("\n").split("\n")


class Source:
    """Draws passages and languages, the same for the same seed.

    `fast` are the files in languages that the faster encoder knows, `slow` those that only the
    slower one knows.
    """

    def __init__(self, documents: Sequence[Document], seed: str, size: int) -> None:
        self.documents, self.random, self.size = list(documents), Random(seed), size
        codes = {file: normalise(file) for file in sorted(documents[0].lines)}
        self.codes = codes
        self.fast = [file for file, code in codes.items() if code in MUSE.languages]
        known = E5.languages - MUSE.languages
        self.slow = [file for file, code in codes.items() if code in known]

    def passages(self, least: int, most: int) -> Iterator[Passage]:
        """Passages of so many lines, each of another document: its beginning or any part."""
        fitting = [d for d in self.documents if d.size >= least]
        for document in self.random.sample(fitting, min(self.size, len(fitting))):
            size = self.random.randint(least, min(most, document.size))
            start = self.random.choice((0, self.random.randint(0, document.size - size)))
            yield Passage(document, tuple(range(start, start + size)))

    def languages(self, count: int, slow: int = 0, among: Sequence[str] = ()) -> list[str]:
        """Draw files in languages that differ, `slow` of them in those that are embedded slowly."""
        drawn: list[str] = []
        for pool, wanted in ((self.slow, slow), (list(among) or self.fast, count)):
            for file in self.random.sample(pool, len(pool)):
                fresh = self.codes[file] not in {self.codes[other] for other in drawn}
                if fresh and len(drawn) < min(wanted, count):
                    drawn.append(file)
        return drawn
