"""How much one record may hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too big to be one article; beyond it a record is rejected, never cut.

    `max_text_chars` bounds title and text in characters (code points). `max_line_bytes`
    bounds what has to be in memory at once: a line of JSON Lines or CSV, or a file that
    is one article.
    """

    max_text_chars: int = 20_000_000
    max_line_bytes: int = 64 * 2**20
