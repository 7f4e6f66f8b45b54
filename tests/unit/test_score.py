"""The probability of a pair: every signal speaks in one direction only."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from score_helpers import FITTED, FULL, score

from models.calibration import Weights
from service.match.differences.exchange import WordAgreement
from service.match.facts.agreement import FactAgreement
from service.match.facts.name_agreement import NameAgreement
from service.match.verdicts.score import SIGNS, features, probability
from service.match.verdicts.signals import Signals
from service.settings import Settings

SHARE = st.floats(0, 1)
COUNT = st.floats(0, 40)


@st.composite
def measured(draw):
    contradictions = draw(COUNT)
    return Signals(
        coverage_a=draw(SHARE),
        coverage_b=draw(SHARE),
        likeness=draw(SHARE),
        gap=draw(SHARE),
        moved=draw(SHARE),
        evidence=draw(st.floats(1, 100)),
        unevenness=draw(st.floats(0, 2)),
        facts=FactAgreement(
            draw(COUNT),
            contradictions,
            draw(st.floats(0, contradictions)),
            draw(st.floats(0, contradictions)),
            (),
        ),
        names=NameAgreement(
            draw(st.integers(0, 40)), draw(st.integers(0, 40)), draw(st.booleans())
        ),
        groups=(),
    )


def test_the_shipped_weights_know_every_signal_and_its_direction():
    weights = FITTED.weights.weights
    assert weights.keys() == SIGNS.keys() == features(FULL).keys()
    assert all(weight * SIGNS[name] >= 0 for name, weight in weights.items())


@given(measured(), SHARE)
def test_a_probability_lies_between_0_and_1(signals, shared):
    assert 0 < score(signals, shared) < 1


@given(measured(), SHARE, SHARE)
def test_the_more_means_something_else_the_less_likely_two_are_the_same(signals, one, other):
    less, more = sorted((one, other))
    scores = [
        score(replace(signals, words=WordAgreement(otherwise=share))) for share in (less, more)
    ]
    assert scores[0] >= scores[1]
    assert score(replace(FULL, words=WordAgreement(otherwise=0.15))) == score(FULL)
    assert score(replace(FULL, words=WordAgreement(otherwise=0.3))) < 0.5


@given(measured(), measured())
def test_each_feature_moves_the_score_in_its_direction_alone(one, other):
    low, high = features(one), features(other)
    for name, sign in SIGNS.items():
        alone = Weights({name: FITTED.weights.weights[name]}, 0.0)
        plain = FactAgreement(one.facts.agreements, 0.0, 0.0, 0.0, ())
        if name in ("contradicted_share", "fact_agreements"):
            continue
        if name.startswith("names_"):
            continue  # They also weigh by a prior of their own (test_odds).
        unnamed = NameAgreement(0, 0, False)
        pair = [replace(signals, facts=plain, names=unnamed) for signals in (one, other)]
        # Beyond its weight it has a prior, where passages are hardly alike (test_odds).
        pair = [replace(signals, likeness=1.0) for signals in pair]
        a, b = (probability(signals, 0.0, alone) for signals in pair)
        assume(low[name] != high[name])
        assert (b - a) * (high[name] - low[name]) * sign >= 0


@given(measured(), SHARE, COUNT)
def test_more_contradictions_never_raise_the_score(signals, shared, more):
    facts = signals.facts
    worse = replace(facts, contradictions=facts.contradictions + more)
    assert score(replace(signals, facts=worse), shared) <= score(signals, shared)
    refilled = replace(worse, exchanged=facts.exchanged + more)
    assert score(replace(signals, facts=refilled), shared) <= score(
        replace(signals, facts=worse), shared
    )


@given(measured(), COUNT)
def test_more_agreeing_facts_never_lower_the_score(signals, more):
    better = replace(signals.facts, agreements=signals.facts.agreements + more)
    assert score(replace(signals, facts=better)) >= score(signals)


@given(measured(), SHARE)
def test_more_coverage_of_both_never_lowers_the_score(signals, more):
    raised = replace(
        signals,
        coverage_a=min(1.0, signals.coverage_a + more),
        coverage_b=min(1.0, signals.coverage_b + more),
    )
    assume(max(raised.coverage_a, raised.coverage_b) < 1)
    assert score(raised) >= score(signals)


@given(measured(), st.floats(0, 50), st.floats(0, 1), st.floats(0, 1))
def test_evidence_raises_and_disorder_lowers_the_score(signals, evidence, moved, uneven):
    assert score(replace(signals, evidence=signals.evidence + evidence)) >= score(signals)
    assert score(replace(signals, moved=signals.moved + moved)) <= score(signals)
    assert score(replace(signals, unevenness=signals.unevenness + uneven)) <= score(signals)


@given(measured(), st.integers(1, 9))
def test_names_found_raise_and_missing_lower_the_score(signals, more):
    names = signals.names
    found = replace(signals, names=replace(names, found=names.found + more))
    missing = replace(signals, names=replace(names, missing=names.missing + more))
    assert score(found) >= score(signals) >= score(missing)


@given(measured(), SHARE)
def test_the_sides_may_be_exchanged(signals, shared):
    turned = replace(signals, coverage_a=signals.coverage_b, coverage_b=signals.coverage_a)
    assert score(turned, shared) == score(signals, shared)


def test_a_translation_of_five_sentences_is_the_same_article():
    assert score(FULL) >= FITTED.threshold(Settings().false_merge_rate)
