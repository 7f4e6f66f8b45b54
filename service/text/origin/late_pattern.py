"""Regular expressions that take long to compile, and that hardly a text needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class LatePattern:
    """A pattern that is compiled once a text has what it needs.

    `needs` is a pattern that matches or is found in a text wherever this one is.
    """

    needs: str
    pattern: str

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        return re.compile(self.needs)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def match(self, text: str) -> re.Match[str] | None:
        """Its match at the beginning of a text."""
        return self._compiled.match(text) if self._needed.match(text) else None

    def search(self, text: str, start: int) -> re.Match[str] | None:
        """Its first match from a place of a text on."""
        return self._compiled.search(text, start) if self._needed.search(text, start) else None
