"""What sites add in words that no phrase knows neither parts articles nor joins them."""

import pytest
from newsroom import BEES, BRIDGE, Kept, article

from models.space import Space
from service.article import Relation
from service.match.side import Side
from service.match.verify import verify
from service.settings import Settings
from service.text.chrome import is_chrome
from service.text.clean import clean
from service.text.prepare import prepare

ENGLISH = [
    "Get the top stories of the day straight to your phone each evening.",
    "Our reporting is paid for by readers such as you.",
    "Swipe left for more pictures from the region.",
    "You are reading one of your three free stories this week.",
    "Give a friend a month of full access at no charge.",
    "Choose which alerts you want to receive from us.",
    "Puzzles, recipes and the weather on one page.",
]
FRENCH = [
    "Recevez chaque soir les titres du jour sur votre téléphone.",
    "Offrez un mois d'accès complet à un ami.",
    "Choisissez les alertes que vous souhaitez recevoir de notre part.",
    "Vous lisez l'un de vos trois articles gratuits de la semaine.",
    "Faites glisser pour voir d'autres photos.",
    "Jeux, recettes et météo sur une seule page.",
]
SETTINGS = Settings(encoder="auto")


@pytest.fixture(scope="module")
def sides():
    space = Space("auto")
    kept = Kept(space)
    return lambda text: Side(prepare(article(text)), space, kept)


def dressed(text, lines):
    title, _, body = text.partition("\n")
    return "\n".join([title, *lines[:3], "", body, *lines[3:], *lines[:3]])


def judged(a, b):
    return verify(a, b, a.space, SETTINGS)


@pytest.mark.parametrize("line", ENGLISH + FRENCH)
def test_no_phrase_knows_these_lines(line):
    assert not is_chrome(clean(line))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (BRIDGE["en"], dressed(BRIDGE["fr"], FRENCH)),
        (dressed(BRIDGE["en"], ENGLISH), dressed(BRIDGE["fr"], FRENCH)),
        (dressed(BRIDGE["en"], ENGLISH), BRIDGE["fa"]),
        (dressed(BRIDGE["fr"], FRENCH), BRIDGE["ar"]),
    ],
    ids=["muse", "muse-both", "e5", "muse-ar"],
)
def test_an_article_among_a_site_s_lines_is_the_article(sides, a, b):
    verdict = judged(sides(a), sides(b))
    assert verdict.relation is Relation.TRANSLATION
    assert min(verdict.coverage_a, verdict.coverage_b) > 0.75


def test_the_lines_of_one_site_join_no_two_articles(sides):
    verdict = judged(sides(dressed(BRIDGE["en"], ENGLISH)), sides(dressed(BEES, ENGLISH)))
    assert verdict.relation in {Relation.NONE, Relation.SAME_STORY}
    assert max(verdict.coverage_a, verdict.coverage_b) < 0.2


def test_a_verdict_says_how_much_the_site_added(sides):
    text = dressed(BRIDGE["en"], ENGLISH)
    own, other = sides(text), sides(BRIDGE["fr"])
    verdict = judged(own, other)
    added = sum(map(len, ENGLISH)) / sum(len(s.text) for s in own.sentences)
    assert verdict.signals["site_a"] == pytest.approx(added, abs=0.08)
    assert "site_b" not in verdict.signals
    shown = own.as_compared(verdict.method)
    assert {s.text for s in shown.sentences if s.chrome} <= set(ENGLISH)
    assert sum(s.chrome for s in shown.sentences) >= len(ENGLISH) - 1
    assert other.as_compared(verdict.method) is other.prepared
    assert own.as_compared("exact") is own.prepared


def test_numbers_in_a_site_s_lines_are_compared_like_all_others(sides):
    offer = "Give a friend full access to all our stories for no more than 47 euros a month."
    other = offer.replace("47", "58")
    brief = "\n".join(BRIDGE["en"].splitlines()[:3])
    own = sides("\n".join([brief, *ENGLISH[1:4], offer]))
    assert own.passages(own.routes[0]).added[-1]
    verdict = judged(own, sides("\n".join([brief, *ENGLISH[1:4], other])))
    assert verdict.disagreements[0].a == ("47",)
    assert verdict.relation not in {Relation.COPY, Relation.TRANSLATION, Relation.EXACT}


def test_only_lines_of_a_site_are_an_article_like_any_other(sides):
    text = "\n".join(["", *ENGLISH])
    own = sides(text)
    assert own.passages(own.routes[0]).added in ((), (False,) * len(own.sentences))
