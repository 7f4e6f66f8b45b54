"""What headline and lead tell twice, and two articles that exchange it."""

import json
from importlib.resources import files
from itertools import permutations

import numpy as np
import pytest

from service.article import Sentence
from service.match.coverage.passages import Passages, shares
from service.match.differences.subject import other_subject
from service.text.words.subjects import SUBJECT_KINDS, subjects

TABLE = json.loads(
    files("service.text").joinpath("data").joinpath("subjects.json").read_text("utf-8")
)
PILOTS = {
    "en": (
        ("Pilots begin strike", "The harbour pilots began a strike on the coast."),
        ("Pilots end strike", "The harbour pilots ended their strike on the coast."),
    ),
    "fr": (
        ("Les pilotes commencent leur grève", "Les pilotes du port ont commencé une grève."),
        ("Les pilotes mettent fin à leur grève", "Les pilotes du port ont mis fin à la grève."),
    ),
    "de": (
        ("Lotsen beginnen Streik", "Die Lotsen des Hafens haben einen Streik begonnen."),
        ("Lotsen beenden Streik", "Die Lotsen des Hafens haben ihren Streik beendet."),
    ),
    "ru": (
        ("Лоцманы начали забастовку", "Лоцманы порта начали забастовку на побережье."),
        ("Лоцманы закончили забастовку", "Лоцманы порта закончили забастовку на побережье."),
    ),
    "tr": (
        ("Kılavuzlar greve başladı", "Liman kılavuzları kıyıda bir greve başladı."),
        ("Kılavuzların grevi bitti", "Liman kılavuzlarının kıyıdaki grevi bitti."),
    ),
    "ka": (
        ("ლოცმანებმა გაფიცვა დაიწყეს", "პორტის ლოცმანებმა სანაპიროზე გაფიცვა დაიწყეს."),
        ("ლოცმანებმა გაფიცვა დაასრულეს", "პორტის ლოცმანებმა სანაპიროზე გაფიცვა დაასრულეს."),
    ),
    "sr": (
        ("Пилоти почињу штрајк", "Лучки пилоти започели су штрајк на обали."),
        ("Пилоти окончали штрајк", "Лучки пилоти окончали су штрајк на обали."),
    ),
    "th": (
        ("นักนำร่องเริ่มนัดหยุดงาน", "นักนำร่องท่าเรือเริ่มนัดหยุดงานที่ชายฝั่ง"),
        ("นักนำร่องยุติการนัดหยุดงาน", "นักนำร่องท่าเรือยุติการนัดหยุดงานที่ชายฝั่ง"),
    ),
    "zh": (
        ("引航员开始罢工", "港口引航员开始在沿海罢工。"),
        ("引航员结束罢工", "港口引航员结束了沿海的罢工。"),
    ),
}
BELOW = {"en": "Two ships wait.", "de": "Zwei Schiffe warten.", "fr": "Deux bateaux attendent."}


def text(language, *sentences, title=1, added=()):
    fields = ["title"] * title + ["text"] * (len(sentences) - title)
    parts = tuple(Sentence(f, 0, len(s), s) for f, s in zip(fields, sentences, strict=True))
    vectors = np.eye(len(parts), 8, dtype=np.float32)
    return Passages(language, parts, vectors, shares(parts), added=added)


@pytest.mark.parametrize(("one", "other"), [*permutations(PILOTS, 2), ("en", "en")])
@pytest.mark.parametrize("title", [0, 1])
def test_a_strike_begun_is_no_strike_ended_in_any_two_languages(one, other, title):
    begun, ended = text(one, *PILOTS[one][0], title=title), text(other, *PILOTS[other][1])
    assert other_subject(begun, ended) == ((PILOTS[one][0][0], PILOTS[other][1][0]),)
    for place in (0, 1):
        same = (text(language, *PILOTS[language][place]) for language in (one, other))
        assert other_subject(*same) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("en", "Bail granted", "A judge granted bail."), ("de", "Haft", "Ein Richter lehnte ab.")),
        (("en", "A strike", "Pilots began it."), ("de", "Streik", "Lotsen haben ihn beendet.")),
        (("en", "Pilots begin", "They began it."), ("de", "Lotsen beenden", "Sie warten.")),
        (
            ("en", "Pilots end strike", "Pilots ended the strike that began in May."),
            ("de", "Lotsen beginnen Streik", "Der Streik hat begonnen."),
        ),
        (
            ("en", "Pilots do not begin", "They did not begin the strike."),
            ("de", "Lotsen beenden Streik", "Die Lotsen haben ihn beendet."),
        ),
        (
            ("en", "Deal for $3m", "The firm paid 3 million dollars."),
            ("de", "Geschäft für 2 Euro", "Die Firma zahlte Euro."),
        ),
    ],
)
def test_what_is_told_once_or_denied_or_in_common_or_converted_is_no_other_subject(a, b):
    assert other_subject(text(*a), text(*b)) == other_subject(text(*b), text(*a)) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("en", "Bridge opens", "A bridge for cyclists opens.", "The tunnel is old."),
            ("de", "Tunnel eröffnet", "Ein Tunnel für Radler.", "Die Brücke ist alt."),
        ),
        (
            ("en", "A girl is missing", "A girl has been missing since Monday."),
            ("fr", "Une fille a été retrouvée", "La fille a été retrouvée."),
        ),
        (
            ("en", "Home win", "The hosts won late on."),
            ("fr", "Les visiteurs gagnent", "Les visiteurs ont gagné tard."),
        ),
    ],
)
def test_another_thing_or_outcome_or_side_is_another_subject(a, b):
    a, b = (text(*one, *[BELOW[one[0]]] * 20) for one in (a, b))
    assert other_subject(a, b) == ((a.texts[0], b.texts[0]),)
    assert other_subject(b, a) == ((b.texts[0], a.texts[0]),)


def test_an_article_of_one_sentence_has_no_subject_that_is_told_twice():
    assert other_subject(text("en", "Pilots begin strike"), text("en", "Pilots end it")) == ()


def test_what_a_site_adds_begins_no_article():
    sentences = ("Menu", "Pilots begin strike", "More", "Pilots wait.", "They read.", "And eat.")
    own = text("en", *sentences, title=2, added=(True, False, True, False, False, False))
    assert own.beginning == ((1,), (3, 4))


@pytest.mark.parametrize("language", TABLE["languages"])
def test_a_language_has_words_for_every_value(language):
    forms = TABLE["languages"][language]
    assert forms.keys() == set().union(*SUBJECT_KINDS.values())
    for value, each in forms.items():
        assert all("*" not in form.strip("*") for form in each)
        for form in each:
            assert value in subjects(form.strip("*"), language), form


def test_words_are_read_with_their_accents():
    assert subjects("Ngân hàng hạ lãi suất", "vi") >= {"lowered"}
    assert subjects("Ha lai", "vi") == frozenset()
    assert subjects("Pilots begin strike", "xx") == frozenset()
