"""Which sentences are no more than the stamp of a publication."""

import pytest

from service.article import Article
from service.text.prepare import prepare
from service.text.sites.stamps import is_stamp
from service.text.writing.clean import clean


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Stand: 02.06.2021, 11:15 Uhr", "de"),
        ("Von Karla Neuhaus, 02.06.2021, 11.15 Uhr", "de"),
        ("Publié le 2 juin 2021 à 11h15, mis à jour à 12h40", "fr"),
        ("Par Léa Fontanel - 02/06/2021 à 11:15", "fr"),
        ("Publicado: 2 de junio de 2021 - 11:15h", "es"),
        ("Por Inês Caldeira, 2 de junho de 2021 às 11h15", "pt"),
        ("Обновлено: 2 июня 2021, 11:15 (мск)", "ru"),
        ("2021年06月02日 11:15 来源:晨光网", "zh"),
        ("입력 2021.06.02 11:15 | 수정 2021.06.02 12:40", "ko"),
        ("Giriş Tarihi: 02.06.2021 11:15", "tr"),
        ("প্রকাশ: ০২ জুন ২০২১, ১১:১৫", "bn"),
        ("Δημοσίευση: 02/06/2021, 11:15", "el"),
        ("Reuters, 2 June 2021, 11:15 GMT", "en"),
        ("Published 6:42 p.m. | Updated 21:10 | 4 min read", "en"),
        ("입력 18:42 수정 21:10", "ko"),
        ("18:42, עודכן 21:10", "he"),
        ("18:42 | Eguneratua: 21:10", "eu"),
    ],
)
def test_date_and_hour_with_their_labels_are_a_stamp(text, language):
    assert is_stamp(clean(text), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wednesday, 2 June 2021", "en"),
        ("11:15", "en"),
        # An hour alone may be that of what is told, unless it is one of an update.
        ("Giriş: 18:00", "tr"),
        ("公開 18:00", "ja"),
        ("Train 11:15 updated", "en"),
        ("Score update 3:2", "en"),
        ("The train left on 2 June 2021 at 11:15.", "en"),
        ("Magnitude 6.1, 2 June 2021, 11:15", "en"),
        ("Lyon - Brest, 2 juin 2021, 21h00", "fr"),
        ("Izmir, 02.06.2021 11:15", "tr"),
        ("De Bilt, 02.06.2021 11:15", "nl"),
        ("Среда, 2 июня 2021, 11:15", "ru"),
        ("Wed, June 2, 2021, 11:15 AM EDT", "en"),
        ("Updated 2 June 2021, 11:15: M6.1", "en"),
        ("Stand 02.06.2021 20:30 3:2", "de"),
        ("최종 2021년 6월 2일 20:30 5.4", "ko"),
        ("India v France, 2 June 2021, 20:30", "en"),
        ("France - India 02.06.2021 20:30", "fr"),
        ("By Friday, 4 June 2021, 20:13", "en"),
        ("Der Zug fuhr am 02.06.2021 um 11:15 Uhr ab.", "de"),
        ("Von Bonn nach Köln und weiter bis Aachen, 02.06.2021, 11:15", "de"),
    ],
)
def test_what_says_more_or_less_is_none(text, language):
    assert not is_stamp(clean(text), language)


def test_the_stamp_of_a_site_is_no_content():
    body = "Die Brücke über den Fluss bleibt gesperrt. Ein Umbau ist geplant."
    text = f"Stand: 02.06.2021, 11:15 Uhr\n\n{body}"
    found = [
        s.text for s in prepare(Article(id="a", title="", text=text)).sentences if not s.chrome
    ]
    assert " ".join(found) == body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saturday, 14 June 2025, 20:00", "Sunday, 22 June 2025, 19:30"),
        ("M5.4 14 June 2025 20:13", "M6.8 22 July 2025 03:13"),
    ],
)
def test_a_date_that_is_told_of_is_content(one, other):
    text = "The agency gave the figures in a bulletin.\n\n{}\n\nNo damage was reported."
    first, second = (
        prepare(Article(id="a", title="", text=text.format(said))) for said in (one, other)
    )
    assert first.exact_key != second.exact_key
