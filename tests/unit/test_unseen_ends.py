"""Ends of sentences that ICU does not see, and the same marks where none ends."""

from __future__ import annotations

import pytest
from splitting import sentences

from service.text.writing.sentences import split


@pytest.mark.parametrize(
    ("language", "mark", "said"),
    [
        ("hy", ":", ("Գորիում տղամարդ են փրկել", "Նա ընկել էր երրորդ հարկից", "«Նա լավ է»")),
        ("am", "::", ("መንግሥት አዲስ ዕቅድ አወጣ", "ገበሬዎች ተጠቃሚ ይሆናሉ", "ሚኒስትሩ ይህን ተናገሩ")),
        ("ti", "\u1361\u1361", ("መንግስቲ ሓድሽ መደብ ኣውጺኡ", "ሓረስቶት ክጥቀሙ እዮም", "ሚኒስተር ነዚ ተዛሪቡ")),
        ("hi", "|", ("सरकार ने योजना की घोषणा की है", "इसका लाभ मिलेगा", "मंत्री ने यह बात कही”")),
        ("bn", "|", ("সরকার নতুন প্রকল্প ঘোষণা করেছে", "কৃষকেরা এর সুবিধা পাবেন", "মন্ত্রী এ কথা জানান")),
        ("ur", "-", ("حکومت نے اعلان کیا ہے", "کسانوں کو فائدہ ہوگا", "وزیر نے یہ بات کہی")),
    ],
)
def test_what_is_typed_for_a_full_stop_ends_a_sentence(
    language: str, mark: str, said: tuple[str, ...]
) -> None:
    whole = [sentence + mark for sentence in said]
    assert sentences(" ".join(whole), language) == whole


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hy", "Խաղը սկսվեց 18:45-ին և ավարտվեց 2:1 հաշվով"),
        ("ru", "«Спартак»: победа в гостях"),
        ("en", "The score: two to one"),
        ("hi", "होम | देश | विदेश"),
        ("hi", "भारत |2-1| पाकिस्तान"),
        ("am", "ሰዓት 3:30 ላይ ተጀመረ"),
        ("fa", "او می- رود"),
    ],
)
def test_the_same_marks_end_no_sentence_elsewhere(language: str, text: str) -> None:
    assert sentences(text, language) == [text]


def test_a_full_stop_without_a_space_ends_a_sentence_between_words() -> None:
    assert sentences("वह वहाँ गया.उन्होंने कहा.", "hi") == ["वह वहाँ गया.", "उन्होंने कहा."]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("They left the town at once.", "20 people died.")),
        ("de", ("Sie gingen “sofort.”", "3,5 Millionen blieben.")),
        ("ru", ("Они ушли с Сиваша!", "20 людей осталось.")),
        ("tr", ("Buna uyardı.", "24 saat geçti.")),
        ("el", ("Έφυγαν αμέσως.", "20 άτομα έμειναν.")),
    ],
)
def test_a_sentence_may_begin_with_a_number(language: str, said: tuple[str, ...]) -> None:
    assert sentences(" ".join(said), language) == list(said)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They left on Sept. 20 when it rained"),
        ("lv", "Tas notika plkst. 11.15 pēc tam"),
        ("hu", "Ez szept. 20 után volt"),
        ("it", "Era il genn. 20 della guerra"),
        ("en", "He did no. 20 again"),
    ],
)
def test_a_number_behind_an_abbreviation_begins_no_sentence(language: str, text: str) -> None:
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "19:00 — фільм про Сиваш. 20:30 — чвертьфінал Кубка. 22:15 — комедія."),
        ("ru", "19:00 — «Солёное озеро». 20:30 — четвертьфинал 1987 года. 22:15 — комедия."),
        ("pl", "19:00 – film o Sywaszu. 20:30 – ćwierćfinał Pucharu. 22:15 – komedia."),
        ("pl", "19.00 – film o Sywaszu. 20.30 – ćwierćfinał Pucharu. 22.15 – komedia."),
        ("en", "19:00 - a film on salt. 20:30 - the quarter-final. 22:15 - a comedy."),
    ],
)
def test_each_hour_of_a_programme_begins_a_sentence(language: str, text: str) -> None:
    assert len(split(text, language)) == 3


def test_an_hour_behind_an_abbreviation_begins_no_sentence() -> None:
    assert len(split("Der Brand brach ca. 20:30 – 21:00 Uhr aus.", "de")) == 1
