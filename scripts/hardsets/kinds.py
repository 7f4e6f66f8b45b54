"""Every kind of hard case by the name of its set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hardsets import apart, bulletins, parts, same
from hardsets.cases import CaseSet
from hardsets.parallel import Document, Source

BULLETINS = ("weather", "score", "stock", "quake", "lottery", "obituary")
CASE_KINDS: dict[str, Callable[[Source, CaseSet], None]] = {
    "excerpts": parts.excerpts,
    "revisions": parts.revisions,
    "digests": parts.digests,
    "liveblogs": parts.liveblogs,
    "halves": apart.halves,
    "shared-paragraphs": apart.shared_paragraphs,
    "near-documents": apart.near_documents,
    "site-chrome": apart.site_chrome,
    "interviews": same.interviews,
    "code-switched": same.code_switched,
    "transliterated": same.transliterated,
    "arabic-forms": same.arabic_forms,
    "french-typography": same.french_typography,
    "all-caps": same.all_caps,
    "misread": same.misread,
    "machine-slips": same.machine_slips,
    "briefs": bulletins.briefs,
    "brief-news": bulletins.brief_news,
    "tables": bulletins.tables,
    **{f"template-{name}": bulletins.templates for name in BULLETINS},
}


def make_sets(
    documents: Sequence[Document], seed: int, size: int, kinds: Sequence[str] = ()
) -> Iterator[CaseSet]:
    """Make the set of every kind, or of those named, from at most `size` documents each.

    The same for the same documents, seed and size, whatever other kinds are made.
    """
    for name in kinds or CASE_KINDS:
        cases = CaseSet(name)
        CASE_KINDS[name](Source(documents, f"{seed} {name}", size), cases)
        yield cases
