"""Hard cases of articles of which one holds another: excerpts, early versions, round-ups."""

from __future__ import annotations

import re
from itertools import islice

from hardsets.cases import CaseSet
from hardsets.parallel import Passage, Source

_PART, _WHOLE = 0.60, 0.83
"""Up to the first share of its text a part is an excerpt, from the second on the same article."""
_MORNING, _EVENING = "2026-03-02T08:00:00Z", "2026-03-02T17:30:00Z"
_NUMBER = re.compile(r"(?<![\d.,])\d{2,3}(?![\d.,])")


def excerpts(source: Source, cases: CaseSet) -> None:
    """Parts of 20 to 60 % of an article, and cut ones of 83 to 90 %, in its and other languages."""
    shares = (0.2, 0.3, 0.4, 0.5, 0.58, 0.87)
    for number, passage in enumerate(source.passages(9, 18)):
        first, second, third = source.languages(3, slow=number % 3 == 0)
        document = passage.document.id
        part = _part(passage, shares[number % len(shares)], (first, second, third))
        if part is None:
            continue
        numbers, same = part
        whole = [cases.add(document, source.codes[f], passage.told(f)) for f in (first, second)]
        cluster = document if same else f"{document}/part"
        told = passage.document.told
        parts = [cases.add(cluster, source.codes[f], told(f, numbers)) for f in (first, third)]
        if not same:
            for container in whole:
                for inner in parts:
                    cases.expect(container, inner, "excerpt", container)


def _part(passage: Passage, share: float, files: tuple[str, ...]) -> tuple[list[int], bool] | None:
    """The first lines up to a share of the text, and whether they are the same article yet."""
    for count in range(len(passage.numbers), 2, -1):
        numbers = list(passage.numbers[:count])
        least, most = passage.share(numbers, *files)
        if most <= share + 0.03:
            if least >= 0.12 and (most <= _PART or least >= _WHOLE):
                return numbers, least >= _WHOLE
            return None
    return None


def revisions(source: Source, cases: CaseSet) -> None:
    """Stories that grew, half of them with a changed number; and translations of the last."""
    for number, passage in enumerate(source.passages(9, 16)):
        first, second = source.languages(2, slow=number % 5 == 0)
        document, language, told = passage.document.id, source.codes[first], passage.told(first)
        size = max(5, round(len(told) * source.random.uniform(0.5, 0.7)))
        later = _corrected(told, size) if number % 2 else told
        wire = {"source": f"wire-{document}"}
        old = cases.add(document, language, told[:size], published_at=_MORNING, **wire)
        new = cases.add(document, language, later, published_at=_EVENING, **wire)
        cases.expect(old, new, "revision", new)
        if later == told:
            translated = passage.told(second)
            other = cases.add(document, source.codes[second], translated, published_at=_EVENING)
            cases.leave_open(old, other)


def _corrected(told: list[str], size: int) -> list[str]:
    """The lines with the first number of the first `size` of them changed."""
    changed = next((n for n in range(size) if _NUMBER.search(told[n])), 0)
    return [*told[:changed], _other_number(told[changed]), *told[changed + 1 :]]


def _other_number(text: str) -> str:
    return _NUMBER.sub(lambda m: str(int(m[0]) + 3), text, count=1)


def digests(source: Source, cases: CaseSet) -> None:
    """Round-ups of three stories, each of which also stands alone; the round-up holds it."""
    for group in grouped(source, 4, 7, 3):
        first, second = source.languages(2)
        together = [text for passage in group for text in passage.told(first)]
        name = group[0].document.id
        _held(
            source,
            cases,
            group,
            (first, second),
            cases.add(f"{name}/all", source.codes[first], together),
        )


def liveblogs(source: Source, cases: CaseSet) -> None:
    """Liveblogs: entries of three stories with their times, the newest first."""
    for group in grouped(source, 4, 7, 3):
        first, second = source.languages(2)
        entries = [(n, text) for n, passage in enumerate(group) for text in passage.told(first)]
        stamped = [
            f"{9 + place // 4:02}:{place % 4 * 15:02} {text}"
            for place, (_, text) in enumerate(entries)
        ]
        order = sorted(range(len(entries)), key=lambda place: -entries[place][0])
        name = group[0].document.id
        blog = cases.add(f"{name}/live", source.codes[first], [stamped[place] for place in order])
        _held(source, cases, group, (first, second), blog)


def grouped(source: Source, least: int, most: int, size: int) -> list[list[Passage]]:
    """Passages by so many; the last group may have fewer, but never one alone."""
    drawn = iter(list(source.passages(least, most)))
    groups = []
    while len(group := list(islice(drawn, size))) == size or len(group) > 1:
        groups.append(group)
    return groups


def _held(
    source: Source, cases: CaseSet, group: list[Passage], files: tuple[str, str], container: str
) -> None:
    for passage in group:
        for file in files:
            single = cases.add(passage.document.id, source.codes[file], passage.told(file))
            cases.expect(container, single, "excerpt", container)
