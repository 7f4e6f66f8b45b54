"""Which offices a sentence names."""

import pytest

from service.text.words.offices import offices_in


@pytest.mark.parametrize(
    ("sentence", "offices"),
    [
        ("Ekoloji Bakanlığı tarama çalışmalarına başladı.", ("portfolio:environment",)),
        ("Çalışma Bakanlığı açıkladı.", ("portfolio:labour",)),
        ("Çalışmalar sürüyor.", ()),
    ],
)
def test_works_beside_a_ministry_are_no_ministry_of_labour(sentence, offices):
    assert offices_in(sentence, "tr") == offices
