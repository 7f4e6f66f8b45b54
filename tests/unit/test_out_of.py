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

DEARER = [
    ("Petrol 95 rises 2 cents to 1.74 euros.", "en"),
    ("A gasolina 95 sobe 2 cêntimos, para 1,74 euros.", "pt"),
    ("La gasolina 95 sube 2 céntimos, a 1,74 euros.", "es"),
    ("Le sans-plomb 95 augmente de 2 centimes, à 1,74 euro.", "fr"),
    ("Super 95 steigt 2 Cent auf 1,74 Euro.", "de"),
    ("La benzina 95 aumenta 2 centesimi, a 1,74 euro.", "it"),
    ("95号汽油上调2欧分，至1.74欧元。", "zh"),
]
"""What stands between the two numbers is no currency."""


def agreement(one, other):
    told = ([with_kinds(text, mentions(text, of), first=False)] for text, of in (one, other))
    return compare_facts(*told, GROUP)


@pytest.mark.parametrize("told", [FIFTH, QUARTER, YEAR_AND_A_HALF, TWO_MINUTES, PRICE, DEARER])
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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *DEARER,
        ("Бензин 95 подорожал 2 копейки.", "ru"),
        ("Бензин 95 додав 2 копійки.", "uk"),
        ("Benzyna 95 zdrożała 2 grosze.", "pl"),
        ("Benzin 95 stiger 2 øre.", "da"),
        ("Bensiini 95 kallistui 2 senttiä.", "fi"),
        ("Benzin 95 arttı 2 kuruş.", "tr"),
    ],
)
def test_a_verb_before_the_hundredths_is_no_currency(text, language):
    assert "95.02" not in {value for told in mentions(text, language) for value in told.values}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It costs 5 pounds 20 pence.", "en"),
        ("Cuesta 5 dólares y 20 centavos.", "es"),
        ("Custa 5 reais e 20 centavos.", "pt"),
        ("Kosztuje 5 złotych 20 groszy.", "pl"),
        ("Стоит 5 рублей 20 копеек.", "ru"),
        ("Коштує 5 гривень 20 копійок.", "uk"),
        ("Costă 5 lei și 20 bani.", "ro"),
        ("Det koster 5 kroner og 20 øre.", "da"),
        ("Se maksaa 5 euroa ja 20 senttiä.", "fi"),
        ("5 lira 20 kuruş tutuyor.", "tr"),
        ("Стои 5 лева и 20 стотинки.", "bg"),
        ("Es kostet 5 Franken 20 Rappen.", "de"),
    ],
)
def test_a_currency_and_its_hundredths_are_one_price(text, language):
    assert {"5.2"} <= {value for told in mentions(text, language) for value in told.values}
