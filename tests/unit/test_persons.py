"""Full names that short aligned passages exchange."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.differences.person_agreement import NO_PERSONS
from service.match.differences.person_exchange import compare_persons
from service.match.facts.known import known_of
from service.match.facts.persons import Persons
from service.text.names.names import WORD, spellings
from service.text.persons.full_names import full_names
from service.text.persons.heard_names import first_letters

TOGETHER = (Group(0, 1, 0, 1, 1.0),)
SENTENCES = {
    "en": "The driver, {}, has confessed.",
    "fr": "Le conducteur, {}, a avoué.",
    "ru": "Водитель, {}, признался.",
    "de": "Der Fahrer {} hat gestanden.",
    "ar": "اعترف السائق {}.",
    "hi": "चालक {} ने मान लिया।",
    "zh": "司机{}已招供。",
    "ja": "運転手の{}は認めた。",
    "ko": "운전사 {}는 자백했다.",
}
KELLER = {
    "en": "Anna Keller",
    "fr": "Anna Keller",
    "ru": "Анна Келлер",
    "de": "Anna Keller",
    "ar": "آنا كيلر",
    "hi": "अन्ना केलर",
    "zh": "安娜·凯勒",
    "ja": "アンナ・ケラー",
    "ko": "안나 켈러",
}
MOROZ = {
    "en": "Tomas Moroz",
    "fr": "Tomas Moroz",
    "ru": "Томас Мороз",
    "de": "Tomas Moroz",
    "ar": "توماس موروز",
    "hi": "टोमास मोरोज़",
    "zh": "托马斯·莫罗兹",
    "ja": "トマス・モロズ",
    "ko": "토마스 모로즈",
}
PAIRS = [("en", "fr"), ("en", "ru"), ("fr", "ru")]
ONE_SIDED = [("en", "ar"), ("fr", "hi"), ("en", "de"), ("ru", "ar")]
DOTTED = [("en", "zh"), ("ru", "zh"), ("en", "ja")]


def persons(text, language):
    known = known_of((text,), language)
    cased = language in ("en", "fr", "ru", "de")
    return Persons(language, (text,), cased, known)


def told(language, name):
    return persons(SENTENCES[language].format(name[language]), language)


@pytest.mark.parametrize(("one", "other"), [*PAIRS, *ONE_SIDED, *DOTTED])
def test_the_same_person_is_no_disagreement(one, other):
    for name in (KELLER, MOROZ):
        assert compare_persons(told(one, name), told(other, name), TOGETHER) == NO_PERSONS


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_person_in_place_of_another_is_exchanged(one, other):
    found = compare_persons(told(one, KELLER), told(other, MOROZ), TOGETHER)
    assert found.exchanged == (((KELLER[one],), (MOROZ[other],)),)
    assert found.doubtful == ()


@pytest.mark.parametrize(("one", "other"), ONE_SIDED)
def test_a_side_that_marks_no_names_lacks_the_person(one, other):
    found = compare_persons(told(one, KELLER), told(other, MOROZ), TOGETHER)
    assert found.doubtful == (((KELLER[one],), ()),)
    assert found.exchanged == ()


@pytest.mark.parametrize(("one", "other"), DOTTED)
def test_a_name_with_dots_that_sounds_otherwise_is_exchanged(one, other):
    (pair,) = compare_persons(told(one, KELLER), told(other, MOROZ), TOGETHER).exchanged
    assert pair[0] == (KELLER[one],)
    assert "·" in pair[1][0] or "・" in pair[1][0]


@pytest.mark.parametrize(("one", "other"), [*PAIRS, *ONE_SIDED, *DOTTED])
def test_the_sides_may_change_places(one, other):
    a, b = told(one, KELLER), told(other, MOROZ)
    found, turned = compare_persons(a, b, TOGETHER), compare_persons(b, a, TOGETHER)
    assert turned.exchanged == tuple((y, x) for x, y in found.exchanged)
    assert turned.doubtful == tuple((y, x) for x, y in found.doubtful)


@pytest.mark.parametrize(("one", "other"), [("en", "ko"), ("ar", "hi")])
def test_nothing_is_told_where_no_side_tells_persons_apart(one, other):
    assert compare_persons(told(one, KELLER), told(other, MOROZ), TOGETHER) == NO_PERSONS


def test_a_name_that_stands_elsewhere_in_the_other_article_has_an_answer():
    a, b = persons(SENTENCES["en"].format("Anna Lindqvist"), "en"), told("fr", MOROZ)
    assert compare_persons(a, b, TOGETHER) != NO_PERSONS
    answered = Persons("fr", (*b.sentences, "C'est Mme Lindqvist."), b.cased, b.known)
    assert compare_persons(a, answered, TOGETHER) == NO_PERSONS


def test_a_small_word_is_no_answer_where_names_have_capitals():
    a, b = persons(SENTENCES["en"].format("Viktor Brandt"), "en"), told("ru", KELLER)
    small = Persons("ru", (*b.sentences, "Это 61 процент."), b.cased, b.known)
    assert compare_persons(a, small, TOGETHER) != NO_PERSONS


def test_places_and_dates_are_no_persons():
    a = persons("They left for New Zealand.", "en")
    assert a.names == ((),)


def test_a_long_passage_may_leave_a_name_out():
    long = persons(
        SENTENCES["en"].format("Anna Keller") + " It was a long day for them all." * 8, "en"
    )
    assert compare_persons(long, told("fr", MOROZ), TOGETHER) == NO_PERSONS


def three(language, name):
    """A brief of three lines, the second of which has a name."""
    texts = ("17:40", SENTENCES[language].format(name[language]), "18:20")
    return Persons(language, texts, language in ("en", "fr", "ru"), known_of(texts, language))


LOW = [Group(0, 1, 0, 1, 1.1), Group(1, 2, 1, 2, 0.6), Group(2, 3, 2, 3, 1.1)]
LEVEL = [group._replace(likeness=1.0) for group in LOW]


def test_an_exchanged_name_is_felt_where_its_passage_stands_below_the_others():
    a, b = three("en", KELLER), three("fr", MOROZ)
    assert compare_persons(a, b, LOW).felt == 1.0
    assert compare_persons(a, b, LEVEL).felt == 0.0
    assert compare_persons(a, b, LEVEL).exchanged == compare_persons(a, b, LOW).exchanged


def test_an_exchanged_name_is_found_in_sentences_too_unlike_to_be_aligned():
    found = compare_persons(three("en", KELLER), three("fr", MOROZ), [LOW[0], LOW[2]])
    assert found.exchanged == (((KELLER["en"],), (MOROZ["fr"],)),)
    assert found.felt == 1.0


@pytest.mark.parametrize("side", [0, 1])
def test_nothing_is_exchanged_for_what_a_site_added(side):
    added = [(), ()]
    for marks, expected in (((True, False, True), 1), ((False, True, False), 0)):
        added[side] = marks
        around = [LOW[0], LOW[2]]
        found = compare_persons(three("en", KELLER), three("fr", MOROZ), around, tuple(added))
        assert len(found.exchanged) == expected


def test_an_exchanged_name_is_found_where_sentences_are_joined_in_two_ways():
    joined = [Group(0, 1, 0, 2, 1.0), Group(1, 3, 2, 3, 1.0)]
    found = compare_persons(three("en", KELLER), three("fr", MOROZ), joined)
    assert found.exchanged == (((KELLER["en"],), (MOROZ["fr"],)),)
    assert compare_persons(three("en", KELLER), three("fr", KELLER), joined) == NO_PERSONS


def test_in_a_lowered_passage_a_name_is_doubtful_in_any_language_that_spells_sounds():
    a, b = three("ru", KELLER), three("hi", MOROZ)
    assert compare_persons(a, b, LOW).doubtful == (((KELLER["ru"],), ()),)
    assert compare_persons(a, three("hi", KELLER), LOW) == NO_PERSONS
    assert compare_persons(a, three("ko", MOROZ), LOW) == NO_PERSONS


@pytest.mark.parametrize(("one", "answered"), [("Świnkę Peppę", True), ("Tomasz Moroz", False)])
def test_a_word_of_one_consonant_is_answered_by_its_first_letters(one, answered):
    a = persons(SENTENCES["en"].format("Peppa Pig"), "en")
    b = persons(f"Kierowca, {one}, się przyznał.", "pl")
    found = compare_persons(a, Persons("pl", b.sentences, True, b.known), TOGETHER)
    assert (found == NO_PERSONS) is answered


@given(
    st.lists(st.text("AbеЖ हि่ل والקה'’-.1\n ", max_size=30), max_size=4),
    st.booleans(),
    st.sampled_from(["en", "de", "ar"]),
)
def test_what_may_answer_a_name_is_that_of_each_word_alone(sentences, cased, language):
    own = Persons(language, tuple(sentences), cased, known_of(sentences, language))
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    named = [word for word in words if word[0].isupper() or not own.marked]
    assert own.words == frozenset().union(*map(spellings, named))
    assert own.beginnings == {first_letters(word) for word in words} - {""}


DOTTED = {
    "zh": ("局长托马斯·林德格伦表示", "局长克拉拉·贝内代蒂表示"),
    "ja": ("トマス・リンドグレン局長は", "クララ・ベネデッティ局長は"),
    "ar": ("وقال المدير توماس ليندغرين", "وقال المدير كلارا بينيديتي"),
}


@pytest.mark.parametrize(("one", "other"), [("zh", "ja"), ("zh", "zh"), ("ja", "ar")])
def test_names_with_dots_are_heard_where_no_side_has_capitals(one, other):
    def said(language, place):
        texts = (DOTTED[language][place],)
        return Persons(language, texts, False, known_of(texts, language))

    for place in (0, 1):
        assert compare_persons(said(one, place), said(other, place), TOGETHER) == NO_PERSONS
    found = compare_persons(said(one, 0), said(other, 1), TOGETHER)
    assert len(found.exchanged) + len(found.doubtful) > 0


def test_a_dash_between_spaces_parts_two_names():
    names = full_names("Clara Benedetti - Viktor Sokolov was the last match.", "en")
    assert [name.quote for name in names] == ["Clara Benedetti", "Viktor Sokolov"]


def test_the_office_before_a_name_does_not_answer_it():
    english = persons("It was signed on the spot by Governor Tomas Moroz.", "en")
    assert [name.quote for (name,) in english.names] == ["Tomas Moroz"]
    french = persons("Le texte fut signé sur place par Gouverneur Anna Keller.", "fr")
    found = compare_persons(english, french, TOGETHER)
    assert found.exchanged == ((("Tomas Moroz",), ("Anna Keller",)),)


def test_a_name_of_short_syllables_answers_itself():
    english = persons("The investor Kai-Fu Lee has confessed.", "en")
    for sentence in ("L'investisseur Kai-Fu Lee a avoué.", "L'investisseur Kai Fu Li a avoué."):
        assert compare_persons(english, persons(sentence, "fr"), TOGETHER) == NO_PERSONS
    other = persons("L'investisseur Wei-Ming Moroz a avoué.", "fr")
    assert compare_persons(english, other, TOGETHER).exchanged == (
        (("Kai-Fu Lee",), ("Wei-Ming Moroz",)),
    )


def test_a_word_of_address_is_no_part_of_a_name():
    english = persons("The driver, Mr. Adams, has confessed.", "en")
    french = persons("Le conducteur, Monsieur Keller, a avoué.", "fr")
    assert compare_persons(english, french, TOGETHER) == NO_PERSONS


def unsure(language, *texts):
    return Persons(language, texts, True, known_of(texts, language)).unsure


def test_the_first_word_of_a_headline_may_have_its_capital_from_there():
    assert unsure("lv", "Slēgta Cēsu pamatskola") == {"Slēgta Cēsu"}
    assert unsure("en", "It is closed, Anna Keller says") == frozenset()
    assert unsure("en", "Anna Keller leads the branch.") == frozenset()


def test_a_name_that_begins_a_headline_is_told_by_a_capital_within_a_sentence():
    assert unsure("en", "Anna Keller resigns", "A letter of Anna was read.") == frozenset()
    assert unsure("en", "Anna Keller resigns", "Anna was ill.", "“Anna left.”") == {"Anna Keller"}


def test_names_that_a_dot_or_the_first_word_of_a_headline_tells_are_not_sure():
    headline = compare_persons(
        persons("Anna Keller has confessed", "en"), told("fr", MOROZ), TOGETHER
    )
    assert headline.unsure == {*headline.exchanged} != set()
    for one, other, unsure in (("en", "zh", 1), ("en", "fr", 0), ("en", "ar", 0)):
        found = compare_persons(told(one, KELLER), told(other, MOROZ), TOGETHER)
        assert (len(found.unsure), len(found.sure)) == (unsure, 1 - unsure)


def test_an_office_and_a_single_name_may_be_no_full_name():
    assert unsure("en", "It was said by President Keller.") == {"President Keller"}
    assert unsure("en", "It was said by President Anna Keller.") == frozenset()


def test_more_words_than_a_person_is_called_by_may_be_a_title():
    title = "Few Hard Truths About Sneaking Into"
    assert unsure("en", f"He sells {title} to us in shops.") == {title}
    assert unsure("es", "Lo dijo José Luis Rodríguez Zapatero.") == frozenset()


def test_names_that_sound_alike_are_not_exchanged():
    a = persons("Vakar atvyko Leroyovi Saneovi.", "lt")
    b = persons("Yesterday Leroi Sane arrived.", "en")
    assert compare_persons(a, b, TOGETHER) == NO_PERSONS
