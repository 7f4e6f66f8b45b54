"""Traditional characters against the same text in simplified ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.space import Space
from service.article import Article
from service.text.prepare import prepare
from service.text.writing.simplified import simplified

TRADITIONAL = "市長週一為橫跨該河的新橋剪綵,並說這對鄰近兩個鄉鎮的經濟發展意義重大。"
SIMPLIFIED = "市长周一为横跨该河的新桥剪彩,并说这对邻近两个乡镇的经济发展意义重大。"


def test_chinese_is_read_in_simplified_characters():
    assert simplified(TRADITIONAL, "zh") == SIMPLIFIED
    assert simplified(SIMPLIFIED, "zh") == SIMPLIFIED


@pytest.mark.parametrize("language", ["ja", "ko", "en"])
def test_other_languages_keep_their_characters(language):
    assert simplified("東京都知事は記者団に語った。", language) == "東京都知事は記者団に語った。"


@given(st.text(st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF), max_size=40))
def test_nothing_is_lost_and_twice_is_once(text):
    found = simplified(text, "zh")
    assert len(found) == len(text)
    assert simplified(found, "zh") == found


def test_articles_in_both_scripts_are_read_alike():
    both = [
        prepare(Article(id=n, title="", text=text * 3))
        for n, text in (("a", TRADITIONAL), ("b", SIMPLIFIED))
    ]
    one, other = ([s.text for s in own.sentences] for own in both)
    assert one == other
    assert both[0].exact_key == both[1].exact_key


@pytest.mark.parametrize("note", ["點擊閱讀原文", "本文由機器翻譯，僅供參考", "網友評論"])
def test_what_sites_add_is_told_in_either_characters(note):
    told = prepare(Article(id="a", title="", text=f"{TRADITIONAL}\n\n{note}")).sentences
    assert [s.chrome for s in told] == [False, True]


def test_a_translation_is_nearer_once_it_is_simplified():
    english = (
        "On Monday the mayor opened the new bridge over the river and said it matters to trade."
    )
    written, read, other = Space("muse").encode("muse", [TRADITIONAL, SIMPLIFIED, english])
    assert read @ other > written @ other + 0.05
