"""Which aligned passages are so short that one word more or less makes another story of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.match.alignment.align import Group
from service.match.alignment.letters import letters_by

SHORT = 110
"""Letters of a sentence of one clause or two. In NTREX the longer two sentences are, the more
often one denies a part of what it says that the other puts in another way, or leaves a name
out: what that tells falls by half from here to sentences of twice the length."""
FEW = 12
"""Aligned passages of a text so brief that a single word makes another of it: in a longer one there
are more of them to be translated freely, or to be mistaken."""
NAMED = 260
"""Letters up to which a passage of a brief text holds few enough names for one to stand for
another."""
_letters = letters_by(
    (re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"), 3)
)
"""An ideograph says as much as so many letters."""


def short_groups(
    a: Sequence[str], b: Sequence[str], groups: Sequence[Group], most: int = SHORT
) -> Iterator[Group]:
    """The aligned passages that have at most so many letters on both sides."""
    for group in groups:
        if max(_size(a[group.a_slice]), _size(b[group.b_slice])) <= most:
            yield group


def is_short(sentence: str, most: int = SHORT) -> bool:
    """Whether a sentence has at most so many letters."""
    return _letters(sentence) <= most


def _size(texts: Sequence[str]) -> float:
    return sum(map(_letters, texts))
