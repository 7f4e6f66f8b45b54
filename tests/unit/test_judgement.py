"""What is hopeless is judged to be no relation, whatever else was measured."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.calibration import Weights
from service.article import Article, Sentence
from service.match.alignment.align import Group
from service.match.coverage.passages import Passages
from service.match.differences.exchange import WordAgreement
from service.match.facts.agreement import FactAgreement
from service.match.facts.known import KnownAgreement
from service.match.facts.name_agreement import NameAgreement
from service.match.verdicts.judgement import CommonWording, Measured, is_hopeless, judge
from service.match.verdicts.revision import Edition
from service.match.verdicts.signals import Signals
from service.verdict import Relation

SENTENCES = tuple(Sentence("text", 0, 5, text) for text in ("One.", "Two.", "Three."))
SAID = Passages("en", SENTENCES, np.eye(3, dtype=np.float32), np.full(3, 1 / 3, np.float32))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OLD, NEW = (Article(x, "", "", published_at=NOON + timedelta(hours=n)) for n, x in enumerate("ab"))

share = st.floats(0, 1)
measured = st.builds(
    Signals,
    coverage_a=share,
    coverage_b=share,
    likeness=share,
    gap=share,
    moved=share,
    evidence=st.floats(0, 20),
    unevenness=share,
    facts=st.builds(FactAgreement, st.floats(0, 9), *[st.floats(0, 3)] * 3, st.just(())),
    names=st.builds(NameAgreement, st.integers(0, 9), st.integers(0, 9), st.booleans()),
    groups=st.just(()),
    words=st.builds(WordAgreement, changes=st.floats(0, 2), otherwise=share, verbatim=share),
)


@given(measured, st.floats(0, 1.2), share, st.tuples(share, share, share), st.floats(-9, 9))
def test_what_is_hopeless_is_judged_to_be_nothing(signals, best, nearness, words, bias):
    signals = replace(signals, groups=(Group(0, 1, 0, 1, best),))
    least, most = sorted((signals.coverage_a, signals.coverage_b))
    assume(is_hopeless(least, most, best, nearness))
    wording = CommonWording(*words)
    judgement = judge(
        Edition(OLD, SAID, signals.coverage_a, wording.in_a),
        Edition(NEW, SAID, signals.coverage_b, wording.in_b),
        Measured(signals, wording, nearness),
        Weights({}, bias),
        threshold=0.5,
    )
    assert judgement.relation is Relation.NONE


def test_nothing_is_concluded_of_what_is_not_known():
    assert not is_hopeless(float("nan"), float("nan"), float("nan"), 0.0)
    assert is_hopeless(0.7, 0.7, 0.9, 0.5)
    assert not is_hopeless(0.7, 0.7, 0.9, 0.6)
    assert not is_hopeless(0.1, 0.85, 0.7, 0.5)


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ({"things": (("A dog.", "Un chat."),)}, "they report alike, but of other things"),
        (
            {"opposed": (("Prices rose.", "Prices fell."),)},
            "they report alike, but one says the opposite of the other",
        ),
        (
            {"statements": (("Nobody was hurt.", "Two had burns."),)},
            "they say the same but for a sentence in the place of another",
        ),
    ],
)
def test_a_report_of_other_things_or_of_the_opposite_is_no_excerpt_and_says_why(found, reason):
    alike = (Group(0, 1, 0, 1, 1.0),)
    signals = Signals(
        *(0.4, 1.0, 1.0, 0.5, 0.0, 3.0, 0.1),
        *(FactAgreement(4.0, 0.0, 0.0, 0.0, ()), NameAgreement(0, 0, False), alike),
        **found,
    )
    evidence = Measured(signals, CommonWording(0.0, 0.0, 0.0), 0.9)
    whole, part = Edition(OLD, SAID, 0.4, 0.0), Edition(NEW, SAID, 1.0, 0.0)
    judgement = judge(whole, part, evidence, Weights({}, -5.0), threshold=0.5)
    assert (judgement.relation, judgement.reason) == (Relation.SAME_STORY, reason)


@pytest.mark.parametrize(
    ("covered", "evidence", "found", "missing", "reason"),
    [
        (0.6, 2.0, 0, 9, "they share passages, but each says much that the other does not"),
        (0.95, 2.0, 1, 3, "they report alike, but most names of one are not found in the other"),
        (0.95, 2.0, 3, 1, "both may say the same, but they are too brief to be sure of it"),
        (0.95, 9.0, 0, 0, "both may say the same, but they are not alike enough to be sure of it"),
    ],
)
def test_what_is_left_in_doubt_says_what_it_lacks(covered, evidence, found, missing, reason):
    facts, names = FactAgreement(0.0, 0.0, 0.0, 0.0, ()), NameAgreement(found, missing, True)
    alike = (Group(0, 3, 0, 3, 1.0),)
    signals = Signals(covered, covered, 1.0, 0.5, 0.0, evidence, 0.1, facts, names, alike)
    french = replace(SAID, language="fr")
    wording = CommonWording(0.0, 0.0, 0.0)
    one, other = Edition(OLD, SAID, covered, 0.0), Edition(NEW, french, covered, 0.0)
    judgement = judge(one, other, Measured(signals, wording, 0.9), Weights({}, -5.0), threshold=0.5)
    assert (judgement.relation, judgement.reason) == (Relation.SAME_STORY, reason)


def test_a_template_that_kept_its_names_is_no_excerpt():
    facts = FactAgreement(0.0, 2.5, 2.5, 0.0, ())
    known = KnownAgreement(9, ())
    signals = Signals(
        *(0.4, 1.0, 1.0, 0.5, 0.0, 5.0, 0.1),
        *(facts, NameAgreement(0, 0, False), (Group(0, 1, 0, 1, 1.0),)),
        known=known,
    )
    evidence = Measured(signals, CommonWording(0.0, 0.0, 0.0), 0.9)
    whole, part = Edition(OLD, SAID, 0.4, 0.0), Edition(NEW, SAID, 1.0, 0.0)
    judgement = judge(whole, part, evidence, Weights({}, -5.0), threshold=0.5)
    assert judgement.relation is Relation.SAME_STORY


def test_what_covers_the_other_is_not_said_to_be_too_little():
    facts, names = FactAgreement(0.0, 0.0, 0.0, 0.0, ()), NameAgreement(0, 0, True)
    signals = Signals(*(0.95, 0.95, 0.6, 0.1, 0.0, 1.0, 0.1), facts, names, ())
    one, other = Edition(OLD, SAID, 0.95, 0.0), Edition(NEW, SAID, 0.95, 0.0)
    evidence = Measured(signals, CommonWording(0.0, 0.0, 0.0), 0.4)
    judgement = judge(one, other, evidence, Weights({}, -5.0), threshold=0.5)
    assert judgement.relation is Relation.NONE
    assert judgement.reason == "both may say the same, but they are too brief to be sure of it"
