"""Parts told by counting, prices in two units and seconds are one fact in all words."""

from itertools import combinations, product

import pytest

from service.match.alignment.align import Group
from service.match.facts.agreement import compare_facts
from service.match.facts.fact_kinds import with_kinds
from service.text.numbers.facts import mentions

GROUP = [Group(0, 1, 0, 1, 1.0, moved=False)]
FIFTH = [
    ("One in five people smoke.", "en"),
    ("1 in 5 people smoke.", "en"),
    ("20% of people smoke.", "en"),
    ("Une personne sur cinq fume.", "fr"),
    ("Jeder Fünfte raucht.", "de"),
    ("Einer von fünf raucht.", "de"),
    ("Una de cada cinco personas fuma.", "es"),
    ("Una persona su cinque fuma.", "it"),
    ("Uma em cada cinco pessoas fuma.", "pt"),
    ("Een op de vijf mensen rookt.", "nl"),
    ("Каждый пятый курит.", "ru"),
]
QUARTER = [
    ("One in four people smoke.", "en"),
    ("25% of people smoke.", "en"),
    ("Une personne sur quatre fume.", "fr"),
    ("Jeder Vierte raucht.", "de"),
]
YEAR_AND_A_HALF = [
    ("He got a year and a half in prison.", "en"),
    ("He got 18 months in prison.", "en"),
    ("Il a été condamné à un an et demi de prison.", "fr"),
    ("Il a été condamné à 18 mois de prison.", "fr"),
    ("Er bekam anderthalb Jahre Haft.", "de"),
]
TWO_MINUTES = [
    ("It took two minutes.", "en"),
    ("It took 120 seconds.", "en"),
    ("Cela a duré 120 secondes.", "fr"),
    ("Es dauerte 120 Sekunden.", "de"),
    ("Duró 120 segundos.", "es"),
    ("Это заняло 120 секунд.", "ru"),
    ("用了120秒。", "zh"),
]
PRICE = [
    ("It costs 5 euros and 20 cents.", "en"),
    ("Il coûte 5,20 €.", "fr"),
    ("Cuesta 5 euros con 20 céntimos.", "es"),
    ("Es kostet 5 Euro und 20 Cent.", "de"),
]
OTHER_PRICE = [("It costs 5 euros and 40 cents.", "en"), ("Il coûte 5,40 €.", "fr")]


def agreement(one, other):
    told = ([with_kinds(text, mentions(text, of), first=False)] for text, of in (one, other))
    return compare_facts(*told, GROUP)


@pytest.mark.parametrize("told", [FIFTH, QUARTER, YEAR_AND_A_HALF, TWO_MINUTES, PRICE])
def test_one_fact_contradicts_itself_in_no_words(told):
    for one, other in combinations(told, 2):
        assert agreement(one, other).contradictions == 0, (one, other)


@pytest.mark.parametrize(
    ("told", "others"),
    [
        (FIFTH, QUARTER),
        (PRICE, OTHER_PRICE),
        ([("It took 120 seconds.", "en")], [("Cela a duré 120 minutes.", "fr")]),
        ([("It took 45 seconds.", "en")], [("Cela a duré 2 minutes.", "fr")]),
    ],
)
def test_two_facts_contradict(told, others):
    for one, other in product(told, others):
        assert agreement(one, other).contradictions > 0, (one, other)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is the first such case in ten years.", "en"),
        ("She won two in three games.", "en"),
        ("Un rapport sur 20 millions de personnes.", "fr"),
        ("Jede zweite Woche fährt ein Zug.", "de"),
        ("Han var elva år.", "sv"),
        ("He was one in twenty-five.", "en"),
    ],
)
def test_what_is_no_part_is_none(text, language):
    assert not any("/" in value for m in mentions(text, language) for value in m.values)


@pytest.mark.parametrize(
    ("text", "language"),
    [("20 in hospital after crash", "en"), ("20 in Berlin", "de"), ("He has 2 in the team.", "en")],
)
def test_a_preposition_is_no_inch(text, language):
    (number,) = mentions(text, language)
    assert "in:inch" not in number.values


@pytest.mark.parametrize("text", ["It is 5 in.", "5 in of rain fell", "a 6 in by 4 in print"])
def test_an_inch_for_short_is_one(text):
    assert "in:inch" in mentions(text, "en")[0].values


@pytest.mark.parametrize(
    ("text", "language"),
    [("In 20 second quarter results", "en"), ("Em 20 segundo a polícia", "pt")],
)
def test_an_ordinal_is_no_second(text, language):
    assert not any("in:second" in m.values for m in mentions(text, language))
