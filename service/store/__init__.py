"""What a run keeps on disk."""

from service.store.digests import content_digest
from service.store.keys import KeyKind
from service.store.work import WorkStore

__all__ = ["KeyKind", "WorkStore", "content_digest"]
