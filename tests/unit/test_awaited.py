"""What is not before a time is only then."""

import numpy as np
import pytest

from service.match.alignment.align import Group
from service.match.differences.denied import denied_passages

ONLY_THEN = ("Visitors can see the twins only in October.", "en")
IN_OCTOBER = ("游客要到10月才能看到它们。", "zh")
NOT_BEFORE = [
    ("en", "Visitors will not see them before October."),
    ("en", "Visitors will not see the twins before the end of October."),
    ("de", "Besucher können sie vor Oktober nicht sehen."),
    ("de", "Besucher können sie bis zum Oktober nicht sehen."),
    ("fr", "Les visiteurs ne pourront pas les voir avant octobre."),
    ("es", "Los visitantes no podrán verlos antes de octubre."),
    ("pt", "Os visitantes não poderão vê-los antes de outubro."),
    ("it", "I visitatori non potranno vederli prima di ottobre."),
    ("ro", "Vizitatorii nu îi vor putea vedea înainte de octombrie."),
    ("nl", "Bezoekers krijgen ze niet voor oktober te zien."),
    ("sv", "Besökare får inte se dem före oktober."),
    ("da", "Gæsterne får dem ikke at se før oktober."),
    ("ru", "Посетители не увидят их до октября."),
    ("uk", "Відвідувачі не побачать їх до жовтня."),
    ("pl", "Zwiedzający nie zobaczą ich przed październikiem."),
    ("cs", "Návštěvníci je před říjnem nebudou moci vidět."),
    ("hr", "Posjetitelji ih neće vidjeti prije listopada."),
    ("el", "Οι επισκέπτες δεν θα τα δουν πριν από τον Οκτώβριο."),
    ("fi", "Kävijät eivät näe niitä ennen lokakuuta."),
    ("hu", "A látogatók október előtt nem láthatják őket."),
    ("id", "Pengunjung tidak dapat melihatnya sebelum Oktober."),
    ("ar", "لن يراها الزوار قبل أكتوبر."),
    ("fa", "بازدیدکنندگان آنها را تا اکتبر نخواهند دید."),
    ("he", "המבקרים לא יראו אותם לפני אוקטובר."),
    ("hi", "आगंतुक उन्हें अक्टूबर से पहले नहीं देख पाएंगे।"),
    ("ja", "来場者は10月まで見ることができない。"),
    ("ko", "관람객은 10월 전에는 볼 수 없다."),
    ("vi", "Du khách không thể xem chúng trước tháng 10."),
    ("th", "ผู้เข้าชมจะไม่เห็นพวกมันก่อนเดือนตุลาคม"),
]


def denied(one: str, language: str, other: tuple[str, str]) -> bool:
    likeness = np.full((1, 1), 0.9, np.float32)
    languages = (language, other[1])
    return bool(denied_passages([one], [other[0]], languages, [Group(0, 1, 0, 1, 0.9)], likeness))


@pytest.mark.parametrize(("language", "sentence"), NOT_BEFORE)
def test_what_is_not_before_a_time_is_only_then(language: str, sentence: str) -> None:
    assert not denied(sentence, language, IN_OCTOBER)


@pytest.mark.parametrize(("language", "sentence"), NOT_BEFORE)
def test_it_is_denied_where_no_time_or_another_is_told(language: str, sentence: str) -> None:
    assert denied(sentence, language, ("游客现在能看到它们。", "zh"))
    assert denied(sentence, language, ("游客到12月就能看到它们。", "zh"))


@pytest.mark.parametrize(
    ("language", "sentence", "other"),
    [
        ("en", "The bridge will not open before October.", "Die Brücke wird vor Oktober geöffnet."),
        ("fr", "Le pont n'ouvrira jamais en octobre.", "Die Brücke wird im Oktober geöffnet."),
        ("ja", "橋は10月には開通しない。", "Die Brücke wird im Oktober geöffnet."),
        ("ko", "다리는 10월에 개통하지 않는다.", "Die Brücke wird im Oktober geöffnet."),
        ("ru", "Мост не откроют в октябре.", "Die Brücke wird im Oktober geöffnet."),
    ],
)
def test_what_is_not_at_all_is_denied(language: str, sentence: str, other: str) -> None:
    assert denied(sentence, language, (other, "de"))


@pytest.mark.parametrize(
    ("other", "language"),
    [
        ("Die Brücke bleibt bis Oktober gesperrt.", "de"),
        ("Le pont reste fermé jusqu'en octobre.", "fr"),
        ("橋は10月まで通行止めだ。", "ja"),
    ],
)
def test_what_lasts_until_then_may_say_so_too(other: str, language: str) -> None:
    assert not denied("The bridge cannot be used before October.", "en", (other, language))
