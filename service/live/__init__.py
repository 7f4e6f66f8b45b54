"""The online engine: one article at a time, with the clusters of a batch run over all of them."""

from service.live.changes import Decided, Removal
from service.live.engine import Engine
from service.live.export import export_store
from service.live.imports import Imported, Otherwise, import_articles
from service.live.labels import cluster_label, cluster_number
from service.live.links import Match
from service.live.placement import Placement, Status
from service.live.reindex import reindex
from service.live.state import EncoderInUse, Measurements, Readiness
from service.live.views import (
    ArticleView,
    ClusterView,
    Member,
    article_view,
    cluster_view,
)

__all__ = [
    "ArticleView",
    "ClusterView",
    "Decided",
    "EncoderInUse",
    "Engine",
    "Imported",
    "Match",
    "Measurements",
    "Member",
    "Otherwise",
    "Placement",
    "Readiness",
    "Removal",
    "Status",
    "article_view",
    "cluster_label",
    "cluster_number",
    "cluster_view",
    "export_store",
    "import_articles",
    "reindex",
]
