"""Words that one text exchanges for others in sentences which are otherwise the same.

"Police in Hamburg" and "Police in Lyon" align perfectly and hold no number. Within one
language the difference of the words shows the exchange itself; between two languages only
names can be compared, and only where both scripts write capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from service.match.align import Group
from service.text.names import skeleton

_ALIKE = 0.6
"""The share of common words from which two sentences of one language are one with changes."""
_LONGEST = 4
"""An exchange of more words than this is a rewording."""
_MOST = 120
"""Passages of more words than this are not compared word by word."""
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\d_]+")


def exchanged_words(
    a: Sequence[str], b: Sequence[str], groups: Sequence[Group], cased: bool
) -> int:
    """Count exchanges between aligned sentences of two texts in one language.

    cased: only exchanges of words with capitals count, since others may be synonyms; in a
    script without capitals every exchange does. Spellings of one name are no exchange.
    """
    return sum(_exchanges(" ".join(a[g.a_slice]), " ".join(b[g.b_slice]), cased) for g in groups)


def _exchanges(left: str, right: str, cased: bool) -> int:
    x, y = _TOKEN.findall(left), _TOKEN.findall(right)
    if not (0 < len(x) <= _MOST and 0 < len(y) <= _MOST):
        return 0
    matcher = SequenceMatcher(None, x, y, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return 0
    return sum(
        _is_exchange(x[i:j], y[k:m], cased)
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag == "replace"
    )


def _is_exchange(left: list[str], right: list[str], cased: bool) -> bool:
    if max(len(left), len(right)) > _LONGEST:
        return False
    if cased:
        left, right = [[w for w in side if w[0].isupper()] for side in (left, right)]
    keys_left, keys_right = ({_key(w) for w in side} for side in (left, right))
    return bool(keys_left and keys_right) and not keys_left & keys_right


def _key(word: str) -> str:
    """What a name keeps in any spelling; the word itself where that is nothing."""
    return skeleton(word) or word
