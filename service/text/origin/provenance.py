"""Provenance: what an article says of where it comes from, quoted with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.article import Evidence
from service.text.origin.credits import find_credits
from service.text.origin.translation_notes import is_disclaimer, may_hold_notes, original_language
from service.text.writing.sentences import split

# Notes on a text stand at its edges: this many characters from the beginning and the end.
_HEAD, _TAIL = 800, 2000


def _edges(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences at the edges of a text."""
    if len(text) <= _HEAD + _TAIL:
        yield from split(text, "und")
        return
    yield from split(text[:_HEAD], "und")
    tail = len(text) - _TAIL
    yield from ((start + tail, end + tail) for start, end in split(text[tail:], "und"))


def _notes(field: str, text: str) -> Iterator[Evidence]:
    for start, end in _edges(text):
        sentence = text[start:end]
        if is_disclaimer(sentence):
            yield Evidence("machine_translation", "declared", field, start, end, sentence)
        found = original_language(sentence)
        if found:
            code, first, last = found[0], start + found[1], start + found[2]
            yield Evidence("original_language", code, field, first, last, text[first:last])


def find_provenance(fields: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Return what an article says of its own origin, in the order of the fields and the text.

    `fields` are the original strings by name; of `title` only an agency credit is looked
    for. Each piece of evidence quotes its passage: a declared machine translation (value
    `declared`), the language the text was written in (a language tag), a news agency (its
    name, `agencies` where none is named) or the city of a dateline (as written). Passages
    that merely mention these things are left alone, at the price of missing some.
    """
    found: set[Evidence] = set()
    for name, text in fields.items():
        for credit in find_credits(text, body=name != "title"):
            quote = text[credit.start : credit.end]
            found.add(Evidence(credit.kind, credit.value, name, credit.start, credit.end, quote))
        if name != "title" and may_hold_notes(text):
            found.update(_notes(name, text))
    order = {name: place for place, name in enumerate(fields)}
    return tuple(sorted(found, key=lambda e: (order[e.field], e.start, e.end, e.kind, e.value)))
