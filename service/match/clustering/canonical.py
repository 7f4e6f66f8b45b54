"""The canonical: which version to show, by ordered rules, with the one that decided."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from service.article import PreparedArticle
from service.cluster import Canonical
from service.settings import CanonicalRule, Settings

_EAST_ASIAN_LETTERS = 3
"""About so many letters of an alphabet say what one Chinese, Japanese or Korean sign says."""
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Version:
    """What the rules look at in one member of a cluster; small, so that many can be kept."""

    id: str
    language: str
    machine_translated: str | None
    published_at: datetime | None
    size: int
    source: str | None


def version_of(prepared: PreparedArticle) -> Version:
    """What the canonical rules need to know of an article."""
    article = prepared.article
    own = [s.text for s in prepared.sentences if not s.chrome]
    return Version(
        id=article.id,
        language=prepared.language.code,
        machine_translated=_machine_translated(prepared),
        published_at=article.published_at,
        size=_size("".join(own)),
        source=article.source,
    )


def _machine_translated(prepared: PreparedArticle) -> str | None:
    """The words that declare the article a machine translation, or one of another original."""
    for evidence in prepared.provenance:
        foreign = evidence.value != prepared.language.code
        if evidence.kind == "machine_translation" or (
            evidence.kind == "original_language" and foreign
        ):
            return evidence.quote
    return None


def _size(text: str) -> int:
    signs = () if text.isascii() else set(text)
    wide = sum(text.count(c) for c in signs if unicodedata.east_asian_width(c) in "WF")
    return len(text) + (_EAST_ASIAN_LETTERS - 1) * wide


def _shown(moment: datetime | None) -> str:
    """A moment as it is written elsewhere: ISO 8601, in UTC."""
    return (moment or _LATEST).astimezone(UTC).isoformat().replace("+00:00", "Z")


def choose(
    versions: Sequence[Version], settings: Settings, outdated: Collection[str] = ()
) -> Canonical:
    """The canonical among versions (one or more): the first rule to single one out decides.

    outdated: the ids of versions that were revised (service.match.clustering.outdated).
    """
    left = sorted(versions, key=lambda v: v.id)
    if len(left) == 1:
        return Canonical(left[0].id, "only", "the only version")
    for rule in (*settings.canonical, "id"):
        key = _KEYS[rule](settings, outdated)
        best = min(key(v) for v in left)
        kept = [v for v in left if key(v) == best]
        if len(kept) == 1:
            return Canonical(kept[0].id, rule, _REASONS[rule](kept[0]))
        left = kept
    raise AssertionError("ids are distinct")


def choose_by_language(
    versions: Sequence[Version], settings: Settings, outdated: Collection[str] = ()
) -> dict[str, Canonical]:
    """The canonical among the versions of each language, languages in ascending order."""
    languages = sorted({v.language for v in versions})
    return {
        language: choose([v for v in versions if v.language == language], settings, outdated)
        for language in languages
    }


_Key = Callable[[Version], float | str | datetime]


def _preference(settings: Settings) -> _Key:
    rank = {source: place for place, source in enumerate(settings.sources)}
    return lambda v: rank.get(v.source or "", len(rank))


_KEYS: dict[CanonicalRule, Callable[[Settings, Collection[str]], _Key]] = {
    "latest_revision": lambda _, outdated: lambda v: v.id in outdated,
    "not_machine_translated": lambda *_: lambda v: v.machine_translated is not None,
    "earliest": lambda *_: lambda v: v.published_at or _LATEST,
    "most_complete": lambda *_: lambda v: -v.size,
    "source": lambda settings, _: _preference(settings),
    "id": lambda *_: lambda v: v.id,
}
_REASONS: dict[CanonicalRule, Callable[[Version], str]] = {
    "latest_revision": lambda _: "the latest version of a story that was revised",
    "not_machine_translated": lambda _: "the only version left that is not a machine translation",
    "earliest": lambda v: f"published first, at {_shown(v.published_at)}",
    "most_complete": lambda v: f"the most complete text, {v.size} letters",
    "source": lambda v: f"its source {v.source!r} is preferred",
    "id": lambda _: "all else being equal, the first id",
}
