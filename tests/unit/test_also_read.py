"""Names in scripts whose letters stand for more than one sound, or two for one."""

import pytest

from service.text.names.also_read import also_read, unmarked
from service.text.names.names import is_spelled, skeleton, spellings


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Patrick", "השחקן פטריק ניצח"),
        ("Roberts", "נשיא בית המשפט רוברטס דיבר"),
        ("Facebook", "חברת פייסבוק הודיעה"),
        ("Vermont", "הסנטור מוורמונט הצביע"),
        ("Petrov", "השר פטרוב אמר"),
        ("Johnson", "ראש הממשלה ג'ונסון התפטר"),
        ("Chambers", "השופט צ׳יימברס קבע"),
        ("Donald", "Ο Ντόναλντ μίλησε"),
        ("Antonio", "Ο Αντόνιο μίλησε"),
        ("Belfast", "Η ομάδα του Μπέλφαστ κέρδισε"),
        ("Bordeaux", "Στο Μπορντό έβρεξε"),
        ("Hammond", "Ο Χάμοντ παραιτήθηκε"),
        ("Grant", "المهاجم جرانت سجل هدفا"),
        ("Vermont", "د ورمونټ سناتور"),
        ("Ford", "ბატონი ფორდი მოვიდა"),
        ("Stanford", "ஸ்டான்ஃபோர்டு பல்கலைக்கழகம்"),
        ("Washington", "వాషింగ్టన్ నుంచి"),
        ("Rangers", "रेंजर्स ने जीता"),
        ("Livingston", "লিভিংস্টন শহরে"),
        ("Chelsea", "चेल्सी ने जीता"),
        ("Jones", "Izvor blizak Džounsu je to izjavio"),
        ("Chambers", "Sudija Čejmbers je odlučio"),
        ("Lombok", "በሎምቦክ የደረሰው አደጋ"),
    ],
)
def test_a_name_is_spelled_as_the_script_can(name: str, sentence: str) -> None:
    assert is_spelled(skeleton(name), spellings(sentence))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Patrick", "השחקן רוברטס ניצח"),
        ("Johnson", "ראש הממשלה צ׳רצ׳יל התפטר"),
        ("Donald", "Ο Αντόνιο μίλησε"),
        ("Belfast", "Η ομάδα του Ντάντι κέρδισε"),
        ("Grant", "المهاجم رونالدو سجل هدفا"),
        ("Washington", "హైదరాబాద్ నుంచి"),
        ("Chambers", "Sudija Džouns je odlučio"),
    ],
)
def test_another_name_is_not(name: str, sentence: str) -> None:
    assert not is_spelled(skeleton(name), spellings(sentence))


def test_a_marked_letter_does_not_end_a_word() -> None:
    assert unmarked("ג'ונס וצ׳ק") == "jונס וchק"
    assert unmarked("אמר 'כן' ויצא") == "אמר 'כן' ויצא"


@pytest.mark.parametrize("word", ["Jones", "Джонс", "ジョーンズ", "존스", "Müller"])
def test_where_nothing_is_known_nothing_is_read_besides(word: str) -> None:
    assert also_read([word]) == []
