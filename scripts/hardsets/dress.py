"""The same text in another dress: what scans, keyboards and house styles do to it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from random import Random

_CONFUSED = {
    "m": "rn", "l": "1", "I": "l", "e": "c", "c": "e", "o": "0", "h": "b", "n": "ri",
    "u": "ii", "a": "o", "t": "f", "S": "5", "B": "8", "g": "q", "i": "j", "é": "e", "ü": "u",
    "и": "н", "н": "и", "ш": "щ", "е": "с", "л": "п", "ت": "ث", "ب": "ت", "ر": "ز", "ح": "ج",
    "ی": "ي", "未": "末", "日": "曰", "人": "入", "土": "士", "大": "太",
}  # fmt: skip
_SPELLED = (
    ("ph", "f"), ("sch", "sh"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"),
    ("c", "k"), ("w", "v"), ("ie", "i"), ("th", "t"), ("v", "w"), ("i", "y"), ("ss", "s"),
)  # fmt: skip
_NAME = re.compile(r"(?<=[\w,;] )[A-ZÀ-Ý][\w]{3,}")
_ARABIC_WORD = re.compile("[\u0621-\u064a]{3,}")
_HARAKAT = "\u064e\u064f\u0650\u0652\u0651"
_APART = frozenset("اأإآدذرزوؤةىء")


def misread(text: str, random: Random) -> str:
    """Change one to three characters of a hundred as a scan does: look-alikes, lost letters."""
    rate = random.uniform(0.01, 0.03)
    return "".join(_misread(char, random) if random.random() < rate else char for char in text)


def _misread(char: str, random: Random) -> str:
    if char in _CONFUSED:
        return _CONFUSED[char]
    if char == " ":
        return ""
    return random.choice(("", char + char)) if char.isalpha() else char


def shouted(text: str, language: str, accents: bool) -> str:
    """Put a text into capitals, with or without their accents."""
    text = text.replace("i", "İ").upper() if language == "tr" else text.upper()
    return text if accents else "".join(map(_bare, text))


def _bare(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0] if "\xc0" <= char <= "\u017f" else char


def respelled(text: str) -> str:
    """Spell every name inside a sentence as another transliteration would."""

    def other(match: re.Match[str]) -> str:
        name = match[0]
        for written, sound in _SPELLED:
            if written in name[1:]:
                return name[0] + name[1:].replace(written, sound, 1)
        return name

    return _NAME.sub(other, text)


def french_typeset(text: str, random: Random) -> str:
    """Set a French text as a printer does: guillemets, thin spaces, ligatures, apostrophes."""
    space = random.choice("\u00a0\u202f")
    text = re.sub(r'[«“"]\s*([^«»“”"]*?)\s*[»”"]', rf"«{space}\1{space}»", text)
    text = re.sub(r"\s*([;:!?])(?=\s|$)", rf"{space}\1", text)
    text = re.sub(r"(?<=\d)[ .](?=\d{3}\b)", space, text)
    text = re.sub(r"(?<=\d) (?=%|euros|km)", space, text)
    for plain, set_ in (("'", "’"), ("oeu", "œu"), ("...", "…"), (" - ", " – ")):
        text = text.replace(plain, set_)
    return text


def french_typed(text: str) -> str:
    """Type a French text on a plain keyboard: straight marks, no spaces before punctuation."""
    text = re.sub(r"[«“]\s*|\s*[»”]", '"', text)
    text = re.sub(r"\s+([;:!?])", r"\1", text)
    for set_, plain in (("’", "'"), ("œ", "oe"), ("…", "..."), ("\u00a0", " "), ("\u202f", " ")):
        text = text.replace(set_, plain)
    return text


def vocalised(text: str, random: Random) -> str:
    """Write vowel signs on the letters of Arabic words."""
    return _ARABIC_WORD.sub(
        lambda m: "".join(
            c + (random.choice(_HARAKAT) if random.random() < 0.7 else "") for c in m[0]
        ),
        text,
    )


def stretched(text: str, random: Random) -> str:
    """Draw some Arabic words out with tatweel, as headlines are."""

    def drawn(match: re.Match[str]) -> str:
        word = match[0]
        joins = [n for n in range(1, len(word)) if word[n - 1] not in _APART]
        if not joins or random.random() < 0.5:
            return word
        place = random.choice(joins)
        return word[:place] + "\u0640" * random.randint(1, 4) + word[place:]

    return _ARABIC_WORD.sub(drawn, text)


def presented(text: str) -> str:
    """Write Arabic words in presentation forms, as old systems and some PDF files hold them."""

    def shaped(match: re.Match[str]) -> str:
        word = match[0]
        forms = []
        for n, char in enumerate(word):
            after = n > 0 and word[n - 1] not in _APART
            before = n + 1 < len(word) and char not in _APART
            form = (("isolated", "initial"), ("final", "medial"))[after][before]
            forms.append(_forms().get((char, form), char))
        return "".join(forms)

    return _ARABIC_WORD.sub(shaped, text)


@cache
def _forms() -> dict[tuple[str, str], str]:
    """The presentation form of a letter at a place of its word."""
    found = {}
    for code in range(0xFE80, 0xFEF5):
        kind, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        if kind and " " not in base:
            found[chr(int(base, 16)), kind.strip("<>")] = chr(code)
    return found


def other_digits(text: str, zero: str = "٠") -> str:
    """Write every digit in those of another script, told by its zero."""
    return re.sub("[0-9]", lambda m: chr(ord(zero) + int(m[0])), text)
