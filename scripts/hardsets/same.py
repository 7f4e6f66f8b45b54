"""Hard cases of one article: versions that have to be found to be the same."""

from __future__ import annotations

from random import Random

from hardsets import dress
from hardsets.cases import CaseSet
from hardsets.parallel import Passage, Source

LATIN = ("eng", "fra", "deu", "spa", "ita", "por", "nld", "pol")
CASED = (*LATIN, "rus", "tur")


def interviews(source: Source, cases: CaseSet) -> None:
    """Translations of which one has two paragraphs exchanged."""
    for number, passage in enumerate(source.passages(9, 16)):
        first, second, third = source.languages(3, slow=number % 3 == 0)
        for file in (first, second):
            cases.add(passage.document.id, source.codes[file], passage.told(file))
        reordered = _reordered(passage, source.random)
        cases.add(passage.document.id, source.codes[third], reordered.told(third))


def _reordered(passage: Passage, random: Random) -> Passage:
    """Exchange two of the paragraphs after the opening one."""
    size = random.choice((2, 3))
    numbers = passage.numbers
    blocks = [numbers[start : start + size] for start in range(1, len(numbers), size)]
    one, other = random.sample(range(len(blocks)), 2)
    blocks[one], blocks[other] = blocks[other], blocks[one]
    return Passage(passage.document, (numbers[0], *(n for block in blocks for n in block)))


def code_switched(source: Source, cases: CaseSet) -> None:
    """A quarter of the sentences left in English, as quotations often are."""
    others = [file for file in source.fast if file != "eng"]
    for number, passage in enumerate(source.passages(8, 14)):
        first, second = source.languages(2, slow=number % 4 == 0, among=others)
        mixed = passage.told(first)
        for place in source.random.sample(range(1, len(mixed)), len(mixed) // 4):
            mixed[place] = passage.document.lines["eng"][passage.numbers[place]]
        cases.add(passage.document.id, source.codes[first], mixed)
        cases.add(passage.document.id, source.codes[first], passage.told(first))
        cases.add(passage.document.id, source.codes[second], passage.told(second))


def transliterated(source: Source, cases: CaseSet) -> None:
    """Names spelled by another transliteration."""
    latin = [file for file in LATIN if file in source.codes]
    for number, passage in enumerate(source.passages(7, 12)):
        (first,) = source.languages(1, among=latin)
        (second,) = source.languages(1, slow=number % 4 == 0, among=_without(source, first))
        told = passage.told(first)
        cases.add(passage.document.id, source.codes[first], told)
        cases.add(passage.document.id, source.codes[first], [dress.respelled(t) for t in told])
        cases.add(passage.document.id, source.codes[second], passage.told(second))


def arabic_forms(source: Source, cases: CaseSet) -> None:
    """Arabic with vowel signs, tatweel, presentation forms and other digits."""
    random = source.random
    for number, passage in enumerate(source.passages(6, 11)):
        told = passage.told("arb")
        (other,) = source.languages(1, slow=number % 4 == 0, among=_without(source, "arb"))
        forms = [
            told,
            [dress.vocalised(text, random) for text in told],
            [dress.stretched(text, random) for text in told],
            [dress.presented(text) for text in told],
            [dress.other_digits(text) for text in told],
        ]
        for lines in random.sample(forms, 3):
            cases.add(passage.document.id, "ar", lines)
        cases.add(passage.document.id, source.codes[other], passage.told(other))


def french_typography(source: Source, cases: CaseSet) -> None:
    """French as printers and as keyboards write it."""
    for number, passage in enumerate(source.passages(6, 12)):
        told = passage.told("fra")
        (other,) = source.languages(1, slow=number % 4 == 0, among=_without(source, "fra"))
        cases.add(passage.document.id, "fr", [dress.french_typeset(t, source.random) for t in told])
        cases.add(passage.document.id, "fr", [dress.french_typed(t) for t in told])
        cases.add(passage.document.id, source.codes[other], passage.told(other))


def all_caps(source: Source, cases: CaseSet) -> None:
    """Capitals throughout, some without their accents, beside the plain text or alone."""
    cased = [file for file in CASED if file in source.codes]
    for number, passage in enumerate(source.passages(6, 12)):
        (first,) = source.languages(1, among=cased)
        (second,) = source.languages(1, slow=number % 4 == 0, among=_without(source, first))
        told, language = passage.told(first), source.codes[first]
        accents = source.random.random() < 0.5
        if number % 2:
            cases.add(passage.document.id, language, told)
        capitals = [dress.shouted(text, language, accents) for text in told]
        cases.add(passage.document.id, language, capitals)
        cases.add(passage.document.id, source.codes[second], passage.told(second))


def misread(source: Source, cases: CaseSet) -> None:
    """Texts as a scan gives them, with one to three wrong characters of a hundred."""
    for number, passage in enumerate(source.passages(7, 14)):
        first, second = source.languages(2, slow=number % 4 == 0)
        told = passage.told(first)
        cases.add(passage.document.id, source.codes[first], told)
        scanned = [dress.misread(text, source.random) for text in told]
        cases.add(passage.document.id, source.codes[first], scanned)
        cases.add(passage.document.id, source.codes[second], passage.told(second))


def machine_slips(source: Source, cases: CaseSet) -> None:
    """Translations of which a tenth of the sentences is missing and another tenth stands twice."""
    for number, passage in enumerate(source.passages(9, 20)):
        files = source.languages(3, slow=number % 3 == 0)
        cases.add(passage.document.id, source.codes[files[0]], passage.told(files[0]))
        for file in files[1:]:
            slipped = _slipped(passage, source.random)
            cases.add(passage.document.id, source.codes[file], slipped.told(file))


def _slipped(passage: Passage, random: Random) -> Passage:
    tenth = max(1, len(passage.numbers) // 10)
    drawn = random.sample(passage.numbers, 2 * tenth)
    dropped, repeated = drawn[:tenth], drawn[tenth:]
    if passage.share(dropped, *passage.document.lines)[1] > 0.2:
        dropped = []
    numbers = [n for n in passage.numbers if n not in dropped]
    doubled = [m for n in numbers for m in ((n, n) if n in repeated else (n,))]
    return Passage(passage.document, tuple(doubled))


def _without(source: Source, file: str) -> list[str]:
    return [other for other in source.fast if source.codes[other] != source.codes[file]]
