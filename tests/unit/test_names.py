"""Names by the consonants that survive transliteration."""

import itertools
import re

import pytest
from anyascii import anyascii
from hypothesis import given, settings
from hypothesis import strategies as st

from service.text.names.also_read import also_read, unmarked
from service.text.names.names import (
    WORD,
    Met,
    is_spelled,
    skeleton,
    spellings,
    spells_sounds,
    words,
)
from service.text.persons.marked_names import marked_names


@pytest.mark.parametrize(
    "written",
    [
        ("Almaty", "Алматы", "ألماتي", "ALMATY"),
        ("Tokayev", "Токаев", "توكاييف"),
        ("Liverpool", "Ливерпуль", "ليفربول"),
        ("Zelensky", "Зеленский", "زيلينسكي"),
        ("Putin", "Путин", "بوتين"),
        ("Philippe", "Филипп"),
        ("Tokayev", "टोकायेव", "תוקאייב"),
        ("Silva", "सिल्वा", "சில்வா"),
        ("Schubert", "Шуберт"),
        ("José", "Jose"),
    ],
)
def test_a_name_has_one_skeleton_in_every_script(written):
    assert len({skeleton(name) for name in written}) == 1
    assert len(skeleton(written[0])) > 1 or written[0] == "José"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Almaty", "Astana"), ("Liverpool", "Manchester"), ("Токаев", "Назарбаев"), ("Lyon", "Lille")],
)
def test_other_names_have_other_skeletons(one, other):
    assert skeleton(one) != skeleton(other)


def test_an_attached_article_is_also_taken_off():
    assert {skeleton("القاهرة"), skeleton("Cairo")} <= words("في القاهرة أمس")
    assert words("Алматы") == {skeleton("Almaty")}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Tokayev", "ко встрече с Токаевым"),
        ("Petrov", "Petrovas kalbėjo vakar"),
        ("Okafor", "وقال أوكافور"),
        ("Haddad", "אמר לחדאד אתמול"),
        ("Rosenstein", "андан Розенштейнди көргөн"),
        ("Mickelson", "Mickelsonem"),
    ],
)
def test_inflected_and_attached_names_are_spelled(name, sentence):
    assert is_spelled(skeleton(name), spellings(sentence))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Tokayev", "ко встрече с Назарбаевым"),
        ("Petrov", "Pavlovas kalbėjo vakar"),
        ("Okafor", "وقال حداد"),
        ("Haddad", "אמר ללוי אתמול"),
        ("Rosenstein", "андан Шварцты көргөн"),
    ],
)
def test_other_names_are_not_spelled(name, sentence):
    assert not is_spelled(skeleton(name), spellings(sentence))


@given(st.text(alphabet="bfklmnrst", min_size=3, max_size=12))
def test_a_name_spells_itself(name):
    assert is_spelled(skeleton(name), spellings(name))


def test_words_with_capitals_inside_a_sentence_are_names():
    (found,) = marked_names(
        ["Yesterday the president Kassym Tokayev visited the old town of Almaty."], "en"
    )
    assert found == {skeleton("Kassym"), skeleton("Tokayev"), skeleton("Almaty")}


def test_words_of_address_are_no_names():
    (found,) = marked_names(["Hier encore, Monsieur Keller parla trop."], "fr")
    assert found == {skeleton("Keller")}
    (other,) = marked_names(["We met Monsieur Keller there."], "en")
    assert other == {skeleton("Monsieur"), skeleton("Keller")}


def test_the_first_word_is_a_name_only_if_it_has_a_capital_elsewhere_too():
    first, second, third = marked_names(
        [
            "Almaty welcomed the guests from abroad with music.",
            "Yesterday the streets of Almaty were closed to traffic.",
            "Yesterday they were opened again.",
        ],
        "en",
    )
    assert first == second == {skeleton("Almaty")}
    assert third == set()


@pytest.mark.parametrize(
    "headline",
    [
        "TOKAYEV VISITS ALMATY AND MEETS STUDENTS",
        "Tokayev Visits Almaty And Meets Its Students",
        "ТОКАЕВ ПОСЕТИЛ АЛМАТЫ И ВСТРЕТИЛ СТУДЕНТОВ",
    ],
)
def test_headlines_in_capitals_give_no_names(headline):
    assert marked_names([headline], "en") == [frozenset()]


def test_scripts_without_capitals_have_no_names():
    assert marked_names(["وصل الرئيس توكاييف إلى ألماتي أمس", "総理は東京で会見した"], "en") == [
        set(),
        set(),
    ]


def test_short_skeletons_are_left_out():
    assert marked_names(["The singer was seen with Bo and Li near the river bank."], "en") == [
        set()
    ]


@pytest.mark.parametrize(
    ("sentence", "spelled"),
    [
        ("Almaty", True),
        ("Алматы", True),
        ("ألماتي", True),
        ("अल्माटी", True),
        ("東京で会見した", False),
        ("서울에서 열렸다", False),
        ("กรุงเทพมหานคร", False),
        ("CEO東京で会見した総理", False),
        ("2024", False),
        ("", False),
    ],
)
def test_only_scripts_that_spell_sounds_are_compared(sentence, spelled):
    assert spells_sounds(sentence) is spelled


TEXTS = st.text(max_size=60)
NEWS = st.text(
    st.one_of(
        st.sampled_from("acdehijkopstxyzACDEHKPSTXZ'-. "),
        st.sampled_from("בהולמש وبفكلاأإنقرة АБВчшщя é̈ ö ß ı ñ ة"),
        st.characters(),
    ),
    max_size=60,
)
SOUNDS = (
    *(("dzh", "s"), ("tch", "s"), ("sch", "s"), ("ph", "f"), ("ck", "k"), ("sh", "s")),
    *(("ch", "s"), ("cz", "s"), ("sz", "s"), ("th", "t"), ("dj", "s"), ("ts", "s")),
    *(("tz", "s"), ("x", "ks"), ("ce", "s"), ("ci", "s"), ("cy", "s")),
)
ONE_BY_ONE = re.compile(WORD.pattern.replace("++", "").replace("*+", "*"))


def plain_letters(letter):
    latin = {"ו": "w", "χ": "h", "Χ": "h", "ž": "zh", "Ž": "zh"}.get(letter) or anyascii(letter)
    latin = re.sub(r"[^a-z]", "", latin.lower())
    return latin.replace("c", "ch") if "\u0900" <= letter < "\u0e00" else latin


def plain_skeleton(word):
    stops = re.sub("(^|(?<=[λρ]))[Μμ][Ππ]", "b", word)
    stops = re.sub("(^|(?<=[λρ]))[Νν][Ττ]", "d", stops)
    latin = "".join(map(plain_letters, stops))
    for written, sound in SOUNDS:
        latin = latin.replace(written, sound)
    bare = re.sub("[aeiouyhw]", "", latin).translate(str.maketrans("cqgjzvpd", "kkkssfbt"))
    return re.sub(r"(.)\1+", r"\1", bare)


def plain_words(sentence):
    for word in ONE_BY_ONE.findall(sentence):
        yield word
        attached = re.match("[وفبلك]?ال|لل|[وفبلك]|[ובלמהשכ]{1,2}|[በለየከ]", word)
        if attached and len(word) > attached.end() + 1:
            yield word[attached.end() :]


def plain_names(sentences):
    inner, first = [], []
    for sentence in sentences:
        tokens = ONE_BY_ONE.findall(sentence)
        capital = [t for t in tokens[1:] if t[0].isupper()]
        told = len(capital) <= 0.6 * len(tokens[1:])
        inner.append({plain_skeleton(t) for t in capital} if told else set())
        first.append({plain_skeleton(t) for t in tokens[:1]})
    known = set().union(*inner)
    both = (own | (begin & known) for own, begin in zip(inner, first, strict=True))
    return [{key for key in found if len(key) >= 3} for found in both]


@given(st.one_of(TEXTS, NEWS))
def test_a_skeleton_is_what_its_letters_make_one_after_another(word):
    assert skeleton(word) == plain_skeleton(word)


@settings(deadline=None)
@given(st.one_of(TEXTS, NEWS))
def test_words_together_have_the_skeletons_of_each(sentence):
    found = [*plain_words(unmarked(sentence))]
    assert words(sentence) == {plain_skeleton(word) for word in (*found, *also_read(found))}


@given(st.lists(NEWS, max_size=6))
def test_names_are_those_of_each_word(sentences):
    assert marked_names(sentences, "en") == plain_names(sentences)


@given(TEXTS)
def test_a_skeleton_is_of_latin_consonants_never_doubled(word):
    found = skeleton(word)
    assert set(found) <= set("bfklmnrst")
    assert all(x != y for x, y in itertools.pairwise(found))


@given(st.lists(TEXTS, max_size=6))
def test_names_are_among_the_words_of_their_sentence(sentences):
    found = marked_names(sentences, "en")
    assert len(found) == len(sentences)
    for mine, sentence in zip(found, sentences, strict=True):
        assert mine <= words(sentence)
        assert all(len(name) >= 3 for name in mine)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("He said: “Bars are where Okafor goes.”", {"Okafor"}),
        ("LONDON (Reuters) — Traditionally it was Okafor.", {"Reuters", "Okafor"}),
        ("“Bars,” he said, “are where Okafor goes.”", {"Okafor"}),
        ("It is in the Bars now: Bars for Okafor.", {"Bars", "Okafor"}),
        ("The club “Dinamo” met Okafor.", {"Dinamo", "Okafor"}),
    ],
)
def test_what_begins_within_a_sentence_is_no_name_unless_it_has_a_capital_elsewhere(
    sentence, found
):
    assert marked_names([sentence], "en") == [frozenset(map(skeleton, found))]


@given(st.lists(st.lists(st.sampled_from(["Anna", "Bob", "Лима", "ب", "Kyiv"]), max_size=4)))
def test_words_that_were_forgotten_have_the_skeletons_they_had(sentences):
    met = Met(most=2)
    for sentence in sentences:
        assert met.skeletons(sentence) == [skeleton(word) for word in sentence]
