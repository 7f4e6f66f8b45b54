"""Words that two standards of one language have for one thing."""

import pytest

from service.match.alignment.align import Group
from service.match.differences.exchange import compare_words
from service.text.tables import read_table
from service.text.words.regional import in_one_standard


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Um comboio parou.", "Um trem parou.", "pt"),
        ("Comboio com autocarros", "Trem com ônibus", "pt"),
        ("特朗普谈导弹", "川普谈飞弹", "zh"),
        ("A lorry burned.", "A truck burned.", "en"),
    ],
)
def test_words_of_two_standards_are_one(one: str, other: str, language: str) -> None:
    left, right = in_one_standard(one, other, language)
    assert left == right
    right, left = in_one_standard(other, one, language)
    assert left == right


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Um comboio parou.", "Um autocarro parou.", "pt"),
        ("Um trem parou.", "Um trem parou.", "pt"),
        ("特朗普谈导弹", "普京谈导弹", "zh"),
        ("Um trem parou.", "A train stopped.", "en"),
        ("Um tremor.", "Um comboio.", "pt"),
    ],
)
def test_other_words_are_kept(one: str, other: str, language: str) -> None:
    assert in_one_standard(one, other, language) == (one, other)


def test_an_edition_exchanges_nothing_and_a_template_does() -> None:
    sent = "Um {} de passageiros descarrilou perto de {}, disse a polícia local."
    groups = [Group(0, 1, 0, 1, 0.8)]

    def compared(one: str, other: str) -> object:
        found = compare_words([one], [other], groups, 1.0, True, "pt")
        return found.exchanged, found.replaced

    here = sent.format("comboio", "Aveiro")
    assert compared(here, sent.format("trem", "Aveiro")) == ((), ())
    assert compared(here, sent.format("trem", "Braga")) == (
        (("Aveiro", "Braga"),),
        (("Aveiro", "Braga"),),
    )
    assert compared(here, sent.format("navio", "Aveiro"))[1] == (("comboio", "navio"),)


def test_no_pair_has_one_word_twice() -> None:
    for pairs in read_table("regional_words").values():
        assert len(set(pairs)) == len(pairs)
        for pair in pairs:
            one, other = pair.split("/")
            assert one != other
