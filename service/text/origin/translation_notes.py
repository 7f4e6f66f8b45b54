"""Notes that a text is a machine translation, or that it was written in another language.

A note speaks of the text itself ("this article", "versions") or stands at the beginning of
its sentence; an article about translation does neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from service.text.origin.translation_wording import BEFORE, Wording, level, wordings

_LONGEST = 400
# A translated word and an automatic one belong together within this many characters.
_TOGETHER = 80
# A label may name its source: "machine translation from the French".
_SOURCE = 40
_SOURCE_FOLLOWS = re.compile(
    r"(?:from|of|by|with|via|d|de|du|del|do|dal|par|por|con|com|avec|aus|von|mit|с|со|z|przez|з|за|"
    r"من|عن|بواسطة|dari|oleh|uit|door|fran|av|از|tu|bang)(?!\w)|による|です|から|自|에서|입니다"
)
_OPENING = re.compile(BEFORE)


@cache
def _by_stem() -> Mapping[str, list[int]]:
    """The numbers of the wordings that have a stem."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings()):
        for stem in wording.stems:
            found[stem].append(number)
    return found


@lru_cache(maxsize=1 << 12)
def _read(sentence: str) -> tuple[str, tuple[Wording, ...]]:
    """A sentence levelled, and the wordings of which it has a stem, in their order."""
    levelled = level(sentence)
    numbers = {n for stem, own in _by_stem().items() if stem in levelled for n in own}
    return levelled, tuple(wordings()[n] for n in sorted(numbers))


def may_hold_notes(text: str) -> bool:
    """Whether a text has a stem of notes; where not, no sentence of it is one or names a language.

    Most articles have none, and it is told of a whole one in the time of a few sentences.
    """
    levelled = level(text)
    return any(map(levelled.__contains__, _by_stem()))


def _is_label(sentence: str, label: re.Match[str] | None) -> bool:
    """Say whether a sentence is no more than a label, or a label and its source."""
    if not label:
        return False
    rest = sentence[label.end() :].strip(" .:;,()[]*-–—")
    return not rest or (len(rest) <= _SOURCE and bool(_SOURCE_FOLLOWS.match(rest)))


def _says_automatic(sentence: str, wording: Wording) -> bool:
    """Say whether a sentence calls its own text translated by a machine."""
    automatic = [match.start() for match in wording.automatic(sentence).finditer(sentence)]
    if not automatic or not wording.subject.search(sentence):
        return False
    translated = [match.start() for match in wording.translated(sentence).finditer(sentence)]
    return any(abs(one - other) <= _TOGETHER for one in automatic for other in translated)


def is_disclaimer(sentence: str) -> bool:
    """Say whether a sentence declares its text a machine translation."""
    if len(sentence) > _LONGEST:
        return False
    sentence, candidates = _read(sentence)
    if not candidates:
        return False
    start = len(_OPENING.match(sentence)[0])  # type: ignore[index]
    return any(
        wording.starts(sentence).match(sentence, start)
        or _is_label(sentence, wording.labels(sentence).match(sentence, start))
        or wording.anywhere(sentence).search(sentence)
        or _says_automatic(sentence, wording)
        for wording in candidates
    )


def original_language(sentence: str) -> tuple[str, int, int] | None:
    """Return the language that a sentence says its text was written in, and where it says so.

    A language tag with the start and end of the phrase within the sentence; None where it
    says nothing of the kind, or speaks of another text.
    """
    if len(sentence) > _LONGEST:
        return None
    sentence, candidates = _read(sentence)
    if not candidates:
        return None
    start = len(_OPENING.match(sentence)[0])  # type: ignore[index]
    for wording in candidates:
        names = wording.names_in(sentence)
        if not names:
            continue
        match = wording.original(names, sentence).search(sentence)
        if match and match.start() > start and not wording.subject.search(sentence):
            match = None
        match = match or wording.original_anywhere(names, sentence).search(sentence)
        name = match and match[match.lastgroup or 0]
        if match and name:
            return _code(name, wording.names), match.start(), match.end()
    return None


def _code(name: str, names: dict[str, str]) -> str:
    """Return the code of a name as it was written: the longest known form it begins with."""
    words = " ".join(re.findall(r"\w+", name))
    forms = {" ".join(re.findall(r"\w+", known)): code for known, code in names.items()}
    return forms[max((known for known in forms if words.startswith(known)), key=len)]
