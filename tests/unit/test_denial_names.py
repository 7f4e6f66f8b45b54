"""Names and other words that hold what denies in a language, and deny nothing."""

import numpy as np
import pytest

from service.match.alignment.align import Group
from service.match.differences.denied import denied_passages
from service.text.words.denials import Stance, stance

TOGETHER = (Group(0, 1, 0, 1, 1.0),)
ALIKE = np.ones((1, 1), np.float32)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "那不勒斯4比0战胜瓦伦西亚"),
        ("zh", "雷克雅未克举行马拉松"),
        ("zh", "不來梅舉行馬拉松"),
        ("zh", "大不里士发生地震"),
        ("zh", "无锡举行马拉松"),
        ("zh", "莫斯科举行马拉松"),
        ("zh", "利率維持不變"),
        ("ar", "وصل الوفد إلى لا باز أمس"),
        ("ar", "ينتظر نادي دي لا كورونيا"),
        ("cs", "Nepál zavřel hranice."),
        ("cs", "Letadlo letí do Nepálu."),
        ("cs", "Neil letí do Prahy."),
        ("sk", "Nepál zavrel hranice."),
        ("ru", "Нигерия закрыла границу."),
        ("de", "Der Flug nach Los Angeles startet."),
        ("sr", "Немачка затвара границу."),
        ("ko", "대만 총통이 출국했다."),
        ("fa", "نیجریه مرز را بست"),
        ("fa", "ندا در تهران است"),
        ("th", "ฝนตกในมิวนิก"),
        ("tr", "Ramadi'de yangın çıktı."),
        ("tr", "Ahmedi Tahran'a geldi."),
        ("vi", "Lính cứu hỏa đã khống chế đám cháy."),
        ("vi", "Đền Khổng Tử mở cửa."),
        ("tr", "YÖK yeni takvimi açıkladı."),
        ("fr", "Le chanteur né en mai est plus jeune."),
        ("en", "AT&T bought the company."),
        ("en", "T-Mobile bought the company."),
        ("en", "The No. 1 seed won the match."),
    ],
)
def test_a_name_denies_nothing(language, sentence):
    assert stance(sentence, language) is Stance.AFFIRMED


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "那不勒斯不会战胜瓦伦西亚"),
        ("zh", "那里不下雨"),
        ("zh", "他未成功"),
        ("ar", "لا يصل الوفد إلى لا باز"),
        ("cs", "Nepál není v Evropě."),
        ("vi", "Họ không khống chế đám cháy."),
        ("tr", "YÖK toplantı yok dedi."),
        ("fr", "L'homme né à Paris ne viendra pas."),
        ("en", "They don't agree with AT&T."),
        ("en", "The No. 1 seed did not win."),
        ("en", "No 1 will not do."),
    ],
)
def test_what_is_denied_beside_a_name_is_denied(language, sentence):
    assert stance(sentence, language) is Stance.DENIED


def test_naples_does_not_deny_a_result():
    a, b = ("那不勒斯4比0战胜瓦伦西亚",), ("Nápoles 4-0 Valencia",)
    assert denied_passages(a, b, ("zh", "es"), TOGETHER, ALIKE) == ()
    said = ("Nápoles ganó 4-0 al Valencia",)
    assert denied_passages(("那不勒斯没有战胜瓦伦西亚",), said, ("zh", "es"), TOGETHER, ALIKE) != ()


@pytest.mark.parametrize(
    "sentence",
    ["بازنگشتند", "به خانه‌ها بازنگردند", "دولت برنمی‌گردد", "او درنیافت", "بازنخواهند گشت"],
)
def test_persian_denies_behind_a_preverb(sentence):
    assert stance(sentence, "fa") is Stance.DENIED


@pytest.mark.parametrize(
    "sentence",
    ["بازگشتند", "برنامه آغاز شد", "برنده بازی را برد", "بازنشستگان آمدند", "فرانسه بازی را برد"],
)
def test_persian_words_that_begin_like_a_preverb_deny_nothing(sentence):
    assert stance(sentence, "fa") is Stance.AFFIRMED


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("hi", "I'm not running, but I am here."),
        ("hi", "I am running, and I am here."),
        ("en", "Он не придёт."),
        ("ko", "He will come."),
        ("zh", "He will come."),
    ],
)
def test_what_is_written_in_another_script_is_unclear(language, sentence):
    assert stance(sentence, language) is Stance.UNCLEAR


def test_both_scripts_of_serbian_and_a_quoted_word_are_read():
    assert stance("Štrajk nije završen.", "sr") is Stance.DENIED
    assert stance("Штрајк је завршен.", "sr") is Stance.AFFIRMED
    assert stance("他不使用Windows", "zh") is Stance.DENIED
    assert stance("2026-11-27", "ko") is Stance.AFFIRMED
