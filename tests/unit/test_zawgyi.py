import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.numbers.facts import mentions
from service.text.writing.clean import clean
from service.text.writing.zawgyi import unicode_burmese


def burmese(codes):
    return "".join(chr(int(code, 16)) for code in codes.split())


ENDING = burmese("1031 101e 100a 1039 104b"), burmese("101e 1031 100a 103a 104b")
"""A word in both encodings by which each case is told to be Zawgyi."""


@pytest.mark.parametrize(
    ("zawgyi", "unicode"),
    [
        ("1031 1014", "1014 1031"),
        ("107f 1015 102e 1038", "1015 103c 102e 1038"),
        ("1031 103b 1000", "1000 103c 1031"),
        ("1021 1019 103a 102d 1033 1038", "1021 1019 103b 102d 102f 1038"),
        ("101c 1036 102f 1038", "101c 102f 1036 1038"),
        ("1019 107c", "1019 1039 1019"),
        ("1021 1000 103a 108c", "1021 1004 103a 1039 1000 103b 102e"),
        ("1019 1088", "1019 103e 102f"),
        ("1000 1005 103a 1038", "1000 1008 1038"),
        ("107e 101e 1002 102f 1010 1039", "1029 1002 102f 1010 103a"),
        ("1010 1000 1039 1040 1004 1039", "1010 1000 103a 101d 1004 103a"),
        ("1044 1004 1039 1038", "104e 1004 103a 1038"),
        ("1041 1040 1040", "1041 1040 1040"),
        ("1041 1042 1038 1040 1040", "1041 1042 1038 1040 1040"),
    ],
)
def test_zawgyi_is_written_as_unicode(zawgyi, unicode):
    text = f"{burmese(zawgyi)} {ENDING[0]}"
    assert unicode_burmese(text) == unicodedata.normalize("NFC", f"{burmese(unicode)} {ENDING[1]}")


@pytest.mark.parametrize(
    "text",
    [
        "မြန်မာနိုင်ငံ၏ မြို့တော်မှာ နေပြည်တော် ဖြစ်သည်။",
        "သတ္တဝါတွေ ရောက်နေပြီ",
        "ၸိူဝ်းႁဝ်းၶႃႈ ၵိၼ်ၶဝ်ႈယူႇ",
        "London 2012",
    ],
    ids=["burmese", "stacked", "shan", "latin"],
)
def test_what_is_unicode_stays_as_it_is(text):
    assert unicode_burmese(text) == unicodedata.normalize("NFC", text)


def test_a_mark_that_zawgyi_has_none_for_stays_as_it_is():
    text = f"{burmese('1019 1035 1036')} {ENDING[0]}"
    assert unicode_burmese(text) == f"{burmese('1019 1035 1036')} {ENDING[1]}"


@pytest.mark.parametrize("point", range(0x102B, 0x10A0), ids=lambda point: f"{point:04x}")
def test_every_sign_may_stand_after_a_consonant(point):
    once = unicode_burmese(unicodedata.normalize("NFC", f"\u1019{chr(point)} {ENDING[0]}"))
    assert once.endswith(ENDING[1])
    assert unicode_burmese(once) == once


def test_the_letter_that_looks_like_a_digit_is_no_number():
    (year,) = mentions(clean("၂၀၁၈ ခုႏွစ္တြင္ ပါ၀င္ၾကသည္။"), "my")
    assert "2018" in year.values


@given(st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F) | st.sampled_from(" ။a1")))
def test_it_changes_nothing_twice(text):
    once = unicode_burmese(unicodedata.normalize("NFC", text))
    assert unicode_burmese(once) == once
    assert clean(clean(text)) == clean(text)
