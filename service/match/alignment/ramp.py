"""How far a measure is on its way from where it tells nothing to where it tells all."""

from __future__ import annotations


def ramp(none: float, full: float, found: float) -> float:
    """0 up to where it counts for nothing, 1 from where it counts in full, in proportion between;
    `full` may lie below `none`."""
    return min(1.0, max(0.0, (found - none) / (full - none)))
