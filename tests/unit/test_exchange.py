"""Words exchanged within sentences that are otherwise the same."""

import re
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.alignment.tokens import matched, tokens
from service.match.differences.exchange import compare_words

COPIED = 1.25


def compared(left, right, language, cased=True, likeness=COPIED):
    """What is found from one side, which is what is found from the other one."""
    group = [Group(0, 1, 0, 1, likeness)]
    there = compare_words([left], [right], group, COPIED, cased, language)
    back = compare_words([right], [left], group, COPIED, cased, language)
    for found, turned in (
        (there.exchanged, back.exchanged),
        (there.replaced, back.replaced),
    ):
        assert found == tuple((y, x) for x, y in turned)
    assert (there.changes, there.otherwise, there.verbatim) == pytest.approx(
        (back.changes, back.otherwise, back.verbatim)
    )
    return there


def exchanges(left, right, language, cased=True):
    return len(compared(left, right, language, cased).exchanged)


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
        ("Önce çocuklar aşılanacak.", "Önce çocuklar aşılanmayacak.", "tr", True),
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


@pytest.mark.parametrize(
    ("said", "added", "language"),
    [
        ("英国财政部预计，此举每年将多征税一亿两千万英镑。", "觉得不错？", "zh"),
        ("Der Trainer sagt, dass der Kapitän nur kurz spielt.", "Kein Spiel verpassen?", "de"),
    ],
)
def test_a_sentence_beside_the_same_one_denies_nothing_of_it(said, added, language):
    group = [Group(0, 1, 0, 2, 1.0)]
    found = compare_words([said], [said, added], group, COPIED, language != "zh", language)
    assert (found.exchanged, found.changes) == ((), 0.0)
    turned = [Group(0, 2, 0, 1, 1.0)]
    found = compare_words([said, added], [said], turned, COPIED, language != "zh", language)
    assert (found.exchanged, found.changes) == ((), 0.0)


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.sampled_from([0.6, 0.7]))
def test_the_bound_of_the_ratio_hides_no_likeness(one, other, share):
    left, right = tokens(one), tokens(other)
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    found = matched(left, right, share)
    assert (found is not None) == (matcher.ratio() >= share)
    assert found is None or found.get_opcodes() == matcher.get_opcodes()


def test_scripts_without_spaces_are_compared_letter_by_letter():
    assert tokens("A 東京 tower, กข").words == ("A", "東", "京", "tower", "ก", "ข")


PARCEL = "The post office keeps a parcel of {} for a week, then it goes back to the sender."


def test_words_that_take_little_likeness_are_synonyms_and_others_are_not():
    left, right = PARCEL.format("cloth"), PARCEL.format("steel")
    share = SequenceMatcher(None, *(re.findall(r"\w+", t) for t in (left, right))).ratio()
    for lost, felt in ((0.0, 0.0), (1.0, 0.0), (1.3, 0.5), (1.6, 1.0), (3.0, 1.0)):
        found = compared(left, right, "en", likeness=COPIED - lost * (1 - share))
        assert found.changes == pytest.approx(felt)
        assert found.otherwise == pytest.approx(felt)
        assert found.replaced == ((("cloth", "steel"),) if found.changes else ())
        assert found.verbatim == pytest.approx(share)
        assert found.exchanged == ()


def test_a_name_at_the_beginning_is_told_by_the_encoder_since_every_word_has_a_capital_there():
    left, right = "Leeds won the last match at home.", "Parma won the last match at home."
    assert exchanges(left, right, "en") == 0
    felt = compared(left, right, "en", likeness=0.9)
    assert (felt.changes, felt.replaced) == (1.0, (("Leeds", "Parma"),))
    assert exchanges("Fans of " + left, "Fans of " + right, "en") == 1


def test_passages_count_by_their_words():
    same = "The match was put off because of the rain in the north."
    left, right = PARCEL.format("cloth"), PARCEL.format("steel")
    groups = [Group(0, 1, 0, 1, COPIED), Group(1, 2, 1, 2, 0.9), Group(2, 3, 2, 3, 0.8)]
    found = compare_words(
        [same, left, "Fire for"], [same, right, "Storm warning for all"], groups, COPIED, True, "en"
    )
    words = [24, 36, 6]
    shares = [1.0, 34 / 36, 0.0]
    assert found.otherwise == pytest.approx(words[1] / sum(words))
    assert found.verbatim == pytest.approx(
        sum(w * s for w, s in zip(words, shares, strict=True)) / sum(words)
    )
    assert compare_words([], [], [], COPIED, True, "en").verbatim == 0.0
    assert found.copied == pytest.approx(words[0] / sum(words))
    other = compare_words(["Fire for"], ["Storm for now"], [groups[0]], COPIED, True, "en")
    assert (other.copied, other.anew) == (0.0, 1.0)
    foreign = compare_words(["Feu à Paris"], ["Fire in Paris"], [groups[0]], COPIED, True, "en")
    assert foreign.anew == 0.0
    below = compare_words(["Fire for"], ["Storm for now"], [groups[0]], COPIED, True, "en", (1, 1))
    assert (below.copied, below.anew) == (0.0, 0.0)


NESTS = [
    "A pair of storks has built a nest on the old town hall.",
    "The mayor wants to keep them there as long as they like.",
    "A ladder leads to a small window just below the roof.",
    "Children of the school next door have given them names.",
    "Last year a storm had blown the nest into the street.",
    "Those who want to see them can ask for the key.",
    "Some days later both birds were back on the roof again.",
]
HALL = "On top of the old town hall a couple of storks has built its home."
MAYOR = "If they like it there, the mayor wants no one to drive them off."
ROOF = "Just below the roof there is a small window, reached by a ladder."
KEY = "Ask the porter for the key if you want to see them."


@pytest.mark.parametrize(
    ("reworded", "anew"),
    [
        ({2: ROOF}, False),
        ({0: HALL}, True),
        ({1: MAYOR}, True),
        ({2: ROOF, 5: KEY}, True),
        ({2: " ".join([ROOF] * 3)}, True),
    ],
)
def test_a_short_passage_alone_behind_the_lead_is_reworded_by_an_editor(reworded, anew):
    other = [reworded.get(n, nest) for n, nest in enumerate(NESTS)]
    groups = [Group(n, n + 1, n, n + 1, COPIED) for n in range(len(NESTS))]
    found = compare_words(NESTS, other, groups, COPIED, True, "en")
    assert (found.anew > 0) == anew


@pytest.mark.parametrize(
    ("left", "right", "felt"),
    [
        (
            "The minister will resign from office on a Monday",
            "Thc minister will rcsign from office on o Monday",
            0,
        ),
        (
            "They go until the minister resigns from office",
            "They gountil the minister resigus from office",
            0,
        ),
        (
            "The shop sells bread to all of the sailors",
            "The shop sells drugs to all of the soldiers",
            1,
        ),
        (
            "A cyclist left the house late in the night",
            "A soldier left the house late in the night",
            1,
        ),
    ],
)
def test_nothing_is_told_from_the_likeness_of_what_was_misread(left, right, felt):
    assert compared(left, right, "en", likeness=0.4).changes == felt


@pytest.mark.parametrize(
    ("left", "right", "changes"),
    [
        (
            "The bank raised its rate by half a point",
            "The bank lowered its rate by half a point",
            1,
        ),
        ("The bank raised its rate by half a point", "The bank lifted its rate by half a point", 0),
        ("The bank raised its rate", "The firm lowered its rate", 0),
    ],
)
def test_opposites_are_exchanged_words_though_they_are_alike_to_the_encoder(left, right, changes):
    assert compared(left, right, "en", likeness=COPIED - 0.01).changes == changes


def test_opposites_that_look_like_each_other_are_no_misreadings():
    words = "apreció", "depreció"
    left, right = (f"El won se {word} frente al dólar el jueves" for word in words)
    found = compared(left, right, "es", likeness=COPIED - 0.01)
    assert found.replaced == (words,)
    assert found.changes == 1


@pytest.mark.parametrize(
    ("left", "right", "language", "cased", "count"),
    [
        (
            ["전체적으로 팀은 경기를 잘했던 것이다"],
            ["전체적으로 은 경기를 잘했던던 것이다"],
            "ko",
            False,
            0,
        ),
        (["전체적으로 팀은 아주 잘했던 경기"], ["전체적으로 은 아주 잘했던 경기"], "ko", False, 1),
        (
            ["김철수 씨는 어제 서울에 갔다", "박영희 씨도 어제 왔다"],
            ["김철호 씨는 어제 서울에 갔다", "박영미 씨도 어제 왔다"],
            "ko",
            False,
            2,
        ),
        (
            ["In the evening New York met Bush again."],
            ["In the evening New Yok met Busb again."],
            "en",
            True,
            0,
        ),
        (
            ["In the evening New York met Bush again."],
            ["In the evening New Yok met Rice again."],
            "en",
            True,
            2,
        ),
    ],
)
def test_several_words_of_which_one_letter_is_another_were_misread(
    left, right, language, cased, count
):
    groups = [Group(n, n + 1, n, n + 1, COPIED) for n in range(len(left))]
    found = compare_words(left, right, groups, COPIED, cased, language)
    assert (len(found.exchanged), found.changes) == (count, count)


def test_denials_of_one_language_are_no_slips_of_a_scan():
    a = ["The ferry is not allowed to sail at night.", "The crew was not sufficiently trained."]
    b = ["The ferry is allowed to sail at night.", "The crew was sufficiently trained."]
    groups = [Group(n, n + 1, n, n + 1, COPIED) for n in range(2)]
    for one, other in ((a, b), (b, a)):
        found = compare_words(one, other, groups, COPIED, True, "en")
        assert found.exchanged == tuple(zip(one, other, strict=True))


@pytest.mark.parametrize("other", ["rupees", "rupees ($20)"])
def test_money_by_another_name_is_no_exchange(other):
    found = compared(
        "The ferry costs Rs 1,800 a day.", f"The ferry costs 1,800 {other} a day.", "en", True, 0.9
    )
    assert (found.exchanged, found.replaced) == ((), ())
