"""Tell whether a plain text begins with its headline."""

from __future__ import annotations

_LONGEST = 200
_CLOSERS = "\"'”’»“)]）」』】›〉》"
# Ends of sentences of all scripts of the news, and what only stands inside of one.
_NOT_FINAL = tuple(".!?…。！？．｡।॥۔؟։።။៕՞՜,;:،؛、，；：؍-–—")


def split_headline(text: str) -> tuple[str, str]:
    """Return (title, text): the first line that is not blank, if it is one, and the rest.

    A headline is at most 200 characters long, does not end as a sentence or in the middle
    of one, is followed by more text, and the next line does not go on in lower case (a
    wrapped paragraph). Otherwise the title is empty and the text whole: the first line of
    many articles is their first paragraph, and a sentence is worth more in the text.
    """
    first, _, rest = text.lstrip().partition("\n")
    title = first.strip()
    body = rest.lstrip()
    ends_well = not title.rstrip(_CLOSERS).endswith(_NOT_FINAL)
    says_something = any(map(str.isalpha, title))
    if says_something and ends_well and len(title) <= _LONGEST and body and not rest[0].islower():
        return title, body
    return "", text
