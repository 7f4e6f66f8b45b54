"""Names that change places between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.coverage.brief import FEW
from service.match.differences.crossed import NONE_CROSSED, crossed
from service.match.facts.known import known_of
from service.match.facts.persons import Persons

UNCASED = {"ar", "he", "hi", "ja", "ko", "th", "zh"}
ACCUSED = {
    "en": ("Monteiro sues Silveira", "Monteiro had lent Silveira money, a court heard."),
    "it": ("Monteiro denuncia Silveira", "Monteiro aveva prestato denaro a Silveira."),
    "ru": ("Монтейро подал в суд на Силвейру", "Монтейро одолжил Силвейре деньги."),
}
TURNED = {
    "en": ("Silveira sues Monteiro", "Silveira had lent Monteiro money, a court heard."),
    "it": ("Silveira denuncia Monteiro", "Silveira aveva prestato denaro a Monteiro."),
    "ru": ("Силвейра подал в суд на Монтейро", "Силвейра одолжил Монтейро деньги."),
}


def persons(language, *sentences):
    return Persons(language, sentences, language not in UNCASED, known_of(sentences, language))


def compared(one, other):
    groups = [Group(n, n + 1, n, n + 1, 1.0) for n in range(len(one.sentences))]
    there, back = crossed(one, other, groups), crossed(other, one, groups)
    assert sorted(there.names) == sorted((y, x) for x, y in back.names)
    assert sorted(there.results) == sorted((y, x) for x, y in back.results)
    return there


@pytest.mark.parametrize("language", ACCUSED)
@pytest.mark.parametrize("other", ["en", "it", "ru"])
def test_two_names_that_change_places_twice_are_crossed(language, other):
    one = persons(language, *ACCUSED[language])
    assert not compared(one, persons(other, *ACCUSED[other])).names
    assert len(compared(one, persons(other, *TURNED[other])).names) == 1


def test_a_translation_may_put_one_sentence_in_another_order():
    one = persons("en", *ACCUSED["en"])
    assert not compared(one, persons("it", TURNED["it"][0], ACCUSED["it"][1])).names
    assert not compared(persons("en", ACCUSED["en"][0]), persons("it", TURNED["it"][0])).names


def test_countries_change_places():
    one = persons("en", "Germany asks Portugal for money", "Germany wrote to Portugal.")
    same = persons("es", "Alemania pide dinero a Portugal", "Alemania escribió a Portugal.")
    other = persons("es", "Portugal pide dinero a Alemania", "Portugal escribió a Alemania.")
    assert not compared(one, same).names
    assert compared(one, other).names


@pytest.mark.parametrize(
    ("one", "language", "other"),
    [
        (["Germany asks Portugal", "Germany wrote to Portugal."], "tr", None),
        (
            ["Tesla opens plant in Berlin", "Tesla opened a plant in Berlin."],
            "es",
            ["Berlín recibe una planta de Tesla", "En Berlín abrió una planta de Tesla."],
        ),
        (
            ["The Monaco Grand Prix is wet", "Rain fell on the Monaco Grand Prix."],
            "fr",
            ["Le Grand Prix de Monaco est humide", "Il pleuvait au Grand Prix de Monaco."],
        ),
        (
            ["India and Pakistan exchange fire", "In India and Pakistan all is calm."],
            "fr",
            ["Le Pakistan et l'Inde échangent des tirs", "Au Pakistan et en Inde, tout est calme."],
        ),
    ],
)
def test_what_grammar_turns_tells_nothing(one, language, other):
    other = other or ["Portekiz'den Almanya istedi", "Portekiz'e Almanya yazdı."]
    assert not compared(persons("en", *one), persons(language, *other)).names


def test_the_names_of_one_person_and_of_an_office_are_no_two():
    one = persons("en", "Tibor Halmos resigns", "Tibor Halmos led it for nine years.")
    other = persons("hu", "Lemond Halmos Tibor", "Ezt Halmos Tibor kilenc évig vezette.")
    assert not compared(one, other).names
    one = persons("en", "The Bank of Portugal waits", "At the Bank of Portugal nothing moves.")
    other = persons("tr", "Portekiz Bankası bekliyor", "Sonuçta Portekiz Bankası sessiz.")
    assert not compared(one, other).names


GAME = persons("en", "Rangers – Wisla 2-0")


@pytest.mark.parametrize(
    ("language", "sentence", "turned"),
    [
        ("pl", "Rangers – Wisła 2:0", False),
        ("pl", "Rangers – Wisła 0:2", True),
        ("pl", "Wisła – Rangers 0:2", False),
        ("pl", "Wisła – Rangers 2:0", True),
        ("uk", "«Рейнджерс» – «Вісла» 0:2", True),
        ("uk", "«Рейнджерс» – «Вісла» 2:0", False),
        ("de", "Rangers – Wisla 0:2", True),
        ("ar", "رينجرز – فيسلا 0-2", False),
    ],
)
def test_a_result_may_be_given_to_the_other_side(language, sentence, turned):
    assert bool(compared(GAME, persons(language, sentence)).results) is turned


@pytest.mark.parametrize(
    "sentence",
    [
        "Le match entre Rangers et Wisla a fini sur le score de 0-2.",
        "Wisla, qui avait battu les Rangers en mars, perd 0-2.",
        "Rangers – Wisla 2-2.",
        "L'équipe Wisla de Rangers perd 0-2.",
    ],
)
def test_where_words_part_two_names_a_result_may_be_told_of_either(sentence):
    assert not compared(GAME, persons("fr", sentence)).results


def test_long_texts_are_not_asked():
    one, other = (persons("en", *(text * FEW)) for text in (ACCUSED["en"], TURNED["en"]))
    assert compared(one, other) == NONE_CROSSED


NAMES = ("Monteiro", "Silveira", "Paris", "Rome", "Ana", "Andersen")
PASSAGES = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4)


@given(
    st.lists(
        st.tuples(PASSAGES, PASSAGES),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["en", "it", "de", "ar"]),
)
def test_passages_without_names_that_meet_again_tell_nothing(parts, language):
    one = persons("en", *(f"The {' saw '.join(left)}." for left, _ in parts))
    other = persons(language, *(f"So {' e '.join(right)}." for _, right in parts))
    groups = [Group(n, n + 1, n, n + 1, 1.0) for n in range(len(parts))]
    told = compared(one, other)
    with pytest.MonkeyPatch.context() as patched:
        every = "service.match.differences.crossed.with_recurring"
        patched.setattr(every, lambda *of: frozenset(of[2]))
        assert crossed(one, other, groups) == told
