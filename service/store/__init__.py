"""What a run and a service keep on disk."""

from service.store.archive import Archive
from service.store.articles import Articles as StoredArticles
from service.store.codec import encode_verdict
from service.store.digests import content_digest
from service.store.finished import FinishedRun
from service.store.keys import KIND_CODES, KeyKind, article_keys
from service.store.port import ArticleStore, ArticleWriter
from service.store.reader_port import ArticleReader
from service.store.stored import (
    ClusterFilter,
    Decision,
    DecisionKind,
    Digests,
    Entry,
    Event,
    EventKind,
    Neighbour,
    Neighbours,
    Node,
    NodePair,
    StoredCluster,
)
from service.store.work import WorkStore
from service.store.work_reader import WorkReader

__all__ = [
    "KIND_CODES",
    "Archive",
    "ArticleReader",
    "ArticleStore",
    "ArticleWriter",
    "ClusterFilter",
    "Decision",
    "DecisionKind",
    "Digests",
    "Entry",
    "Event",
    "EventKind",
    "FinishedRun",
    "KeyKind",
    "Neighbour",
    "Neighbours",
    "Node",
    "NodePair",
    "StoredArticles",
    "StoredCluster",
    "WorkReader",
    "WorkStore",
    "article_keys",
    "content_digest",
    "encode_verdict",
]
