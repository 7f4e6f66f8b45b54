"""What may be left of a name in a text, and how many letters may follow that."""

from __future__ import annotations

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


def inflected(word: str, place: bool, inflects: bool) -> tuple[str, int]:
    """The stem of a folded word of a form, and how many letters may follow it in a text."""
    if not inflects:
        return word, 0
    more = next((extra for length, extra in _ENDINGS if len(word) >= length), 0)
    if "가" <= word[0] <= "힣" or (place and len(word) >= _LONG_PLACE):
        more = _ENDINGS[0][1]
    if len(word) >= _LONG and not place:
        return word[:-2], more
    return (word[:-1] if len(word) >= _STEM and word[-1] in _VOWELS else word), more


def city_stem(word: str, language: str) -> tuple[str, int]:
    """The same as `inflected` for one of so many cities that a looser stem would meet words."""
    if "가" <= word[0] <= "힣":
        return word, _ENDINGS[0][1]
    if language in CITIES_STAND:
        return word, 0
    more = next((extra for length, extra in _CITY_ENDINGS if len(word) >= length), 0)
    if len(word) >= _LONG_CITY and language in _AGGLUTINATING:
        more += _SECOND_ENDING
    if len(word) == _SHORT_CYRILLIC and "а" <= word[0] <= "ӿ":
        more = 1
    cut = len(word) >= _LONG_CITY and word[-1] in _VOWELS
    return (word[:-1], more + 1) if cut else (word, more)
