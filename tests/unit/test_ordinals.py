"""The second to the tenth, which headline and lead tell twice."""

from itertools import combinations, permutations

import numpy as np
import pytest

from service.article import Sentence
from service.match.coverage.passages import Passages, shares
from service.match.differences.subject import other_subject
from service.text.numbers.ordinals import ordinals

THIRD = {
    "en": ("Third suspect arrested", "Police have arrested a third suspect in Larissa."),
    "de": ("Dritter Verdächtiger gefasst", "Die Polizei hat einen dritten Mann gefasst."),
    "bg": ("Задържаха и трети заподозрян", "Полицията задържа и трети заподозрян."),
    "el": ("Συνελήφθη και τρίτος ύποπτος", "Η αστυνομία συνέλαβε και τρίτο ύποπτο."),
    "tr": ("Üçüncü şüpheli yakalandı", "Polis, Larisa'da üçüncü şüpheliyi yakaladı."),
}
FOURTH = {
    "en": ("Fourth suspect arrested", "Police have arrested a fourth suspect in Larissa."),
    "de": ("Vierter Verdächtiger gefasst", "Die Polizei hat einen vierten Mann gefasst."),
    "bg": ("Задържаха и четвърти заподозрян", "Полицията задържа и четвърти заподозрян."),
    "el": ("Συνελήφθη και τέταρτος ύποπτος", "Η αστυνομία συνέλαβε και τέταρτο ύποπτο."),
    "tr": ("Dördüncü şüpheli yakalandı", "Polis, Larisa'da dördüncü şüpheliyi yakaladı."),
}


def article(language, *sentences):
    parts = tuple(
        Sentence(field, 0, len(sentence), sentence)
        for field, sentence in zip(("title", "text", "text"), sentences, strict=False)
    )
    vectors = np.eye(len(parts), 8, dtype=np.float32)
    return Passages(language, parts, vectors, shares(parts))


@pytest.mark.parametrize(("one", "other"), [*permutations(THIRD, 2)])
def test_a_third_suspect_is_no_fourth_in_any_two_languages(one, other):
    third, fourth = article(one, *THIRD[one]), article(other, *FOURTH[other])
    assert other_subject(third, fourth) == ((THIRD[one][0], FOURTH[other][0]),)


@pytest.mark.parametrize("told", [THIRD, FOURTH])
def test_the_same_one_is_no_other_in_any_two_languages(told):
    for one, other in combinations(told, 2):
        assert other_subject(article(one, *told[one]), article(other, *told[other])) == ()


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Fourth suspect arrested", "Police have arrested a man in Larissa."),
        ("Suspect arrested", "Police have arrested a fourth suspect in Larissa."),
        ("Fourth suspect arrested", "A fourth man was arrested after the third in Larissa."),
    ],
)
def test_what_is_told_once_or_in_common_is_no_other(title, below):
    assert other_subject(article("de", *THIRD["de"]), article("en", title, below)) == ()


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Na segunda, a polícia prendeu um homem.", "pt"),
        ("Την Τετάρτη συνελήφθη ένας άνδρας.", "el"),
        ("Kedua negara sepakat.", "id"),
        ("Druhý muž utekl.", "cs"),
        ("Secondo la polizia, un uomo è fuggito.", "it"),
        ("Tre män greps.", "sv"),
        ("Hai người bị bắt.", "vi"),
    ],
)
def test_weekdays_others_both_and_cardinals_are_no_ordinals(sentence, language):
    assert ordinals(sentence, language) == frozenset()
