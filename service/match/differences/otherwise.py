"""What two aligned articles say otherwise, as far as their languages and lengths let it tell.

`language` is that of both, None where they are in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.encoder import Vectors
from service.match.alignment.align import Group
from service.match.coverage.overlap import Sides
from service.match.coverage.passages import Passages
from service.match.differences.denied import denied_passages
from service.match.differences.edited import Edits
from service.match.differences.exchange import SAME_WORDS, WordAgreement, compare_words, in_body
from service.match.differences.person_agreement import NO_PERSONS, PersonAgreement
from service.match.differences.person_exchange import compare_persons
from service.match.differences.renamed import NONE_RENAMED, Renamed, renamed
from service.text.persons.dotted_names import writes_dots

_FEW_PASSAGES = 6
"""Aligned passages of a text so brief that each number in it must be right: it costs two of 2,300
true pairs of brief texts in two languages, machine translations among them."""


def words_of(sides: Sides, groups: Sequence[Group], language: str | None) -> WordAgreement:
    """The words that aligned passages exchange in the language of both, if there is one."""
    a, b, scale = sides
    if language is None:
        return SAME_WORDS
    copied = scale.likeness_of_copies
    cased = a.cased and b.cased
    words = compare_words(a.texts, b.texts, groups, copied, cased, language, _headlines(a, b))
    if not (a.headlines.all() or b.headlines.all()):
        return words
    # A line without a headline may be worded anew as headlines are, by a synonym.
    quotes = words.edits.quotes if words.edits.turned else ()
    return replace(words, edits=words.edits._replace(passages=0.0, quotes=quotes))


def may_be_damaged(groups: Sequence[Group], edits: Edits, language: str | None) -> bool:
    """Whether a translation may have damaged numbers: not in a text that was written over the other
    one, and in a bulletin the price of taking 3.5 for 35 is higher than that of a slip. Two
    machines that translate one text into one language slip more often."""
    return not edits.few if language else len(groups) > _FEW_PASSAGES


def persons_of(
    a: Passages, b: Passages, groups: Sequence[Group], language: str | None
) -> PersonAgreement:
    """The full names that they exchange between two languages."""
    dotted = writes_dots(a.language) and writes_dots(b.language)
    if language and not dotted:
        return NO_PERSONS
    return compare_persons(a.persons, b.persons, groups, (a.added, b.added))


def renamed_of(a: Passages, b: Passages, groups: Sequence[Group], language: str | None) -> Renamed:
    """The single names that stand for each other between two languages."""
    if language:
        return NONE_RENAMED
    return renamed(a.persons, b.persons, groups)


def denied_of(
    sides: Sides,
    groups: Sequence[Group],
    likeness: Vectors,
    edits: Edits,
    language: str | None,
) -> tuple[tuple[str, str], ...]:
    """What one denies: of two texts in one language only where one was written over the other,
    since two translations into it deny in their own ways, and every desk words a headline."""
    a, b, _ = sides
    if language:
        headlines = _headlines(a, b)
        groups = [g for g in groups if in_body(g, headlines)] if edits.few else []
    return denied_passages(a.texts, b.texts, (a.language, b.language), groups, likeness)


def _headlines(a: Passages, b: Passages) -> tuple[int, int]:
    """With how many sentences of a headline each begins; a text that is all headline is a text."""
    marks = a.headlines, b.headlines
    first, second = (0 if marked.all() else int(marked.sum()) for marked in marks)
    return first, second
