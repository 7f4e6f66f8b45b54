"""Scales that the compact notation of CLDR lacks, in the forms that news has them in."""

import pytest

from service.text.numbers.facts import mentions


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("5 زره ماشومان", "ps", "5000"),
        ("5 لکه ماشومان", "ps", "500000"),
        ("5 هەزار کەس", "ku", "5000"),
        ("5 ملیۆن دینار", "ku", "5000000"),
        ("5 لک ماڻهو", "sd", "500000"),
        ("5 ڪروڙ رپيا", "sd", "50000000"),
        ("5 ଲକ୍ଷ ଲୋକ", "or", "500000"),
        ("5 ලක්ෂයක් ජනතාව", "si", "500000"),
        ("5 මිලියනයක්", "si", "5000000"),
        ("5 ሽሕ ሰባት", "ti", "5000"),
        ("5 ໝື່ນ ກີບ", "lo", "50000"),
        ("5 минг киши", "uz", "5000"),
        ("5 մլն դրամ", "hy", "5000000"),
        ("5 milyuun oo qof", "so", "5000000"),
        ("5 miliyan na mutane", "ha", "5000000"),
        ("5 milyon goud", "ht", "5000000"),
        ("5 filiwn o bobl", "cy", "5000000"),
        ("5 mil. Kč", "cs", "5000000"),
        ("5 tỉ đồng", "vi", "5000000000"),
        ("5 מיליוני שקלים", "he", "5000000"),
        ("5 טויזנט מענטשן", "yi", "5000"),
    ],
)
def test_scales_are_read_as_news_writes_them(text, language, value):
    (number,) = mentions(text, language)
    assert value in number.values
