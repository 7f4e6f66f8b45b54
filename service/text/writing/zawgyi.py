"""Burmese that is written in the Zawgyi encoding, as Unicode.

Until about 2019 most Burmese pages were made for fonts that give the code points of Unicode's
Myanmar block to other signs, in the order in which they are seen: the vowel E and a medial R
stand before their consonant, and a consonant below another has a code point of its own.
Encoders know Burmese from Unicode and read that as noise.
"""

from __future__ import annotations

import re
import unicodedata

_BASES = "\u1000-\u102a\u103f"
_LEADS = "\u1031\u103b\u107e-\u1084"
"""What is written before its consonant: the vowel E, and a medial R in several widths."""
_ONLY_ZAWGYI = re.compile(
    rf"\u1039(?![{_BASES}])|(?<![\u1000-\u109f])[{_LEADS}](?=[\u1000-\u109f])"
    r"|(?<=[\u102b-\u103e])[\u1094\u1095]"
)
"""A stacker that stacks nothing, what leads at the beginning of a word, and a dot that is a digit
of Shan in Unicode."""
_ONLY_UNICODE = re.compile(
    r"(?<=[\u1000-\u109f])\u1031(?=[\u102b-\u1038\s\u104a\u104b]|$)"
    r"|\u103a(?=[\u1037\u1038\s\u104a\u104b]|$)"
)
"""A vowel E that no consonant follows, and a mark of no vowel (in Zawgyi a medial Y) that ends a
syllable."""

_SEEN = "\u1039\u1031\u1094\u1095\u103b"
"""No text without one of them is told to be Zawgyi."""
_STACKED = dict(
    zip(
        "\u1060\u1061\u1062\u1063\u1065\u1066\u1067\u1068\u1069\u106c\u106d\u1070\u1071\u1072"
        "\u1073\u1074\u1075\u1076\u1077\u1078\u1079\u107a\u107b\u1093\u107c\u1085",
        "ကခဂဃစဆဆဇဈဋဌဏတတထထဒဓနပဖဗဘဘမလ",
        strict=True,
    )
)
"""Consonants that stand below another one."""
_LETTERS = {
    **{"\u106a": "ဉ", "\u106b": "ည", "\u106e": "ဍ္ဍ", "\u106f": "ဍ္ဎ", "\u1086": "ဿ", "\u108f": "န"},
    **{"\u1090": "ရ", "\u1091": "ဏ္ဍ", "\u1092": "ဋ္ဌ", "\u1097": "ဋ္ဋ"},
    **{"\u1040": "ဝ", "\u1044": "၎", "\u1047": "ရ"},
}
"""Other forms of consonants, and the digits that look like one."""
_MARKS = {
    **{"\u1033": "\u102f", "\u1034": "\u1030", "\u1039": "\u103a", "\u103a": "\u103b"},
    **{"\u103b": "\u103c", "\u103c": "\u103d", "\u103d": "\u103e", "\u105a": "\u102b\u103a"},
    **{"\u107d": "\u103b", **dict.fromkeys(map(chr, range(0x107E, 0x1085)), "\u103c")},
    **{"\u1087": "\u103e", "\u1088": "\u103e\u102f", "\u1089": "\u103e\u1030"},
    **{"\u108a": "\u103d\u103e", "\u108e": "\u102d\u1036", "\u1094": "\u1037", "\u1095": "\u1037"},
    **{"\u108b": "\u102d", "\u108c": "\u102e", "\u108d": "\u1036", "\u1064": ""},
}
_KINZI = "\u1064\u108b\u108c\u108d"
"""A small NGA above its consonant, before which Unicode writes it; three hold a vowel as well."""
_ORDER = (
    "\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032"
    "\u102f\u1030\u102b\u102c\u103a\u1036\u1037\u1038"
)
"""The marks of a consonant as Unicode writes them one after another."""
_CONTRACTED = {
    "\u101e\u103c": "\u1029",
    "\u1005\u103b": "\u1008",
    "\u1025\u103a": "\u1009\u103a",
}
"""Letters that Zawgyi is typed without: they look like two."""
_CONTRACTION = re.compile("|".join(_CONTRACTED))
_FOLLOWING = (
    "\u102b-\u1030\u1032-\u1034\u1036-\u103a\u103c\u103d\u105a\u1060-\u1069\u106c\u106d\u1070-\u107d\u1085"
    "\u1087-\u108e\u1093-\u1095"
)
_PIECE = re.compile(
    r"[\u1040-\u1049]+(?:[.,:/\u1038-]?[\u1040-\u1049]+)+|[\u1041-\u1043\u1045\u1046\u1048\u1049]"
    rf"|\u1047(?![{_FOLLOWING}])|\u1044(?!\u1004\u1039\u1038)"
    rf"|(?P<lead>[{_LEADS}]*)(?P<base>[{_BASES}{''.join(_LETTERS)}])(?P<marks>[{_FOLLOWING}]*)"
)
"""A number, or a consonant with all that belongs to it."""


def unicode_burmese(text: str) -> str:
    """Write a text in Zawgyi as Unicode in NFC, any other as it is; idempotent.

    text: in NFC. By the code charts of both encodings and the order of Unicode Technical Note 11.
    """
    if not _is_zawgyi(text):
        return text
    written = _CONTRACTION.sub(lambda m: _CONTRACTED[m[0]], _PIECE.sub(_piece, text))
    composed = unicodedata.normalize("NFC", written)
    return text if _is_zawgyi(composed) else composed


def _is_zawgyi(text: str) -> bool:
    if not any(sign in text for sign in _SEEN):
        return False
    return len(_ONLY_ZAWGYI.findall(text)) > len(_ONLY_UNICODE.findall(text))


def _piece(match: re.Match[str]) -> str:
    base = match["base"]
    if base is None:
        return match[0]
    signs = match["lead"] + match["marks"]
    kinzi = "\u1004\u103a\u1039" if any(sign in _KINZI for sign in signs) else ""
    below = "".join(f"\u1039{_STACKED[sign]}" for sign in signs if sign in _STACKED)
    marks = {mark for sign in signs if sign not in _STACKED for mark in _MARKS.get(sign, sign)}
    ordered = sorted(marks, key=_ORDER.index)
    return kinzi + _LETTERS.get(base, base) + below + "".join(ordered)
