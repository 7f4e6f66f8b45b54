"""Decisions must neither contradict nor repeat each other."""

from __future__ import annotations

from service.store import ArticleReader, Decision, DecisionKind, Entry


def contradiction(reader: ArticleReader, kind: DecisionKind, a: str, b: str | None) -> str | None:
    """What a new decision would contradict, in one sentence; None where nothing."""
    if b is None or kind == "canonical":
        return None
    own, other = _same_as(reader, a), _same_as(reader, b)
    if kind == "different":
        if b in own:
            return f"{a!r} and {b!r} are the same by {_named(own[b])}: delete that first"
        return None
    for number, decision in _on(reader, [*own, *other]).items():
        if decision.kind != "different" or decision.b is None:
            continue
        ends = {decision.a, decision.b}
        if ends & own.keys() and ends & other.keys():
            return (
                f"{decision.a!r} and {decision.b!r} are different by decision {number}: "
                "delete that first"
            )
    return None


def repeated(
    reader: ArticleReader, kind: DecisionKind, a: Entry, b: Entry | None
) -> Decision | None:
    """The decision that says just this already: deleting it has to undo it.

    Of pins the last one in a cluster counts, so that an earlier one of an article may be made anew.
    """
    ids = {a.id, b.id if b else None}
    said = [d for d in reader.decisions_on([a.id]) if d.kind == kind and {d.a, d.b} == ids]
    last = max(said, key=_number, default=None)
    if kind != "canonical" or last is None:
        return last
    members = [entry.id for entry in reader.members([a.cluster])]
    pins = [d for d in reader.decisions_on(members) if d.kind == kind]
    return last if last == max(pins, key=_number) else None


def _number(decision: Decision) -> int:
    return decision.number


def _same_as(reader: ArticleReader, start: str) -> dict[str, list[int]]:
    """The articles that decisions make the same as one, with the decisions that lead there."""
    found: dict[str, list[int]] = {start: []}
    frontier = [start]
    while frontier:
        reached = []
        for number, decision in _on(reader, frontier).items():
            if decision.kind != "same" or decision.b is None:
                continue
            for one, next_ in ((decision.a, decision.b), (decision.b, decision.a)):
                if one in found and next_ not in found:
                    found[next_] = [*found[one], number]
                    reached.append(next_)
        frontier = reached
    return found


def _on(reader: ArticleReader, ids: list[str]) -> dict[int, Decision]:
    return {decision.number: decision for decision in reader.decisions_on(ids)}


def _named(numbers: list[int]) -> str:
    plural = "s" if len(numbers) > 1 else ""
    return f"decision{plural} {', '.join(map(str, numbers))}"
