"""Which of its languages each sentence of a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.languages.language_runs import is_in_scripts, language_runs

EN = [
    "The old stone bridge of Karvena opened to walkers on Saturday.",
    "Masons replaced 1,840 stones that the flood had torn out of the piers.",
    "Cars will stay banned because the middle arch had moved.",
]
FR = [
    "Le vieux pont de pierre de Karvena a rouvert aux piétons samedi.",
    "Des maçons ont remplacé 1 840 pierres que la crue avait arrachées.",
    "Les voitures resteront interdites car l'arche centrale a bougé.",
]
ZH = ["卡维纳的旧石桥星期六重新开放。", "工匠更换了一千八百块石头。", "汽车仍然禁止通行。"]


def test_paragraphs_in_blocks_and_by_turns_are_told():
    assert language_runs([*EN, *FR], ["fr", "en"]) == ["en"] * 3 + ["fr"] * 3
    turns = [text for both in zip(FR, EN, strict=True) for text in both]
    assert language_runs(turns, ["en", "fr"]) == ["fr", "en"] * 3


def test_what_tells_no_language_is_in_that_of_its_neighbours():
    assert language_runs([EN[0], "Karvena 2021.", *EN[1:], *FR], ["en", "fr"])[:4] == ["en"] * 4


def test_a_language_without_its_share_is_a_quote():
    assert language_runs([*EN, *EN, FR[0]], ["en", "fr"]) == ["en"] * 7


def test_a_language_in_a_script_that_is_brief_is_found_by_its_sentences():
    texts = [text for both in zip(FR, ZH, strict=True) for text in both]
    assert is_in_scripts(texts)
    assert language_runs(texts, ["fr"]) == ["fr", "zh"] * 3


@pytest.mark.parametrize("texts", [EN, FR, ZH, [*FR, *FR, ZH[0]], ["2021", "..."]])
def test_sentences_in_one_script_are_in_no_second_one(texts):
    assert not is_in_scripts(texts)


@given(st.lists(st.sampled_from([*EN, *FR, *ZH, "1,840", "-"]), min_size=1, max_size=9))
def test_every_sentence_is_in_a_language_that_has_its_share(texts):
    found = language_runs(texts, ["en", "fr"])
    assert len(found) == len(texts)
    assert all(5 * found.count(code) >= len(texts) for code in found)
