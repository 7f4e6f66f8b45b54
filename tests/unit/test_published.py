"""The hour at which a site published an article is none of its facts."""

import pytest

from service.article import Sentence
from service.match.facts.agreement import facts_of
from service.text.sites.published import line_of_publication

BODY = [f"Sentence number {word} tells what happened at the harbour." for word in "abcdefgh"]
HEAD = ["Harbour Courier", "New pier opens in Velm"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Rasa Vaitkutė, 2026-03-12 15:40", "lt"),
        ("12 березня 2026, 12:55, Олена Гнатюк", "uk"),
        ("Jana Malá | 12.04.2026 10:02", "cs"),
        ("By Ann Lind, 12 April 2026, 10:02", "en"),
    ],
)
def test_a_line_of_an_author_a_day_and_an_hour_above_a_text_is_that_of_publication(line, language):
    assert line_of_publication([*HEAD, line, *BODY], language) == 2


@pytest.mark.parametrize(
    "texts",
    [
        [*HEAD, *BODY, "Ann Lind, 12 April 2026, 10:02"],
        [*HEAD, "Ann Lind, 12 April 2026, 10:02", *BODY[:3]],
        [*HEAD, "Ann Lind, 12 April 2026, 10:02", "Jo Berg, 13 April 2026, 11:02", *BODY],
        [*HEAD, "The concert begins on 12 April 2026 at 10:02 in Velm.", *BODY],
        [*HEAD, BODY[0], "Ann Lind, 12 April 2026, 10:02", *BODY],
        [*HEAD, "12 April 2026", *BODY],
    ],
    ids=["below", "a brief text", "a timetable", "a sentence", "behind one", "no hour"],
)
def test_other_lines_are_none(texts):
    assert line_of_publication(texts, "en") is None


def test_its_hour_is_left_out_and_its_day_is_not():
    texts = [*HEAD, "Ann Lind, 12 April 2026, 10:02", *BODY, "The pier opens at 10:02."]
    places = [Sentence("title" if n < 2 else "text", 0, len(t), t) for n, t in enumerate(texts)]
    facts = facts_of(places, "en")
    assert [m.quote for m in facts[2]] == ["12", "April", "2026"]
    assert [m.quote for m in facts[-1]] == ["10:02"]
