"""Text encoded twice: repaired where it is, untouched where it only looks so."""

from __future__ import annotations

import pytest

from service.records import article_from_record
from service.text.prepare import prepare
from service.text.writing.mojibake import repaired

LINES = [
    "Un chantier naval d’Ondarroa a mis à l’eau « La Marée », dit Zoé.",
    "Çiftçiler ağustosta üç gün boyunca bekledi.",
    "Větší část žáků přišla včas.",
    "Рыбаки вернулись в порт.",
    "وصل الوفد إلى المدينة.",
    "Οι ψαράδες γύρισαν στο λιμάνι.",
    "漁船は港に戻った。翌日は休んだ。",
    "어선이 항구로 돌아왔다.",
]


def read_in(encoding, text):
    """The text as something shows it that reads its UTF-8 in another encoding."""
    return text.encode().decode(encoding)


@pytest.mark.parametrize("line", LINES)
def test_utf8_read_in_latin_1_is_had_back(line):
    assert repaired(read_in("latin-1", line)) == line


@pytest.mark.parametrize(
    ("encoding", "line"),
    [("cp1252", LINES[0]), ("cp1252", "Où sont-ils ? « Là-bas », dit-elle."), ("cp1251", LINES[3])],
)
def test_utf8_read_in_another_encoding_is_had_back(encoding, line):
    assert repaired(read_in(encoding, line)) == line


def test_a_blank_in_the_place_of_one_without_break_is_had_back():
    assert repaired("Il a mis Ã  lâ€™eau un bateau.") == "Il a mis à l’eau un bateau."


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("Es werden 20 Â°C.", "Es werden 20 °C."),
        ("Â°C: -5Â°", "°C: -5°"),
        ("O 5Âº andar", "O 5º andar"),
        ("WeiterÂ lesen", "Weiter\xa0lesen"),
        ("WeiterÂ\xa0lesen", "Weiter\xa0lesen"),
        ("Seite 5Â\xa0von 8", "Seite 5\xa0von 8"),
    ],
)
def test_a_lone_sign_or_blank_is_had_back(damaged, meant):
    assert repaired(damaged) == meant


def test_what_may_be_text_is_repaired_beside_what_is_none():
    assert repaired("IRMÃ”\nForÃªt") == "IRMÔ\nForêt"
    assert repaired("Kosova Ã«shtÃ« nÃ« Ballkan.") == "Kosova është në Ballkan."


def test_twice_is_had_back_as_once():
    assert repaired(read_in("cp1252", read_in("cp1252", "Étés à Nîmes"))) == "Étés à Nîmes"


@pytest.mark.parametrize(
    "text",
    [
        *LINES,
        "HOMENAGEM À «IRMû: “AMANHÔ, DISSE… A MANHÃ–NOITE, 5 º",
        "On y voyait “un café”“un thé” et “voilà”“tout”.",
        "Â phwy? Ger tŷ Ïan.",
        "HÂLÂ 5 KM, CANÂ° VÂº, Â 20 °C",
        "Er sagte: „Das ist der Spaß“ – und ging zu Fuß nach Haus.",
        "PÅ ØEN BLEV DER RO: »Å…«, SAGDE HAN. Å den er smal.",
        "Україна: Січень і Сірка, «Рівне», СЄ.",
        "Â l’ancienne, à « 5 » heures.",
        "“Quotes” stay ‘as’ they are… &amp; so do entities, ｗｉｄｅ letters and ﬁ.",
    ],
)
def test_what_was_encoded_once_is_untouched(text):
    assert repaired(text) == text


def test_a_line_is_repaired_without_its_neighbours():
    good = "Der „Spaß“ bleibt: ｗｉｄｅ &amp; ‘so’."
    bad = read_in("cp1252", "Zoé à Nîmes.")
    assert repaired(f"{good}\r\n{bad}\n{good}") == f"{good}\r\nZoé à Nîmes.\n{good}"


def test_an_article_is_read_as_it_was_meant():
    clean = article_from_record({"title": "L’été à Nîmes", "text": f"{LINES[0]}\n\nIl fait beau."})
    damaged = {
        "title": read_in("cp1252", clean.title),
        "text": read_in("cp1252", clean.text),
    }
    article = article_from_record(damaged)
    assert (article.title, article.text) == (clean.title, clean.text)
    assert prepare(article).exact_key == prepare(clean).exact_key
    assert [warning.partition(":")[0] for warning in article.warnings] == ["title", "text"]
    assert article.record == damaged
    assert article.id != clean.id


def test_offsets_are_those_of_the_text_that_was_read():
    article = article_from_record({"text": read_in("cp1252", f"{LINES[0]} Il fait très beau.")})
    last = prepare(article).sentences[-1]
    assert article.text[last.start : last.end] == "Il fait très beau."


def test_an_article_that_is_not_damaged_has_no_warning():
    assert article_from_record({"text": LINES[0]}).warnings == ()
