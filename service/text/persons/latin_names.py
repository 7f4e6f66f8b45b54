"""Names in Latin letters within a text in another script, as those of companies often stand there.

A name that a writer leaves in its own letters has its own spelling, and stands in a text in Latin
letters as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from service.text.names.names import is_spelled_out, skeleton, spellings, written

_L = "A-Za-zÀ-ɏ"
_NAME = re.compile(rf"(?<![{_L}@#./'’-])(?<![{_L}] )[A-Z][{_L}]{{3,}}(?![{_L}\d./-]|['’ -][{_L}])")
"""One word with a capital and none in Latin letters beside it: more are a title or a term."""
_ASIDE = re.compile(r"[(（\[《«\"“][^(（\[《«“]*?[)）\]》»\"”]")
"""What is only added to explain, or quoted, is translated as often as not."""
_WHOLE = 5
"""A name of no more letters is a word, not the beginning of one: "Meta" is no metal."""
_BEGINNING = 6
_TELLING = 2
"""One consonant spells nothing."""
_LATIN = re.compile(f"[{_L}]")
_LETTER = re.compile(r"[^\W\d_]")


def is_latin(sentences: Iterable[str]) -> bool:
    """Whether most letters are Latin ones."""
    joined = "".join(sentences)
    if joined.isascii():
        return True
    counts = Counter(joined)
    latin, letters = (
        sum(times for char, times in counts.items() if kind.match(char))
        for kind in (_LATIN, _LETTER)
    )
    return 2 * latin > letters


@lru_cache(maxsize=1 << 13)
def latin_names(sentence: str) -> tuple[str, ...]:
    """The names in Latin letters of a sentence in another script, but for abbreviations."""
    if sentence.isascii():
        return ()
    return tuple(n for n in _NAME.findall(_ASIDE.sub(" ", sentence)) if not n.isupper())


def stands_in(name: str, sentence: str) -> bool:
    """Whether a sentence has the name, with any ending or spelled by the rules of its language."""
    folded, sound = name.casefold(), skeleton(name)
    if len(sound) >= _TELLING and is_spelled_out(sound, spellings(sentence)):
        return True
    said = sentence.casefold()
    if folded not in said:
        begun = folded[:_BEGINNING]
        return len(folded) > _WHOLE and any(
            w.casefold().startswith(begun) for w in written(sentence)
        )
    whole = rf"(?<![{_L}]){re.escape(folded)}(?![{_L}])"
    return len(folded) > _WHOLE or re.search(whole, said) is not None
