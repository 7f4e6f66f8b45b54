"""Texts in a language without encoder: copies by their wording, unless their numbers differ."""

import pytest

from service.article import Article
from service.match.verdicts.lexical import by_wording
from service.match.verdicts.side import Side
from service.text.prepare import prepare
from service.verdict import Relation

TITLE = "Bniedem mixli b'sewqan bla kont"
BODY = (
    "Bniedem minn Bormla tressaq il-qorti mixli li saq b'veloċità eċċessiva fi triq prinċipali. "
    "Il-pulizija qalet li l-vettura kienet qed tinstaq b'veloċità ta' 112 km/h f'żona ta' djar. "
    "Is-sewwieq wieġeb li ma kienx ħati u ntalab jidher quddiem l-istess maġistrat aktar tard. "
    "Il-każ inqala' fit-3 ta' Marzu wara nofsinhar meta t-triq kienet mimlija bin-nies. "
    "L-avukat difensur qal li l-klijent tiegħu qatt ma kellu problemi mal-ġustizzja qabel dan. "
    "Il-maġistrat ordna li l-liċenzja tiegħu tinżamm mill-awtoritajiet sakemm jinqata' l-każ."
)
ISIZULU = "Amaphoyisa athole imali engu-4 500 endlini yendoda ngoMsombuluko ekuseni."


def side(body, title=TITLE, language="mt"):
    return Side(prepare(Article(id="a", title=title, text=body, lang=language)), None, None)


@pytest.mark.parametrize(("number", "other"), [("112", "84"), ("fit-3", "fit-9")])
def test_a_copy_with_another_number_is_another_article(number, other):
    one, another = side(BODY), side(BODY.replace(number, other))
    verdict = by_wording(one, another)
    assert verdict.relation is Relation.SAME_STORY
    assert verdict.container is None
    (told,) = verdict.disagreements
    assert number.endswith(told.a[0]) and other.endswith(told.b[0])
    back = by_wording(another, one)
    assert (back.relation, back.score) == (verdict.relation, verdict.score)
    assert [(d.b, d.a) for d in back.disagreements] == [(told.a, told.b)]


def test_a_line_above_one_copy_and_below_the_other_hides_no_number():
    line = "Aqra aktar dwar dan il-każ hawn."
    one, other = f"{line} {BODY}", f"{BODY.replace('112', '84')} {line}"
    verdict = by_wording(side(one), side(other))
    assert verdict.relation is Relation.SAME_STORY
    assert [(d.a, d.b) for d in verdict.disagreements] == [(("112",), ("84",))]


@pytest.mark.parametrize(
    "changed",
    [
        BODY.replace("aktar tard", "tard"),
        BODY.replace("112 km/h", "112 km fis-siegħa"),
        BODY.replace("Is-sewwieq wieġeb", "Is-sewwieq ta' 34 sena wieġeb"),
    ],
    ids=["a word", "a unit", "a number more"],
)
def test_a_copy_with_the_same_numbers_is_one(changed):
    verdict = by_wording(side(BODY), side(changed))
    assert verdict.relation is Relation.COPY
    assert verdict.disagreements == ()


def test_another_text_with_other_numbers_is_nothing():
    verdict = by_wording(side(BODY), side(ISIZULU, "Imali itholakele", "zu"))
    assert (verdict.relation, verdict.disagreements) == (Relation.NONE, ())
