"""Numbers in words: their values, and which of them count."""

from itertools import product

import pytest
from icu4py.messageformat import MessageFormat

from service.text.numbers.cardinals import SPELLED, _words, single_words, spelled_numbers
from service.text.numbers.composed_numbers import composed
from service.text.numbers.facts import mentions
from service.text.numbers.mention import Mention
from service.text.tables import read_table

GENDERS = ("", "-masculine", "-feminine", "-neuter", "-plural")
CASES = ("-genitive", "-dative", "-accusative", "-ablative", "-locative")
FINNISH = ("-partitive", "-inessive", "-elative", "-illative", "-adessive")
OTHERS = ("cardinal-native", "cardinal-native-attributive", "ordinal-native", "ordinal-sinokorean")
ENDINGS = ("-r", "-n", "-m", "-s", "-masculine-adjective", "-masculine-plural", "-feminine-plural")
INFLECTED = {
    **dict.fromkeys(
        ("ru", "pl", "lt"), ("cardinal-masculine", "ordinal-masculine", "ordinal-feminine")
    ),
    "fi": ("cardinal", "ordinal"),
}
"""Languages of which ICU knows the cases, and the sets of rules that have them."""


@pytest.mark.parametrize(
    ("word", "language"),
    [("twelve", "en"), ("douze", "fr"), ("двенадцать", "ru"), ("doce", "es"), ("zwölf", "de")],
)
def test_a_spelled_number_has_its_value_but_is_not_firm(word, language):
    (mention,) = mentions(f"– {word} –", language)
    assert mention == Mention(2, 2 + len(word), word, frozenset({"12"}), firm=False, spelled=True)


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("cinquante-sept", "fr", {"57"}),
        ("zweiundzwanzigste", "de", {"22"}),
        ("cincuenta y siete", "es", {"57"}),
        ("двадцати одного", "ru", {"21"}),
        ("elli sekizi", "tr", {"58"}),
        ("kuudentoista", "fi", {"16"}),
        ("third", "en", {"3"}),
        ("drei Millionen", "de", {"3", "3000000"}),
        ("sixteen-strong", "en", {"16"}),
        ("п’ять", "uk", {"5"}),
        ("дев'ятнадцять", "uk", {"19"}),
        ("пʼять", "uk", {"5"}),
        ("dvanaest", "sr", {"12"}),
        ("дванаест", "sr", {"12"}),
    ],
)
def test_a_number_is_spelled_in_several_words_in_any_form(written, language, expected):
    (mention,) = mentions(f"– {written} –", language)
    assert mention.values == expected


@pytest.mark.parametrize(
    ("written", "language", "counts"),
    [("nine", "en", True), ("ninth", "en", False), ("năm", "vi", False), ("εκατό", "el", False)],
)
def test_cardinals_count_unless_they_are_other_words_too(written, language, counts):
    (mention,) = mentions(f"– {written} –", language)
    assert mention.spelled is counts


@pytest.mark.parametrize(
    ("sentence", "language", "counts"),
    [
        ("un stade neuf", "fr", False),
        ("이 회사는", "ko", False),
        ("o nouă lege", "ro", False),
        ("từ thứ hai", "vi", False),
        ("từ hai người", "vi", True),
        ("ביום שני", "he", False),
        ("שני אנשים", "he", True),
        ("jalan di Lima", "id", False),
        ("Lima orang tewas", "id", True),
        ("die deutsche Elf", "de", False),
        ("elf Menschen", "de", True),
        ("다섯 명", "ko", True),
        ("three tenths of them", "en", False),
        ("three of them", "en", True),
        ("drei Zehntel", "de", False),
        ("um halb fünf", "de", False),
        ("makanisa yote mawili", "sw", False),
        ("watu wawili walikufa", "sw", True),
    ],
)
def test_a_cardinal_that_is_another_word_or_a_name_does_not_count(sentence, language, counts):
    (mention,) = mentions(sentence, language)
    assert mention.spelled is counts


def test_a_spelled_measure_is_that_of_its_figure():
    (spelled,), (figure,) = mentions("a six-mile walk", "en"), mentions("10 km", "de")
    assert spelled.agrees(figure)


def rules(language):
    """All sets of rules that ICU has for some language."""
    yield from map("".join, product(("cardinal", "ordinal"), GENDERS))
    yield from (*OTHERS, *(f"ordinal{ending}" for ending in ENDINGS))
    yield from map("".join, product(INFLECTED.get(language, ()), (*CASES, *FINNISH)))


@pytest.mark.parametrize("language", [*read_table("spellout"), "en", "hu", "id", "ja", "tr", "zh"])
def test_a_language_has_the_forms_of_all_sets_of_rules(language):
    expected = {}
    locales = (language, "sr-Latn") if language == "sr" else (language,)
    for locale, rule in product(locales, rules(language)):
        spell = MessageFormat(f"{{n,spellout,%spellout-{rule}}}", locale)
        for value in (*range(2, 101), *range(200, 1000, 100), 1000):
            words = _words(str(spell.format({"n": value})))
            if words and all(map(SPELLED.fullmatch, words)):
                expected.setdefault(words, (str(value), rule.startswith("cardinal")))
    times = read_table("number_words")["times"].get(language, "").split()
    listed = read_table("number_words")["words"].get(language, "").replace("|", " ").split()
    duals = read_table("number_words")["duals"].get(language, "").split()
    others = (*dict(composed(language)), *times, *listed, *duals)
    more = {_words(form) for form in others} - expected.keys()
    every = (form for forms in spelled_numbers(language).values() for form in forms)
    known = [form for form in every if form.words not in more]
    assert {form.words: form.value for form in known} == {w: v for w, (v, _) in expected.items()}
    assert all(expected[form.words][1] for form in known if form.counts)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("सात जण जखमी झाले", "mr", "7"),
        ("ಏಳು ಜನರು", "kn", "7"),
        ("নয়জন আহত", "bn", "9"),
        ("ఏడుగురు మరణించారు", "te", "7"),
        ("ഏഴ് പേർ മരിച്ചു", "ml", "7"),
        ("ਸੱਤ ਲੋਕ", "pa", "7"),
        ("سات افراد", "ur", "7"),
        ("nove persoas", "gl", "9"),
    ],
)
def test_numbers_are_read_in_languages_that_icu_does_not_spell(text, language, value):
    (number,) = mentions(text, language)
    assert number.values == {value} and number.spelled


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("hárman megsérültek", "hu", "3"),
        ("poginulo je petero ljudi", "hr", "5"),
        ("повређено је петоро људи", "sr", "5"),
        ("пострадали трое рабочих", "ru", "3"),
        ("загинуло четверо людей", "uk", "4"),
        ("rannych zostało pięcioro dzieci", "pl", "5"),
        ("загинаха трима души", "bg", "3"),
        ("петмина се повредени", "mk", "5"),
        ("nuteisti ketveri asmenys", "lt", "4"),
        ("zomreli traja ľudia", "sk", "3"),
        ("மூவர் உயிரிழந்தனர்", "ta", "3"),
        ("ሶስት ሰዎች ሞቱ", "am", "3"),
        ("watu watano walikufa", "sw", "5"),
    ],
)
def test_numbers_of_persons_and_groups_are_numbers(text, language, value):
    assert [(n.values, n.spelled) for n in mentions(text, language)] == [({value}, True)]


@pytest.mark.parametrize("language", ["tt", "ba", "eu", "so", "zu"])
def test_a_language_without_rules_has_no_numbers_in_english(language):
    assert single_words(language) == {}


@pytest.mark.parametrize("language", ["gl", "ur", "bn"])
def test_a_language_of_the_table_alone_has_its_words_and_no_english_ones(language):
    assert single_words(language)
    assert single_words(language).keys().isdisjoint(single_words("en"))


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("ثماني عشرة", "ar", {"18"}),
        ("وثماني عشرة", "ar", {"18"}),
        ("لاثني عشر", "ar", {"12"}),
        ("أحد عشر", "ar", {"11"}),
        ("بأربع وعشرين", "ar", {"24"}),
        ("تسع وتسعون", "ar", {"99"}),
        ("ثلاثمئة", "ar", {"300"}),
        ("ושמונה עשר", "he", {"18"}),
        ("בשלושים", "he", {"30"}),
        ("پچیس", "ur", {"25"}),
    ],
)
def test_a_composed_number_is_read_in_any_gender_with_what_is_written_onto_it(
    written, language, expected
):
    (mention,) = mentions(f"– {written} –", language)
    assert mention.values == expected


@pytest.mark.parametrize(
    ("sentence", "language"), [("لست هنا", "ar"), ("ביום שני", "he"), ("הפגישה בשני", "he")]
)
def test_what_only_looks_like_a_prefix_before_a_number_counts_nothing(sentence, language):
    assert not any(mention.spelled for mention in mentions(sentence, language))


def test_tens_behind_a_hundred_do_not_count():
    assert not any(mention.spelled for mention in mentions("قتل مئتين وخمسين", "ar"))


@pytest.mark.parametrize(
    ("word", "language"),
    [("podvanácté", "cs"), ("dvanástykrát", "sk"), ("dvanajstič", "sl"), ("tizenkettedszer", "hu")],
)
def test_for_the_twelfth_time_is_twelve_in_one_word_and_no_cardinal(word, language):
    (mention,) = mentions(f"– {word} –", language)
    assert mention.values == {"12"}
    assert not mention.spelled


@pytest.mark.parametrize("text", ["مقتل جنديين", "وجريحان", "بعد ساعتين", "سيارتان"])
def test_an_arabic_noun_may_tell_that_it_is_two(text):
    assert [mention.values >= {"2"} for mention in mentions(text, "ar")] == [True]


@pytest.mark.parametrize("text", ["حركة طالبان", "الجانبين", "حل الدولتين", "بلدان عربية", "عمان"])
def test_what_ends_like_a_dual_is_no_number(text):
    assert mentions(text, "ar") == ()


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("biri 17, ikisi 18 yaşında", "tr", "2"),
        ("dördü yaralandı", "tr", "4"),
        ("üçü həlak oldu", "az", "3"),
        ("екеуі қаза тапты", "kk", "2"),
        ("үчөө каза болду", "ky", "3"),
    ],
)
def test_turkic_numbers_of_persons_are_read(text, language, value):
    assert value in {v for m in mentions(text, language) if m.spelled for v in m.values}


def test_both_is_no_number():
    assert not any(mention.spelled for mention in mentions("her ikisi de geldi", "tr"))
