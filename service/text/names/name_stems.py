"""What may be left of a name in a text, and what may follow that."""

from __future__ import annotations

from service.text.names.case_endings import Ending, hangul_endings, with_listed
from service.text.writing.characters import is_hangul

UNINFLECTED = frozenset(
    ("en", "fr", "pt", "es", "it", "nl", "ca", "gl", "vi", "id", "ms", "tl", "sw", "ha")
)
"""Languages whose names have one form ("segundo" is no Monday, "German" is not Germany)."""
CITIES_STAND = UNINFLECTED | {"ar", "fa", "he", "hi", "ps", "ur"}
"""Those whose cities have one form, too: "الرياضة" is sport, not Riyadh."""
_AGGLUTINATING = frozenset({"az", "et", "eu", "fi", "hu", "kk", "ky", "uz"})
"""Languages that write several endings onto a name: "Leipzigissa", "Lipcsében"."""
_VOWELS = frozenset("aeiouyаеиоуыэюяіїєьйαεηιουω")
_STEM = 5
"""A form of so many letters may lose its last vowel: "Германия", "Германии"."""
_LONG = 9
"""A weekday or month of so many may lose two letters: "mánudagur", "pirmadienis"."""
_ENDINGS = ((6, 4), (4, 2))
"""By how many letters a word in a text may be longer than the stem of so long a form,"""
_LONG_PLACE = 5
"""and a place of so many letters by the most."""
_CITY_ENDINGS = ((7, 3), (6, 2), (5, 1))
"""The same for words of so many letters of cities that CLDR does not name,"""
_SECOND_ENDING = 2
"""by how many more where languages write another ending onto that,"""
_LONG_CITY = 6
"""of which those of so many may lose their last vowel."""
_SHORT_CYRILLIC = 4
"""A city of so many letters has one more in Cyrillic: "Лион", "Лионе"."""

_FEW, _FEW_OF_CITY = 4, 5
"""Places of so many letters have listed endings only, of cities that CLDR does not name those of
so many."""


def inflected(word: str, place: bool, inflects: bool, language: str) -> tuple[str, Ending]:
    """The stem of a folded word of a form, and what may follow it in a text."""
    if not inflects:
        return word, 0
    if place and is_hangul(word[0]):
        return word, hangul_endings()
    listed = with_listed(word, language, _FEW if place else 0)
    if listed:
        return listed
    if len(word) >= _LONG and not place:
        return word[:-2], _more(word, _LONG)
    return _cut(word, _STEM), _more(word, _LONG_PLACE if place else _LONG)


def _more(word: str, long: int) -> int:
    """How many letters may follow a word of which those of so many letters have the most."""
    if len(word) >= long or is_hangul(word[0]):
        return _ENDINGS[0][1]
    return next((extra for length, extra in _ENDINGS if len(word) >= length), 0)


def _cut(word: str, least: int) -> str:
    """A word of so many letters without its last vowel."""
    return word[:-1] if len(word) >= least and word[-1] in _VOWELS else word


def city_stem(word: str, language: str) -> tuple[str, Ending]:
    """The same as `inflected` for one of so many cities that a looser stem would meet words."""
    if is_hangul(word[0]):
        return word, hangul_endings()
    if language in CITIES_STAND:
        return word, 0
    return with_listed(word, language, _FEW_OF_CITY) or _of_city(word, language)


def _of_city(word: str, language: str) -> tuple[str, int]:
    more = next((extra for length, extra in _CITY_ENDINGS if len(word) >= length), 0)
    if len(word) >= _LONG_CITY and language in _AGGLUTINATING:
        more += _SECOND_ENDING
    if len(word) == _SHORT_CYRILLIC and "а" <= word[0] <= "ӿ":
        more = 1
    cut = _cut(word, _LONG_CITY)
    return (cut, more + 1) if cut != word else (word, more)
