"""The keys of an article as rows: equal keys of one kind make candidates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from service.article import PreparedArticle
from service.store.codec import encode_text

KeyKind = Literal["exact", "lexical", "facts"]

KIND_CODES: dict[KeyKind, int] = {"exact": 0, "lexical": 1, "facts": 2}


def article_keys(article: PreparedArticle) -> Iterator[tuple[int, bytes]]:
    """Yield an article's distinct keys as kind code and value, of whatever size numbers are."""
    keys: dict[KeyKind, set[bytes]] = {
        "exact": {encode_text(article.exact_key)},
        "lexical": set(map(_number, article.lexical_keys)),
        "facts": set(map(_number, article.fact_keys)),
    }
    for kind, values in keys.items():
        yield from ((KIND_CODES[kind], value) for value in sorted(values))


def _number(key: int) -> bytes:
    return key.to_bytes(key.bit_length() // 8 + 1, "big", signed=True)
