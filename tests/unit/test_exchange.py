"""Words exchanged within sentences that are otherwise the same."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.align import Group
from service.match.exchange import _matched, _tokens, exchanged_words

GROUP = [Group(0, 1, 0, 1, 1.0)]


def exchanges(left, right, language, cased=True):
    found = {
        exchanged_words([x], [y], GROUP, cased, language) for x, y in [(left, right), (right, left)]
    }
    (count,) = found
    return count


@pytest.mark.parametrize(
    ("left", "right", "cased", "count"),
    [
        ("Police in Hamburg said a bus left.", "Police in Lyon said a bus left.", True, 1),
        ("Police in Hamburg said a bus left.", "Police in Hamburg told a bus left.", True, 0),
        ("Tokayev spoke on state television.", "Tokaïev spoke on state television.", True, 0),
        ("上海で地震があり学校が休みになった", "広州で地震があり学校が休みになった", False, 1),
        ("第一球由保罗·费兰特任意球打进网内", "第一球由斯特凡·诺瓦克任意球打进网内", False, 1),
        ("The minister resigned.", "A storm hit the coast of Norway yesterday.", True, 0),
        ("", "", True, 0),
    ],
)
def test_exchanges_are_names_in_scripts_with_capitals_and_any_word_elsewhere(
    left, right, cased, count
):
    assert exchanges(left, right, "en" if cased else "ja", cased) == count


TEMPLATE = "The police of the port say that {} left the house late in the night."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Davis", "Dawis"),
        ("Livingston", "Liwingston"),
        ("Wilhelm", "Wylhelm"),
        ("Dodgers", "Dodqers"),
        ("Freeman", "Frceman"),
        ("Eilidh", "Ei idh"),
        ("Scherzer", "Scherze"),
        ("Volodymyr Zelenskyj", "Wolodymyr Zelenskyi"),
        ("Washington", "Washinqton"),
        ("Constantinople", "Censtantinoplc"),
        ("Waters", "Watters"),
        ("Scotland Yard", "Scotlan Yarrd"),
    ],
)
def test_one_name_misread_or_spelled_otherwise_is_no_exchange(one, other):
    assert exchanges(TEMPLATE.format(one), TEMPLATE.format(other), "en") == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "Emma"),
        ("Parma", "Palma"),
        ("Hansen", "Carsen"),
        ("Monday", "Sunday"),
        ("Austria", "Australia"),
        ("Slovenia", "Slovakia"),
        ("Niger", "Nigeria"),
        ("North", "South"),
        ("Johnson", "Jackson"),
        ("Anna Freeman", "Emma Frceman"),
        ("Hamburg", "Marburg"),
        ("March", "May"),
    ],
)
def test_another_name_is_an_exchange(one, other):
    assert exchanges(TEMPLATE.format(one), TEMPLATE.format(other), "en") == 1


@pytest.mark.parametrize(
    ("left", "right", "language", "count"),
    [
        ("هزم ميلروز خصمه في المباراة الأخيرة", "هزم ميلزوز خصمه في المباراة الأخيرة", "ar", 0),
        ("فشلت المحاولتان في تغيير النتيجة أمس", "فشلت االمحاولتان في تغيير النتيجة أمس", "ar", 0),
        ("فشلت المحاولتان في تغيير النتيجة أمس", "فشلت المحاولبان في تغيير النتيجة أمس", "ar", 0),
        ("انتقل القتال إلى شمال المدينة القديمة", "انتقل القتال إلى جنوب المدينة القديمة", "ar", 1),
        ("그는 이웃의 사회 문제를 이야기했다", "그는 이웃의 사사회 문제를 이야기했다", "ko", 0),
        ("그는 이웃의 사회 문제를 이야기했다", "그는 이웃의 경제 문제를 이야기했다", "ko", 1),
        ("北京で地震があり学校が休みになった", "南京で地震があり学校が休みになった", "ja", 1),
        ("सरकार ने किसानों को नया कर्ज दिया है", "सरकार ने किसानोंं को नया कर्ज दिया है", "hi", 0),
        ("सरकार ने किसानों को नया कर्ज दिया है", "सरकार ने डॉक्टरों को नया कर्ज दिया है", "hi", 1),
    ],
)
def test_scripts_without_capitals_compare_every_word(left, right, language, count):
    assert exchanges(left, right, language, cased=False) == count


@pytest.mark.parametrize(
    ("left", "right", "language", "cased"),
    [
        (
            "The minister will resign on Monday.",
            "The minister will not resign on Monday.",
            "en",
            True,
        ),
        ("The court has freed the mayor.", "The court hasn't freed the mayor.", "en", True),
        (
            "Le ministre démissionnera lundi prochain.",
            "Le ministre ne démissionnera pas lundi prochain.",
            "fr",
            True,
        ),
        (
            "Der Minister tritt am Montag zurück.",
            "Der Minister tritt am Montag nicht zurück.",
            "de",
            True,
        ),
        ("Министр уйдёт в отставку в марте.", "Министр не уйдёт в отставку в марте.", "ru", True),
        ("部长将于下周一辞职并离开", "部长将不于下周一辞职并离开", "zh", False),
        ("سوف يستقيل الوزير يوم الاثنين", "لن سوف يستقيل الوزير يوم الاثنين", "ar", False),
        ("Menteri akan mundur hari Senin.", "Menteri tidak akan mundur hari Senin.", "id", True),
    ],
)
def test_a_negation_in_one_of_two_sentences_is_an_exchange(left, right, language, cased):
    assert exchanges(left, right, language, cased) == 1
    assert exchanges(left, left, language, cased) == exchanges(right, right, language, cased) == 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He did not come to the meeting.", "He never came to the meeting."),
        ("The port is open.", "Nobody knew whether the storm would not reach the coast."),
        ("The minister will resign.", "The minister will soon resign."),
    ],
)
def test_other_rewording_is_no_negation(left, right):
    assert exchanges(left, right, "en") == 0


def test_a_negation_in_a_sentence_that_only_one_side_has_is_none():
    both = "A camera on the roof of the town hall shows a nest by day and by night"
    assert exchanges(both, both + ". The fire at the bakery has not hurt anyone", "en") == 0


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.sampled_from([0.6, 0.7]))
def test_the_bound_of_the_ratio_hides_no_likeness(one, other, share):
    left, right = _tokens(one), _tokens(other)
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    found = _matched(left, right, share)
    assert (found is not None) == (matcher.ratio() >= share)
    assert found is None or found.get_opcodes() == matcher.get_opcodes()


def test_scripts_without_spaces_are_compared_letter_by_letter():
    assert _tokens("A 東京 tower, กข").words == ("A", "東", "京", "tower", "ก", "ข")
