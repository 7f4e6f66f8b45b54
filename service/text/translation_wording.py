"""The wordings of notes about translation, compiled from `translation_notes.json`.

`subjects`, `translated` and `automatic` are words (`*` stands for any ending, a leading `..`
lets a subject stand anywhere in its sentence, not at the beginning alone); all other lists
hold phrases: `{a|b}` a choice, `[a|b]` an optional one, `..` and `...` gaps of 30 and 100
characters, `{L}` the name of a language.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_UNSPACED = ("ja", "ko", "zh")
_NEVER = "(?!)"
_ELEMENT = re.compile(r"\{L\}|\{([^}]*)\}|\[([^\]]*)\]|(\.{2,3})|([^\s{}\[\].]+)")
_GAPS = {"..": ".{0,30}?", "...": ".{0,100}?"}
BEFORE = r"\W*(?:(?:editor'?s )?note\W+|nb\W+)?"
"""What may stand before the first word of a note, as a regular expression."""


def _plain_forms() -> dict[int, str]:
    """Return the plain letter for each accented or variant one: one for one, so offsets hold."""
    forms = {}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00), 0x451]:
        base = unicodedata.normalize("NFD", chr(code))[0]
        forms[code] = base
    plain = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "’": "'", "ʼ": "'", "‘": "'", "\u200c": " "}
    arabic = dict.fromkeys("أإآٱ", "ا") | {"ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}
    return forms | {ord(char): other for char, other in (plain | arabic).items()}


_PLAIN = _plain_forms()


def level(text: str) -> str:
    """Return a text of the same length in lower case, without accents and letter variants."""
    return text.replace("İ", "I").lower().translate(_PLAIN)


@cache
def _names(language: str) -> dict[str, str]:
    """Return the names of languages in one language, levelled, with their codes."""
    text = files("service.text").joinpath("language_names.json").read_text("utf-8")
    return {level(name): code for name, code in json.loads(text)[language].items()}


@dataclass(frozen=True, eq=False)
class Wording:
    """The compiled notes of one language; `stems` finds what any of them must contain."""

    names: dict[str, str]
    stems: re.Pattern[str]
    subject: re.Pattern[str]
    translated: re.Pattern[str]
    automatic: re.Pattern[str]
    labels: re.Pattern[str]
    starts: re.Pattern[str]
    anywhere: re.Pattern[str]
    original: re.Pattern[str]
    original_anywhere: re.Pattern[str]


def _with_marks(word: str) -> str:
    """Return the pattern of a word; an Arabic one may be written with its vowel marks."""
    marks = "[\u064b-\u0652]?" if "\u0621" <= word[0] <= "\u06ff" else ""
    return marks.join(map(re.escape, word)) + marks


class _Writer:
    """Writes the phrases of one language as regular expressions over levelled text."""

    def __init__(self, language: str) -> None:
        self.names = _names(language)
        self.spaced = language not in _UNSPACED

    def word(self, word: str) -> str:
        written = r"\W{1,3}".join(map(_with_marks, re.findall(r"\w+", level(word))))
        if not self.spaced:
            return written
        return rf"(?<!\w){written}" + (r"\w*" if word.endswith("*") else r"(?!\w)")

    def phrase(self, phrase: str) -> str:
        parts = []
        for match in _ELEMENT.finditer(phrase):
            choice, option, gap, word = match.groups()
            if match[0] == "{L}":
                names = sorted(self.names, key=len, reverse=True)
                parts.append(f"(?P<name>{'|'.join(map(self.word, names))})")
            elif choice or option:
                inner = "|".join(map(self.phrase, (choice or option).split("|")))
                parts.append(f"(?:{inner}){'?' if option else ''}")
            else:
                parts.append(_GAPS[gap] if gap else self.word(word))
        return (r"\W{0,4}?" if self.spaced else r"\W?").join(parts)

    def any_of(self, phrases: Iterable[str]) -> re.Pattern[str]:
        written = map(self.phrase, phrases)
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


@cache
def wordings() -> tuple[Wording, ...]:
    """Return the compiled notes of every language."""
    text = files("service.text").joinpath("translation_notes.json").read_text("utf-8")
    found = []
    for language, lists in json.loads(text).items():
        write = _Writer(language)
        found.append(
            Wording(
                names=write.names,
                stems=re.compile("|".join(map(level, lists["stems"]))),
                subject=write.subject(lists["subjects"]),
                translated=re.compile("|".join(map(write.word, lists["translated"]))),
                automatic=re.compile("|".join(map(write.word, lists["automatic"]))),
                labels=write.any_of(lists["labels"]),
                starts=write.any_of(lists["starts"]),
                anywhere=write.any_of(lists["anywhere"]),
                original=write.any_of(lists["original"]),
                original_anywhere=write.any_of(lists["original_anywhere"]),
            )
        )
    return tuple(found)
