"""Measures told as buckets of their metric size, whatever unit and language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.numbers.facts import mentions
from service.text.numbers.units import measures, unit_of

ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("85", " miles away", "en"), ("136", " km", "en")),
        (("85", " miles", "en"), ("137", " kilomètres de là", "fr")),
        (("85", " миль", "ru"), ("137", " كيلومترا", "ar")),
        (("137", "キロメートル", "ja"), ("137", "公里", "zh")),
        (("85", " Meilen", "de"), ("137", " kilómetros", "es")),
        (("85", " mil", "tr"), ("137", " kilometre", "tr")),
        (("6", "-foot-6 guard", "en"), ("198", " cm", "en")),
        (("6", " feet 6 inches", "en"), ("1.98", " mètres", "fr")),
        (("6.6", " أقدام", "ar"), ("198", " cm", "en")),
        (("6.6", " רגליים", "he"), ("198", " cm", "en")),
        (("6.6", " फिट", "hi"), ("198", " cm", "en")),
        (("6.6", "피트", "ko"), ("198", " cm", "en")),
        (("6.6", "フート", "ja"), ("198", " cm", "en")),
        (("6.6", "英呎", "zh"), ("198", " cm", "en")),
        (("6.6", "ฟุต", "th"), ("198", " cm", "en")),
        (("6.6", " na talampakan", "tl"), ("198", " cm", "en")),
        (("62", " na milya", "tl"), ("100", " km", "en")),
        (("27", " إنش", "ar"), ("68", " cm", "en")),
        (("4", " inçe", "tr"), ("10", " cm", "en")),
        (("27", "-calowy", "pl"), ("68", " cm", "en")),
        (("100", " degrees Fahrenheit", "en"), ("38", " degrés Celsius", "fr")),
        (("100", " °F", "en"), ("37.8", " °C", "en")),
        (("32", " °F", "en"), ("0", " °C", "en")),
        (("220", " pounds", "en"), ("100", " Kilogramm", "de")),
        (("62", " mph", "en"), ("100", " km/h", "de")),
        (("100", " acres", "en"), ("40", " hectares", "fr")),
        (("5", " gallons", "en"), ("19", " литров", "ru")),
        (("85", " Meilen", "de"), ("137", " Kilometern", "de")),
        (("85", " миль", "uk"), ("137", " кілометрами", "uk")),
        (("85", " mph", "en"), ("137", " km na godzinę", "pl")),
        (("85", " mph", "en"), ("137", " کیلومتر بر ساعت", "fa")),
        (("4", " inches", "en"), ("100", " mm", "cs")),
        (("385", "마일에 있으며", "ko"), ("620", " Kilometer", "de")),
        (("4", "인치의 비가", "ko"), ("10", " cm", "de")),
        (("96", "km에 달했다고", "ko"), ("60", " mph", "en")),
        (("650", " pound pig", "en"), ("290", " Kilo schweres", "de")),
        (("650", " pound pig", "en"), ("300", " quilos", "pt")),
        (("550", " pon", "id"), ("250", "-kiloisen", "fi")),
        (("650", " pounds", "en"), ("295", " κιλών", "el")),
        (("650", " pounds", "en"), ("۲۹۰".translate(ASCII), " کیلویی", "fa")),
        (("650", " pounds", "en"), ("300", "-килограммовое", "ru")),
        (("80", " degrees", "en"), ("27", " Grad", "de")),
        (("80", " degrees", "en"), ("26", "º", "pt")),
        (("80", "华氏度", "zh"), ("27", " градусов", "ru")),
        (("200", " miles", "en"), ("300", " km", "pt")),
        (("40", " miles", "en"), ("60", " km", "pt")),
        (("2", " weeks", "en"), ("14", " Tage", "de")),
        (("2", " weeks", "en"), ("15", " jours", "fr")),
        (("30", " дней", "ru"), ("1", "个月", "zh")),
        (("48", " hours", "en"), ("2", "日間", "ja")),
        (("90", " minutes", "en"), ("1.5", " часа", "ru")),
        (("200", " miles", "en"), ("321.86", " kilomeetri kaugusel", "et")),
        (("200", " milja", "sr"), ("320", " километара", "sr")),
        (("4", " ιντσών", "el"), ("10", " cm", "de")),
        (("10", " అంగుళాల వర్షం", "te"), ("25", " cm", "de")),
        (("200", " மைல்களுக்குள்", "ta"), ("320", " kílómetra", "is")),
        (("40", " миль аралыкта", "ky"), ("65", " км", "ru")),
        (("100", " 呎", "zh"), ("30", " 公尺", "zh")),
        (("10", " انچه باران", "ps"), ("25", " cm", "de")),
        (("12", " miles per hour", "en"), ("19", " kilometres per hour", "en")),
        (("85", " miles", "en"), ("137", " kilometres", "en")),
        (("4", " inches", "en"), ("10", " centimetres", "en")),
        (("5", " gallons", "en"), ("19", " litres", "en")),
        (("62", " mph", "en"), ("100", " kph", "id")),
        (("62", " mph", "en"), ("100", " kmh winds", "en")),
        (("220", " lbs", "en"), ("100", " kilos", "en")),
        (("7", " tonnes", "en"), ("7000", " кг", "sr")),
        (("7", " toneladas", "es"), ("7000", " kg", "de")),
        (("180", " milles", "fr"), ("300", " км", "bg")),
        (("85", " мили", "mk"), ("137", " километри", "mk")),
        (("20", " фута", "mk"), ("6", " метра", "mk")),
        (("100", " pies", "pt"), ("30", " metros", "pt")),
        (("100", " feet", "mk"), ("30", " μέτρων", "el")),
        (("30", " 吋", "zh"), ("76", " cm", "en")),
    ],
)
def test_one_size_in_two_units_shares_a_bucket(one, other):
    assert measures(*one) & measures(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("85", " miles", "en"), ("85", " km", "en")),
        (("85", " miles", "en"), ("150", " km", "en")),
        (("85", " miles", "en"), ("137", " kg", "en")),
        (("6", "-foot-6 guard", "en"), ("6", "-inch nail", "en")),
        (("100", " °F", "en"), ("100", " °C", "en")),
        (("62", " mph", "en"), ("62", " km/h", "en")),
        (("80", " degrees", "en"), ("30", " Grad", "de")),
        (("210", " miles", "en"), ("310", " km", "pt")),
        (("2", " weeks", "en"), ("21", " jours", "fr")),
        (("15", " weeks", "en"), ("99", " Tage", "de")),
        (("3", " kilometers", "en"), ("3", " kilos", "es")),
    ],
)
def test_other_sizes_and_dimensions_do_not_meet(one, other):
    assert measures(*one)
    assert measures(*other)
    assert not measures(*one) & measures(*other)


@pytest.mark.parametrize(
    ("after", "language"),
    [
        ("", "en"),
        (" ล้านคน", "th"),
        (" กกต", "th"),
        (" literary prizes", "en"),
        (" Literatur", "de"),
        (" people", "en"),
        (" million", "en"),
        ("人", "ja"),
        (" से अधिक", "hi"),
        (" م", "ar"),
        (" شخصا", "ar"),
        (" more miles", "en"),
        (" ministri", "it"),
        (" dzieci", "pl"),
        (" mjesto", "hr"),
        (" milhões", "pt"),
        (" libros", "es"),
        (" thành viên", "vi"),
        (" jälkeen", "fi"),
        (" million kishi", "uz"),
        (" minulý", "cs"),
        ("'daki", "tr"),
        (" града", "bg"),
        (" d", "az"),
        (" danas", "sr"),
        (" Gallowayssa", "fi"),
        (" గ్రామాలు", "te"),
        (" kilowatts", "en"),
        (" literature", "en"),
        (" mille", "fr"),
        (" batu", "id"),
        (" година", "hr"),
        (" piezas", "pt"),
        (" футболиста", "mk"),
        (" onzas", "pt"),
        (" მილიონი", "ka"),
        ("-г", "mn"),
        (" metropole", "fr"),
    ],
)
def test_no_unit_right_after_is_no_measure(after, language):
    assert not measures("5", after, language)


def test_a_unit_of_another_language_is_none():
    assert measures("85", " миль", "ru")
    assert not measures("85", " миль", "fr")


def test_a_mention_carries_its_measure():
    (miles,) = mentions("It is 85 miles long", "en")
    (kilometres,) = mentions("Elle mesure 137 kilomètres", "fr")
    assert miles.values & kilometres.values
    assert {"85"} < miles.values


@given(st.floats(0.1, 1e6), st.floats(-0.02, 0.02), st.sampled_from([" km", " kg", " mph"]))
def test_writers_may_round(size, error, unit):
    one, other = measures(repr(size), unit, "en"), measures(repr(size * (1 + error)), unit, "en")
    assert one & other


@given(st.floats(0.1, 1e6), st.floats(1.11, 100.0))
def test_what_differs_by_more_than_a_tenth_never_meets(size, factor):
    one, other = measures(repr(size), " km", "en"), measures(repr(size * factor), " km", "en")
    assert not one & other


@given(st.text(max_size=40), st.sampled_from(["en", "fr", "ar", "zh", "th", "ru", "und", "xx"]))
def test_any_text_may_follow_a_number(after, language):
    found = measures("12.5", after, language)
    assert len(found) <= 4
    assert measures("12.5", after, language) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("un vent de 135 km/h", "fr"), ("最大风力可达每小时 85 英里", "zh")),
        (("5 à 10 cm de pluie", "fr"), ("2 至 4 英寸的降雨", "zh")),
        (("entre 5 et 10 cm", "fr"), ("2-4 inches", "en")),
        (("jauhnya 200 mil", "id"), ("320 kilometara", "hr")),
        (("38 °C", "fr"), ("华氏100度", "zh")),
        (("100 degrees Fahrenheit", "en"), ("摂氏38度", "ja")),
        (("100km離れた", "ja"), ("62 miles away", "en")),
        (("طوله 5 أقدام", "ar"), ("1,5 mètre", "fr")),
        (("시속 100킬로미터", "ko"), ("62 mph", "en")),
        (("5 million miles", "en"), ("8 Millionen Kilometer", "de")),
        (("2 deri në 4 inç", "sq"), ("5 bis 10 cm", "de")),
        (("from 300 to 200 miles", "en"), ("480 auf 320 km", "de")),
        (("2 నుండి 4 అంగుళాల", "te"), ("5 bis 10 cm", "de")),
        (("2-დან 4 დუიმამდე", "ka"), ("5 bis 10 cm", "de")),
        (("မိုင် ၂၀၀ အတွင်း", "my"), ("320 km", "de")),
    ],
)
def test_measures_of_whole_sentences_meet(one, other):
    pairs = zip(mentions(*one), mentions(*other), strict=True)
    assert all({v for v in a.values if ":" in v} & b.values for a, b in pairs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("un vent de 135 km/h", "fr"), ("每小时 50 英里", "zh")),
        (("5 à 10 cm de pluie", "fr"), ("5 至 10 英寸", "zh")),
        (("jauhnya 200 mil", "id"), ("200 kilometara", "hr")),
        (("5 mètres, 10 cm", "fr"), ("5 cm", "fr")),
        (("3 people 20 km from here", "en"), ("2 miles", "en")),
    ],
)
def test_measures_of_other_sizes_do_not_meet(one, other):
    for a, b in zip(mentions(*one), mentions(*other), strict=False):
        assert not {v for v in a.values if ":" in v} & b.values


@pytest.mark.parametrize(
    ("text", "language"), [("maili 385 kusini", "sw"), ("සැතපුම් 385", "si"), ("20 mil bort", "sv")]
)
def test_units_before_a_number_and_of_one_region_are_read(text, language):
    (measure,) = mentions(text, language)
    metric = {"sw": "620 km", "si": "620 km", "sv": "200 km"}[language]
    assert measure.agrees(mentions(metric, "en")[0])


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("It was 80 degrees in town.", "It was 79 degrees in town.", False),
        ("It was 27 degrees in town.", "It was 26 degrees in town.", False),
        ("It was 80 degrees in town.", "It was 26 °C in town.", True),
        ("It was 80 °F in town.", "It was 27 degrees in town.", True),
        ("The pig weighs 300 kg.", "The pig weighs 290 kg.", False),
    ],
)
def test_degrees_are_of_the_scale_that_fits(one, other, agree):
    (x,), (y,) = (mentions(text, "en") for text in (one, other))
    assert x.agrees(y) == agree


def test_a_temperature_weighs_what_its_degrees_do():
    weights = [mentions(f"It is {n} here.", "en")[0].weight for n in ("7 °C", "7 degrees", "7")]
    assert weights == [0.5, 0.5, 0.5]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("two weeks", "en"), ("15 jours", "fr"), True),
        (("14 days", "en"), ("15 jours", "fr"), False),
        (("2 weeks", "en"), ("3 semaines", "fr"), False),
        (("5 days", "en"), ("5 jours", "fr"), True),
    ],
)
def test_a_duration_agrees_with_one_in_another_unit_or_with_the_same_number(one, other, agree):
    assert any(x.agrees(y) for x in mentions(*one) for y in mentions(*other)) is agree


def test_a_duration_of_one_digit_tells_no_more_than_its_digit():
    assert [mention.weight for mention in mentions("2 weeks", "en")] == [0.5]


def test_the_unit_behind_a_number_is_its_own():
    metres, feet = mentions("၃၀ မီတာ ၁၀၀ ပေ", "my")
    assert "in:meter" in metres.values
    assert "in:foot" in feet.values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("هدف في الدقيقة 89 يوم السبت", "ar"), ("ein Tor in der 89. Minute", "de")),
        (("सुबह 11 बजे 20 वर्षीय", "hi"), ("um 11 Stunden, ein 20 Jahre alter", "de")),
        (("సింప్సన్ 20 ని ఉదయం 21 గంటలకు", "te"), ("Simpson, 20 years old, at 21 h", "en")),
    ],
)
def test_a_number_has_no_duration_from_another_one(one, other):
    assert all(x.agrees(y) for x, y in zip(mentions(*one), mentions(*other), strict=True))


@pytest.mark.parametrize(
    ("language", "value", "after"),
    [
        ("fa", "3", " تن کشته شدند"),
        ("th", "15", " ต.ค. 2563"),
        ("th", "15", " ม.ค. 2563"),
        ("th", "15", " ก.ค. นี้"),
        ("mn", "4", "-т нь"),
        ("sq", "34", "-t"),
        ("da", "24", " t. i døgnet"),
        ("no", "24", " t"),
        ("ru", "5", " т.е. пять"),
        ("ru", "10", "-м классе"),
        ("vi", "3000", " tân sinh viên"),
        ("el", "5", " βαθμοί διαφορά"),
        ("el", "5", " βαθμούς στον όμιλο"),
        ("nl", "11000000", " pond"),
    ],
)
def test_other_words_are_no_units(language, value, after):
    assert unit_of(value, after, language) is None


@pytest.mark.parametrize(
    ("language", "value", "after", "unit"),
    [
        ("th", "15", " ต. ข้าว", "tonne"),
        ("th", "5", " ม. ถึง", "meter"),
        ("vi", "3000", " tấn gạo", "tonne"),
        ("vi", "5", " Tấn", "tonne"),
        ("nl", "11", " pond", "pound"),
        ("de", "10", " t Stahl", "tonne"),
        ("en", "6", "-foot drop", "foot"),
        ("ne", "6", "-फुट-6", "foot"),
        ("th", "6", "-ฟุต-6", "foot"),
        ("el", "26", " βαθμούς Κελσίου έξω", "celsius"),
        ("ru", "10", " м.", "meter"),
    ],
)
def test_names_beside_them_are_units(language, value, after, unit):
    assert unit_of(value, after, language) == unit


def test_feet_before_inches_are_not_read_as_inches():
    feet, inches = mentions("他身高 6 尺 6 吋", "zh")
    assert "in:inch" not in feet.values
    assert "in:inch" in inches.values


def test_a_number_of_hundreds_of_digits_measures_nothing() -> None:
    assert measures("3" * 330, " km long", "en") == frozenset()
