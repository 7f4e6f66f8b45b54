"""Characters: what each one is written as in cleaned text, whatever stands around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

UNSPACED_LETTER = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""A letter of Thai, Japanese or Chinese, which write no blanks between words."""

# Compatibility forms that mean the same as the plain character (Unicode Standard Annex 15).
# NFKC as a whole is not safe here: it turns "10²" into "102" and "3½" into "31/2", takes Thai
# SARA AM apart and gives spacing accents a space of their own.
_COMPATIBLE = (
    (0x0132, 0x0133),  # Dutch ij
    (0x013F, 0x0140),  # Catalan l with middle dot
    (0x01C4, 0x01CC),  # Croatian digraphs
    (0x2024, 0x2026),  # dot leaders, ellipsis
    (0x2100, 0x214F),  # letter-like symbols
    (0x2160, 0x217F),  # Roman numerals
    (0x2460, 0x24FF),  # enclosed letters and digits
    (0x3200, 0x33FF),  # enclosed and squared East Asian forms
    (0xFB00, 0xFB4F),  # Latin, Armenian and Hebrew ligatures
    (0xFB50, 0xFDFF),  # Arabic presentation forms A
    (0xFE10, 0xFE19),  # vertical forms
    (0xFE30, 0xFE4F),  # CJK compatibility forms
    (0xFE50, 0xFE6F),  # small forms
    (0xFE80, 0xFEFC),  # Arabic presentation forms B, without the spacing vowel marks
    (0xFF01, 0xFF9F),  # full-width ASCII, half-width katakana
    (0xFFE0, 0xFFE6),  # full-width signs
    (0x1D400, 0x1D7FF),  # mathematical letters, used as bold and italic in posts
)
_EXPONENTS = frozenset({"00B2", "00B3"})
_REMOVED = (
    (0x0000, 0x0008),
    (0x000E, 0x001B),
    (0x007F, 0x0084),  # C1 controls; those that Windows-1252 printed are repaired below
    (0x0086, 0x009F),
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x0610, 0x061A),  # Arabic marks of honour and recitation
    (0x061C, 0x061C),  # Arabic letter mark
    (0x0640, 0x0640),  # tatweel
    (0x064B, 0x0652),  # harakat
    (0x0656, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x180E, 0x180E),
    (0x200B, 0x200B),  # zero-width space
    (0x200E, 0x200F),  # bidi marks, embeddings, overrides, isolates
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xD800, 0xDFFF),  # lone surrogates
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFE70, 0xFE7F),  # spacing forms of harakat
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE0FFF),  # tags and supplementary variation selectors
)
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_LOOK_ALIKE = {
    '"': "“”„‟〝〞〟″",
    "'": "‘’‚‛ʼʻ´`′",
    "-": "‐‑−",
    "—": "―",
}


def is_hangul(char: str) -> bool:
    """Whether a character is a letter of Korean, which is a syllable."""
    return "가" <= char <= "힣"


def _code_points(ranges: Iterable[tuple[int, int]]) -> Iterator[str]:
    for first, last in ranges:
        yield from map(chr, range(first, last + 1))


def _compatible(char: str) -> str:
    """NFKC of a character, but for the exponents of squared units: "㎡" is m², not m2."""
    parts = unicodedata.decomposition(char).split()
    if _EXPONENTS.isdisjoint(parts):
        return unicodedata.normalize("NFKC", char)
    written = (chr(int(part, 16)) for part in parts if part != "<square>")
    return "".join(c if c in "²³" else unicodedata.normalize("NFKC", c) for c in written)


def replacements() -> dict[str, str]:
    """Return the characters that are removed or written otherwise, each with its replacement."""
    table = dict.fromkeys(_code_points(_REMOVED), "")
    table |= dict.fromkeys(_SPACES, " ")
    for plain, variants in _LOOK_ALIKE.items():
        table |= dict.fromkeys(variants, plain)
    for char in _code_points(_COMPATIBLE):
        plain = _compatible(char)
        if plain != char:
            table[char] = "".join(table.get(c, c) for c in plain)
    for code in range(0x80, 0xA0):
        printed = bytes([code]).decode("cp1252", errors="ignore")
        if printed and chr(code) not in _SPACES:
            table[chr(code)] = table.get(printed, printed)
    return table


def as_ranges(chars: Iterable[str]) -> str:
    """Write characters as ranges for a class of a regular expression."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, chars)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def is_made_of(word: str, known: frozenset[str]) -> bool:
    """Whether a word is a known one, or made of such ones where words are not parted."""
    if word in known or not UNSPACED_LETTER.match(word):
        return word in known
    ends = (end for end in range(1, len(word)) if word[:end] in known)
    return any(is_made_of(word[end:], known) for end in ends)
