"""Names of countries that are others with what stands beside them."""

import pytest

from service.text.names.known import known_names
from service.text.writing.clean import clean


def places(sentence, language):
    names = known_names(clean(sentence), language)
    return {v for n in names for v in n.values if n.kind == "territory"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Klub AS Roma menang."),
        ("id", "Ia bermain di AS Monaco."),
        ("ms", "Kelab AS Roma menang."),
        ("id", "Ia membuka kartu AS terakhir."),
        ("id", "Ia menulis dalam bahasa Inggris."),
        ("vi", "Trận đấu ở sân Mỹ Đình."),
        ("vi", "Ca sĩ Mỹ Linh hát."),
        ("vi", "Các nước Nam Mỹ và Bắc Mỹ."),
        ("hi", "दक्षिण अमेरिका और लैटिन अमेरिका में"),
        ("ar", "دول أمريكا اللاتينية وأمريكا الجنوبية"),
        ("fa", "کشورهای آمریکای لاتین و آمریکای جنوبی"),
        ("he", "מדינות דרום אמריקה ואמריקה הלטינית"),
        ("bn", "দক্ষিণ আমেরিকা ও লাতিন আমেরিকা"),
        ("ja", "南アメリカとラテンアメリカ"),
        ("fa", "او به زبان انگلیسی سخن گفت"),
        ("th", "เขาพูดภาษาอังกฤษ"),
        ("tr", "BAE Systems ile BK Häcken ve Beşiktaş BK"),
        ("cs", "Norma SAE International"),
        ("id", "Kampus UEA Norwich"),
        ("fr", "LES PRIX DE L'EAU MONTENT"),
        ("nl", "AJAX VS PSV LIVE"),
        ("mk", "Тоа е ОК за мене."),
        ("zh", "南美国家的领导人"),
    ],
)
def test_another_name_is_no_country(language, sentence):
    assert places(sentence, language) == set()


@pytest.mark.parametrize(
    ("language", "sentence", "place"),
    [
        ("id", "Utusan AS di Roma berbicara.", "US"),
        ("id", "Inggris menang.", "GB"),
        ("vi", "Tổng thống Mỹ đến Việt Nam.", "US"),
        ("hi", "अमेरिका के दक्षिण में", "US"),
        ("ar", "وقالت أمريكا أمس", "US"),
        ("fa", "جنوب آمریکا", "US"),
        ("he", "אמריקה הודיעה אתמול", "US"),
        ("ja", "アメリカは署名した。", "US"),
        ("th", "รัฐบาลอังกฤษแถลง", "GB"),
        ("nl", "DE VS EN CHINA PRATEN", "US"),
        ("zh", "美国家庭的收入", "US"),
        ("my", "ဂရိနိုင်ငံ", "GR"),
    ],
)
def test_a_country_is_one_beside_other_words(language, sentence, place):
    assert f"territory:{place}" in places(sentence, language)


def test_greece_is_no_part_of_great_britain():
    assert "territory:GR" not in places("ဂရိတ်ဗြိတိန်", "my")


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Министерство охраны окружающей среды сообщило об этом.", False),
        ("Это среда обитания редких птиц.", False),
        ("Заседание перенесли на среду.", True),
        ("До среды дороги закрыты.", True),
    ],
)
def test_the_environment_is_no_wednesday_in_russian(sentence, named):
    found = {value for name in known_names(sentence, "ru") for value in name.values}
    assert ("weekday:3" in found) is named
