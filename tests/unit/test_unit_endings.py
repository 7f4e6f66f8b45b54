"""Units with the endings of languages of India."""

import pytest

from service.text.numbers.units import measures, unit_of
from service.text.writing.clean import clean


@pytest.mark.parametrize(
    ("word", "language", "unit"),
    [
        ("அடி", "ta", "foot"),
        ("அடிவரை", "ta", "foot"),
        ("அடியில்", "ta", "foot"),
        ("அடிகளுக்கு", "ta", "foot"),
        ("மீட்டருக்கு", "ta", "meter"),
        ("அங்குலத்தில்", "ta", "inch"),
        ("மணிநேரத்தில்", "ta", "hour"),
        ("అడుగులకు", "te", "foot"),
        ("గంటల్లో", "te", "hour"),
        ("ಅಡಿಗಳಷ್ಟು", "kn", "foot"),
        ("ಮೀಟರ್‌ಗೆ", "kn", "meter"),
        ("അടിവരെ", "ml", "foot"),
        ("മീറ്ററോളം", "ml", "meter"),
        ("ദിവസത്തിൽ", "ml", "day"),
        ("අඩියකට", "si", "foot"),
        ("මීටරයක", "si", "meter"),
        ("ফুটের", "bn", "foot"),
        ("ફૂટના", "gu", "foot"),
        ("मैलांवर", "mr", "mile"),
        ("அடிப்படை", "ta", None),
        ("அடிக்கடி", "ta", None),
        ("அடித்தார்", "ta", None),
        ("అడిగారు", "te", None),
        ("గంటలకు", "te", None),
        ("ಅಡಿಕೆ", "kn", None),
        ("അടിസ്ഥാന", "ml", None),
        ("அடிவரை", "en", None),
    ],
)
def test_a_short_name_is_a_unit_with_an_ending_of_its_language(word, language, unit):
    assert unit_of("20", f" {clean(word)} x", language) == unit


def test_twenty_feet_are_six_metres_in_tamil():
    assert not measures("20", " அடிவரை", "ta").isdisjoint(measures("6", " metrów", "pl"))
