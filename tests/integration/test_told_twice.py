"""A page that tells one article in several languages is that article, in whichever it is compared."""

# ruff: noqa: E501 - a sentence of an article is one line, however long.

from __future__ import annotations

import pytest
from newsroom import BRIDGE, FERRY, Kept, partition, record, run, write_lines
from newsroom import side as side_of

from models.space import Space
from service.live import Engine
from service.match.verdicts.shown_side import as_compared
from service.match.verdicts.turned import turned
from service.match.verdicts.verify import verify
from service.records import article_from_record
from service.settings import Settings
from service.verdict import Relation

SETTINGS = Settings(encoder="auto")
SAME = {Relation.COPY, Relation.TRANSLATION}
SHOP = {
    "cy": """Aberwen yn colli ei siop olaf
Bydd siop olaf Aberwen yn cau ar 31 Hydref ar ôl 112 o flynyddoedd.
Dywedodd y perchennog, Nia Parry, 68, nad oes neb am gymryd y busnes er iddi ei hysbysebu am ddwy flynedd.
Mae 61 y cant o dai'r pentref bellach yn ail gartrefi, yn ôl y cyngor sir.
Mae grŵp cymunedol yn ceisio codi £85,000 i brynu'r adeilad.
Bydd cyfarfod cyhoeddus yn y neuadd nos Fercher.
""",
    "en": """Aberwen to lose its last shop
The last shop in Aberwen will close on 31 October after 112 years.
The owner, Nia Parry, 68, said that no one wants to take on the business although she advertised it for two years.
Second homes now make up 61 per cent of the houses in the village, according to the county council.
A community group is trying to raise £85,000 to buy the building.
A public meeting will be held in the hall on Wednesday evening.
""",
}
THEFT = {
    "kk": """Өрбұлақта 24 жылқы ұрлаған топ ұсталды
Өрбұлақ ауданында полиция 24 жылқы ұрлаған төрт адамды ұстады.
Күдіктілер малды түнде қалаға айдап апарып, қасапханаға өткізген.
Иелері келген шығынды 19 миллион теңгеге бағалап отыр.
Полиция тоғыз жылқыны тауып, иелеріне қайтарды.
Күдіктілердің бірі – бұрынғы ветеринар, ол жалған құжат жасаған.
""",
    "ru": """В Орбулаке задержана группа, похитившая 24 лошади
В Орбулакском районе полиция задержала четырёх человек, похитивших 24 лошади.
Подозреваемые ночью перегоняли скот в город и сдавали на бойню.
Владельцы оценивают ущерб в 19 миллионов тенге.
Полиция нашла девять лошадей и вернула хозяевам.
Один из подозреваемых – бывший ветеринар, который изготавливал поддельные документы.
""",
}
CLINIC = {
    "en": """New clinic opens in Kalmuwa
A new clinic with 40 beds was opened in Kalmuwa on Monday.
The building cost 85 million rupees and took two years to complete.
Twelve doctors will treat about 300 patients a day there.
Until now people had to travel 27 kilometres to the nearest hospital.
The minister of health said that a second clinic would follow next year.
""",
    "si": """කල්මුවාහි නව සායනයක් විවෘත වේ
ඇඳන් 40ක් සහිත නව සායනයක් සඳුදා කල්මුවාහි විවෘත කරන ලදී.
ගොඩනැගිල්ලට රුපියල් මිලියන 85ක් වැය වූ අතර එය නිම කිරීමට වසර දෙකක් ගත විය.
වෛද්‍යවරුන් දොළොස් දෙනෙක් දිනකට රෝගීන් 300 දෙනෙකුට පමණ එහි ප්‍රතිකාර කරනු ඇත.
මේ දක්වා ජනතාවට ළඟම ඇති රෝහලට කිලෝමීටර 27ක් ගමන් කිරීමට සිදු විය.
දෙවන සායනයක් ලබන වසරේ ඉදිකරන බව සෞඛ්‍ය ඇමතිවරයා පැවසීය.
""",
    "ta": """கல்முவாவில் புதிய மருத்துவமனை திறப்பு
40 படுக்கைகள் கொண்ட புதிய மருத்துவமனை திங்கட்கிழமை கல்முவாவில் திறக்கப்பட்டது.
இந்தக் கட்டடத்திற்கு 85 மில்லியன் ரூபாய் செலவானது, அதைக் கட்டி முடிக்க இரண்டு ஆண்டுகள் ஆனது.
பன்னிரண்டு மருத்துவர்கள் அங்கு ஒரு நாளைக்கு சுமார் 300 நோயாளிகளுக்கு சிகிச்சை அளிப்பார்கள்.
இதுவரை மக்கள் அருகிலுள்ள மருத்துவமனைக்கு 27 கிலோமீட்டர் பயணம் செய்ய வேண்டியிருந்தது.
அடுத்த ஆண்டு இரண்டாவது மருத்துவமனை கட்டப்படும் என்று சுகாதார அமைச்சர் கூறினார்.
""",
}
SQUARE = {
    "zh": """柳塘广场十一月重新开放
经过18个月的施工,柳塘广场将于11月6日重新向市民开放。
工程耗资7400万港元,比预算多出900万港元。
广场上新种了62棵树,并增设了一个儿童游乐场。
市政局表示,附近的停车场将在明年春天拆除。
商户希望顾客能够回来,因为施工期间他们的营业额下降了三分之一。
""",
    "en": """Willow Pond Square to reopen in November
After 18 months of works, Willow Pond Square will reopen to the public on 6 November.
The project cost HK$74 million, HK$9 million more than was planned.
On the square 62 new trees were planted and a playground for children was added.
The municipal department said that the car park nearby will be demolished next spring.
Shopkeepers hope that customers will return, since their sales fell by a third during the works.
""",
}
PAIRS = {
    "muse": (BRIDGE["en"], BRIDGE["fr"]),
    "muse-script": (SQUARE["zh"], SQUARE["en"]),
    "muse-e5": (SHOP["cy"], SHOP["en"]),
    "muse-e5-script": (THEFT["kk"], THEFT["ru"]),
    "e5": (CLINIC["si"], CLINIC["ta"]),
}
BY_TURNS_UNSEEN = "muse-e5-script"
"""Of Kazakh and Russian by turns detection sees Kazakh alone: its letters are in most pieces."""
SCHOOL = {
    "en": """Karvena's old school closes after 94 years
The old village school of Karvena closed its doors on Friday after 94 years.
The last four pupils will go to the town of Ostrel, 13 kilometres away.
"I switched off the light myself," said the teacher, Marta Tolin, who is retiring.
From spring on, a home for 20 elderly people will be run in the building.
The council will pay for the bus.
""",
}


@pytest.fixture(scope="module")
def sides():
    space = Space("auto")
    kept = Kept(space)
    return lambda text: side_of(text, space, kept)


def below(*texts):
    """A page with one text below the other."""
    return "\n\n".join(texts)


def in_turns(one, other):
    """A page on which each paragraph is followed by its translation."""
    head, *lines = zip(one.splitlines(), other.splitlines(), strict=True)
    return " / ".join(head) + "\n" + "\n\n".join(line for pair in lines for line in pair)


def judged(a, b):
    verdict = verify(a, b, a.space, SETTINGS)
    assert turned(verify(b, a, a.space, SETTINGS)).relation is verdict.relation
    return verdict


@pytest.mark.parametrize(
    ("page", "name"),
    [
        *((below, name) for name in PAIRS),
        *((in_turns, name) for name in PAIRS if name != BY_TURNS_UNSEEN),
    ],
)
def test_a_page_in_two_languages_is_the_article_in_either(sides, page, name):
    pair = PAIRS[name]
    for own in (page(*pair), page(*pair[::-1])):
        for text in pair:
            verdict = judged(sides(own), sides(text))
            assert verdict.relation in SAME
            assert min(verdict.coverage_a, verdict.coverage_b) > 0.75


def test_a_page_in_three_languages_is_the_article_in_each(sides):
    page = sides(below(*CLINIC.values()))
    assert {judged(page, sides(text)).relation for text in CLINIC.values()} <= SAME


def test_a_page_may_be_read_in_each_of_its_languages(sides):
    page = sides(below(BRIDGE["en"], BRIDGE["fr"]))
    assert {route.language for route in page.readings} == {"en", "fr"}
    assert len(page.index_vectors) == len(page.routes) == 1
    assert sides(BRIDGE["en"]).readings == sides(BRIDGE["en"]).routes


def test_two_pages_of_one_article_are_the_same(sides):
    one, other = sides(below(BRIDGE["en"], BRIDGE["fr"])), sides(below(BRIDGE["ru"], BRIDGE["ar"]))
    assert judged(one, other).relation in SAME


def test_its_index_vector_is_that_of_one_telling(sides):
    page, (en, fr) = sides(below(BRIDGE["en"], BRIDGE["fr"])), map(sides, PAIRS["muse"])
    nearest = max(float(page.whole_vectors[0] @ x.whole_vectors[0]) for x in (en, fr))
    assert nearest > 0.97


def test_a_verdict_says_how_much_was_said_again(sides):
    page, other = sides(below(*PAIRS["muse"])), sides(BRIDGE["ru"])
    verdict = verify(other, page, page.space, SETTINGS)
    shown = as_compared(page, verdict, "b")
    again = [s.text for s in shown.sentences if s.chrome]
    assert verdict.signals["again_b"] == pytest.approx(0.5, abs=0.1)
    assert "again_a" not in verdict.signals
    assert turned(verdict).signals["again_a"] == verdict.signals["again_b"]
    assert len(again) in {6, 7}
    assert as_compared(other, verdict, "a") is other.prepared


def test_what_is_shown_is_the_telling_that_was_compared(sides):
    page = sides(below(SHOP["cy"], SHOP["en"]))
    for text in SHOP.values():
        other = sides(text)
        verdict = verify(page, other, page.space, SETTINGS)
        shown = as_compared(page, verdict, "a")
        again = {s.text for s in shown.sentences if s.chrome}
        quoted = {p.text for both in verdict.aligned for p in both.a}
        assert len(again) >= 5
        assert again.isdisjoint(quoted)


@pytest.mark.parametrize(
    "page",
    [
        below(BRIDGE["fr"], SCHOOL["en"]),
        below(FERRY["en"], SHOP["cy"]),
        below(BRIDGE["en"], FERRY["es"]),
    ],
)
def test_two_stories_in_two_languages_are_neither(sides, page):
    for text in (*BRIDGE.values(), *SCHOOL.values(), *FERRY.values(), *SHOP.values()):
        assert judged(sides(page), sides(text)).relation not in SAME


def test_an_article_with_half_of_its_translation_is_looked_at_as_a_whole(sides):
    half = "\n".join(BRIDGE["fr"].splitlines()[1:4])
    verdict = judged(sides(below(BRIDGE["en"], half)), sides(BRIDGE["ru"]))
    assert "again_a" not in verdict.signals
    assert verdict.coverage_a < 0.9


def test_a_translation_with_another_number_says_something_else(sides):
    other = SHOP["en"].replace("112", "21").replace("68", "86").replace("85,000", "580,000")
    page = sides(below(SHOP["cy"], other))
    for text in SHOP.values():
        verdict = judged(page, sides(text))
        assert "again_a" not in verdict.signals
        assert verdict.relation not in SAME


def test_pages_of_two_stories_of_one_series_stay_apart(sides):
    other = {
        language: text.replace("Aberwen", "Trefan")
        .replace("Nia Parry", "Huw Bevan")
        .replace("112", "74")
        .replace("61", "38")
        .replace("85,000", "140,000")
        for language, text in SHOP.items()
    }
    pages = [sides(below(*texts.values())) for texts in (SHOP, other)]
    assert judged(*pages).relation not in SAME


def corpus():
    return [
        record(below(BRIDGE["en"], BRIDGE["fr"]), "bridge-page"),
        *(record(BRIDGE[language], f"bridge-{language}") for language in ("en", "fr", "ru")),
        record(in_turns(SHOP["cy"], SHOP["en"]), "shop-page"),
        *(record(text, f"shop-{language}") for language, text in SHOP.items()),
        record(below(FERRY["es"], SHOP["en"]), "mixed-page"),
        record(FERRY["en"], "ferry"),
    ]


CLUSTERS = {
    ("bridge-en", "bridge-fr", "bridge-page", "bridge-ru"),
    ("shop-cy", "shop-en", "shop-page"),
    ("mixed-page",),
    ("ferry",),
}


def test_a_batch_puts_pages_with_their_article(tmp_path):
    write_lines(tmp_path / "in.jsonl", corpus())
    run(tmp_path / "out", tmp_path / "in.jsonl")
    assert partition(tmp_path / "out") == CLUSTERS


def test_a_service_puts_pages_with_their_article(tmp_path):
    engine = Engine.open(tmp_path, SETTINGS)
    try:
        for one in reversed(corpus()):
            engine.put(article_from_record(one)).result()
        with engine.store.read() as reader:
            members = {}
            for entry in reader.all_entries():
                members.setdefault(entry.cluster, []).append(entry.id)
    finally:
        engine.close()
    assert {tuple(sorted(found)) for found in members.values()} == CLUSTERS
