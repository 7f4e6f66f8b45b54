"""Which dated lines are those of the site around an article."""

import pytest

from service.article import Article
from service.text.prepare import prepare

BODY = (
    "Die Brücke bleibt gesperrt.\n\nEin Umbau ist geplant. Er soll im Herbst beginnen.\n\nDie Stadt"
    " sucht eine Firma. Drei haben sich beworben.\n\nAnwohner klagen über Lärm. Sie fordern"
    " Umleitungen.\n\nDer Rat berät am Montag. Ein Ergebnis gibt es noch nicht."
)
LINES = (
    "12.04.2026 10:02",
    "Anke Blum | 12. April 2026, 10.02",
    "Anke Blum - 12.04.2026, 10:02",
    "12. April 2026",
    "12.04 10:02",
)


def content(text: str) -> list[str]:
    return [s.text for s in prepare(Article(id="a", title="", text=text)).sentences if not s.chrome]


@pytest.mark.parametrize("line", [LINES[0], *LINES[2:]])
@pytest.mark.parametrize("text", ["{line}\n\n{body}", "{body}\n\n{line}", "Neues.\n{line}\n{body}"])
def test_a_dated_line_at_an_edge_is_of_the_site(line, text):
    assert line not in content(text.format(line=line, body=BODY))
    assert content(text.format(line=line, body=BODY))[-5:] == content(BODY)[-5:]


@pytest.mark.parametrize("line", LINES)
def test_the_day_of_a_brief_text_is_content(line):
    brief = "Das Orchester spielt im Park.\n\nDer Eintritt ist frei."
    assert line in content(f"{line}\n\n{brief}")


@pytest.mark.parametrize(
    "text", ["Teilen\n\n{line}\n\n{body}", "{body}\n\n{line}\n\nMehr zum Thema"]
)
def test_a_day_and_hour_beside_what_the_site_says_is_of_the_site_even_if_brief(text):
    brief = "Das Orchester spielt im Park.\n\nDer Eintritt ist frei."
    found = content(text.format(line=LINES[0], body=brief))
    assert found == content(brief)
    assert LINES[3] in content(text.format(line=LINES[3], body=brief))


def test_a_dated_line_amid_a_text_is_content():
    paragraphs = BODY.split("\n\n")
    text = "\n\n".join([*paragraphs[:3], LINES[0], *paragraphs[3:]])
    assert LINES[0] in content(text)


def test_rows_of_a_timetable_are_content():
    rows = [f"{day}.04.2026 10:02 Rotterdam" for day in range(11, 23)]
    assert content("\n".join(rows)) == rows
    assert set(rows[:4]) <= set(content("\n\n".join([*rows[:4], BODY])))


def test_a_date_in_a_wrapped_sentence_is_content():
    wrapped = (
        "The committee of the harbour said on Friday that it would look again at the plan\n"
        "for the new quay which had been put off, and that it would begin the work before\n"
        "12 April 2026, 10:02\n"
    )
    assert any("12 April 2026" in s for s in content(f"{wrapped}\n{BODY}"))


def test_lines_are_read_in_the_language_of_their_article():
    days = ("понеділка", "вівторка", "середи", "четверга", "неділі")
    body = "\n\n".join(f"Засідання відклали до {day}. Причину не назвали." for day in days)
    line = "Соломія Гнатюк — 12 квітня 2026, 10:02"
    assert line not in content(f"{line}\n\n{body}")
