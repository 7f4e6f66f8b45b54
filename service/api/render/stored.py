"""What is stored: articles, clusters, decisions, events."""

from __future__ import annotations

from service.api.render.parts import canonical_shape, evidence_shapes, language_shape
from service.api.render.verdicts import link_shape, match_shape
from service.api.schemas.articles import ArticleShape
from service.api.schemas.changes import EventShape
from service.api.schemas.clusters import ClusterShape, ClusterSummary, MemberShape
from service.api.schemas.decisions import DecisionShape
from service.live import ArticleView, ClusterView, Member, cluster_label
from service.report.json_lines import number
from service.store.stored import Decision, Event, StoredCluster


def article_shape(view: ArticleView) -> ArticleShape:
    """A stored article with its links."""
    entry, article = view.entry, view.article
    return ArticleShape(
        id=entry.id,
        cluster_id=view.cluster_id,
        canonical_id=view.canonical_id,
        is_canonical=view.canonical_id == entry.id,
        relation=view.relation,
        score=number(view.score),
        title=article.title,
        text=article.text,
        lang=language_shape(entry.language),
        source=article.source,
        url=article.url,
        published_at=article.published_at,
        encoder=entry.encoder,
        provenance=evidence_shapes(entry.provenance),
        warnings=list(entry.warnings),
        created_at=entry.created_at,
        updated_at=entry.updated_at,
        record=dict(article.record),
        links=[match_shape(link) for link in view.links],
        links_total=view.links_total,
    )


def cluster_shape(view: ClusterView) -> ClusterShape:
    """A cluster with its members and links."""
    return ClusterShape(
        **dict(cluster_summary(view.cluster)),
        members=[_member(member, view.cluster) for member in view.members],
        links=[link_shape(link) for link in view.links],
        links_total=view.links_total,
    )


def cluster_summary(cluster: StoredCluster) -> ClusterSummary:
    """A cluster that has members, without them."""
    assert cluster.canonical is not None
    return ClusterSummary(
        id=cluster_label(cluster.number),
        size=cluster.size,
        canonical=canonical_shape(cluster.canonical),
        by_language={
            language: canonical_shape(choice)
            for language, choice in sorted(cluster.by_language.items())
        },
        languages=list(cluster.languages),
        relations=list(cluster.relations),
        changed=cluster.changed,
        created_at=cluster.created_at,
        updated_at=cluster.updated_at,
    )


def decision_shape(decision: Decision) -> DecisionShape:
    """A decision."""
    return DecisionShape(
        id=decision.number,
        kind=decision.kind,
        articles=[decision.a] if decision.b is None else [decision.a, decision.b],
        note=decision.note,
        by=decision.by,
        at=decision.at,
    )


def event_shape(event: Event) -> EventShape:
    """A line of the change feed."""
    return EventShape(sequence=event.sequence, kind=event.kind, at=event.at, body=dict(event.body))


def _member(member: Member, cluster: StoredCluster) -> MemberShape:
    entry = member.entry
    return MemberShape(
        id=entry.id,
        title=entry.title,
        language=language_shape(entry.language),
        source=entry.version.source,
        published_at=entry.version.published_at,
        relation=member.relation,
        score=number(member.score),
        is_canonical=cluster.canonical is not None and cluster.canonical.id == entry.id,
    )
