"""Halves and quarters before a number, as the languages of South Asia tell them."""

import pytest

from service.text.numbers.facts import mentions


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        ("तड़के करीब साढ़े पांच बजे हुआ", "hi", "5:30"),
        ("रात साढ़े 10 बजे", "hi", "10:30"),
        ("पौने ग्यारह बजे", "hi", "10:45"),
        ("सवा तीन बजे", "hi", "3:15"),
        ("ढाई बजे", "hi", "2:30"),
        ("রাত সাড়ে দশটার দিকে", "bn", "10:30"),
        ("ভোর সাড়ে ৫টায়", "bn", "5:30"),
        ("পৌনে আটটায়", "bn", "7:45"),
        ("সোয়া তিনটার দিকে", "bn", "3:15"),
        ("দেড়টার দিকে", "bn", "1:30"),
        ("साडेपाच वाजता", "mr", "5:30"),
        ("बिहान साढे पाँच बजे", "ne", "5:30"),
        ("સાડા પાંચ વાગ્યે", "gu", "5:30"),
        ("ਸਾਢੇ ਪੰਜ ਵਜੇ", "pa", "5:30"),
        ("صبح ساڑھے پانچ بجے", "ur", "5:30"),
    ],
)
def test_an_hour_with_a_half_or_a_quarter_is_a_time(text, language, time):
    (told,) = mentions(text, language)
    assert f"time:{time}" in told.values
    assert told.firm


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("साढ़े तीन लाख रुपये", "hi", "350000"),
        ("ढाई लाख रुपये", "hi", "250000"),
        ("सवा लाख लोग", "hi", "125000"),
        ("साढ़े 4 हजार लोग", "hi", "4500"),
        ("पौने दो करोड़", "hi", "17500000"),
        ("পৌনে তিন কোটি টাকা", "bn", "27500000"),
        ("আড়াই হাজার মানুষ", "bn", "2500"),
        ("साडेतीन लाख", "mr", "350000"),
        ("अडीच कोटी रुपये", "mr", "25000000"),
        ("ڈیڑھ لاکھ افراد", "ur", "150000"),
        ("દોઢ લાખ લોકો", "gu", "150000"),
    ],
)
def test_a_number_with_a_half_or_a_quarter_is_multiplied_by_its_scale(text, language, value):
    (number,) = mentions(text, language)
    assert number.values == {value}
    assert not number.firm


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("ڈیڑھ سال", "ur", "1.5"), ("साढ़े तीन घंटे", "hi", "3.5"), ("সাড়ে তিন ঘণ্টা", "bn", "3.5")],
)
def test_other_quantities_are_numbers(text, language, value):
    (number,) = mentions(text, language)
    assert value in number.values
    assert not any(told.startswith("time:") for told in number.values)


@pytest.mark.parametrize(("text", "language"), [("اس کے سوا پانچ", "ur"), ("सवाल पांच", "hi")])
def test_words_that_mean_or_begin_like_others_add_nothing(text, language):
    assert not any({"5.25", "1.25"} & number.values for number in mentions(text, language))
