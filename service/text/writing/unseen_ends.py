"""Ends of sentences that ICU does not see: a space is missing, another mark is typed for the full
stop, or what follows has no capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The longest word beside an end that may be a part of an address.
_NEAR = 40
_GLUED = re.compile(r"[^\W\d_]{2}[.!?…]+[\"'”’»)\]]*(?=[^\W\d_])")
_GLUED_MARK = re.compile("[.!?…][\"'”’»)\\]]*[^\\W\\d_]")
# ICU ends no sentence at the one-character ellipsis.
_ELLIPSIS = re.compile(r"…[\"'”’»)\]]*\s+(?=[\"'“‘«¿¡(\[]*([^\W\d_]))")
# Full stops that keyboards lack, as they are typed instead: a colon for "։", two for "።", a bar for
# "।". Each is one only behind a letter of its script.
_TYPED = re.compile(
    r":(?:(?<=[\u0561-\u0587]:)|(?<=[\u0561-\u0587]»:))(?=\s)"
    r"|[:\u1361]{2}(?<=[\u1200-\u135a»\"”]..)[»\"”]?"
    r"|\|(?:(?<=[\u0900-\u0d7f]\|)|(?<=[\u0900-\u0d7f][\"'”’)]\|))(?=[\s\u0900-\u0d7f])"
)
_TYPED_IN = {"ur": re.compile(r"-(?<=[\u0620-\u06d3]-)(?=\s)")}
"""What is typed for a full stop in one language alone: a dash for the "۔" of Urdu."""
_ADDRESS = re.compile(r"[/@\\]|www\.", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?<=[^\W_][^\W_\d]|[^\W_][»”\"]|\d\d)[.!?…][\"'”’»)\]]*\s+(?=\d{1,2}:[0-5]\d\s?[-–—]\s)"
)
"""The end before the next entry of a programme: "19:00 — news. 20:30 — a film"; where a number and
a word without a capital follow, ICU ends no sentence."""
_NUMBERED = re.compile(r"[^\W\d_]{4}[.!?…][\"'”’»)\]]*\s+(?=\d[\d.,:/%-]*\s+([^\W\d_]))")
"""The end before a sentence that begins with a number, which ICU takes for none where the word
behind it has no capital: of 519 lines of NTREX that begin so each would have been joined."""


def unseen_ends(text: str) -> Iterator[int]:
    """Yield the offsets of the ends that may be of sentences in any language, in no order; behind
    an abbreviation they are none."""
    yield from _glued(text)
    yield from (match.end() for match in _ELLIPSIS.finditer(text) if match[1].isupper())
    yield from (match.end() for match in _ENTRY.finditer(text))
    yield from (match.end() for match in _NUMBERED.finditer(text) if match[1].islower())


def typed_ends(text: str, language: str) -> Iterator[int]:
    """Yield the offsets of the sentence ends of which the mark is written as another; `language` is
    a language tag."""
    for pattern in filter(None, (_TYPED, _TYPED_IN.get(language))):
        for match in pattern.finditer(text):
            yield match.end()


def _glued(text: str) -> Iterator[int]:
    """Yield the sentence ends that lack their space: "at once.They left"."""
    if not _GLUED_MARK.search(text):
        return
    for match in _GLUED.finditer(text):
        place = match.end()
        if text[match.start() : match.start() + 2].islower() and text[place : place + 2].istitle():
            before = text[max(0, place - _NEAR) : place].rsplit(None, 1)[-1]
            after = text[place : place + _NEAR].split(None, 1)[0]
            if not _ADDRESS.search(before + after):
                yield place
