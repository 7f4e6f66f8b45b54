"""Words of tables in folded text, told by their letters before any pattern is made.

Nearly every sentence has none of the words of a value, and to compile what finds them takes as long
as to read some hundred sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from service.text.words.word_forms import parts_of, whole_words
from service.text.writing.clean import fold


class LateWords:
    """Some forms to be found as words of their own, as `whole_words` finds them, or as parts of a
    text that parts no words. A pattern is compiled only to count or replace them in a text that
    has their letters, and to find parts: hardly a text has any, of most forms."""

    def __init__(
        self,
        forms: Iterable[str],
        prefix: str = "",
        read: Callable[[str], str] = fold,
        parted: bool = True,
    ) -> None:
        self._forms = tuple(forms)
        self._prefix = prefix
        self._read = read
        self._parted = parted

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        """What stands in a text with a blank at either end wherever a form does: where words are
        parted and nothing is written onto them, nowhere else."""
        return tuple(set(map(self.letters_of, self._forms)))

    @cached_property
    def _by_word(self) -> tuple[Mapping[str, str], Sequence[str]]:
        """The letters that are a word with blanks about it, by the word: of so many a text is not
        asked for each; and all others."""
        words = {one.strip(): one for one in self._letters if one[0] == one[-1] == " "}
        single = {word: one for word, one in words.items() if " " not in word}
        return single, tuple(set(self._letters).difference(single.values()))

    def letters_of(self, form: str) -> str:
        """Those of a form."""
        return self._bounded(form, self._prefix == "")

    @cached_property
    def _onto(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The same without the blank before it, and what may be written onto its beginning."""
        bare, starred = re.compile(self._prefix), re.compile(rf"{self._prefix}\S*")
        each = {(self._bounded(form, False), form[0] == "*") for form in self._forms}
        return tuple((letters, starred if any_before else bare) for letters, any_before in each)

    def _bounded(self, form: str, begins: bool) -> str:
        before = " " if self._parted and begins and form[0] != "*" else ""
        after = " " if self._parted and form[-1] != "*" else ""
        return f"{before}{self._read(form.strip('*'))}{after}"

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        if self._parted:
            return whole_words(self._forms, self._prefix, self._read)
        return parts_of(self._forms)

    def is_in(self, text: str) -> bool:
        """Whether a text, read as the forms are, has one."""
        if not self.may_be_in(text):
            return False
        if not self._parted:
            return self._compiled.search(text) is not None
        padded = f" {text} "
        return not self._prefix or any(_is_onto(padded, *form) for form in self._onto)

    def count(self, text: str) -> int:
        """How many of them a text has."""
        return len(self._compiled.findall(text)) if self.may_be_in(text) else 0

    def without(self, text: str) -> str:
        """The text with a blank for each of them."""
        return self._compiled.sub(" ", text) if self.may_be_in(text) else text

    def may_be_in(self, text: str) -> bool:
        """Whether a text has the letters of one: where none is, it mostly has not."""
        return any(map(f" {text} ".__contains__, self._letters))

    def letters_in(self, text: str) -> Iterable[str]:
        """The letters of those that may be in a folded text: no others are."""
        words, others = self._by_word
        yield from map(words.__getitem__, words.keys() & text.split())
        yield from filter(f" {text} ".__contains__, others)


def _is_onto(padded: str, letters: str, before: re.Pattern[str]) -> bool:
    """Whether a text that begins with a blank has some letters with nothing before them in a word
    but what may be."""
    start = padded.find(letters)
    while start >= 0:
        if before.fullmatch(padded, padded.rfind(" ", 0, start) + 1, start):
            return True
        start = padded.find(letters, start + 1)
    return False
