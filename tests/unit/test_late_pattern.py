"""Patterns that are compiled when they are needed find what they would find anyway."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.origin.credits import _line_ends
from service.text.origin.dateline_patterns import dateline_patterns
from service.text.origin.late_pattern import LatePattern

PIECES = st.sampled_from(
    [
        *("MOSCOW", "New York", "Paris", "القاهرة", "नई दिल्ली", "東京", "서울", "МОСКВА", "北京"),
        *(
            "Reuters",
            "AFP",
            "/TASS/",
            "(ANSA)",
            "(رويترز)",
            "واس",
            "(भाषा)",
            "Kyodo",
            "新华社",
            "연합뉴스",
        ),
        *(", ", " ", "(", ")", "[", "]", "【", "】", "=", "＝", " - ", " — ", "/", ".", ":", "،"),
        *("5 Jan", "5", "1月5日", "电", "電", "The talks", "He said."),
    ]
)
EXAMPLES = st.sampled_from(
    [
        "MOSCOW, 5 Jan - Reuters",
        "JAKARTA - There have been six waves",
        "New York, Jan 5 (Reuters) - Stocks",
        "МОСКВА, 5 января. /ТАСС/. Глава",
        "(ANSA) - ROMA, 05 GEN - Il",
        "عمان 5 يناير (بترا) - قال",
        "नई दिल्ली, 5 जनवरी (भाषा) प्रधान",
        "【ワシントン共同】米国",
        "(서울=연합뉴스) 정부",
        "新华社北京1月5日电 国家",
        "It will go on, he said. — Reuters",
        "It will go on (AFP, Reuters)",
    ]
)
LINES = st.one_of(EXAMPLES, st.lists(PIECES, max_size=9).map("".join))


def span(match):
    return match and match.span()


@settings(max_examples=300)
@given(LINES)
def test_a_late_pattern_finds_what_it_finds_compiled_at_once(line):
    for late in dateline_patterns():
        assert span(late.match(line)) == span(re.compile(late.pattern).match(line))
    for late in _line_ends():
        for start in (0, len(line) // 2):
            found = re.compile(late.pattern).search(line, start)
            assert span(late.search(line, start)) == span(found)


def test_what_no_line_needs_is_never_compiled():
    late = LatePattern("[0-9]", "(")
    assert late.match("once upon a time") is None
    with pytest.raises(re.error):
        late.match("1")
