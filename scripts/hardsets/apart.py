"""Hard cases of different articles: halves, a shared paragraph, like matters, one site's chrome."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from hardsets.cases import CaseSet
from hardsets.parallel import Passage, Source
from hardsets.parts import grouped


def halves(source: Source, cases: CaseSet) -> None:
    """The two halves of an article, each in two languages."""
    for number, passage in enumerate(source.passages(8, 20)):
        files = source.languages(2, slow=number % 4 == 0)
        middle = len(passage.numbers) // 2
        groups = []
        for half, numbers in enumerate((passage.numbers[:middle], passage.numbers[middle:])):
            cluster, part = f"{passage.document.id}/{half}", Passage(passage.document, numbers)
            groups.append([cases.add(cluster, source.codes[f], part.told(f)) for f in files])
        cases.expect_apart(groups)


def shared_paragraphs(source: Source, cases: CaseSet) -> None:
    """Different articles that hold one paragraph of a third: a quotation, a press release."""
    for one, other, lent in _threes(source):
        first, second = source.languages(2)
        numbers = lent.numbers[: source.random.randint(1, 2)]
        groups = []
        for passage in (one, other):
            place = source.random.randint(1, len(passage.numbers))
            articles = []
            for file in (first, second):
                told = passage.told(file)
                told[place:place] = lent.document.told(file, numbers)
                articles.append(cases.add(passage.document.id, source.codes[file], told))
            groups.append(articles)
        cases.expect_apart(groups)


def _threes(source: Source) -> list[list[Passage]]:
    return [group for group in grouped(source, 6, 10, 3) if len(group) == 3]


def near_documents(source: Source, cases: CaseSet) -> None:
    """Reports on like matters: each document with the one that shares its rarest words."""
    words = {d.id: _words(" ".join(d.lines["eng"])) for d in source.documents}
    for number, passage in enumerate(source.passages(6, 12)):
        others = [d for d in source.documents if d.id != passage.document.id]
        near = max(others, key=lambda d: (_overlap(words, passage.document.id, d.id), d.id))
        files = source.languages(2, slow=number % 5 == 0)
        groups = []
        for document in (passage.document, near):
            told = Passage(document, tuple(range(min(document.size, len(passage.numbers)))))
            if not any(c == document.id for _, c, _ in cases.labels):
                groups.append(
                    [cases.add(document.id, source.codes[f], told.told(f)) for f in files]
                )
        cases.expect_apart(groups)


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[^\W\d_]{4,}", text))


def _overlap(words: dict[str, frozenset[str]], a: str, b: str) -> float:
    """Common words, rare ones counting more (inverse document frequency)."""
    common = words[a] & words[b]
    return sum(1 / sum(w in other for other in words.values()) for w in common)


@cache
def _chrome() -> dict[str, tuple[list[str], list[str]]]:
    """What stands above and below an article on every page of a site, by language."""
    found: dict[str, tuple[list[str], list[str]]] = json.loads(
        Path(__file__).with_name("chrome.json").read_text("utf-8")
    )
    return found


def site_chrome(source: Source, cases: CaseSet) -> None:
    """Articles in the chrome of one site, with headlines of others, and the same without it."""
    dressed = [file for file in ("eng", "fra", "arb") if file in source.codes]
    passages = list(source.passages(7, 12))
    for number, (passage, following) in enumerate(pairwise([*passages, passages[0]])):
        file = dressed[number % len(dressed)]
        (other,) = source.languages(1, among=[f for f in source.fast if f != file])
        above, below = _chrome()[source.codes[file]]
        related = [p.document.lines[file][0] for p in (following, passages[0], passages[-1])]
        page = [*above, *passage.told(file), below[0], *related, *below[1:]]
        cases.add(passage.document.id, source.codes[file], page)
        cases.add(passage.document.id, source.codes[file], passage.told(file))
        cases.add(passage.document.id, source.codes[other], passage.told(other))
