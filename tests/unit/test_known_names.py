"""Weekdays, months, countries and cities in the words of every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.names.city_names import scripts_of
from service.text.names.known import _in_words, _matches, _read, hinted, known_names
from service.text.names.known_forms import TOKEN, city_forms, forms
from service.text.names.name_stems import UNINFLECTED
from service.text.writing.simplified import simplified


def values(sentence, language):
    return {value for name in known_names(sentence, language) for value in name.values}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Talks in Lima on Monday, the Foreign Office said.", {"city:America/Lima", 1}),
        ("fr", "Des pourparlers à Londres mardi.", {"city:Europe/London", 2}),
        ("ro", "A fost închis marți.", {2}),
        ("fr", "Le vol Londres–Paris part mardi.", {"city:Europe/London", "city:Europe/Paris", 2}),
        ("de", "Am Mittwoch kam er aus Frankreich.", {"territory:FR", 3}),
        ("es", "El jueves viajó a Alemania.", {"territory:DE", 4}),
        ("pt", "Nesta sexta ele chegou ao Brasil.", {"territory:BR", 5}),
        (
            "ru",
            "В субботу он вернулся из Германии в Париж.",
            {"territory:DE", "city:Europe/Paris", 6},
        ),
        ("pl", "W niedzielę wrócił z Polski.", {"territory:PL", 7}),
        ("fi", "Hän palasi maanantaina Ranskasta.", {"territory:FR", 1}),
        ("is", "Hann kom á þriðjudaginn frá Íslandi.", {"territory:IS", 2}),
        ("lt", "Trečiadienį jis grįžo iš Lietuvos.", {"territory:LT", 3}),
        ("tr", "Perşembe günü Almanya'dan döndü.", {"territory:DE", 4}),
        ("hu", "Pénteken Japánból érkezett.", {"territory:JP", 5}),
        (
            "ar",
            "وصل يوم السبت إلى باريس قادما من ألمانيا",
            {"city:Europe/Paris", "territory:DE", 6},
        ),
        ("he", "הוא חזר ביום שני מגרמניה", {"territory:DE", 1}),
        ("hi", "वह मंगलवार को जापान से लौटे।", {"territory:JP", 2}),
        ("ja", "水曜日にドイツから東京に戻った。", {"territory:DE", "city:Asia/Tokyo", 3}),
        ("zh", "他周四从法国返回东京。", {"territory:FR", "city:Asia/Tokyo", 4}),
        ("ko", "그는 금요일에 독일에서 서울로 돌아왔다.", {"territory:DE", "city:Asia/Seoul", 5}),
        ("th", "เขากลับจากญี่ปุ่นเมื่อวันเสาร์", {"territory:JP", 6}),
        ("vi", "Ông trở về từ Pháp hôm Chủ Nhật.", {"territory:FR", 7}),
        ("sw", "Alirudi Jumatatu kutoka Kenya.", {"territory:KE", 1}),
        ("am", "ሰኞ ዕለት ከኢራን ተመለሰ።", {"territory:IR", 1}),
        ("am", "ሐሙስ ዕለት ሞስኮ ገባ።", {"city:Europe/Moscow", 4}),
        ("ti", "ዓርቢ ካብ ጃፓን ተመሊሱ።", {"territory:JP", 5}),
    ],
)
def test_known_names_are_told_in_the_words_of_the_language(language, sentence, expected):
    wanted = {f"weekday:{v}" if isinstance(v, int) else v for v in expected}
    assert values(sentence, language) == wanted


@pytest.mark.parametrize(
    ("language", "sentence", "place"),
    [
        ("en", "The U.S. envoy spoke to the mayor.", "US"),
        ("en", "He left the U.K. in May.", "GB"),
        ("en", "The DRC signed it.", "CD"),
        ("es", "El enviado de EE. UU. habló ayer.", "US"),
        ("es", "El enviado de EE.UU. habló ayer.", "US"),
        ("id", "Utusan AS itu berbicara.", "US"),
        ("ru", "Посланник США говорил вчера.", "US"),
        ("hr", "Izaslanik SAD-a govorio je jučer.", "US"),
        ("sr", "Изасланик САД говорио је јуче.", "US"),
        ("tr", "ABD'nin elçisi dün konuştu.", "US"),
        ("it", "Gli Usa hanno firmato.", "US"),
        ("fr", "Le dollar des É.-U. a baissé.", "US"),
        ("fr", "La RDC a signé hier.", "CD"),
        ("mk", "Велика Британија потпиша.", "GB"),
        ("bg", "Великобритания подписа.", "GB"),
        ("ar", "وقالت بريطانيا أمس", "GB"),
        ("he", 'הוא חזר מארה"ב אתמול', "US"),
        ("ka", "აშშ-მა ხელი მოაწერა", "US"),
        ("ja", "米国は署名した。", "US"),
    ],
)
def test_countries_are_told_by_their_short_names(language, sentence, place):
    assert f"territory:{place}" in values(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "They told us nothing."),
        ("en", "The u in it and the s are silent."),
        ("id", "Ia bermain as di meja."),
        ("it", "Chi usa il telefono paga."),
        ("hr", "Rekao je da je sad kod kuće."),
        ("cs", "Disk má 16 GB paměti."),
        ("tr", "Abdullah dün konuştu."),
    ],
)
def test_other_words_are_no_short_names(language, sentence):
    assert not {v for v in values(sentence, language) if v.startswith("territory")}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ja", "タイトルとアドバイスを発表した"),  # Thailand, Dubai inside of words
        ("ja", "112月号"),
        ("pt", "O segundo turno foi o maior."),  # not "segunda", not "maio"
        ("en", "They may march for us."),
        ("es", "Los niños viven en la casa."),
        ("xx", "Nothing at all"),
        ("fa", "وضع مالی شرکت و مالیات آن"),  # financial, taxes: not Mali
        ("ur", "اس کی مالیت پانچ ارب ہے"),
        ("en", ""),
    ],
)
def test_other_words_are_none(language, sentence):
    assert values(sentence, language) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("總理週三訪問義大利和紐西蘭。", {"territory:IT", "territory:NZ", "weekday:3"}),
        ("他從貝爾格勒前往寮國。", {"city:Europe/Belgrade", "territory:LA"}),
        ("往渥太華的班機", {"city:6094817"}),
        ("馬利基与馬利亞", set()),  # not Mali
    ],
)
def test_names_that_only_traditional_chinese_has_are_told_as_it_is_read(sentence, expected):
    assert values(simplified(sentence, "zh"), "zh") == expected


def test_a_city_written_in_traditional_characters_alone_answers_as_it_is_read():
    (milan,) = known_names("A train from Milan was late.", "en")
    assert hinted(milan, "zh", "一列从米兰开来的火车")


@pytest.mark.parametrize("written", ["ሐሙስ", "ሃሙስ", "ሀሙስ", "ኀሙስ", "በሃሙስ"])
def test_a_weekday_is_known_by_any_of_the_letters_that_amharic_speaks_alike(written):
    assert values(f"{written} ዕለት", "am") == {"weekday:4"}


def test_countries_of_one_adjective_or_island_are_not_told_apart():
    assert values("The Dominican Republic", "en") == values("Dominica", "en") != set()
    assert values("ডোমিনিকান নারী", "bn") == values("ডোমিনিকান প্রজাতন্ত্র", "bn") != set()
    assert values("St. Martin", "en") == values("Sint Maarten", "en") != set()


def test_offsets_quote_the_sentence():
    sentence = "On Monday the United Arab Emirates and Turkey spoke."
    assert [sentence[n.start : n.end] for n in known_names(sentence, "en")] == [
        "Monday",
        "United Arab Emirates",
        "Turkey",
    ]


def test_the_longest_name_counts():
    assert values("Nigeria and South Korea", "en") == {"territory:NG", "territory:KR"}
    assert values("印度尼西亚", "zh") == {"territory:ID"}


def test_a_word_like_the_name_hints_at_a_place_but_not_at_a_day():
    (france,) = known_names("He came from France.", "en")
    (friday,) = known_names("He came on Friday.", "en")
    assert hinted(france, "de", "der franzosische fall")
    assert not hinted(france, "de", "der spanische fall")
    assert not hinted(friday, "de", "freilich")


@given(st.text(max_size=60), st.sampled_from(["en", "ar", "ja", "ko", "he", "th", "ru"]))
def test_any_text_is_quoted_as_it_stands(text, language):
    for name in known_names(text, language):
        assert text[name.start : name.end] == name.quote
        assert name.values
        assert all(value.startswith(f"{name.kind}:") for value in name.values)


def plainly_known(sentence, language):
    """Every form at every word, the longest first."""
    tokens, place = list(TOKEN.finditer(sentence)), 0
    written = [token.group() for token in tokens]
    words = [_read(word, language) for word in written]
    own, cities = forms(language), city_forms(scripts_of(language), language not in UNINFLECTED)
    while place < len(tokens):
        stems = [word[:end] for word in words[place] for end in range(len(word), 1, -1)]
        begun = [form for stem in stems for form in (*own.get(stem, ()), *cities.get(stem))]
        for form in begun:
            if stands_at(form, written[place], words[place : place + len(form.words)]):
                end = place + len(form.words)
                yield tokens[place].start(), tokens[end - 1].end(), form.values
                place = end - 1
                break
        place += 1


def stands_at(form, token, words):
    """Whether a form is what words are, of which the first is written like that."""
    if form.capital and not token[0].isupper():
        return False
    if form.capitals and not token.isupper():
        return False
    if form.small and form.small not in words[0] and token.istitle():
        return False
    return len(words) == len(form.words) and all(map(_matches, words, form.words))


@given(
    st.sampled_from(["en", "fr", "ar", "he", "ru", "pl", "ko"]),
    st.lists(
        st.sampled_from(
            [
                "Paris",
                "paris",
                "United",
                "Arab",
                "Emirates",
                "emirates",
                "South",
                "Sudan",
                "Corée",
                "du",
                "Sud",
                "May",
                "may",
                "US",
                "us",
                "UK",
                "В",
                "Париже",
                "Москва",
                "понедельник",
                "والإمارات",
                "العربية",
                "المتحدة",
                "بباريس",
                "ماليزيا",
                "בפריז",
                "Poniedziałek",
                "Polsce",
                "서울에서",
                "월요일",
                "a",
                "I",
                "3",
            ]
        ),
        max_size=12,
    ),
)
def test_looking_at_beginnings_misses_no_name(language, words):
    sentence = " ".join(words)
    assert list(_in_words(sentence, language)) == list(plainly_known(sentence, language))


def test_a_name_of_two_cities_is_none():
    assert values("会议在圣地亚哥举行", "zh") == set()
    assert values("会议在利马举行", "zh") == {"city:America/Lima"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("沙烏地阿拉伯", "territory:SA"),
        ("南韓", "territory:KR"),
        ("義大利", "territory:IT"),
        ("加薩", "city:Asia/Gaza"),
    ],
)
def test_names_of_taiwan_are_known_in_the_characters_chinese_is_read_in(written, value):
    assert values(f"他飛到{written}訪問", "zh") == {value}
    assert values(simplified(f"他飛到{written}訪問", "zh"), "zh") == {value}


def test_a_name_of_taiwan_that_begins_other_words_is_none_in_simplified_characters():
    assert not values("马利克说东加勒比", "zh")


@pytest.mark.parametrize(
    ("text", "month"), [("в июне", 6), ("июня", 6), ("в июле", 7), ("в январе", 1), ("в марте", 3)]
)
def test_russian_months_are_read_in_the_cases_of_dates_and_times(text, month):
    (found,) = known_names(f"Это было {text}.", "ru")
    assert found.values == {f"month:{month}"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("каже Мартин Петровић", "sr"),
        ("dua minggu lalu", "id"),
        ("ოთხი კვირა", "ka"),
        ("မေးသည်", "my"),
    ],
    ids=["a first name", "a week", "a week without capitals", "a part of a syllable"],
)
def test_other_words_are_no_weekday_or_month(text, language):
    assert not known_names(text, language)


def test_a_weekday_that_means_week_is_told_by_its_capital():
    (sunday,) = known_names("hari Minggu", "id")
    assert sunday.values == {"weekday:7"}


@pytest.mark.parametrize("before", ["Straße ", "İİ ", "ŉ"])
def test_a_letter_that_is_two_in_small_moves_no_name(before):
    (name,) = known_names(f"{before}在日本。", "zh")
    assert name.quote == "日本"


def test_many_names_are_found_where_they_stand():
    sentence = "Senin " * 5000
    found = known_names(sentence, "id")
    assert len(found) == 5000
    assert {name.quote for name in found} == {"Senin"}
    assert [name.start for name in found] == list(range(0, len(sentence), 6))
