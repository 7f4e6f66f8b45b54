"""The line in which a site says by whom and when an article was published.

"Rasa Vaitkutė, 2026-03-12 15:40". Each site that carries an article writes its own, and the hour
is none of the article's. The day may as well be that of what is told, so it is compared like any.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.text.sites.dated_lines import dated

_BRIEF = 7
"""A text of so few sentences may be told from another by its hour alone."""
_ABOVE = 6
"""So many sentences stand above such a line at most: a menu, the name of the site, the headline."""
_SAID = tuple(".!?…।။።。！？؟۔")
"""What a sentence ends with below it, and what stands above it does not."""


def line_of_publication(texts: Sequence[str], language: str) -> int | None:
    """The number of the only dated line with an hour above all cleaned sentences of an article;
    None where there is none, or several, or the text is brief."""
    if len(texts) <= _BRIEF:
        return None
    found = []
    for place, text in enumerate(texts[: _ABOVE + 1]):
        line = dated(text, language)
        if line is not None and line.clock:
            found.append(place)
        elif text.endswith(_SAID):
            break
    return found[0] if len(found) == 1 else None
