"""Words that are opposites within one language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.words.antonyms import _DATA, are_opposite
from service.text.words.opposites import OPPOSITE_KINDS, opposites
from service.text.words.word_forms import whole_words

LANGUAGES = sorted(_DATA.keys() - {"comment"})


@pytest.mark.parametrize(
    ("one", "other", "language", "opposite"),
    [
        ("raised", "lowered", "en", True),
        ("RAISED sharply", "was cut", "en", True),
        ("raised", "increased", "en", False),
        ("raised and lowered", "lowered", "en", False),
        ("approved", "rejected", "en", True),
        ("hausse", "baisse", "fr", True),
        ("relevé", "abaissé", "fr", True),
        ("aprobó", "rechazó", "es", True),
        ("erhöht", "gesenkt", "de", True),
        ("erhöhte", "senkte", "de", True),
        ("повысил", "снизил", "ru", True),
        ("art\u0131rd\u0131", "düşürdü", "tr", True),
        ("left", "lefty", "en", False),
        ("raised", "lowered", "sv", False),
        ("höjde", "sänkte", "sv", True),
        ("höjde och sänkte", "sänkte", "sv", False),
        ("apreció", "depreció", "es", True),
        ("बढ़ा", "घटा", "hi", True),
        ("बढ़ा", "उछाल", "hi", False),
        ("", "", "en", False),
    ],
)
def test_opposites_stand_at_two_poles(one, other, language, opposite):
    for x, y in ((one, other), (other, one)):
        assert are_opposite(x.split(), y.split(), language) == opposite


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_at_both_poles(language):
    for one, other in _DATA[language]:
        assert one
        assert other
        for x in one:
            for y in other:
                stems = x.removesuffix("*"), y.removesuffix("*")
                assert stems[0] != stems[1]
                assert not (x.endswith("*") and stems[1].startswith(stems[0])), (x, y)
                assert not (y.endswith("*") and stems[0].startswith(stems[1])), (x, y)


@given(st.lists(st.sampled_from(["up", "down", "first", "last", "tree"]), max_size=4))
def test_words_are_no_opposites_of_themselves(words):
    assert not are_opposite(words, words, "en")
    assert not are_opposite(words, words[::-1], "en")


WORDS = [form.rstrip("*") for pair in _DATA["en"] for pole in pair for form in pole]


@given(*[st.lists(st.sampled_from([*WORDS, "the", "talks"]), max_size=3)] * 2)
def test_opposites_are_told_as_by_each_two_poles(one, other):
    left, right = " ".join(one), " ".join(other)
    held = [
        [bool(whole_words(pole).search(text)) for text in (left, right) for pole in pair]
        for pair in _DATA["en"]
    ]
    plainly = any(own in ([True, False, False, True], [False, True, True, False]) for own in held)
    said = [opposites(text, "en").keys() for text in (left, right)]
    named = [[values & side for side in said] for values in OPPOSITE_KINDS.values()]
    of_a_kind = any(x and y and not x & y for x, y in named)
    assert are_opposite(one, other, "en") == (plainly or of_a_kind)
