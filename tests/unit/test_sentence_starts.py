"""Words that have their capitals from where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.names.names import WORD
from service.text.persons.sentence_starts import begins, capitals_within, is_ended


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Anna came with Ben.", ["Anna"]),
        ("It rained: Anna came.", ["It", "Anna"]),
        ("She said “Come with Ben”.", ["She", "Come"]),
        ("He said 'Come', says Ben.", ["He", "Come"]),
        ("It is O'Brien's.", ["It"]),
    ],
)
def test_a_word_begins_a_sentence_after_an_end_or_a_quote(sentence, first):
    words = list(WORD.finditer(sentence))
    found = [w.group() for place, w in enumerate(words) if begins(sentence, words, place)]
    assert [word for word in found if word[0].isupper()] == first


@pytest.mark.parametrize(
    ("line", "ended"),
    [
        ("Anna Keller resigns", False),
        ("Anna Keller resigns.", True),
        ("“We will leave.”", True),
        ("La directrice a démissionné »", False),
        ("安娜辞职。", True),
        ("Who leads the branch?", True),
        ("", False),
    ],
)
def test_a_headline_has_no_end(line, ended):
    assert is_ended(line) == ended


def test_capitals_of_names_stand_within():
    assert capitals_within("Anna met Ben. Carl: “Dora” and Emil") == {"Ben", "Emil"}


@given(st.text(max_size=60))
def test_what_stands_within_is_written_there_with_a_capital(sentence):
    assert all(word in sentence and word[0].isupper() for word in capitals_within(sentence))
