"""Two stored articles compared, as a reader is shown them."""

from __future__ import annotations

from service.live.lookup import stored_entry
from service.live.verifying import Verifier
from service.match.verdicts.shown_side import as_compared
from service.match.verdicts.turned import turned
from service.match.verdicts.verbatim import quoted
from service.pipeline import Comparison
from service.store import ArticleReader


def compare(reader: ArticleReader, verifier: Verifier, a: str, b: str) -> Comparison:
    """Compare the articles of two ids; raises NotFoundError."""
    left, right = (stored_entry(reader, one) for one in (a, b))
    x, y = (verifier.side(reader, entry) for entry in (left, right))
    # A pair has one verdict, whichever of the two is named first.
    verdict = verifier.compare(x, y) if a <= b else turned(verifier.compare(y, x))
    verdict = quoted(verdict, x.prepared, y.prepared)
    shown_a, shown_b = as_compared(x, verdict, "a"), as_compared(y, verdict, "b")
    return Comparison(shown_a, shown_b, verdict, x.encoder, y.encoder)
