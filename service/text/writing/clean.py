"""Cleaning: the form of a passage that is encoded, and the form that keys are made of.

`clean` keeps what a reader would call the same text and repairs what only machines see:
composition, look-alike code points, invisible characters, spacing. `fold` keeps the
letters and digits alone. Both are idempotent and know nothing of the language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from service.text.writing.characters import as_ranges, replacements
from service.text.writing.markup import without_markup
from service.text.writing.zawgyi import unicode_burmese

# Latin letters and the Cyrillic ones that look the same; which of them a keyboard or a scan put
# into a word is invisible to its readers, not to a machine.
_LATIN_TWINS = "ABCEHIJKMOPTXYËÏaceijopxyëï"
_CYRILLIC_TWINS = "АВСЕНІЈКМОРТХУЁЇасеіјорхуёї"
# Letters that do not decompose but differ from a plain one by a stroke, a dot or a shape.
_FOLDED = {
    **{"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"},
    **{"ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك"},
}
_ETHIOPIC = (
    ("ሐሑሒሓሔሕሖ", "ኀኁኂኃኄኅኆ", "ሀሁሂሃሄህሆ"),
    ("ዐዑዒዓዔዕዖ", "አኡኢኣኤእኦ"),
    ("ሠሡሢሣሤሥሦ", "ሰሱሲሳሴስሶ"),
    ("ፀፁፂፃፄፅፆ", "ጸጹጺጻጼጽጾ"),
)
"""Rows of letters that Amharic speaks alike and writes for each other: "ዓርብ" and "አርብ"."""
_FOLDED |= {
    a: b for *rows, last in _ETHIOPIC for row in rows for a, b in zip(row, last, strict=True)
}
_FOLDED |= {"ሓ": "ሀ", "ኃ": "ሀ", "ሃ": "ሀ", "ዓ": "አ", "ኣ": "አ"}
_TABLE = replacements()
_IN_TABLE = re.compile(f"[{as_ranges(_TABLE)}]")
_REPAIRED = frozenset(_TABLE).union(
    map(chr, (*range(0x400, 0x500), *range(0x1000, 0x10A0), 0x200C, 0x200D))
)
"""What may have to be repaired: most texts have none of these."""
_MIXED_WORD = re.compile(r"\b(?=\w*?[A-Za-zËÏëï])(?=\w*?[\u0400-\u04ff])\w+")
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_LATIN = re.compile("[A-Za-zËÏëï]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_JOINERS = re.compile("[\u200c\u200d]+")
_CJK = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_WRAPPED = re.compile(f"([{_CJK}][\\d.,]{{0,12}})[ \t\r]*\n[ \t]*(?=[\\d.,]{{0,12}}[{_CJK}])")
"""A line end in writing without spaces, within a number, too: it is none there."""
_FRENCH_OPENING = re.compile(r"(?<!\S)« +")
_FRENCH_CLOSING = re.compile(r" +»(?!\w)")
_SPACED_MARKS = (" ;", " :", " !", " ?")
_FRENCH_SPACE = re.compile(r"(?<=\S) +([;:!?]+)(?=[\s\"')]|$)")
# The marks of Latin, Greek and Cyrillic, and the hamza and madda that NFD takes off Arabic letters.
_LATIN_MARKS = re.compile("[\u0300-\u036f\u0653-\u0655]+")
_ASCII_KEPT = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(0x80)}
_SENTENCE = 1000
"""A text of so many characters is a sentence, which is folded more than once for one article."""


def _joiner(match: re.Match[str]) -> str:
    """Keep a joiner where it spells something: Persian, Indic scripts, emoji sequences."""
    text, joiner = match.string, match[0][0]
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if not before or not after:
        return ""
    if "\u0900" <= before <= "\u0dff" and "\u0900" <= after <= "\u0dff":
        return joiner
    if joiner == "\u200c":
        arabic = all("\u0620" <= char <= "\u06ff" and char.isalpha() for char in (before, after))
        return joiner if arabic else ""
    pictures = all(unicodedata.category(char) in {"So", "Sk"} for char in (before, after))
    return joiner if pictures else ""


def _one_script(match: re.Match[str]) -> str:
    """Write a word of Latin and Cyrillic letters in one of the two, where its looks allow it."""
    word = match[0]
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    if not _LATIN.search(cyrillic):
        return cyrillic
    return word if _CYRILLIC.search(latin) else latin


def _repair_words(text: str) -> str:
    mixed = _CYRILLIC.search(text) and _LATIN.search(text)
    return _MIXED_WORD.sub(_one_script, text) if mixed else text


def _repair_characters(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if _REPAIRED.isdisjoint(text):
        return text
    # Removing what stood between a letter and its mark lets the two compose.
    text = unicodedata.normalize("NFC", _IN_TABLE.sub(_plain, text))
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub(_joiner, text)
    # So do a letter that was written in the other script and a joiner's neighbours.
    return unicodedata.normalize("NFC", _repair_words(unicode_burmese(text)))


def _plain(match: re.Match[str]) -> str:
    return _TABLE[match[0]]


def clean(text: str) -> str:
    """Return the form of a passage that is encoded and compared.

    Composed (NFC, with the harmless compatibility forms made plain), without control,
    bidi and other invisible characters, harakat and tatweel; Burmese in Zawgyi as Unicode; words
    that mix Latin and Cyrillic look-alikes in one script; typographic quotation marks
    and apostrophes straight, French spacing closed up, remains of HTML read or taken out, line ends
    within Chinese and Japanese left out and each other run of whitespace one space.
    """
    text = _tidy(text)
    while "&" in text or "<" in text:
        plain = without_markup(text)
        if plain == text:
            break
        text = _tidy(plain)
    return text


def _tidy(text: str) -> str:
    if not text.isascii():
        if "\n" in text:
            text = _WRAPPED.sub(r"\1", text)
        text = _repair_characters(text)
    elif "`" in text or not text.isprintable():
        text = _IN_TABLE.sub(_plain, text)
    text = " ".join(text.split())
    if "«" in text or "»" in text:
        text = _FRENCH_CLOSING.sub('"', _FRENCH_OPENING.sub('"', text))
        text = text.replace("«", '"').replace("»", '"')
    if " " in text and any(mark in text for mark in _SPACED_MARKS):
        text = _FRENCH_SPACE.sub(r"\1", text)
    return text


class _Folding(dict[int, str]):
    """What each character is folded to, told when it is first met; two that are
    part of what looks like a word are kept until words are repaired.

    What is composed of characters is the same as what is composed of what they are folded to: no
    mark that is left composes with a letter that lost one.
    """

    def __missing__(self, code: int) -> str:
        bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFD", chr(code).casefold()))
        folded = map(_folded_letter, unicodedata.normalize("NFC", bare))
        return self.setdefault(code, "".join(folded))


def _folded_letter(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    kept = char.isalnum() or unicodedata.category(char)[0] == "M"
    return _FOLDED.get(char, char if kept else " ")


_NUKTA = 0x93C
"""The dot below a Devanagari letter, which many writers leave out."""
_FOLDING = _Folding({ord("_"): "_", ord("҂"): "҂", 0x200C: "", 0x200D: "", _NUKTA: ""})


def fold(text: str) -> str:
    """Return the words of a passage alone, for keys: equal for copies that differ in dress.

    Cleaned, case-folded, digits of every script in ASCII, Arabic and Ethiopic letter variants,
    accents of Latin, Greek and Cyrillic letters and dots below Devanagari ones folded, everything
    but letters, marks and numbers a space.
    """
    if text.isalnum() and text.isascii():
        return text.lower()
    return _fold_sentence(text) if len(text) <= _SENTENCE else _folded(clean(text))


def fold_cleaned(text: str) -> str:
    """Fold a text that is cleaned, or a part of one."""
    if text.isalnum() and text.isascii():
        return text.lower()
    return _fold_cleaned(text) if len(text) <= _SENTENCE else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.translate(_ASCII_KEPT).split())
    text = unicodedata.normalize("NFC", text.translate(_FOLDING))
    # Without its marks and strokes a word may have become one that looks can decide.
    return " ".join(_repair_words(text).replace("_", " ").replace("҂", " ").split())


_fold_cleaned = lru_cache(maxsize=1 << 12)(_folded)


@lru_cache(maxsize=1 << 12)
def _fold_sentence(text: str) -> str:
    return _folded(clean(text))
