"""How other languages may spell a name that they write as they hear it.

"Edward" is "Эдвард", "John" is "Джон" and "Michael" is "مايكل": letters are read in more than one
way, and a skeleton takes one of them.
"""

from __future__ import annotations

from functools import lru_cache

from service.text.names.names import skeletons
from service.text.persons.heard_names import latin_letters

_READ = (
    *(("w", "v"), ("v", "w"), ("j", "dzh"), ("dzh", "j"), ("j", "y"), ("g", "dzh"), ("ge", "zhe")),
    *(("ch", "k"), ("sh", "ch"), ("gh", ""), ("ph", "p"), ("th", "s"), ("x", "h"), ("kh", "h")),
    *(("h", "g"), ("g", "h"), ("ce", "ke"), ("ci", "ki"), ("ts", "c"), ("s", "z"), ("mp", "b")),
    *(("b", "v"), ("v", "b"), ("tt", "t"), ("q", "ch"), ("x", "sh")),
)
"""Letters as they are read in another language, or by another writer."""


@lru_cache(maxsize=1 << 16)
def respelled(word: str) -> frozenset[str]:
    """The skeletons of a word with each of its letters read otherwise."""
    latin = latin_letters(word)
    read = (latin.replace(old, new) for old, new in _READ if old in latin)
    return skeletons((latin, *read)) - {""}
