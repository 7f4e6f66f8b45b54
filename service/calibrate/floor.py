"""Thresholds below which no calibration comes that few documents gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.bundled import MUSE
from models.calibration import Weights, log_odds
from models.calibration_files import shipped_calibration, uncalibrated
from service.calibrate.thresholds import Threshold, as_probability

ENOUGH = 100
"""Fewer documents hold no two reports of one event, and these decide at small rates."""


@dataclass(frozen=True)
class Floor:
    """The least log-odds by rate, and why they are: `documents` that there were, `source`."""

    documents: int
    source: str
    log_odds: Mapping[float, float]

    @property
    def reason(self) -> str:
        """Why thresholds were raised, as a sentence."""
        return (
            f"{self.documents} documents, fewer than {ENOUGH}, do not tell how high two reports of "
            f"one event score: no threshold is below that of {self.source}"
        )


def floor_for(documents: int, weights: Weights) -> Floor | None:
    """The floor of a calibration with these weights, None where there are documents enough.

    Log-odds of the shipped weights compare with the thresholds that were fitted for them; those
    of any other weights get the cautious ones of a model without calibration.
    """
    if documents >= ENOUGH:
        return None
    shipped = shipped_calibration(MUSE.name, MUSE.fingerprint)
    own = weights == shipped.weights
    thresholds = shipped.thresholds if own else uncalibrated("").thresholds
    source = "muse, which has the same weights" if own else "a model without calibration"
    return Floor(documents, source, {rate: log_odds(p) for rate, p in thresholds.items()})


def raised(thresholds: Sequence[Threshold], floor: Floor | None) -> dict[float, float]:
    """The threshold of each rate as a probability, none below the floor."""
    return {
        one.rate: one.careful
        if floor is None or one.upper >= floor.log_odds[one.rate]
        else as_probability(floor.log_odds[one.rate])
        for one in thresholds
    }


def floor_document(thresholds: Sequence[Threshold], floor: Floor | None) -> dict[str, Any] | None:
    """What a file says of its floor: the fitted values that were raised, and why; else None."""
    if floor is None:
        return None
    held = raised(thresholds, floor)
    fitted = {f"{t.rate:g}": t.careful for t in thresholds if held[t.rate] != t.careful}
    return {"reason": floor.reason, "fitted": fitted} if fitted else None
