"""Facts that stand in other sentences than in the other article."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.facts.agreement import facts_of
from service.match.facts.known import known_of
from service.match.facts.misplaced import Standing, misplaced_facts, standing_facts
from service.text.numbers.mention import Mention

DESK = (
    "The hall was built in 1911.",
    "It housed 64 stalls.",
    "The alarm was raised at 3.40 a.m. on Thursday.",
    "Some 85 firefighters fought the flames.",
    "The damage is 7.2 million kronor.",
    "Nobody was hurt.",
)
TRANSLATED = (
    "La halle a été construite en 1911.",
    "Elle abritait 64 étals.",
    "L'alerte a été donnée jeudi à 3 h 40.",
    "Quelque 85 pompiers ont combattu les flammes.",
    "Les dégâts s'élèvent à 7,2 millions de couronnes.",
    "Personne n'a été blessé.",
)
RIVAL = (
    "Les dégâts sont évalués à 7,2 millions de couronnes.",
    "Jeudi, 64 étals ont brûlé.",
    "Il était 3 h 40 quand une boulangère a vu de la fumée.",
    "Les 85 pompiers n'ont pas dormi.",
    "La halle datait de 1911.",
    "Personne n'a été blessé.",
)


def side(language, texts, counted=None):
    sentences = [Sentence("text", n, n + 1, text) for n, text in enumerate(texts)]
    known = known_of(texts, language)
    return standing_facts(facts_of(sentences, language), known, counted or [True] * len(texts))


def likeness(one, other, alike=()):
    found = np.zeros((len(one), len(other)), dtype=np.float32)
    for places in alike:
        found[places] = 1.0
    return found


def in_order(count):
    return [Group(n, n + 1, n, n + 1, 1.0) for n in range(count)]


def misplaced(one, other, groups, alike=(), counted=None):
    """The quotes of the facts, the same from either side."""
    facts = side("en", one, counted), side("fr", other, counted)
    compared = likeness(one, other, alike)
    there = misplaced_facts(facts, (one, other), groups, compared)
    turned = [Group(*g[2:4], *g[:2], *g[4:]) for g in groups]
    back = misplaced_facts(facts[::-1], (other, one), turned, compared.T)
    assert sorted(there) == sorted((x, y) for y, x in back)
    return [(x[0], y[0]) for x, y in there]


def test_a_translation_has_its_facts_in_their_sentences():
    assert misplaced(DESK, TRANSLATED, in_order(6)) == []


def test_facts_that_are_put_into_other_sentences_are_misplaced():
    found = misplaced(DESK, RIVAL, in_order(6))
    assert found == [("1911", "1911"), ("Thursday", "Jeudi"), ("7.2 million", "7,2 millions")]


def test_the_day_of_the_event_may_be_told_in_the_lead():
    lead = ("Jeudi, une halle de 1911 a brûlé.", *TRANSLATED[1:2], "L'alerte est venue à 3 h 40.")
    assert misplaced(DESK[:3], lead, in_order(3)) == []
    rival = (lead[0], "L'alerte est venue à 3 h 40.", "Elle abritait 64 étals.")
    assert misplaced(DESK[:3], rival, in_order(3)) == [
        ("64", "64"),
        ("Thursday", "Jeudi"),
        ("3.40 a.m.", "3 h 40"),
    ]


@pytest.mark.parametrize(("kept", "found"), [(3, [("1911", "1911")]), (4, [])])
def test_a_single_fact_elsewhere_tells_nothing_beside_many_in_their_place(kept, found):
    one = ("It opened in 1911.", "It rained.", *DESK[1:5][:kept])
    other = ("Elle a ouvert.", "Il a plu en 1911.", *TRANSLATED[1:5][:kept])
    assert misplaced(one, other, in_order(2 + kept)) == found


def test_paragraphs_that_were_moved_keep_their_facts():
    moved = (*TRANSLATED[:1], *TRANSLATED[3:5], *TRANSLATED[1:3], *TRANSLATED[5:])
    places = [0, 3, 4, 1, 2, 5]
    found = [Group(n, n + 1, places[n], places[n] + 1, 1.0) for n in range(6)]
    assert misplaced(DESK, moved, found) == []
    # Where the alignment keeps the order, sentences that are translations are still alike.
    alike = [(n, places[n]) for n in range(6)]
    assert misplaced(DESK, moved, in_order(6), alike) == []
    assert misplaced(DESK, moved, in_order(6)) != []


def test_what_a_site_added_and_headlines_are_not_asked():
    one = ("Updated 12.40, 215 comments", *DESK)
    other = (*TRANSLATED, "Mis à jour à 12 h 40, 215 commentaires")
    groups = [Group(n + 1, n + 2, n, n + 1, 1.0) for n in range(6)]
    groups[0] = Group(0, 2, 0, 1, 1.0)
    facts = (
        side("en", one, [n > 0 for n in range(7)]),
        side("fr", other, [n < 6 for n in range(7)]),
    )
    assert misplaced_facts(facts, (one, other), groups, likeness(one, other)) == ()


def test_a_fact_that_is_told_twice_has_no_place():
    again = (*TRANSLATED[:5], "En 1911, personne n'a été blessé.")
    assert misplaced(DESK, again, in_order(6)) == []


@pytest.mark.parametrize(
    ("group", "found"),
    [
        (Group(0, 2, 0, 1, 1.0), []),
        (Group(0, 1, 0, 1, 1.0), [("64", "64")]),
    ],
)
def test_a_sentence_at_the_end_of_a_passage_may_be_cut_off_it(group, found):
    one = (*DESK[:2], "Nobody was hurt.", "All is well.")
    other = (TRANSLATED[0], "Personne n'a été blessé, et 64 étals ont brûlé.", "Tout va bien.")
    last = Group(2, 4, 2, 3, 1.0) if group.a_end == 2 else Group(1, 2, 2, 3, 1.0)
    beside = Group(2, 3, 1, 2, 1.0)
    groups = [group, beside, last._replace(a_start=max(last.a_start, 3), a_end=4)]
    if group.a_end == 1:
        groups = [group, beside, Group(1, 2, 2, 3, 1.0, True)]
    assert misplaced(one, other, groups) == found


def test_the_lines_of_a_scan_that_are_aligned_with_nothing_are_of_the_passage_beside_them():
    one = ("It rained.", "But 37 people showed interest, most from abroad.", "It ended.")
    other = ("Il a plu.", "Mais 37 personnes", "ont montré leur", "intérêt.", "Fini.")
    groups = [Group(0, 1, 0, 1, 1.0), Group(1, 2, 3, 4, 1.0), Group(2, 3, 4, 5, 1.0)]
    assert misplaced(one, other, groups) == []
    groups.insert(2, Group(2, 3, 2, 3, 1.0, True))
    assert misplaced(one, other, [*groups[:3]]) == [("37", "37")]


def test_a_small_number_counts_in_neighbouring_sentences_only():
    one = ("Two men ran.", "It rained.", "Cars burned.", "Nobody slept.")
    near = ("Ils ont couru.", "Il a plu sur deux hommes.", "Des voitures ont brûlé.", "Rien.")
    far = ("Ils ont couru.", "Il a plu.", "Des voitures ont brûlé.", "Deux hommes dormaient.")
    assert misplaced(one, near, in_order(4)) == [("Two", "deux")]
    assert misplaced(one, far, in_order(4)) == []


def test_neither_months_far_apart_nor_the_numbers_of_a_list_are_misplaced():
    one = ("It began in November.", "1. Rain.", "2. Snow.", "It ended.")
    other = ("Il a commencé.", "2. Pluie.", "1. Neige.", "Il a fini en novembre.")
    assert misplaced(one, other, in_order(4)) == []


def test_sentences_that_are_aligned_with_nothing_tell_nothing():
    assert misplaced(DESK, RIVAL, [Group(5, 6, 5, 6, 1.0)]) == []


@st.composite
def recombined(draw):
    """Texts of numbers, those of the other in any sentences, and sentences aligned in any order."""
    numbers = draw(st.lists(st.sampled_from([3, 17, 28, 39, 64, 85]), min_size=2, max_size=6))
    one = tuple(f"We saw {number} birds." for number in numbers)
    other = tuple(f"On a vu {number} oiseaux." for number in draw(st.permutations(numbers)))
    order = draw(st.permutations(range(len(numbers))))
    aligned = draw(st.integers(0, len(numbers)))
    groups = [Group(n, n + 1, order[n], order[n] + 1, 1.0) for n in range(aligned)]
    alike = [(n, draw(st.sampled_from(order))) for n in range(len(numbers)) if draw(st.booleans())]
    return one, other, groups, alike


@given(recombined())
def test_both_sides_are_asked_alike_and_each_pair_of_sentences_counts_once(texts):
    one, other, groups, alike = texts
    assert len(misplaced(one, other, groups, alike)) <= len(one)


@given(st.permutations(range(6)))
def test_in_whatever_order_translated_sentences_stand_none_is_misplaced(order):
    other = tuple(TRANSLATED[n] for n in order)
    groups = [Group(n, n + 1, place, place + 1, 1.0) for place, n in enumerate(order)]
    assert misplaced(DESK, other, sorted(groups)) == []


def test_a_number_that_stands_in_each_row_of_two_tables_is_compared_in_few():
    class Counted(Mention):
        asked = 0

        def agrees(self, other):
            Counted.asked += 1
            return super().agrees(other)

    rows = 1000
    fact = Counted(0, 2, "47", frozenset({"47"}))
    facts = {"47": [Standing(n, n, fact) for n in range(rows)]}
    texts = ("47",) * rows
    alike = likeness(texts, texts)
    assert misplaced_facts((facts, facts), (texts, texts), in_order(1), alike) == ()
    assert Counted.asked <= 4 * rows
