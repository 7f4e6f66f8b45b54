import pytest

from service.text.numbers.facts import mentions


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("30 мыңнан астам", "kk"),
        ("30 миңден", "ky"),
        ("30 minlik", "az"),
        ("30 mingdan", "uz"),
        ("30 de mii de", "ro"),
        ("30 ሺህ ሰዎች", "am"),
        ("30 հազար", "hy"),
        ("30 ათასი", "ka"),
        ("elfu 30 za", "sw"),
        ("Dubu 30 na", "ha"),
        ("දහස 30", "si"),
    ],
)
def test_thousands_are_read_by_the_names_of_cldr(text, language):
    (number,) = mentions(text, language)
    assert {"30", "30000"} <= number.values


@pytest.mark.parametrize(("text", "language"), [("30 Menschen", "de"), ("30 de ani", "ro")])
def test_other_words_are_no_scale(text, language):
    (number,) = mentions(text, language)
    assert {v for v in number.values if v.isdecimal()} == {"30"}


def test_an_arabic_comma_is_a_decimal_mark():
    (number,) = mentions("د ریختر په کچه ۷،۵", "ps")
    assert number.values == {"7.5"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("60 mil milhões de dólares", "pt"),
        ("60 mil milions d'euros", "ca"),
        ("60 mia. dollar", "da"),
        ("60 £ milliarder", "da"),
        ("60 milljarða dala", "is"),
        ("60 mlrd. eurų", "lt"),
        ("60 milijardi evra", "sr"),
        ("60 δισ. ευρώ", "el"),
        ("60 მილიარდ დოლარს", "ka"),
        ("60 ቢልዮን ብር", "am"),
        ("60 بیلیونه ډالر", "ps"),
        ("60$ بلین", "ur"),
        ("6 หมื่นล้านบาท", "th"),
        ("៦០ ពាន់លានដុល្លារ", "km"),
        ("၆၀ဘီလီယံ", "my"),
        ("60 பில்லியனுக்கும்", "ta"),
        ("600億ドル", "ja"),
    ],
)
def test_sixty_billion_is_one_number(text, language):
    (number,) = mentions(text, language)
    assert "60000000000" in number.values


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("5 लाख करोड़ रुपये", "hi", {"5", "500000", "5000000000000"}),
        ("5 mil personas", "es", {"5", "5000"}),
        ("3천 조합원", "ko", {"3", "3000"}),
        ("Platz 3 Mia Meier", "de", {"3"}),
        ("16 Mia Hermansson", "sv", {"16"}),
        ("5 χιλ. βροχής", "el", {"5"}),
        ("3 ล้านล้านบาท", "th", {"3", "3000000000000"}),
        ("5万亿元", "zh", {"5", "5000000000000"}),
        ("៣ ម៉ឺនរៀល", "km", {"3", "30000"}),
    ],
)
def test_a_thousand_may_be_of_a_larger_scale(text, language, values):
    (number,) = mentions(text, language)
    assert {v for v in number.values if v.isdecimal()} == values


def test_persian_writes_decimals_with_a_stroke():
    (number,) = mentions("۲/۵۲ میلیون نفر", "fa")
    assert "2520000" in number.values
    assert "5.6" in mentions("۵/۶ ریشتری", "fa")[0].values
    assert len(mentions("۲/۵۲", "fa")) == 2
    assert len(mentions("۱۴۰۱/۰۹/۲۱ هزار", "fa")) > 1


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("35 ezren vonultak fel", "hu", "35000"),
        ("35 ezret gyűjtöttek", "hu", "35000"),
        ("35 ezres tömeg", "hu", "35000"),
        ("35 ezerrel több", "hu", "35000"),
        ("4 millióan szavaztak", "hu", "4000000"),
        ("4 milliónyian szavaztak", "hu", "4000000"),
        ("6 százan jöttek", "hu", "600"),
        ("35 tuhatta kävijää", "fi", "35000"),
        ("35 tuhandele inimesele", "et", "35000"),
        ("35 bini aşkın kişi", "tr", "35000"),
        ("35 milatik gora", "eu", "35000"),
        ("35 ሺህዎች", "am", "35000"),
        ("35 elf ruħ", "mt", "35000"),
    ],
)
def test_a_scale_may_have_an_ending(text, language, value):
    assert value in mentions(text, language)[0].values


@pytest.mark.parametrize("text", ["6 százalék", "35 ezrelék", "4 ezred", "6 százados"])
def test_hungarian_parts_of_a_whole_are_no_scales(text):
    assert {v for v in mentions(text, "hu")[0].values if v.isdecimal()} == {text.split()[0]}


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("५ लाख ४२ हजार रुपैयाँ", "ne", "542000"),
        ("3 अरब 75 करोड़ रुपये", "hi", "3750000000"),
        ("1 हजार 234 मामले", "hi", "1234"),
        ("7 करोड़ 20 लाख 50 हजार", "hi", "72050000"),
        ("৫ লাখ ৪২ হাজার টাকা", "bn", "542000"),
        ("5 لاکھ 42 ہزار روپے", "ur", "542000"),
        ("3 tỷ 700 triệu đồng", "vi", "3700000000"),
        ("4 milyon 150 bin lira", "tr", "4150000"),
        ("4 juta 150 ribu", "id", "4150000"),
        ("4 million 150 thousand", "en", "4150000"),
        ("4 млн. 150 тыс. рублей", "ru", "4150000"),
        ("4 mln 150 tys. zł", "pl", "4150000"),
        ("4 milhões e 150 mil reais", "pt", "4150000"),
        ("۴ میلیون و ۱۵۰ هزار نفر", "fa", "4150000"),
        ("4 מיליון ו-150 אלף", "he", "4150000"),
        ("milioni 4 na elfu 150", "sw", "4150000"),
        ("milioni 4 elfu 150", "sw", "4150000"),
        ("4 ล้าน 5 แสนบาท", "th", "4500000"),
        ("4억 1500만원", "ko", "415000000"),
    ],
)
def test_scales_that_descend_tell_one_number(text, language, value):
    (number,) = mentions(text, language)
    assert value in number.values
    assert {v for v in number.values if v.isdecimal()} == {value}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("4 million, 150 thousand of them women", "en"),
        ("4 million and 150 thousand", "en"),
        ("4 million 5 million", "en"),
        ("150 thousand 4 million", "en"),
        ("4 thousand 5000 thousand", "en"),
        ("a 4m 150k race", "en"),
        ("4 miljoen 150 mensen", "nl"),
        ("4 lakh. 15 thousand left", "en"),
        ("5万人 3千台", "ja"),
    ],
)
def test_numbers_side_by_side_are_two(text, language):
    assert len(mentions(text, language)) == 2
