"""What is not fitted: by how much single signs part bulletins, and how little long articles."""

from dataclasses import replace
from math import log

import pytest
from score_helpers import FITTED, FULL, score

from models.calibration import log_odds
from service.match.differences.crossed import Crossed
from service.match.differences.edited import Edits
from service.match.differences.exchange import SAME_WORDS, WordAgreement
from service.match.differences.person_agreement import PersonAgreement
from service.match.differences.renamed import Renamed
from service.match.differences.slots import Slots
from service.match.facts.agreement import FactAgreement
from service.match.facts.known import KnownAgreement
from service.match.facts.name_agreement import NameAgreement
from service.match.verdicts.revision import as_kept
from service.match.verdicts.score import probability
from service.settings import Settings


def test_names_that_are_nearly_all_other_ones_speak_against_beyond_their_weight():
    found = [replace(FULL, names=NameAgreement(n, 20 - n, True)) for n in (20, 10, 2, 0)]
    scores = [score(signals) for signals in found]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.95
    assert scores[-1] < 0.3


@pytest.mark.parametrize(
    ("gap", "evidence", "missing", "merged"),
    [
        (0.30, 2.0, 6, False),
        (0.30, 2.0, 1, True),
        (0.55, 2.0, 6, True),
        (0.30, 20.0, 6, True),
    ],
)
def test_names_that_are_missing_tell_of_another_report_where_passages_hardly_stand_out(
    gap, evidence, missing, merged
):
    brief = replace(FULL, gap=gap, evidence=evidence, names=NameAgreement(12, missing, True))
    brief = replace(brief, facts=FactAgreement(0.0, 0.0, 0.0, 0.0, ()))
    assert (score(brief) >= FITTED.threshold(Settings().false_merge_rate)) is merged


@pytest.mark.parametrize(
    ("gap", "likeness", "merged"),
    [(0.20, 0.85, False), (0.20, 1.05, True), (0.40, 0.85, True)],
)
def test_what_resembles_crosswise_and_is_hardly_alike_is_another_report(gap, likeness, merged):
    brief = replace(FULL, gap=gap, likeness=likeness, evidence=2.0, unevenness=0.2)
    brief = replace(
        brief, facts=FactAgreement(0.0, 0.0, 0.0, 0.0, ()), names=NameAgreement(0, 0, True)
    )
    assert (score(brief) >= FITTED.threshold(Settings().false_merge_rate)) is merged


@pytest.mark.parametrize(("evidence", "merged"), [(4.0, False), (20.0, True)])
def test_one_number_of_many_exchanged_makes_another_bulletin_of_a_brief_text(evidence, merged):
    refilled = replace(FULL, evidence=evidence, facts=FactAgreement(9.0, 1.0, 1.0, 1.0, ()))
    assert (score(refilled) > 0.84) == merged
    assert score(replace(refilled, facts=FactAgreement(9.0, 0.0, 0.0, 0.0, ()))) > 0.98


@pytest.mark.parametrize("evidence", [2.0, 5.0, 8.0, 15.0])
def test_another_subject_is_another_article_of_any_length(evidence):
    alike = replace(FULL, evidence=evidence)
    other = replace(alike, subject=(("Pilots begin strike", "Lotsen beenden Streik"),))
    threshold = FITTED.threshold(Settings().false_merge_rate)
    assert score(other) < threshold < score(replace(alike, evidence=5.0))


@pytest.mark.parametrize(("evidence", "kept"), [(4.0, False), (7.0, True)])
def test_a_number_in_a_place_beside_others_counts_in_a_bulletin(evidence, kept):
    beside = replace(FULL, evidence=evidence, facts=FactAgreement(9.0, 1.0, 1.0, 0.0, (), 1.0))
    alone = replace(beside, facts=FactAgreement(9.0, 1.0, 0.0, 0.0, ()))
    assert (score(beside) == score(alone)) == kept


def test_what_takes_twice_the_letters_is_no_translation():
    scores = [score(replace(FULL, stretch=s)) for s in (0.0, 0.36, 0.7, 0.9)]
    assert scores[0] == scores[1] > 0.98
    assert scores[1] > scores[2] > scores[3]
    assert scores[3] < 0.84


def test_what_is_neither_as_even_nor_as_alike_as_translations_is_another_report():
    def of(likeness, unevenness):
        return score(replace(FULL, likeness=likeness, unevenness=unevenness))

    assert of(0.9, 0.8) == of(1.1, 0.8) > 0.9
    assert of(0.75, 0.5) == of(0.9, 0.5) > 0.95
    assert of(0.75, 0.8) < 0.5 < of(0.85, 0.6)


@pytest.mark.parametrize(("copied", "anew", "same"), [(0.6, 0.0, 1), (0.6, 0.3, 0), (0.1, 0.5, 1)])
def test_news_above_the_background_of_the_last_is_another_article(copied, anew, same):
    threshold = FITTED.threshold(Settings().false_merge_rate)
    words = replace(SAME_WORDS, copied=copied, anew=anew)
    assert (score(replace(FULL, words=words), 0.1) >= threshold) == bool(same)


OTHER = (("Oporto", "Legia"),)
ANN, DOTTED = ("Ann Berg",), ("艾娃·霍尔姆",)


@pytest.mark.parametrize(
    "told",
    [
        {"renamed": Renamed((), OTHER)},
        {"foreign": OTHER},
        {"persons": PersonAgreement(((ANN, DOTTED),), (), 0.0, frozenset({(ANN, DOTTED)}))},
        {"things": OTHER},
    ],
)
def test_one_name_makes_another_bulletin_and_hardly_another_article(told):
    plain = [replace(FULL, evidence=evidence) for evidence in (3.0, 4.3, 6.5, 9.0)]
    lost = [log_odds(score(s)) - log_odds(score(replace(s, **told))) for s in plain]
    assert min(lost[:2]) > 2.8
    assert max(lost[2:]) < 1.5


def test_words_exchanged_in_a_brief_copy_make_another_article():
    copied, reworded = (WordAgreement(changes=1, verbatim=share) for share in (0.95, 0.7))
    assert score(replace(FULL, words=copied)) < 0.5
    assert score(replace(FULL, words=reworded)) == score(FULL)
    assert score(replace(FULL, words=copied, evidence=40.0)) > 0.84


def test_few_changes_make_another_bulletin_and_no_other_article():
    changed = replace(FULL, words=WordAgreement(edits=Edits(1.0)), evidence=4.0)
    assert score(changed) < 0.5
    once = replace(changed, words=WordAgreement(changes=1, verbatim=1.0, edits=Edits(1.0)))
    assert score(once) == pytest.approx(score(changed))
    assert score(replace(changed, evidence=8.0)) == score(replace(FULL, evidence=8.0))


@pytest.mark.parametrize("evidence", [1.0, 2.0, 3.0, 5.0])
def test_a_bulletin_that_differs_in_one_number_is_another_article(evidence):
    threshold = FITTED.threshold(Settings().false_merge_rate)
    full = replace(FULL, evidence=evidence)
    other = replace(full, facts=FactAgreement(4.0, 1.0, 1.0, 1.0, ((("31",), ("84",)),)))
    assert score(other) < threshold
    assert score(other, shared_words=0.8) < threshold


KELLER, LOPEZ = ("Anna Keller",), ("Marie Lopez",)
BRIEF = replace(FULL, coverage_a=0.95, evidence=2.8, facts=FactAgreement(1.0, 0.0, 0.0, 0.0, ()))
DENIED = ("The strike will not go on.", "La grève continuera.")
OPPOSED = ("Shares rose.", "L'action baisse.")


@pytest.mark.parametrize(
    "otherwise",
    [
        {"persons": PersonAgreement(((KELLER, LOPEZ),), ())},
        {"persons": PersonAgreement((), ((KELLER, ()),))},
        {"denied": (DENIED,)},
        {"opposed": (OPPOSED,)},
        {"renamed": Renamed((("Quito", "Smirne"),), ())},
        {"crossed": Crossed((OPPOSED,), ())},
        {"crossed": Crossed((), (OPPOSED,))},
    ],
)
def test_a_person_or_a_denial_makes_a_brief_text_another_and_a_long_one_hardly(otherwise):
    threshold = FITTED.threshold(Settings().false_merge_rate)
    assert score(BRIEF) >= threshold > score(replace(BRIEF, **otherwise))
    long = replace(FULL, evidence=20.0)
    assert score(replace(long, **otherwise)) >= threshold


def _lost(evidence, **told):
    """The log-odds that a sign takes from a text of so many effective sentences."""

    def log_odds(probability):
        return log(probability / (1 - probability))

    text = replace(FULL, evidence=evidence)
    return log_odds(score(text)) - log_odds(score(replace(text, **told)))


@pytest.mark.parametrize(
    "persons",
    [PersonAgreement(((KELLER, LOPEZ),), ()), PersonAgreement((), ((KELLER, ()),))],
)
def test_another_person_tells_as_much_of_six_sentences_as_of_three(persons):
    assert _lost(6.4, persons=persons) == pytest.approx(_lost(3.0, persons=persons))
    assert _lost(6.4, persons=persons) > _lost(7.5, persons=persons) > _lost(9.0, persons=persons)
    unsure = replace(persons, unsure=persons.sure)
    assert _lost(6.4, persons=unsure) < 0.6 * _lost(6.4, persons=persons)
    assert _lost(9.0, persons=unsure) == pytest.approx(_lost(9.0, persons=persons))


ELSEWHERE = (("1911", "The hall was built in 1911."), ("1911", "Il datait de 1911."))


def test_facts_in_other_sentences_tell_another_report_of_any_length():
    for evidence in (6.0, 20.0):
        text = replace(FULL, coverage_a=0.85, coverage_b=0.85, evidence=evidence)
        scores = [score(replace(text, misplaced=(ELSEWHERE,) * count)) for count in range(4)]
        assert scores[0] >= FITTED.threshold(Settings().false_merge_rate) > scores[2]
        assert scores[0] > scores[1] > scores[2] == scores[3]


def test_a_name_that_the_encoder_feels_speaks_louder():
    told = PersonAgreement(((KELLER, LOPEZ),), ())
    felt = replace(told, felt=1.0)
    middle = replace(FULL, evidence=5.5)
    assert score(replace(middle, persons=felt)) < score(replace(middle, persons=told))


def test_a_denial_tells_as_much_of_five_sentences_as_of_three_and_then_ever_less():
    lost = [_lost(evidence, denied=(DENIED,)) for evidence in (3.0, 5.0, 6.5, 9.0)]
    assert lost[0] == pytest.approx(lost[1])
    assert lost[1] > 5.0
    assert lost[1] > lost[2] > lost[3]


def test_no_more_than_two_of_them_count():
    many = replace(BRIEF, denied=(DENIED,) * 3)
    assert score(many) == score(replace(BRIEF, denied=(DENIED,) * 9))


@pytest.mark.parametrize(("evidence", "merged"), [(4.0, False), (9.0, True)])
def test_a_fact_that_faces_another_in_a_bulletin_tells_of_another_event(evidence, merged):
    facts = FactAgreement(9.0, 1.0, 1.0, 0.0, ())
    bulletin = replace(FULL, evidence=evidence, facts=facts)
    assert (score(bulletin) > 0.84) is merged
    elsewhere = replace(bulletin, facts=replace(facts, facing=0.0))
    assert score(elsewhere) > 0.84


def test_a_word_exchanged_in_all_its_places_makes_another_article():
    told = replace(FULL, words=WordAgreement(slots=Slots((("baker", "smith"),), 1.0)))
    assert score(told) < 0.5
    assert score(as_kept(told, 0.9)) < 0.5
    assert score(replace(told, words=WordAgreement(slots=Slots((("lorry", "truck"),), 0.1)))) > 0.84
    also = replace(told, words=replace(told.words, edits=Edits(1.0)), evidence=4.0)
    assert score(also) == score(replace(told, evidence=4.0))


def test_what_changed_its_place_is_told_in_any_bulletin():
    changed = WordAgreement(verbatim=0.9, edits=Edits(1.0, few=True))
    turned = replace(changed, edits=Edits(turned=1, few=True))
    for evidence, held in ((3.0, True), (5.0, False)):
        found = [score(replace(FULL, evidence=evidence, words=w), 0.8) for w in (changed, turned)]
        assert (found[0] < 0.5) == held
        assert found[1] < 0.5
    long = replace(FULL, evidence=9.0, words=turned)
    assert score(long, 0.8) == score(replace(long, words=WordAgreement(verbatim=0.9)), 0.8)


def test_a_line_with_nothing_in_common_but_a_likeness_is_not_enough():
    bare = replace(FULL, evidence=1.0, facts=FactAgreement(0.0, 0.0, 0.0, 0.0, ()))
    bare = replace(bare, names=NameAgreement(0, 0, False))
    assert score(bare) > 0.5 > score(replace(bare, unconfirmed=1.0))


@pytest.mark.parametrize(("evidence", "merged"), [(5.0, False), (10.0, False), (15.0, True)])
def test_a_place_exchanged_again_and_again_parts_all_but_long_stories(evidence, merged):
    elsewhere = replace(
        FULL, evidence=evidence, known=KnownAgreement(3, (("Lima", "Roma"),), repeated=1)
    )
    assert (probability(elsewhere, 0.0, FITTED.weights) > 0.5) is merged
