"""Windows: where what is too long for one sentence is cut, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icu4py.breakers import CharacterBreaker
from splitting import sentences

from service.text.writing.sentences import split
from service.text.writing.windows import windows


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["e\u0301", "👨\u200d👩\u200d👧", "🇫🇷", "กำ", "क्षि", "한", " ", "x"]))
)
def test_windows_keep_grapheme_clusters_whole(units: list[str]) -> None:
    text = "a" + "".join(units) * 60
    ends = set()
    position = 0
    for cluster in CharacterBreaker(text, "und"):
        position += len(cluster)
        ends.add(position)
    assert {end for _, end in windows(text, 0, len(text.rstrip()))} <= ends | {len(text.rstrip())}


def test_long_sentences_are_cut_at_clauses_then_words() -> None:
    clauses = "the council met again and nobody knew what it had decided, " * 12
    pieces = sentences(clauses, "en")
    assert len(pieces) == 2
    assert all(piece.endswith(",") for piece in pieces)
    words = sentences("word " * 200, "en")
    assert {piece.split()[-1] for piece in words} == {"word"}
    assert max(map(len, words)) - min(map(len, words)) <= 10


SPEECH = (
    "builders have finished laying asphalt on the new bridge over the river the head of the "
    "district said it will open on friday and until then the ferry will keep running the "
    "bridge took four years to build and people on the left bank had to travel a hundred "
    "kilometres in winter"
)


def test_speech_without_marks_is_cut_into_pieces_as_long_as_sentences() -> None:
    assert len(sentences(SPEECH, "en")) == 2
    assert max(map(len, sentences(SPEECH, "en"))) <= 260
    assert len(sentences(SPEECH.replace("river", "river,"), "en")) == 1
    assert len(sentences(SPEECH[:230], "en")) == 1


@pytest.mark.parametrize(
    ("text", "most"), [("雨が降った、" * 60, 120), ("ฝนตกหนัก " * 60, 160), ("rain, " * 99, 400)]
)
def test_windows_follow_the_script(text: str, most: int) -> None:
    lengths = [end - start for start, end in split(text, "und")]
    assert most // 2 <= max(lengths) <= most


@pytest.mark.parametrize(
    ("limit", "before", "joined", "behind"),
    [
        (160, "ตำรวจจับกุมชายชาวต่างชาติ", "ขวดแชมพู 11 ขวด", "ผู้ต้องหาเดินทางมา"),
        (160, "ตำรวจจับกุมชายชาวต่างชาติ", "ขวดแชมพู ๑๑ ขวด", "ผู้ต้องหาเดินทางมา"),
        (160, "ตำรวจจับกุมชายชาวต่างชาติ", "พ.ต.อ. วิชัย", "กล่าวว่าพบสิ่งผิดปกติ"),
        (160, "ตำรวจจับกุมชายชาวต่างชาติ", "สิ่งของต่าง ๆ", "ถูกยึดไว้เป็นของกลาง"),
        (160, "ຕຳຫຼວດຈັບຜູ້ຕ້ອງສົງໄສ", "ຢາເສບຕິດ 40 ກິໂລ", "ຢູ່ສະໜາມບິນໃນຄືນວັນພຸດ"),
        (400, "ប៉ូលិសបានចាប់ខ្លួនជនសង្ស័យ", "មនុស្ស 12 នាក់", "នៅព្រលានយន្តហោះ"),
        (400, "ရဲတပ်ဖွဲ့ဝင်များက ဖမ်းဆီးခဲ့", "လူ ၁၂ ဦး", "ကို လေဆိပ်တွင် တွေ့ရှိခဲ့သည်"),
        (400, "the (old) council sat once more and", "some 12 men", "were told to go home again"),
    ],
)
def test_windows_part_no_number_from_what_it_counts(
    limit: int, before: str, joined: str, behind: str
) -> None:
    """Wherever in what belongs together the middle of the text is."""
    whole = limit // 2 + limit // 4
    for shift in range(len(joined)):
        left = " ".join([before] * 20)[-whole + shift :].strip()
        right = " ".join([behind] * 20)[: whole - len(joined) + shift].strip()
        pieces = sentences(f"{left} {joined} {right}", "und")
        assert len(pieces) == 2
        assert any(joined in piece for piece in pieces)


def test_windows_part_numbers_where_nothing_else_parts() -> None:
    pieces = sentences("ราคาสินค้า 11 " + "12 345 " * 30 + "ผู้ต้องหาเดินทางมา" * 7, "th")
    assert len(pieces) > 2
    assert max(map(len, pieces)) <= 160
