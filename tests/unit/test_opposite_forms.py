"""Forms of opposites beside words that only look like them."""

import pytest

from service.text.names.calendar_names import calendar_names
from service.text.words.opposites import _LANGUAGES, opposites


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ko", "상장 준비를 하고 있다"),
        ("ko", "기념비가 세워졌다"),
        ("ko", "윌로비는 회사를 확인하는 중이다"),
        ("fa", "ماه مه"),
        ("fa", "۱۴ مه ۲۰۱۹ رخ داد"),
        ("ja", "雨宮さんが来た"),
        ("ja", "霧島市の雪村さん"),
        ("vi", "Ông mua xe"),
        ("vi", "Giám đốc tuyệt vời"),
        ("vi", "Số lượng cổ đông"),
        ("da", "Han tager toget"),
        ("cs", "Kdo může, přijde"),
        ("ro", "Din față"),
        ("sv", "Man såg aska"),
        ("hu", "Emellett felhozott példa"),
        ("af", "Donderdag"),
        ("ta", "மேகடோனியா"),
        ("ur", "گرجا"),
        ("ar", "المطرب"),
        ("lv", "Sniegums"),
        ("es", "Nevada"),
        ("my", "ကွန်မြူနစ်"),
        ("th", "ข้อตกลง"),
        ("bg", "Студентите пишат"),
        ("az", "İstifadə üçün istirahət"),
        ("hy", "Ժամանակ"),
        ("hy", "Կինո"),
        ("bn", "কিন্তু"),
        ("no", "Økonomien heter noe"),
        ("lt", "Vyriausybė"),
        ("ka", "თბილისი"),
        ("kk", "Қазақстан"),
        ("te", "అమ్మ"),
        ("hi", "बंदूक"),
        ("ta", "கொல்கத்தா"),
        ("es", "Negociaciones con un negro"),
        ("pt", "Questões importantes"),
        ("sl", "Moštvo"),
        ("ja", "彼女は"),
        ("de", "Er nannte einige Gewinner"),
        ("gl", "Abril"),
        ("id", "Dia meninggalkan rumah"),
        ("uk", "Прибуття"),
        ("eu", "Hori da"),
        ("ml", "ഒരാൾ കൂടി"),
        ("bg", "Затворът е стар"),
        ("hr", "Zatvorenik je u zatvoru"),
        ("sr", "Затвореник је у затвору"),
        ("ro", "Este la închisoare"),
        ("et", "Teadlased avastasid tähe"),
        ("hi", "मंत्री का खुलासा"),
        ("sq", "Hapësira"),
        ("km", "អ្នកបើកបរ"),
    ],
)
def test_what_only_looks_like_a_form_names_nothing(language, sentence):
    assert opposites(sentence, language) == {}


@pytest.mark.parametrize(
    ("language", "sentence", "values"),
    [
        ("ko", "6월 5일 비가 내린다", {"rain"}),
        ("ko", "남서쪽에 집중호우가 온다", {"south", "west", "rain"}),
        ("ko", "금리인하 결정", {"fall"}),
        ("ko", "매출증가", {"rise"}),
        ("fa", "مه غلیظ در تهران", {"fog"}),
        ("ja", "あすは雨だ", {"rain"}),
        ("ja", "大雨警報", {"rain"}),
        ("vi", "Trời mưa, có tuyết", {"rain", "snow"}),
        ("da", "Tåge i morgen", {"fog"}),
        ("cs", "Dva muže čeká déšť", {"men", "rain"}),
        ("ro", "O fată", {"women"}),
        ("sv", "Åska och en man", {"thunder", "men"}),
        ("hu", "Felhős idő, a kamatot emelték", {"cloud"}),
        ("ta", "மேகமூட்டம்", {"cloud"}),
        ("tr", "İSTANBUL'DA FİYAT DÜŞTÜ", {"fall"}),
        ("el", "Η τιμή έπεσε", {"fall"}),
        ("es", "El banco baja su tipo", {"fall"}),
        ("ja", "純利益が12％増の86億円", {"rise"}),
        ("ja", "純利益減", {"fall"}),
        ("be", "Сабранне адхіліла закон", {"rejected"}),
        ("ml", "പെട്രോൾ വില കൂടി", {"rise"}),
        ("kn", "ದರ ಇಳಿಕೆಯಾಗಿದೆ", {"fall"}),
        ("mr", "मुलींचा निकाल", {"women"}),
        ("gu", "છોકરાઓનું પરિણામ", {"men"}),
        ("cy", "Rhybudd oren", {"orange"}),
        ("uk", "Прибутки, прибуття", {"profit"}),
        ("nl", "Hij is uit het ziekenhuis ontslagen", {"alive", "dismissed"}),
        ("ka", "გზა კვლავ ჩაკეტილია", {"closed"}),
        ("ka", "გზა გაიხსნა", {"opened"}),
        ("hy", "Ճանապարհը բացվել է", {"opened"}),
        ("hr", "Cesta je zatvorena", {"closed"}),
        ("th", "เปิดถนนอีกครั้ง", {"opened"}),
        ("th", "สั่งปิดถนน", {"closed"}),
        ("ky", "Жол ачылды", {"opened"}),
        ("ky", "Жол жабылды", {"closed"}),
        ("ps", "لار بنده شوه", {"closed"}),
        ("lo", "ເປີດຄືນ", {"opened"}),
        ("fy", "De dyk is ôfsletten", {"closed"}),
        ("hy", "Նախարարն արդարացվեց", {"acquitted"}),
    ],
)
def test_what_is_a_form_names_its_value(language, sentence, values):
    assert set(opposites(sentence, language)) == values


@pytest.mark.parametrize("language", sorted(_LANGUAGES))
def test_no_month_or_weekday_is_weather_or_a_course(language):
    named = {written: opposites(written, language) for written, _ in calendar_names(language)}
    assert {written: values for written, values in named.items() if values} == {}
