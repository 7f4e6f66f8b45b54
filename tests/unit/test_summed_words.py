"""Numbers that are told by several scales, some in words and some in figures."""

import pytest

from service.text.numbers.facts import mentions

FIRST = [
    ("ایک لاکھ ۶۰ ہزار بچوں", "ur", "160000"),
    ("دو لاکھ ۱۴ ہزار بچوں", "ur", "214000"),
    ("دوه لکه ۱۴ زره ماشومانو", "ps", "214000"),
    ("দুই লাখ ১৪ হাজার শিশু", "bn", "214000"),
    ("এক লাখ ৬০ হাজার শিশু", "bn", "160000"),
    ("एक लाख 60 हजार बच्चों", "hi", "160000"),
    ("दोन लाख १४ हजार मुले", "mr", "214000"),
    ("दुई लाख १४ हजार बालबालिका", "ne", "214000"),
    ("બે લાખ 14 હજાર બાળકો", "gu", "214000"),
    ("ਦੋ ਲੱਖ 14 ਹਜ਼ਾਰ ਬੱਚੇ", "pa", "214000"),
    ("இரண்டு லட்சத்து 14 ஆயிரம்", "ta", "214000"),
    ("రెండు లక్షల 14 వేల", "te", "214000"),
    ("രണ്ട് ലക്ഷം 14 ആയിരം", "ml", "214000"),
    ("یک میلیون و ۲۰۰ هزار نفر", "fa", "1200000"),
    ("un millón 200 mil euros", "es", "1200000"),
    ("um milhão e 200 mil euros", "pt", "1200000"),
    ("satu juta 200 ribu orang", "id", "1200000"),
]


@pytest.mark.parametrize(("text", "language", "value"), FIRST)
def test_a_scale_that_a_word_counts_is_summed_with_the_next(text, language, value):
    (number,) = mentions(text, language)
    assert value in number.values
    assert number.firm


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("दो लाख साठ हजार लोग", "hi", "260000"), ("dua juta tiga ratus ribu", "id", "2300000")],
)
def test_a_sum_in_words_alone_can_agree_but_misses_nothing(text, language, value):
    (number,) = mentions(text, language)
    assert number.values == {value}
    assert not number.firm
    assert number.spelled


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("दो हजार, 14 हजार", "hi", {"2000", "14000"}),
        ("दो हजार 14 लाख", "hi", {"2000", "1400000"}),
        ("two million people, 300 thousand", "en", {"2000000", "300000"}),
        ("दो लाख 14 लाख", "hi", {"200000", "1400000"}),
    ],
)
def test_numbers_apart_and_scales_that_do_not_fall_are_two(text, language, values):
    found = [number.values for number in mentions(text, language)]
    assert [len(values & number) for number in found] == [1, 1]


@pytest.mark.parametrize(
    ("text", "language"),
    [("one million people", "en"), ("एक लाख बच्चों", "hi"), ("یک میلیون نفر", "fa")],
)
def test_one_of_a_scale_can_agree_with_figures_but_is_missed_by_none(text, language):
    (number,) = mentions(text, language)
    assert number.values & {"1000000", "100000"}
    assert not number.firm
    assert not number.spelled
