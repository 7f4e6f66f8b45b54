"""Which of several records with one id, title and text is kept: no order of reading decides."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cached_property

from service.article import Article


@dataclass(frozen=True)
class Claim:
    """What an article has beside its id, title and text."""

    article: Article

    def is_before(self, other: Claim) -> bool:
        """Whether this one is kept: published first, of one moment the first by its bytes."""
        return self._rank < other._rank

    def says_the_same(self, other: Claim) -> bool:
        """Whether nothing is lost where the other one is kept, but for the order of fields."""
        return self.said == other.said

    @cached_property
    def said(self) -> str:
        """All that it says, as JSON, whatever the order of its fields."""
        a = self.article
        said = [a.record, a.lang, a.source, a.url, str(a.published_at), a.warnings]
        return json.dumps(said, sort_keys=True)

    @property
    def _rank(self) -> tuple[float, str, str]:
        moment = self.article.published_at
        written = json.dumps(self.article.record)
        return math.inf if moment is None else moment.timestamp(), self.said, written
