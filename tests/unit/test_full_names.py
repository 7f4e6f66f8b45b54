"""Full names of persons, spelled by letters or by sounds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.names.names import HEADLINE, offered, skeleton, with_bare
from service.text.persons.dotted_names import dotted_names, is_same_name
from service.text.persons.full_names import FullName, full_names, is_headline
from service.text.persons.heard_names import heard, is_heard, is_joined


def quotes(sentence, language):
    return [name.quote for name in full_names(sentence, language)]


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Anna Keller was elected mayor.", "en", ["Anna Keller"]),
        (
            "In the end the voters chose Anna Keller and not Jean-Luc Moreau.",
            "en",
            ["Anna Keller", "Jean-Luc Moreau"],
        ),
        ("Водитель, Роза Марин, призналась.", "ru", ["Роза Марин"]),
        ("They asked the Supreme Court.", "en", []),
        ("La Cour Suprême a parlé.", "fr", []),
        ("The FBI and UN spoke.", "en", []),
        ("Keller spoke in Lyon.", "en", []),
        ("Die Bürgermeisterin Anna Keller sprach.", "de", []),
        ("ANNA KELLER ELECTED MAYOR", "en", []),
        ("انتخبت آنا كيلر عمدة", "ar", []),
        ("It was Mr. Adams who spoke.", "en", []),
        ("Ayer habló Señor Adam con ella.", "es", []),
        ("Wczoraj mówił Pan Nowak z nią.", "pl", []),
        ("It was Dr. Anna Keller who spoke.", "en", ["Anna Keller"]),
        ("They flew with Pan Am to Oslo.", "en", ["Pan Am"]),
        (
            "He met Pieter van den Broek and Eva von Holm.",
            "en",
            ["Pieter van den Broek", "Eva von Holm"],
        ),
        ("O capitão, Samir Hadi al-Farouq, sorriu.", "pt", ["Samir Hadi al-Farouq"]),
        ("Приехал вчера Омар бин Сайид.", "ru", ["Омар бин Сайид"]),
        # A small word at an end is none of the name, nor one that is a number.
        ("They drank what von Holm left.", "en", []),
        ("Yüz bin Suriyeli geldi.", "tr", []),
        ("A scris Gazeta al Sibiului.", "ro", []),
    ],
)
def test_two_words_with_capitals_and_no_article_are_a_full_name(sentence, language, expected):
    assert quotes(sentence, language) == expected


def test_the_particles_of_a_name_are_not_listened_for():
    (name,) = full_names("He met Pieter van den Broek.", "en")
    assert name.words == ("Pieter", "Broek")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Anna", "Keller"), "انتخبت آنا كيلر عمدة"),
        (("Viktor", "Lem"), "Водитель Виктор Лем"),
        (("Pep", "Guardiola"), "المدرب جوارديولا"),
        (("Gjorge", "Ivanov"), "prezydent Iwanow"),
        (("Dimitris", "Bakas"), "Ο Δημήτρης Μπάκας"),
        (("Elena", "Deluca"), "la signora De Luca"),
    ],
)
def test_a_full_name_is_heard_where_any_reading_of_its_words_stands(words, sentence):
    assert is_heard(FullName(" ".join(words), words), heard(sentence, marked=False))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Anna", "Keller"), "Marie Lopez a été élue maire"),
        (("Elena", "Dravik"), "Водитель по имени Амина Соу"),
        (("Roberto", "Fuentes"), "Водитель Виктор Лем"),
    ],
)
def test_another_name_is_not_heard(words, sentence):
    assert not is_heard(FullName(" ".join(words), words), heard(sentence, marked=False))


@pytest.mark.parametrize(
    ("sentence", "language", "name", "others"),
    [
        ("司机维克托·莱姆没有招供。", "zh", ("Viktor", "Lem"), ("Anna", "Sorano")),
        ("运动员托马斯·贝里获胜。", "zh", ("Tomas", "Berg"), ("Roberto", "Fuentes")),
        ("運転手ヴィクトル・レムは認めた。", "ja", ("Viktor", "Lem"), ("Anna", "Sorano")),
        ("選手はエレナ・ドラヴィクだ。", "ja", ("Elena", "Dravik"), ("Tomas", "Gomez")),
    ],
)
def test_a_name_with_dots_is_the_full_name_that_it_sounds_like(sentence, language, name, others):
    (found,) = dotted_names(sentence, language)
    assert is_same_name(FullName(" ".join(name), name), found)
    assert not is_same_name(FullName(" ".join(others), others), found)


@pytest.mark.parametrize("words", [("President", "Tomas", "Berg"), ("Tomas", "Berg")])
def test_a_title_before_a_name_is_not_compared(words):
    (found,) = dotted_names("总统托马斯·贝里讲话。", "zh")
    assert is_same_name(FullName(" ".join(words), words), found)


@pytest.mark.parametrize("sentence", ["El inversor Kai-Fu Lee", "инвестор Кай Фу Ли", "Kaifu Lee"])
def test_a_name_of_short_syllables_is_joined(sentence):
    name = FullName("Kai-Fu Lee", ("Kai", "Fu", "Lee"))
    assert not is_heard(name, heard(sentence, marked=True))
    assert is_joined(name, sentence, marked=True)


@pytest.mark.parametrize("sentence", ["El inversor Kai-Ming Lee", "Lee Kai-Fu", "que fue la voz"])
def test_other_syllables_do_not_join_to_a_name(sentence):
    assert not is_joined(FullName("Kai-Fu Lee", ("Kai", "Fu", "Lee")), sentence, marked=True)


def test_a_word_without_a_capital_is_no_name_where_names_have_one():
    berg = FullName("Tomas Berg", ("Tomas", "Berg"))
    assert is_heard(berg, heard("он признался", marked=False))
    assert not is_heard(berg, heard("он признался", marked=True))


def test_other_languages_write_no_dots():
    assert dotted_names("A·B", "en") == ()


def test_names_with_dots_begin_with_the_letters_before_the_first_dot():
    found = dotted_names("ジョン・スミス、ボブ。・アン・", "ja")
    assert [name.quote for name in found] == ["ジョン・スミス"]


@given(
    st.lists(
        st.sampled_from(["Dravik", "Keller", "Sorano", "Bertil", "Gomez"]), min_size=2, max_size=5
    )
)
def test_a_full_name_is_heard_in_its_own_sentence(words):
    sentence = f"we met {' '.join(words)} today at noon where they all sat and ate with us"
    (name,) = full_names(sentence, "en")
    assert is_heard(name, heard(" ".join(words), marked=True))


@pytest.mark.parametrize(
    ("sentence", "language", "name", "same"),
    [
        ("首席执行官艾哈迈德·拉希迪确认预期。", "zh", "Ahmed Rashidi", True),
        ("首席执行官艾哈迈德·拉希迪确认预期。", "zh", "Stefan Novak", False),
        ("首席执行官艾哈迈德·拉希迪确认预期。", "zh", "Rais Ahmed Rashidi", True),
        ("约翰·爱德华是候选人。", "zh", "John Edward", True),
        ("南希·佩洛西认为布雷特·卡瓦诺十分可信。", "zh", "Brett Kavanaugh", True),
        ("南希·佩洛西认为布雷特·卡瓦诺十分可信。", "zh", "Nancy Pelosi", True),
        ("マルタ・ベラスコ氏が語った。", "ja", "Marta Velasco", True),
        ("マルタ・ベラスコ氏が語った。", "ja", "Stefan Novak", False),
    ],
)
def test_a_name_sounds_as_its_parts_do_around_the_dot(sentence, language, name, same):
    (dotted,) = dotted_names(sentence, language)
    assert is_same_name(FullName(name, tuple(name.split())), dotted) is same


@given(
    st.lists(
        st.sampled_from(
            [
                *("Ghana", "wide", "Жуков", "χαμός", "Ευα", "وماليزيا", "المنصور", "ובישראל"),
                *("J", "Xi", "chérif", "WORLD", "khat", "longestwordofall", "ß", "रोज़ा"),
            ]
        ),
        max_size=6,
    ),
    st.booleans(),
)
def test_words_are_heard_together_as_each_for_itself(words, marked):
    every = [*words, *(a + b for a, b in pairwise(words) if len(a + b) < 16)]
    names = [word for word in every if not marked or word[0].isupper()]
    bare = [one for name in names for one in with_bare(name)]
    alone = [offered(skeleton(one)) for one in bare if skeleton(one)]
    told = heard(" ".join(words), marked)
    assert told == frozenset[str]().union(*(heard(name, marked) for name in names))
    assert frozenset[str]().union(*alone) <= told


@given(st.lists(st.sampled_from(["The", "of", "after", "War", "UN", "ευχή", "سلام", "Äpfel"])))
def test_a_headline_has_capitals_and_no_long_word_without(words):
    capitals = sum(word[0].isupper() for word in words)
    small = [word for word in words if word[0].islower() and len(word) > 4]
    assert is_headline(words) == (capitals > HEADLINE * len(words) and not small)


@pytest.mark.parametrize(
    ("sentence", "language", "quotes"),
    [
        ("Filmin sonunda Michael Bay geldi.", "tr", ["Michael Bay"]),
        ("Herečka hrála roli Peter Pan včera.", "cs", ["Peter Pan"]),
        ("Včera přišel Pan Petr Novák domů.", "cs", ["Petr Novák"]),
        ("Entonces el actor Don Johnson llegó.", "es", ["Don Johnson"]),
        ("Ieri la chiesa di Don Bosco era chiusa.", "it", ["Don Bosco"]),
        ("Dün akşam Ayşe Hanım geldi oraya.", "tr", []),
        ("Dün akşam Sayın Ahmet Yılmaz geldi.", "tr", ["Ahmet Yılmaz"]),
    ],
)
def test_a_word_of_address_is_part_of_a_name_where_it_ends_it(sentence, language, quotes):
    assert [name.quote for name in full_names(sentence, language)] == quotes
