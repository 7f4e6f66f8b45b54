"""What sites add in words that no phrase knows neither parts articles nor joins them."""

import pytest
from newsroom import BEES, BRIDGE, CHROME, Kept, article

from models.space import Space
from service.match.verdicts.first_look import EXACT
from service.match.verdicts.shown_side import as_compared
from service.match.verdicts.side import Side
from service.match.verdicts.verify import verify
from service.settings import Settings
from service.text.prepare import prepare
from service.text.sites.chrome import is_site_wording
from service.text.writing.clean import clean
from service.verdict import Relation

ENGLISH = [
    "Get the top stories of the day straight to your phone each evening.",
    "Our reporting is paid for by readers such as you.",
    "Swipe left for more pictures from the region.",
    "You are reading one of your three free stories this week.",
    "Give a friend a month of full access at no charge.",
    "Choose which alerts you want to receive from us.",
    "Puzzles, recipes and the weather on one page.",
]
MORE = [
    "Tell us what you would like to read about.",
    "Keep a list of the stories that matter to you.",
]
FRENCH = [
    "Recevez chaque soir les titres du jour sur votre téléphone.",
    "Offrez un mois d'accès complet à un ami.",
    "Choisissez les alertes que vous souhaitez recevoir de notre part.",
    "Vous lisez l'un de vos trois articles gratuits de la semaine.",
    "Faites glisser pour voir d'autres photos.",
    "Jeux, recettes et météo sur une seule page.",
]
TWO_TEXTS = [
    (
        """How to leave the network

            Many people want to leave the network.""",
        (
            """Open the settings and click on your profile.
                Choose delete and confirm with your password.
                Your pictures will be removed after thirty days.""",
            """Open the menu and tap on privacy.
                Turn off notifications and log out.
                Nobody will be able to find you.""",
        ),
    ),
    (
        """Concert at the church

            The choir of the town sings works by Bach in the church of Saint Paul on Saturday.
            The conductor is the new director of the music school.""",
        (
            """Admission is free.
                Registration by email is required.
                Reservations at the tourist office.""",
            """Tickets are available online and at the door.
                Students pay half the price.
                No reservations are possible.""",
        ),
    ),
    (
        """Netflix ends password sharing in Europe

            Netflix has begun to stop the sharing of passwords in several European countries.
            The company told customers on Tuesday that an account is meant for one household.
            Shares of the company rose on the stock exchange in New York.
            Analysts had expected the step since the company lost customers last year.
            The government in Madrid said that it would look into the matter.""",
        (
            """Users can choose where their main device is.
                A verification code is sent by email or text message.
                Subscribers can transfer their profile to a new account.
                The viewing history and recommendations are kept.
                The subscription can be cancelled at any time.""",
            """The cheapest subscription with advertising is not available any more.
                Students can register with a new code.
                The app has to be updated in the settings.
                Notifications can be turned off.
                The archive is open to all readers of the page.""",
        ),
    ),
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
    assert not is_site_wording(clean(line))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (BRIDGE["en"], dressed(BRIDGE["fr"], FRENCH)),
        (dressed(BRIDGE["en"], ENGLISH[:4]), dressed(BRIDGE["fr"], FRENCH)),
        (dressed(BRIDGE["en"], ENGLISH[:4]), BRIDGE["fa"]),
        (dressed(BRIDGE["fr"], FRENCH), BRIDGE["ar"]),
        (dressed(BRIDGE["en"], [*ENGLISH, *MORE]), BRIDGE["fr"]),
    ],
    ids=["muse", "muse-both", "e5", "muse-ar", "more-than-half"],
)
def test_an_article_among_a_site_s_lines_is_the_article(sides, a, b):
    verdict = judged(sides(a), sides(b))
    assert verdict.relation is Relation.TRANSLATION
    assert min(verdict.coverage_a, verdict.coverage_b) > 0.75


def test_the_lines_of_one_site_join_no_two_articles(sides):
    verdict = judged(sides(dressed(BRIDGE["en"], ENGLISH[:2])), sides(dressed(BEES, ENGLISH[:2])))
    assert verdict.relation in {Relation.NONE, Relation.SAME_STORY}
    assert max(verdict.coverage_a, verdict.coverage_b) < 0.2


def test_a_verdict_says_how_much_the_site_added(sides):
    lines = ENGLISH[:4]
    own, other = sides(dressed(BRIDGE["en"], lines)), sides(BRIDGE["fr"])
    verdict = judged(own, other)
    added = sum(map(len, lines)) / sum(len(s.text) for s in own.sentences)
    assert verdict.signals["site_a"] == pytest.approx(added, abs=0.08)
    assert "site_b" not in verdict.signals
    shown = as_compared(own, verdict, "a")
    assert {s.text for s in shown.sentences if s.chrome} <= set(lines)
    assert sum(s.chrome for s in shown.sentences) >= len(lines) - 1
    assert as_compared(other, verdict, "b") is other.prepared
    assert as_compared(own, EXACT, "a") is own.prepared


def test_numbers_in_a_site_s_lines_are_compared_like_all_others(sides):
    offer = "Give a friend full access to all our stories for no more than 47 euros a month."
    other = offer.replace("47", "58")
    own = sides("\n".join([BRIDGE["en"], *ENGLISH[1:3], offer]))
    assert own.passages(own.routes[0]).added[-1]
    verdict = judged(own, sides("\n".join([BRIDGE["en"], *ENGLISH[1:3], other])))
    assert verdict.disagreements[0].a == ("47",)


@pytest.mark.parametrize(("shared", "tails"), TWO_TEXTS, ids=["advice", "notice", "report"])
@pytest.mark.parametrize("chrome", ["", CHROME], ids=["bare", "chrome"])
def test_two_texts_that_begin_alike_and_go_on_like_sites_are_two(sides, shared, tails, chrome):
    texts = (f"{shared}\n{tail}{chrome}" for tail in tails)
    a, b = (sides("\n".join(map(str.strip, text.splitlines()))) for text in texts)
    verdict = judged(a, b)
    assert verdict.relation not in {Relation.COPY, Relation.TRANSLATION, Relation.REVISION}
    assert min(verdict.coverage_a, verdict.coverage_b) < 0.8


@pytest.mark.parametrize("tail", range(2))
@pytest.mark.parametrize("case", range(3))
def test_a_text_that_goes_on_like_a_site_is_no_copy_of_its_beginning(sides, case, tail):
    shared, tails = TWO_TEXTS[case]
    a, b = (
        sides("\n".join(map(str.strip, text.splitlines())))
        for text in (shared, shared + "\n" + tails[tail])
    )
    assert judged(a, b).relation not in {Relation.COPY, Relation.TRANSLATION, Relation.REVISION}


def test_what_a_verdict_takes_for_a_site_s_beyond_half_is_shown(sides):
    lines = [*ENGLISH, *MORE]
    own = sides(dressed(BRIDGE["en"], lines))
    verdict = judged(own, sides(BRIDGE["fr"]))
    taken = {s.text for s in as_compared(own, verdict, "a").sentences if s.chrome}
    assert taken <= set(lines)
    assert sum(map(len, taken)) > sum(map(len, BRIDGE["en"].splitlines()[1:])) / 2


def test_only_lines_of_a_site_are_an_article_like_any_other(sides):
    text = "\n".join(["", *ENGLISH])
    own = sides(text)
    assert own.passages(own.routes[0]).added in ((), (False,) * len(own.sentences))


BULLETIN = """

Thieves broke into a {} in Mill Lane on Friday night.
They came through the roof and left by the back door.
Nobody saw them.
The owner has been there since 1987."""
FRAME = [
    "By P. Lang, reporter",
    "Published at 7.15 pm, updated at 9.20 pm, 3 min read",
    "night_owl: And who has to pay for it again?",
    "rosa77: Nobody is surprised, are they?",
    "Get the top stories of the day straight to your phone each evening.",
    "Enter your address here",
]


def test_the_frame_of_a_site_does_not_vouch_for_two_bulletins_in_it(sides):
    bare, framed = (
        judged(*(sides(BULLETIN.format(shop) + tail) for shop in ("bakery", "bookshop")))
        for tail in ("", "\n".join(["", *FRAME]) + CHROME)
    )
    assert bare.relation is framed.relation is Relation.SAME_STORY
    assert framed.signals["evidence"] == pytest.approx(bare.signals["evidence"], abs=0.7)
