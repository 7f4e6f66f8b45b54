"""Weekdays, months, countries and cities that aligned passages exchange across languages."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.facts.known import compare_known, known_of

GROUP = [Group(0, 1, 0, 1, 0.95)]
QUAKE = {
    "en": "A strong earthquake shook {0} near the border with {1} on {2}, in {3}.",
    "fr": "Un fort séisme a secoué {0} près de la frontière avec {1} {2}, en {3}.",
    "de": "Ein starkes Erdbeben erschütterte am {2} im {3} {0} nahe der Grenze zu {1}.",
    "es": "Un fuerte terremoto sacudió {0} cerca de la frontera con {1} el {2} de {3}.",
    "ru": "Сильное землетрясение случилось в {2} {0}, у границы ({1}), {3}.",
    "ar": "هز زلزال قوي {0} قرب الحدود مع {1} يوم {2} في {3}",
    "ja": "{2}、{1}との国境に近い{0}で強い地震があった。{3}。",
    "zh": "{2}，{0}靠近{1}边境发生强烈地震，{3}。",
    "ko": "{2} {1} 국경 근처 {0} 강한 지진이 발생했다. {3}.",
    "hi": "{2} को {1} की सीमा के पास {0} में तेज भूकंप आया, {3} में।",
}
TOLD = {
    "en": ("Lima", "Ecuador", "Tuesday", "October"),
    "fr": ("Lima", "l'Équateur", "mardi", "octobre"),
    "de": ("Lima", "Ecuador", "Dienstag", "Oktober"),
    "es": ("Lima", "Ecuador", "martes", "octubre"),
    "ru": ("Лима", "Эквадор", "вторник", "октябрь"),
    "ar": ("ليما", "الإكوادور", "الثلاثاء", "أكتوبر"),
    "ja": ("リマ", "エクアドル", "火曜日", "10月"),
    "zh": ("利马", "厄瓜多尔", "周二", "十月"),
    "ko": ("리마", "에콰도르", "화요일", "10월"),
    "hi": ("लीमा", "इक्वाडोर", "मंगलवार", "अक्टूबर"),
}
OTHER = {
    "en": ("Bogota", "Brazil", "Friday", "August"),
    "fr": ("Bogota", "le Brésil", "vendredi", "août"),
    "de": ("Bogotá", "Brasilien", "Freitag", "August"),
    "es": ("Bogotá", "Brasil", "viernes", "agosto"),
    "ru": ("Богота", "Бразилия", "пятницу", "август"),
    "ar": ("بوغوتا", "البرازيل", "الجمعة", "أغسطس"),
    "ja": ("ボゴタ", "ブラジル", "金曜日", "8月"),
    "zh": ("波哥大", "巴西", "周五", "八月"),
    "ko": ("보고타", "브라질", "금요일", "8월"),
    "hi": ("बोगोटा", "ब्राज़ील", "शुक्रवार", "अगस्त"),
}
PAIRS = list(itertools.combinations(QUAKE, 2))


def known(text, language):
    return known_of([text], language)


def told(language, names):
    return known(QUAKE[language].format(*names), language)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_translations_exchange_nothing(a, b):
    found = compare_known(told(a, TOLD[a]), told(b, TOLD[b]), GROUP)
    assert found.exchanged == ()
    assert found.agreements >= 3


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize("place", range(4))
def test_one_name_of_another_kind_is_exchanged_and_quoted(a, b, place):
    names = list(TOLD[b])
    names[place] = OTHER[b][place]
    found = compare_known(told(a, TOLD[a]), told(b, names), GROUP)
    ((x, y),) = found.exchanged
    assert x in QUAKE[a].format(*TOLD[a])
    assert y in names[place]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("en", "He met officials in Germany."), ("fr", "Il a rencontré des responsables.")),
        (("en", "The German minister met them."), ("fr", "Le ministre les a vus en France.")),
        (("en", "He spoke in France."), ("de", "Er sprach mit der französischen Seite in Wien.")),
        (("en", "He spoke in Washington."), ("ru", "Он выступил в США.")),
        (("en", "Michael Jordan spoke in Peru."), ("ru", "Майкл Джордан выступил в Перу.")),
        (("en", "It happened on Monday."), ("fr", "Cela s'est passé hier.")),
        (("en", "Come in September 2018."), ("vi", "Hãy đến vào tháng 9 năm 2018.")),
        (("pt", "Na segunda vez, na terça."), ("en", "The second time, on Tuesday.")),
        (("id", "Minggu lalu pada hari Selasa"), ("en", "Last week on Tuesday")),
    ],
)
def test_what_stands_on_one_side_only_says_nothing(a, b):
    left, right = known(a[1], a[0]), known(b[1], b[0])
    assert compare_known(left, right, GROUP).exchanged == ()
    assert compare_known(right, left, GROUP).exchanged == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("en", "Iran"), ("fr", "Irak")),
        (("en", "Iran"), ("ar", "العراق")),
        (("en", "Iran"), ("zh", "伊拉克")),
        (("en", "Austria"), ("de", "Australien")),
        (("en", "Slovakia"), ("de", "Slowenien")),
        (("en", "North Korea"), ("fr", "Corée du Sud")),
        (("en", "UK"), ("fr", "Ukraine")),
        (("en", "Niger"), ("fr", "Nigeria")),
        (("en", "South Sudan"), ("fr", "Soudan")),
    ],
)
def test_a_name_that_begins_like_another_is_no_answer_to_it(a, b):
    left, right = known(f"{a[1]} said so.", a[0]), known(f"{b[1]} : un usage.", b[0])
    assert compare_known(left, right, GROUP).exchanged == ((a[1], b[1]),)
    assert compare_known(right, left, GROUP).exchanged == ((b[1], a[1]),)


def test_a_name_answered_in_another_passage_is_not_exchanged():
    left = known_of(["He came on Monday.", "She came on Friday."], "en")
    right = known_of(["Sie kam am Freitag.", "Er kam am Montag."], "de")
    assert compare_known(left, right, [GROUP[0], Group(1, 2, 1, 2, 0.9)]).exchanged == ()


def test_each_exchange_counts_once():
    left = known_of(["He came on Monday.", "It was Monday."], "en")
    right = known_of(["Er kam am Dienstag.", "Es war Dienstag."], "de")
    found = compare_known(left, right, [GROUP[0], Group(1, 2, 1, 2, 0.9)])
    assert found.exchanged == (("Monday", "Dienstag"),)


TEXTS = st.tuples(
    st.sampled_from(sorted(QUAKE)), st.tuples(*(st.sampled_from((TOLD, OTHER)) for _ in range(4)))
)


def written(text):
    language, tables = text
    return QUAKE[language].format(*(table[language][n] for n, table in enumerate(tables)))


def drawn(text):
    return known(written(text), text[0])


@given(TEXTS, TEXTS)
def test_sides_may_be_exchanged(a, b):
    there, back = (
        compare_known(*pair, GROUP) for pair in itertools.permutations((drawn(a), drawn(b)))
    )
    assert there.agreements == back.agreements
    assert set(there.exchanged) == {(y, x) for x, y in back.exchanged}
    assert len(there.exchanged) == sum(x is not y for x, y in zip(a[1], b[1], strict=True))


@given(TEXTS, TEXTS, st.integers(0, 3))
def test_agreement_does_not_fall_when_both_say_one_thing_more(a, b, place):
    plain = compare_known(drawn(a), drawn(b), GROUP)
    more = [known(f"{written(text)} {TOLD[text[0]][place]}", text[0]) for text in (a, b)]
    assert compare_known(*more, GROUP).agreements >= plain.agreements
    assert len(compare_known(*more, GROUP).exchanged) <= len(plain.exchanged)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Armada AS, Prancis dan Turki berangkat."),
        ("ru", "Флоты США, Франции и Турции вышли."),
        ("de", "Amerikanische, französische und türkische Schiffe liefen aus."),
    ],
)
def test_a_country_for_short_is_answered(language, sentence):
    english = known_of(("US, French and Turkish ships set out.",), "en")
    assert compare_known(english, known_of((sentence,), language), GROUP).exchanged == ()


def test_another_country_stands_for_one_for_short():
    english = known_of(("The U.S. closed its embassy.",), "en")
    italian = known_of(("La Francia ha chiuso la sua ambasciata.",), "it")
    found = compare_known(english, italian, GROUP)
    assert found.exchanged == (("U.S", "Francia"),)


SUNDAY_NIGHT = [
    ("de", "Der Kiosk brannte in der Nacht zum {} ab.", ("Sonntag", "Samstag")),
    ("pl", "Kiosk spłonął w nocy na {}.", ("niedzielę", "sobotę")),
    ("ru", "Киоск сгорел в ночь на {}.", ("воскресенье", "субботу")),
    ("be", "Кіёск згарэў у ноч на {}.", ("нядзелю", "суботу")),
    ("sv", "Kiosken brann ner natten till {}.", ("söndagen", "lördagen")),
    ("cs", "Kiosek shořel v noci na {}.", ("neděli", "sobotu")),
    ("hu", "A bódé {} virradóra leégett.", ("vasárnap", "szombat")),
    ("fi", "Kioski paloi {} vastaisena yönä.", ("sunnuntain", "lauantain")),
    ("en", "The kiosk burned in the night to {}.", ("Sunday", "Saturday")),
    ("kk", "Дүңгіршек {} қараған түні өртенді.", ("жексенбіге", "сенбіге")),
    ("ky", "Дүкөн {} караган түнү өрттөндү.", ("жекшембиге", "ишембиге")),
    ("uz", "Doʻkon {} oʻtar kechasi yondi.", ("yakshanbaga", "shanbaga")),
    ("tr", "Büfe {} bağlayan gece yandı.", ("pazara", "cumartesiye")),
    ("ja", "売店は{}深夜に焼けた。", ("土曜日", "金曜日")),
]
PLAIN_NIGHT = "The kiosk burned down {}."


@pytest.mark.parametrize(("language", "sentence", "days"), SUNDAY_NIGHT)
def test_a_night_is_told_by_either_of_its_days(language, sentence, days):
    night = known(sentence.format(days[0]), language)
    for day in ("on Saturday night", "early on Sunday"):
        assert not compare_known(night, known(PLAIN_NIGHT.format(day), "en"), GROUP).exchanged
    for day in ("on Friday night", "early on Monday"):
        assert compare_known(night, known(PLAIN_NIGHT.format(day), "en"), GROUP).exchanged


@pytest.mark.parametrize(("one", "other"), [*itertools.product(SUNDAY_NIGHT, repeat=2)])
def test_nights_that_follow_each_other_have_a_day_in_common_and_are_two(one, other):
    left = known(one[1].format(one[2][0]), one[0])
    same, before = (known(other[1].format(day), other[0]) for day in other[2])
    assert not compare_known(left, same, GROUP).exchanged
    assert compare_known(left, before, GROUP).exchanged
