"""Two newsrooms tell one event: the same facts, each in sentences of its own."""

# ruff: noqa: E501 - a sentence of an article is one line, however long.

import pytest

from service.verdict import Relation

DESK = """Fire destroys the market hall of Lindby
A fire destroyed the market hall of Lindby in the early hours of Thursday.
The alarm was raised at 3.40 a.m. by a baker who was opening her shop across the square.
Some 85 firefighters fought the flames for six hours, and nobody was hurt.
The hall, built in 1911, housed 64 stalls, most of them run by families.
The fire brigade suspects a faulty refrigerator behind a fish stall.
The police have closed the square and are questioning witnesses.
The town council put the damage at 7.2 million kronor and promised the stallholders help.
A temporary market will open on Monday in the car park of the ice rink.
"""
TRANSLATED = """Un incendie détruit les halles de Lindby
Un incendie a détruit les halles de Lindby aux premières heures de jeudi.
L'alerte a été donnée à 3 h 40 par une boulangère qui ouvrait son magasin de l'autre côté de la place.
Quelque 85 pompiers ont combattu les flammes pendant six heures, et personne n'a été blessé.
Les halles, construites en 1911, abritaient 64 étals, la plupart tenus par des familles.
Les pompiers soupçonnent un réfrigérateur défectueux derrière l'étal d'un poissonnier.
La police a fermé la place et interroge des témoins.
La municipalité a évalué les dégâts à 7,2 millions de couronnes et promis une aide aux marchands.
Un marché provisoire ouvrira lundi sur le parking de la patinoire.
"""
RIVAL = """Les halles de Lindby ravagées par un incendie
Un incendie a détruit jeudi avant l'aube les halles de Lindby, construites en 1911.
L'alerte a été donnée par une boulangère de l'autre côté de la place, qui ouvrait son magasin.
Arrivés peu après 3 h 40, les pompiers ont combattu les flammes pendant six heures, sans blessé.
Des 64 étals, pour la plupart tenus par des familles, il ne reste rien : 7,2 millions de couronnes de dégâts.
Un réfrigérateur défectueux derrière l'étal d'un poissonnier est soupçonné par les pompiers, venus à 85.
La police interroge des témoins et a fermé la place.
La municipalité a promis une aide aux marchands.
Dès lundi, un marché provisoire ouvrira sur le parking de la patinoire.
"""


def swapped(text):
    """Two paragraphs of two lines each exchanged, as an editor may."""
    lines = text.splitlines()
    return "\n".join([*lines[:3], *lines[5:7], *lines[3:5], *lines[7:]]) + "\n"


@pytest.mark.parametrize("other", [TRANSLATED, swapped(TRANSLATED)])
def test_a_translation_keeps_its_facts_in_their_sentences(compared, other):
    verdict = compared(DESK, other)
    assert verdict.relation is Relation.TRANSLATION
    assert "facts_misplaced" not in verdict.signals


def test_another_newsroom_s_report_is_another_article(compared):
    verdict = compared(DESK, RIVAL)
    assert verdict.relation is Relation.SAME_STORY
    assert verdict.signals["facts_misplaced"] >= 2
    quoted = [(one.a, one.b) for one in verdict.disagreements]
    assert any("1911" in x and "1911" in y for x, y in quoted)
