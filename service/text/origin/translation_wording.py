"""The wordings of notes about translation, compiled from `translation_notes.json`.

`subjects`, `translated` and `automatic` are words (`*` stands for any ending, a leading `..`
lets a subject stand anywhere in its sentence, not at the beginning alone); all other lists
hold phrases: `{a|b}` a choice, `[a|b]` an optional one, `..` and `...` gaps of 30 and 100
characters, `{L}` the name of a language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from service.text.tables import read_table
from service.text.writing.characters import as_ranges

_UNSPACED = ("ja", "ko", "zh", "th")
_NEVER = "(?!)"
_ELEMENT = re.compile(r"\{L\}|\{([^}]*)\}|\[([^\]]*)\]|(\.{2,3})|([^\s{}\[\].]+)")
_GAPS = {"..": ".{0,30}?", "...": ".{0,100}?"}
BEFORE = r"\W*(?:(?:editor'?s )?note\W+|nb\W+)?"
"""What may stand before the first word of a note, as a regular expression."""


def _plain_forms() -> dict[str, str]:
    """Return the plain letter for each accented or variant one: one for one, so offsets hold."""
    accented = map(chr, [*range(0xC0, 0x250), *range(0x1E00, 0x1F00), 0x451])
    forms = {char: unicodedata.normalize("NFD", char)[0] for char in accented}
    forms |= {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "’": "'", "ʼ": "'", "‘": "'", "\u200c": " "}
    forms |= dict.fromkeys("أإآٱ", "ا") | {"ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}
    # An accent may stand on a variant: "ǿ" is "o".
    return {char: forms.get(plain, plain) for char, plain in forms.items() if char != plain}


_PLAIN = _plain_forms()
_VARIANT = re.compile(f"[{as_ranges(_PLAIN)}]")


def level(text: str) -> str:
    """Return a text of the same length in lower case, without accents and letter variants."""
    if text.isascii():
        return text.lower()
    # Few letters are such: `translate` would look at each.
    return _VARIANT.sub(lambda match: _PLAIN[match[0]], text.replace("İ", "I").lower())


@cache
def _all_names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = read_table("language_names")
    return names


_MARKS = re.compile("[\u064b-\u0652]")


def _with_marks(word: str) -> str:
    """Return the pattern of a word; an Arabic one may be written with its vowel marks."""
    marks = "[\u064b-\u0652]?" if "\u0621" <= word[0] <= "\u06ff" else ""
    return marks.join(map(re.escape, word)) + marks


class _Writer:
    """Writes the phrases of one language as regular expressions over levelled text."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.spaced = language not in _UNSPACED

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of languages in this one, levelled, with their codes, as far as listed."""
        names = _all_names().get(self._language, {})
        return {level(name): code for name, code in names.items()}

    def word(self, word: str) -> str:
        written = r"\W{1,3}".join(map(_with_marks, re.findall(r"\w+", level(word))))
        if not self.spaced:
            return written
        return rf"(?<!\w){written}" + (r"\w*" if word.endswith("*") else r"(?!\w)")

    def phrase(self, phrase: str, names: Iterable[str] = ()) -> str:
        parts = []
        for match in _ELEMENT.finditer(phrase):
            choice, option, gap, word = match.groups()
            if match[0] == "{L}":
                parts.append(f"(?P<name>{'|'.join(map(self.word, names)) or _NEVER})")
            elif choice or option:
                inner = "|".join(self.phrase(p, names) for p in (choice or option).split("|"))
                parts.append(f"(?:{inner}){'?' if option else ''}")
            else:
                parts.append(_GAPS[gap] if gap else self.word(word))
        return (r"\W{0,4}?" if self.spaced else r"\W?").join(parts)

    def any_of(self, phrases: Iterable[str], names: Sequence[str] = ()) -> re.Pattern[str]:
        written = (self.phrase(phrase, names) for phrase in phrases)
        # The name of a group may be used once only, so those of the alternatives are numbered.
        numbered = (w.replace("(?P<name>", f"(?P<name{k}>") for k, w in enumerate(written))
        return re.compile("|".join(numbered) or _NEVER)

    def subject(self, subjects: Iterable[str]) -> re.Pattern[str]:
        free: list[str] = []
        first: list[str] = []
        for subject in subjects:
            anywhere = subject.startswith("..") or (self.spaced and " " in subject)
            (free if anywhere else first).append(self.word(subject.removeprefix("..")))
        return re.compile("|".join([*free, f"^{BEFORE}(?:{'|'.join(first) or _NEVER})"]))


class Wording:
    """The notes of one language.

    Compiled for the few names and phrases that a sentence may hold, most of which have none: for
    all of them it takes longer than an article. `stems` are the texts of which every note has one.
    """

    def __init__(self, language: str, lists: Mapping[str, list[str]]) -> None:
        self._write = _Writer(language)
        self._lists = lists
        self.stems = tuple(map(level, lists["stems"]))

    @property
    def names(self) -> dict[str, str]:
        """The names of languages with their codes."""
        return self._write.names

    def names_in(self, sentence: str) -> tuple[str, ...]:
        """The names of languages of which a levelled sentence has the longest word."""
        bare = _MARKS.sub("", sentence)
        return tuple(name for name, word in self._words_of_names if word in bare)

    @cached_property
    def _words_of_names(self) -> list[tuple[str, str]]:
        longest_first = sorted(self.names, key=len, reverse=True)
        return [(name, max(re.findall(r"\w+", name), key=len)) for name in longest_first]

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """What speaks of the text itself."""
        return self._write.subject(self._lists["subjects"])

    def translated(self, sentence: str) -> re.Pattern[str]:
        """Words for what was translated, as far as a levelled sentence may hold them."""
        return _compiled_words(self._write, self._that_may_stand("translated", sentence))

    def automatic(self, sentence: str) -> re.Pattern[str]:
        """Words for what a machine did, as far as a levelled sentence may hold them."""
        return _compiled_words(self._write, self._that_may_stand("automatic", sentence))

    def labels(self, sentence: str) -> re.Pattern[str]:
        """Notes that are a sentence of their own, as far as a levelled sentence may hold them."""
        return self._notes("labels", sentence)

    def starts(self, sentence: str) -> re.Pattern[str]:
        """Notes at the beginning of a sentence, as far as a levelled sentence may hold them."""
        return self._notes("starts", sentence)

    def anywhere(self, sentence: str) -> re.Pattern[str]:
        """Notes anywhere in a sentence, as far as a levelled sentence may hold them."""
        return self._notes("anywhere", sentence)

    def original(self, names: tuple[str, ...], sentence: str) -> re.Pattern[str]:
        """Notes that a text which they speak of was written in one of these languages, as far as
        a levelled sentence may hold them."""
        return self._notes("original", sentence, names)

    def original_anywhere(self, names: tuple[str, ...], sentence: str) -> re.Pattern[str]:
        """The same in any sentence."""
        return self._notes("original_anywhere", sentence, names)

    def _notes(self, key: str, sentence: str, names: tuple[str, ...] = ()) -> re.Pattern[str]:
        return _compiled(self._write, self._that_may_stand(key, sentence), names)

    def _that_may_stand(self, key: str, sentence: str) -> tuple[str, ...]:
        bare = _MARKS.sub("", sentence)
        return tuple(phrase for phrase in self._lists[key] if _may_stand(phrase, bare))


def _may_stand(phrase: str, bare: str) -> bool:
    """Whether a levelled sentence without vowel marks has the words that a phrase cannot lack."""
    return all(
        any(all(word in bare for word in words) for words in either) for either in _needed(phrase)
    )


@cache
def _needed(phrase: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """For each element that a phrase cannot lack, the words of either of its choices."""
    elements = ((m[1] or m[4]) for m in _ELEMENT.finditer(phrase))
    return tuple(
        tuple(tuple(re.findall(r"\w+", level(choice))) for choice in element.split("|"))
        for element in elements
        if element
    )


@lru_cache(maxsize=1024)
def _compiled_words(write: _Writer, words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(write.word, words)) or _NEVER)


@lru_cache(maxsize=1024)
def _compiled(write: _Writer, phrases: tuple[str, ...], names: tuple[str, ...]) -> re.Pattern[str]:
    return write.any_of(phrases, names)


@cache
def wordings() -> tuple[Wording, ...]:
    """Return the notes of every language."""
    return tuple(
        Wording(language, lists) for language, lists in read_table("translation_notes").items()
    )
