"""Text that is a piece of HTML, as feeds send it: what no reader of it sees is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING = re.compile(r"<(script|style)(?:\s[^<>]{0,1000})?>|<!--", re.IGNORECASE)
_ENDS = {
    "script": re.compile(r"</script\s{0,9}>", re.IGNORECASE),
    "style": re.compile(r"</style\s{0,9}>", re.IGNORECASE),
    "": re.compile("-->"),
}
_BLOCK = r"(?:p|div|section|article|figure|blockquote|ul|ol|table|h[1-6])"
_BEGINS = re.compile(rf"\s*<(?:{_BLOCK}|img|br)(?:\s[^<>]{{0,1000}})?/?>", re.IGNORECASE)
_CLOSES = re.compile(rf"(?:</{_BLOCK}>|<br\s?/?>)\Z", re.IGNORECASE)


def without_unseen(text: str) -> str:
    """A piece of HTML without its scripts, styles and comments, any other text as it is.

    A text that speaks of tags neither begins nor ends with one of a paragraph once they are out.
    """
    if "<" not in text:
        return text
    parts = list(_seen(text))
    seen = " ".join(parts)
    return seen if len(parts) > 1 and is_markup(seen) else text


def is_markup(text: str) -> bool:
    """Whether a text is a piece of HTML: it begins or ends with a tag of a paragraph."""
    return bool(_BEGINS.match(text) or _CLOSES.search(text[-40:].rstrip()))


def _seen(text: str) -> Iterator[str]:
    """What stands around scripts, styles and comments; one that does not end is text."""
    start = position = 0
    unended = set[str]()
    while opening := _OPENING.search(text, position):
        name = (opening[1] or "").lower()
        end = None if name in unended else _ENDS[name].search(text, opening.end())
        if end is None:
            # Looked for once only: many that do not end would take the square of their number.
            unended.add(name)
            position = opening.end()
        else:
            yield text[start : opening.start()]
            start = position = end.end()
    yield text[start:]
