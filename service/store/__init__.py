"""What a run and a service keep on disk."""

from service.store.archive import Archive
from service.store.digests import content_digest
from service.store.keys import KIND_CODES, KeyKind, article_keys
from service.store.port import ArticleReader, ArticleStore, ArticleWriter
from service.store.stored import (
    ClusterFilter,
    Decision,
    DecisionKind,
    Entry,
    Event,
    EventKind,
    Neighbour,
    Node,
    Pair,
    StoredCluster,
)
from service.store.work import WorkStore

__all__ = [
    "KIND_CODES",
    "Archive",
    "ArticleReader",
    "ArticleStore",
    "ArticleWriter",
    "ClusterFilter",
    "Decision",
    "DecisionKind",
    "Entry",
    "Event",
    "EventKind",
    "KeyKind",
    "Neighbour",
    "Node",
    "Pair",
    "StoredCluster",
    "WorkStore",
    "article_keys",
    "content_digest",
]
