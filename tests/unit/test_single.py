import numpy as np
import pytest

from service.article import Sentence
from service.match.alignment.align import Group
from service.match.coverage.overlap import Sides
from service.match.coverage.passages import Passages, shares
from service.match.coverage.single import unconfirmed
from service.match.differences.one_language import language_of_both

BEGINS, ENDS = "The ferry strike begins tomorrow.", "The ferry strike ends tomorrow."


def passages(text, language="en"):
    sentences = (Sentence("text", 0, len(text), text),)
    return Passages(language, sentences, np.eye(1, dtype=np.float32), shares(sentences))


def doubt(one, other, languages=("en", "en"), told=0.0, verbatim=0.0, evidence=1.0):
    a, b = (passages(text, code) for text, code in zip((one, other), languages, strict=True))
    groups = [Group(0, 1, 0, 1, 1.2)]
    language = language_of_both(a, b)
    return unconfirmed(Sides(a, b, None), groups, language, told, verbatim, (1.2, evidence))


@pytest.mark.parametrize("languages", [("en", "en"), ("en", "fi"), ("af", "no")])
def test_one_sentence_is_not_confirmed_by_a_likeness(languages):
    assert doubt(BEGINS, ENDS, languages) == 1.0
    assert doubt(BEGINS, ENDS, languages, verbatim=0.88) == 1.0


def test_a_long_sentence_is_not_either():
    tail = " and the port authority has asked everybody to travel on another day of the week"
    assert doubt(BEGINS[:-1] + tail, "Färjestrejken börjar i morgon" + tail, ("en", "sv")) == 1.0


def test_names_and_numbers_confirm_a_sentence():
    assert doubt(BEGINS, "Färjestrejken börjar i morgon.", ("en", "sv"), told=1.0) == 0.0


def test_its_very_words_confirm_a_sentence():
    assert doubt(BEGINS, f"Now {BEGINS}", verbatim=0.91) == 0.0
    assert doubt("The fery strike begins.", "The ferry strike begins.", verbatim=0.9) == 0.0


def test_a_name_confirms_no_brief_line_that_exchanges_a_word():
    fire, strike = "Fire in Ostrel", "Strike in Ostrel"
    assert doubt(fire, strike, told=1.0) == 1.0
    assert doubt(fire, strike, ("en", "af"), told=1.0) == 1.0
    assert doubt(fire, "Ostrel: Feuer bricht aus", ("en", "de"), told=1.0) == 0.0


def test_two_sentences_are_confirmed_by_a_plain_likeness():
    long = "Ministers will meet the unions of the harbours again before the end of the week."
    assert doubt(long, f"{long} So.", ("en", "fi"), evidence=1.6) == 0.0


def test_words_tell_that_two_lines_are_in_one_language():
    assert language_of_both(passages(BEGINS, "af"), passages(ENDS, "no")) == "af"
    assert language_of_both(passages(BEGINS, "und"), passages(ENDS, "no")) == "no"
    assert language_of_both(passages(BEGINS), passages("Färjestrejken börjar.", "sv")) is None
    long = " ".join([BEGINS] * 6)
    assert language_of_both(passages(long, "af"), passages(long, "no")) is None
