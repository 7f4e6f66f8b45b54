"""What a verdict shows of all that was measured of two articles."""

from __future__ import annotations

from models.calibration import Scale
from service.match.coverage.passages import Passages
from service.match.verdicts.judgement import CommonWording
from service.match.verdicts.odds.wording import counts
from service.match.verdicts.score import features
from service.match.verdicts.signals import Signals
from service.verdict import AlignedPassages, Disagreement

_DIGITS = 6
"""Of what is only shown: more would be kept for nothing."""


def named(
    a: Passages, b: Passages, signals: Signals, wording: CommonWording, nearness: float
) -> dict[str, float]:
    """Every number that led to a verdict, by name; what sites added and what is said again in
    another language only where there is such, as what two texts of one language have in common."""
    measured = {
        "coverage_a": signals.coverage_a,
        "coverage_b": signals.coverage_b,
        "likeness": signals.likeness,
        "gap": signals.gap,
        "evidence": signals.evidence,
        "nearness": nearness,
        "wording": wording.together,
        "facts_agreeing": float(signals.facts.agreements),
        "facts_contradicting": float(signals.facts.contradictions),
        "names_found": float(signals.names.found),
        "names_missing": float(signals.names.missing),
        "names_exchanged": float(len(signals.known.exchanged)),
        "words_exchanged": float(len(signals.words.exchanged)),
        "persons_exchanged": float(len(signals.persons.exchanged)),
        "persons_doubtful": float(len(signals.persons.doubtful)),
        "persons_felt": signals.persons.felt,
        "passages_denied": float(len(signals.denied)),
        "names_renamed": float(len(signals.renamed.quotes)),
        "names_foreign": float(len(signals.foreign)),
        "passages_opposed": float(len(signals.opposed)),
        "names_crossed": float(len(signals.crossed.passages)),
        "things_exchanged": float(len(signals.things)),
        "outcomes_alone": float(len(signals.developed)),
        "subject_exchanged": float(len(signals.subject)),
        "stretch": signals.stretch,
        "unconfirmed": signals.unconfirmed,
    }
    if signals.words.verbatim:
        measured |= {"verbatim": signals.words.verbatim, "otherwise": signals.words.otherwise}
        measured |= {"edited": signals.words.edits.passages + signals.words.edits.turned}
    rare = {"slots": signals.words.slots.felt, "facts_misplaced": float(len(signals.misplaced))}
    rare["statements_exchanged"] = float(len(signals.statements))
    measured |= {name: value for name, value in rare.items() if value}
    measured |= {name: side.site for name, side in (("site_a", a), ("site_b", b)) if side.site}
    measured |= {name: side.again for name, side in (("again_a", a), ("again_b", b)) if side.again}
    measured |= {f"feature_{name}": value for name, value in features(signals).items()}
    return {name: round(value, _DIGITS) for name, value in measured.items()}


def disagreements(signals: Signals) -> tuple[Disagreement, ...]:
    """What contradicts: numbers and dates, names that are exchanged for others or stand on one
    side only, words exchanged in a copy, passages of which one denies the other, says the opposite
    or names another thing, outcomes that only one tells, and facts in other sentences."""
    told = signals.words
    replaced = (*told.exchanged, *told.replaced, *told.edits.quotes, *told.slots.quotes)
    changed = dict.fromkeys(replaced)
    words = tuple(changed) if counts(told) else ()
    names = (*signals.known.exchanged, *signals.renamed.quotes, *signals.foreign)
    passages = (*signals.denied, *signals.opposed, *signals.statements, *signals.things)
    passages += signals.crossed.passages
    told_alone = dict.fromkeys((*names, *words, *passages, *signals.developed, *signals.subject))
    alone = (((x,) if x else (), (y,) if y else ()) for x, y in told_alone)
    persons = signals.persons
    quoted = (
        *(*signals.facts.conflicts, *signals.misplaced, *alone),
        *(*persons.exchanged, *persons.doubtful),
    )
    return tuple(Disagreement(x, y) for x, y in quoted)


def aligned_passages(
    a: Passages, b: Passages, signals: Signals, scale: Scale
) -> tuple[AlignedPassages, ...]:
    """The aligned passages, quoted from the sentences of both sides."""
    return tuple(
        AlignedPassages(
            a=a.quotes[g.a_start : g.a_end],
            b=b.quotes[g.b_start : g.b_end],
            similarity=scale.cosine(g.likeness),
            likeness=g.likeness,
            moved=g.moved,
        )
        for g in signals.groups
    )
