"""Which aligned passages are so short that one word more or less makes another story of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.match.align import Group

_SHORT = 110
"""Letters of a sentence of one clause or two. In NTREX the longer two sentences are, the more
often one denies a part of what it says that the other puts in another way, or leaves a name
out: what that tells falls by half from here to sentences of twice the length."""
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORTH = 3
"""An ideograph says as much as so many letters."""


def short_groups(a: Sequence[str], b: Sequence[str], groups: Sequence[Group]) -> Iterator[Group]:
    """The aligned passages that are short on both sides."""
    for group in groups:
        if _is_short(a[group.a_slice]) and _is_short(b[group.b_slice]):
            yield group


def _is_short(texts: Sequence[str]) -> bool:
    return sum(map(_size, texts)) <= _SHORT


def _size(text: str) -> int:
    return len(text) + (_WORTH - 1) * len(_IDEOGRAPH.findall(text))
