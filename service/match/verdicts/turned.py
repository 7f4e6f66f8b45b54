"""A verdict seen from the other side."""

from __future__ import annotations

from dataclasses import replace

from service.verdict import Disagreement, Verdict

_OTHER = {"a": "b", "b": "a", None: None}
_OF_A_SIDE = ("coverage", "wording", "site", "again")
_SWAPPED = {f"{name}_{side}": f"{name}_{_OTHER[side]}" for name in _OF_A_SIDE for side in "ab"}


def turned(verdict: Verdict) -> Verdict:
    """The same verdict with A for B and B for A; turned twice it is itself."""
    return replace(
        verdict,
        coverage_a=verdict.coverage_b,
        coverage_b=verdict.coverage_a,
        container=_OTHER[verdict.container],
        reason=_reason(verdict),
        signals={_SWAPPED.get(name, name): value for name, value in verdict.signals.items()},
        aligned=tuple(replace(pair, a=pair.b, b=pair.a) for pair in verdict.aligned),
        disagreements=tuple(Disagreement(a=d.b, b=d.a) for d in verdict.disagreements),
    )


def _reason(verdict: Verdict) -> str:
    """The one sentence that names a side names the container."""
    if verdict.container is None:
        return verdict.reason
    own, other = verdict.container.upper(), str(_OTHER[verdict.container]).upper()
    start = f"{own} "
    if not verdict.reason.startswith(start):
        return verdict.reason
    return f"{other} {verdict.reason.removeprefix(start)}"
