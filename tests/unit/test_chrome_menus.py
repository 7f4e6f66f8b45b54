"""Which lines are menus of a site, and what stands between bars or in brackets."""

from __future__ import annotations

import pytest

from service.text.names.place_names import place_names
from service.text.sites.chrome import is_site_wording
from service.text.sites.chrome_phrases import menu
from service.text.writing.clean import clean, fold


def test_a_menu_needs_three_items_and_no_verb() -> None:
    assert is_site_wording("World | Politics | Business | Sport")
    assert is_site_wording("Accueil - Actualités - Politique - Économie")
    assert not is_site_wording("Business and politics meet sport at the summit.")
    assert not is_site_wording("World news")


def test_a_dot_between_the_names_of_a_person_makes_no_menu() -> None:
    assert not is_site_wording("萨拉·佩林在唐纳德·特朗普的集会上提起特莱克·佩林的病")
    assert is_site_wording("World · Politics · Business · Sport")


def test_short_entries_between_bars_are_a_menu_in_any_language() -> None:
    assert is_site_wording("Tin nóng | Đời sống | Pháp luật | Xe cộ")
    assert is_site_wording("| ბიზნესი | სპორტი | ამინდი | ვიდეო |")
    assert not is_site_wording("Lyon | 12 | 34 | 56")
    assert not is_site_wording("Lyon | Brest | Nantes")
    assert not is_site_wording("They came | they saw | they won | and went home.")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Yorumlar (0) | WhatsApp'ta paylaş | BIST 100: %+0,4", "Yorumlar (0) | BIST 100: %+0,4"),
        ("Comments (8) | Share | Send a tip", "Share | 3 dead in Paris fire"),
        ("Koʻrishlar: 3 412 | Ulashish: Telegram, Facebook", "Telegram | 3 412 | Facebook"),
        ("Share | Print | Comments (3)", "Share | Print | Three people died in Paris."),
        ("Home | Arts | The region", "Arts | The region | Books"),
        ("Home | Arts | Sport", "Home | 3 dead | Paris"),
    ],
)
def test_what_most_entries_of_a_row_say_makes_it_the_sites(row: str, told: str) -> None:
    assert is_site_wording(clean(row))
    assert not is_site_wording(clean(told))


@pytest.mark.parametrize(
    "text",
    [
        "(CDU/CSU)",
        "(SPD/Grüne)",
        "(Israel/Palestine)",
        "(Federer/Nadal)",
        "(USA/Kanada/Mexiko)",
        "(Schmidt/Müller).",
    ],
)
def test_names_in_brackets_are_kept(text: str) -> None:
    assert not is_site_wording(clean(text))


@pytest.mark.parametrize("text", ["(2/3)", "(AP) - Oil / gas", "(he) / (she)", "(a/b) was added"])
def test_other_brackets_are_kept(text: str) -> None:
    assert not is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "האזינו לכתבה (5 דקות)",
        "Leggi i commenti (12)",
        "コメントを書く(23件)",
        "Posłuchaj artykułu (4 min)",
    ],
)
def test_a_phrase_may_end_with_a_measure_in_brackets(text: str) -> None:
    assert is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Home (1-0)",
        "Follow (2-1)",
        "Share (12.5%)",
        "Print (3D)",
        "Contact (1997)",
        "Comments (12 killed)",
        "In 1989",
    ],
)
def test_a_score_a_share_or_a_year_is_no_measure_of_a_phrase(text: str) -> None:
    assert not is_site_wording(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "Россия | Украина",
        "Россия, Украина, мир",
        "Україна, війна, світ",
        "Украина · США",
        "France · Brasil",
        "France, Monde, Eesti",
        "ایران | جهان",
        "ایران، جهان، اخبار",
        "Start | Live",
        "Live | Sport",
        "Weather | Crime",
        "Health · Crime",
    ],
)
def test_countries_and_two_sections_are_no_menu(text: str) -> None:
    assert not is_site_wording(clean(text))


def test_no_menu_entry_is_the_name_of_a_territory() -> None:
    languages = ("ar", "de", "en", "es", "et", "fa", "fr", "hi", "it", "pl", "pt", "ru", "tr", "uk")
    for language in languages:
        names = {fold(written) for written, _ in place_names(language) if len(written) > 2}
        assert not names & menu(), language


def test_known_entries_between_bars_are_a_menu_even_if_two() -> None:
    assert is_site_wording("Bewaren | Delen")
    assert is_site_wording("Accetta | Rifiuta | Personalizza")
    assert not is_site_wording("Bewaren | Amsterdam")
