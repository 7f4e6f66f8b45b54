"""Verdicts of the real encoders on articles whose relation is known."""

import pytest
from newsroom import BEES, BRIDGE, BULLETIN, CHROME, FERRY, SAME_EVENT, TIBETAN

from service.verdict import Relation

COLLAPSING = {Relation.EXACT, Relation.COPY, Relation.TRANSLATION}


def first_half(text):
    return "\n".join(text.splitlines()[:4]) + "\n"


def lines_of(text, passages):
    """The numbers of the lines of a text that passages quote by their offsets."""
    title, _, body = text.partition("\n")
    fields = {"title": (title, 0), "text": (body, 1)}
    found = set()
    for passage in passages:
        field, first = fields[passage.field]
        assert field[passage.start : passage.end].strip()
        found.add(first + field[: passage.start].count("\n"))
    return found


PAIRS = [
    ("en", "fr", "muse"),
    ("en", "ar", "muse"),
    ("ar", "ru", "muse"),
    ("en", "fa", "e5"),
    ("fa", "ru", "e5"),
]


@pytest.mark.parametrize(("a", "b", "encoder"), PAIRS)
def test_translations_are_recognised(compared, a, b, encoder):
    verdict = compared(BRIDGE[a], BRIDGE[b])
    assert (verdict.relation, verdict.method) == (Relation.TRANSLATION, encoder)
    assert verdict.score >= 0.8
    assert min(verdict.coverage_a, verdict.coverage_b) > 0.8
    assert verdict.container is None
    assert verdict.disagreements == ()
    assert len(verdict.aligned) >= 6


@pytest.mark.parametrize(("a", "b"), [pair[:2] for pair in PAIRS])
def test_aligned_passages_quote_both_articles_and_belong_together(compared, a, b):
    for pair in compared(BRIDGE[a], BRIDGE[b]).aligned:
        assert not pair.moved
        lines = [lines_of(BRIDGE[a], pair.a), lines_of(BRIDGE[b], pair.b)]
        assert lines[0] & lines[1]


@pytest.mark.parametrize(("a", "b"), [("en", "fr"), ("fa", "en")])
def test_the_sides_may_be_exchanged(compared, a, b):
    there, back = compared(BRIDGE[a], BRIDGE[b]), compared(BRIDGE[b], BRIDGE[a])
    assert there.relation == back.relation
    assert there.score == pytest.approx(back.score, abs=1e-4)
    assert there.coverage_a == pytest.approx(back.coverage_b, abs=1e-4)


def test_a_lightly_edited_text_is_a_copy(compared):
    edited = BRIDGE["en"].replace("opened to walkers on Saturday", "reopened on Saturday")
    verdict = compared(BRIDGE["en"], edited)
    assert verdict.relation is Relation.COPY
    assert verdict.signals["wording"] > 0.5


@pytest.mark.parametrize(
    "changed",
    [
        BRIDGE["en"].upper(),
        BRIDGE["en"].replace(",", " ,").replace('"', "”").replace("\n", "\n\n"),
        BRIDGE["en"] + CHROME,
    ],
    ids=["case", "punctuation", "chrome"],
)
def test_case_punctuation_and_chrome_leave_a_copy_exact(compared, changed):
    verdict = compared(BRIDGE["en"], changed)
    assert (verdict.relation, verdict.method, verdict.score) == (Relation.EXACT, "exact", 1.0)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_half_an_article_is_an_excerpt_of_it(compared, language):
    half = first_half(BRIDGE[language])
    forth, back = compared(BRIDGE["en"], half), compared(half, BRIDGE["en"])
    assert (forth.relation, forth.container) == (Relation.EXCERPT, "a")
    assert (back.relation, back.container) == (Relation.EXCERPT, "b")
    assert forth.coverage_b > 0.8 > forth.coverage_a


@pytest.mark.parametrize("language", BRIDGE)
def test_another_report_of_the_event_is_never_the_same_article(compared, language):
    verdict = compared(BRIDGE[language], SAME_EVENT)
    assert verdict.relation in {Relation.SAME_STORY, Relation.NONE}


@pytest.mark.parametrize("other", [BEES, FERRY["en"], FERRY["es"], BULLETIN])
@pytest.mark.parametrize("language", BRIDGE)
def test_other_articles_are_nothing_to_each_other(compared, language, other):
    verdict = compared(BRIDGE[language], other)
    assert verdict.relation is Relation.NONE
    assert verdict.score < 0.1


@pytest.mark.parametrize(("number", "other"), [("47", "58"), ("12 people", "19 people")])
def test_a_bulletin_with_one_other_number_is_another_article(compared, number, other):
    verdict = compared(BULLETIN, BULLETIN.replace(number, other))
    assert verdict.relation not in COLLAPSING
    assert verdict.signals["facts_contradicting"] > 0
    (disagreement,) = verdict.disagreements
    assert (disagreement.a, disagreement.b) == ((number.split()[0],), (other.split()[0],))


def test_a_translated_bulletin_with_another_number_is_another_article(compared):
    verdict = compared(FERRY["en"].replace("312", "287"), FERRY["es"])
    assert verdict.relation not in COLLAPSING
    assert compared(FERRY["en"], FERRY["es"]).relation is Relation.TRANSLATION


def test_a_language_that_no_encoder_knows_is_judged_by_its_wording(compared):
    more = compared(TIBETAN, TIBETAN + "དགེ་རྒན་རྣམས།")
    assert (more.relation, more.method, more.container) == (Relation.COPY, "lexical", None)
    half = compared(TIBETAN, TIBETAN[: len(TIBETAN) // 2])
    assert (half.relation, half.method, half.container) == (Relation.EXCERPT, "lexical", "a")
    other = compared(TIBETAN, BRIDGE["en"])
    assert (other.relation, other.method, other.score) == (Relation.NONE, "lexical", 0.0)
