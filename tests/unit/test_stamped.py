"""Which dated lines are those of the site around an article."""

import pytest

from service.article import Article
from service.text.prepare import prepare
from service.text.sites import stamped as stamped_module
from service.text.sites.dated_lines import dated
from service.text.sites.stamped import stamped

BODY = (
    "Die Brücke bleibt gesperrt.\n\nEin Umbau ist geplant. Er soll im Herbst beginnen.\n\nDie Stadt"
    " sucht eine Firma. Drei haben sich beworben.\n\nAnwohner klagen über Lärm. Sie fordern"
    " Umleitungen.\n\nDer Rat berät am Montag. Ein Ergebnis gibt es noch nicht."
)
LINES = (
    "12.04.2026 10:02",
    "Anke Blum | 12. April 2026, 10.02",
    "Anke Blum - 12.04.2026, 10:02",
    "12.04 10:02",
    "12. April 2026, 10:02 Uhr",
    "HAMELN, 12. April 2026, 10:02",
)
BRIEF = "Das Orchester spielt im Park.\n\nDer Eintritt ist frei."


def content(text: str) -> list[str]:
    return [s.text for s in prepare(Article(id="a", title="", text=text)).sentences if not s.chrome]


@pytest.mark.parametrize("line", [LINES[0], *LINES[2:]])
@pytest.mark.parametrize("text", ["{line}\n\n{body}", "Teilen\n{line}\n{body}"])
def test_a_day_and_hour_above_a_long_text_is_of_the_site(line, text):
    assert content(text.format(line=line, body=BODY)) == content(BODY)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    "text",
    [
        "{body}\n\n{line}",
        "{body}\n\n{line}\n\nMehr zum Thema",
        "Neues.\n{line}\n{body}",
        "{body}\n{line}\n{body}",
    ],
)
def test_a_dated_line_below_the_first_sentence_is_content(line, text):
    said = content(text.format(line=line, body=BODY))
    assert " ".join(said).count(line) == 1


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    "text", ["{line}\n\n{body}", "Teilen\n\n{line}\n\n{body}", "{body}\n\n{line}\n\nMehr lesen"]
)
def test_the_day_of_a_brief_text_is_content_whatever_stands_beside_it(line, text):
    assert line in " ".join(content(text.format(line=line, body=BRIEF)))


@pytest.mark.parametrize(
    "line",
    [
        "12. April 2026",
        "Samstag, 12. April 2026, 20:00 Uhr",
        "Sa 12.04.2026 20:00",
        "12.04.2026 20:00 - 22:00",
        "12.04.2026 20:00 - 13.04.2026",
        "12. April 2026, 20:00 Uhr, Rathaus",
        "12.04.2026 20:00 Hameln",
        "Rathaus, 12.04. 20:00",
        "Anpfiff: 12. April 2026, 20:45",
        "heute 20:00",
    ],
)
def test_a_day_that_is_not_written_as_sites_do_is_content(line):
    assert line in " ".join(content(f"{line}\n\n{BODY}"))


@pytest.mark.parametrize("other", ["17.05.2026 18:30", "Anke Blum - 17.05.2026, 18:30"])
def test_texts_that_differ_in_a_line_masked_by_its_place_are_no_verbatim_copies(other):
    keys = {
        prepare(Article(id="a", title="", text=f"{line}\n\n{BODY}")).exact_key
        for line in (LINES[0], other)
    }
    assert len(keys) == 2
    labelled = {
        prepare(Article(id="a", title="", text=f"Aktualisiert: {line}\n\n{BODY}")).exact_key
        for line in (LINES[0], "17.05.2026 18:30")
    }
    assert len(labelled) == 1


def test_no_more_dated_lines_are_read_than_tell_that_there_are_too_many(monkeypatch):
    read = []

    def counted(text, language):
        read.append(text)
        return dated(text, language)

    monkeypatch.setattr(stamped_module, "dated", counted)
    assert not stamped("1.1.2026 10:00\n" * 1000, [], [], "en")
    assert len(read) == 4


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
