"""The phrases of sites: each is found by an anchor, as by trying all of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.sites import chrome_phrases
from service.text.sites.chrome_phrases import is_phrase, plain_phrases
from service.text.writing.clean import fold

PHRASES = {
    spaced: [
        phrase
        for language, phrases in chrome_phrases._data()["whole"].items()
        if (language not in ("ja", "zh", "th")) == spaced
        for phrase in phrases
    ]
    for spaced in (True, False)
}


def matches_any(words: str, spaced: bool) -> bool:
    """What is_phrase says, by every phrase in turn."""
    return any(chrome_phrases._compiled(p, spaced).fullmatch(words) for p in PHRASES[spaced])


def one_wording(phrase: str, draw: st.DrawFn) -> str:
    def chosen(match: re.Match[str]) -> str:
        parts = (match[1] or match[2]).split("|")
        return draw(st.sampled_from(parts if match[1] else ["", *parts]))

    text = re.sub(r"\{([^}]*)\}|\[([^\]]*)\]", chosen, phrase)
    return re.sub(r"\.{2,4}", draw(st.sampled_from(["", "one two", "中"])), text).replace("#", "7")


@st.composite
def near_phrases(draw: st.DrawFn, spaced: bool) -> str:
    """The words of a phrase, whole or with one word more or one less."""
    words = fold(one_wording(draw(st.sampled_from(PHRASES[spaced])), draw)).split()
    place = draw(st.integers(0, len(words)))
    changed = draw(st.sampled_from([words, words[:place] + words[place + 1 :], [*words, "7"]]))
    return "".join(f" {word}" for word in changed) if spaced else "".join(changed)


@pytest.mark.parametrize("spaced", [True, False])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_phrases_are_found_by_their_anchors_as_by_trying_each(
    spaced: bool, data: st.DataObject
) -> None:
    words = data.draw(near_phrases(spaced))
    assert is_phrase(words, spaced) == matches_any(words, spaced)


def test_plain_phrases_are_the_folded_choices() -> None:
    assert {fold(p) for p in PHRASES[True] if p.replace(" ", "").isalpha()} <= plain_phrases()
    assert all(fold(wording) == wording for wording in plain_phrases())
