"""Common things, for which every language has a word of its own: animals, food, vehicles, money.

Of what `things.tsv` names, from the annotations of emoji and the currencies of CLDR, two bulletins
of one template may differ in nothing else: a load of oranges, a load of apples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from service.text.clean import fold
from service.text.opposites import written_onto
from service.text.thing_forms import MOST_ENDING, Form, Values, table_of
from service.text.unspaced_names import UNSPACED, longest_forms


@lru_cache(maxsize=1 << 14)
def things(sentence: str, language: str) -> tuple[Values, ...]:
    """What each mention of a thing in a cleaned sentence can stand for, the signs of currencies at
    the end; nothing in a language without a table."""
    table = table_of(language)
    if table is None:
        return ()
    folded = fold(sentence)
    unparted = longest_forms(folded, table.unparted, table.lengths) if table.unparted else ()
    return (
        *(values for _, _, values in unparted),
        *_in_words(folded.split(), language),
        *(table.signs[c] for c in sentence if c in table.signs),
    )


def may_mean(values: Values, text: str, language: str) -> bool:
    """Whether a folded text has a word that begins like one for any of the values, or for what it
    is or belongs to, as "animal"."""
    table = table_of(language)
    lead = "" if language in UNSPACED else " "
    padded = f" {text}"
    return table is not None and any(
        f"{lead}{hint}" in padded for value in values for hint in table.hints.get(value, ())
    )


def _in_words(words: Sequence[str], language: str) -> Iterator[Values]:
    free = 0
    for place, word in enumerate(words):
        begun = _begun(word, language) if place >= free else ()
        found = next((form for form in begun if _stands(form, words, place, language)), None)
        if found is not None:
            free = place + len(found.words)
            yield found.values


@lru_cache(maxsize=1 << 16)
def _begun(word: str, language: str) -> tuple[Form, ...]:
    """The forms that a word may begin, those of most words first, then those of most letters."""
    table = table_of(language)
    forms = table.forms if table else {}
    begun = (
        form
        for reading in written_onto(word, language)
        for end in range(len(reading), max(1, len(reading) - MOST_ENDING - 1), -1)
        for form in forms.get(reading[:end], ())
        if _fits((reading,), form.words[0])
    )
    return tuple(sorted(begun, key=lambda form: (-len(form.words), -len(form.words[0][0]))))


def _stands(form: Form, words: Sequence[str], place: int, language: str) -> bool:
    """Whether the words after that at a place are those of a form."""
    rest = form.words[1:]
    following = words[place + 1 : place + len(form.words)]
    return len(following) == len(rest) and all(
        _fits(written_onto(word, language), stem)
        for word, stem in zip(following, rest, strict=True)
    )


def _fits(readings: Sequence[str], word: tuple[str, int]) -> bool:
    stem, more = word
    return any(r.startswith(stem) and len(r) - len(stem) <= more for r in readings)
