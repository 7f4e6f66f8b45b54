"""Where on a site an article stands, and what is told in the same form."""

from __future__ import annotations

import pytest

from service.text.sites.chrome import is_site_wording
from service.text.writing.clean import clean


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Home > News > Europe", "Riga > Tallinn > Helsinki"),
        ("Startseite › Regional › Braunschweig", "Sieger › Verlierer › Zuschauer"),
        ("Inicio / Sociedad / Sucesos", "Home / away: the fans pay for both."),
        ("홈 > 국제 > 아시아", "Riga > Tallinn"),
        ("Startseite > Ausland", "Paris / London"),
        ("Home / Mondo / Cronaca", "Sport / Politica"),
        ("Головна » Світ » Новини", 'Він сказав "Головна" Світу.'),
        ("ראשי > חדשות > עולם", "Price > Value"),
        ("หน้าแรก > ต่างประเทศ", "Home > sweet home, they sang."),
        ("Accueil / Monde / Europe", "Accueil / Europe"),
        ("Главная > Новости", "Россия > Украина"),
        ("Home > World > Asia", "France > Italie > Espagne"),
        ("Home › Sport › Football", "Россия / Украина / Белоруссия"),
        ("Home / Sport / Football", "France / Italie / Espagne"),
        ("خانه > جهان", "ایران > جهان"),
        ("Home > Live", "Start > Ziel > Sieg"),
        ("Home / Live / Sport", "Home / Away"),
        ("Home > Politics", "Sport > Politics"),
        ("Home > Education > Health", "Education > Health > Crime"),
    ],
)
def test_where_on_a_site_an_article_stands_is_the_sites(path: str, text: str) -> None:
    assert is_site_wording(clean(path))
    assert not is_site_wording(clean(text))
