"""The keys of nodes in the archive: for the most part those of their articles, kept with these."""

from __future__ import annotations

from service.store.article_codec import recall_article
from service.store.entry_codec import decode_keys, encode_keys
from service.store.keys import article_keys
from service.store.session import Session

Keys = tuple[tuple[int, bytes], ...]


def keys_as_kept(database: Session, number: int, keys: Keys) -> int | bytes:
    """How many of the first keys of its article a node lacks; all its keys where it has others."""
    own = _own_keys(database, number)
    if own is not None and own[max(0, len(own) - len(keys)) :] == keys:
        return len(own) - len(keys)
    return encode_keys(keys)


def read_keys(database: Session, number: int, kept: int | bytes) -> Keys:
    """Read what `keys_as_kept` gave."""
    if isinstance(kept, bytes):
        return database.decode(decode_keys, kept)
    return (_own_keys(database, number) or ())[kept:]


def keep_keys(database: Session, number: int) -> None:
    """Keep the keys of a node by themselves, since its article is about to change or to go."""
    row = database.row("keys_of", number=number)
    if row is not None:
        keys = encode_keys(read_keys(database, number, row[1]))
        database.write("put_keys", number=number, keys=keys)


def _own_keys(database: Session, number: int) -> Keys | None:
    """The keys of an article; None where there is none."""
    row = database.row("bodies", numbers=f"[{number}]")
    return None if row is None else tuple(article_keys(database.decode(recall_article, row[1])))
