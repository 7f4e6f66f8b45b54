"""Planted names in aligned passages: found, missing, put in other words, spelled otherwise."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.alignment.align import Group
from service.match.facts.name_agreement import NameAgreement, compare_names
from service.match.facts.named import Named, names_of
from service.text.names.names import is_spelled, skeleton


def named(english, others):
    left, right = (names_of(s, code, frozenset()) for s, code in ((english, "en"), (others, "xx")))
    return compare_names(left, right, groups(1))


def groups(count, likeness=0.95):
    return [Group(i, i + 1, i, i + 1, likeness) for i in range(count)]


ENGLISH = ["Yesterday the president Kassym Tokayev spoke to students in the city of Almaty."]


@pytest.mark.parametrize(
    ("other", "cased"),
    [
        ("Вчера президент Касым Токаев выступил перед студентами в городе Алматы.", True),
        ("تحدث الرئيس قاسم توكاييف أمس إلى الطلاب في مدينة ألماتي", False),
    ],
)
def test_names_are_found_across_scripts(other, cased):
    found = named(ENGLISH, [other])
    assert found.found >= 3
    assert found.missing <= 1
    assert found.cased is cased
    assert found.balance > 0


def test_other_names_are_missing():
    other = "Вчера президент Ильхам Алиев выступил перед студентами в городе Баку."
    found = named(ENGLISH, [other])
    assert found.found == 0
    assert found.missing >= 4
    assert found.balance < -0.5


def test_a_name_that_stands_elsewhere_is_neither_found_nor_missing():
    others = ["The president spoke to students.", "This was in the home of Kassym Tokayev, Almaty."]
    found = named(ENGLISH, others)
    assert (found.found, found.missing) == (0, 0)


def test_a_name_with_words_of_its_own_is_found_but_not_missed():
    germany = frozenset({skeleton("Germany")})
    left = names_of(["He was seen in Germany."], "en", germany)
    assert compare_names(left, left, groups(1)) == NameAgreement(2, 0, True)
    right = names_of(["Он был замечен в Берлине."], "ru", frozenset())
    assert compare_names(left, right, groups(1)) == NameAgreement(0, 1, True)


MONDAY = frozenset({skeleton("Monday")})
ASKED = "It was asked for by the Supreme Court on Monday."


@pytest.mark.parametrize(
    ("other", "likeness", "missing"),
    [
        ("Об этом попросил Верховный суд.", 1.0, 0),
        ("Об этом попросил Верховный суд.", 0.7, 2),
        ("Об этом попросил Конституционный суд.", 1.0, 1),
        ("Об этом попросили вчера.", 1.0, 2),
        ("Das verlangte der Oberste Gerichtshof.", 1.0, 0),
        ("Das verlangte der Verfassungsgerichtshof.", 1.0, 1),
        ("Jjfo abab afef.", 1.0, 2),
    ],
)
def test_an_office_is_put_in_words_that_mean_it_where_a_passage_is_a_translation(
    other, likeness, missing
):
    language = {"О": "ru", "D": "de", "J": "xx"}[other[0]]
    left = names_of([ASKED], "en", MONDAY)
    right = names_of([other], language, frozenset())
    assert names_missing(left, right, likeness) == missing


@pytest.mark.parametrize(
    ("one", "language", "other"),
    [
        ("So said the Foreign Minister.", "fr", "Voilà ce qu'a dit le ministre de l'Intérieur."),
        ("It is for the African Union.", "fr", "C'est pour l'Union européenne."),
        ("It was in a Catholic church.", "fr", "C'était dans une église protestante."),
        ("So said the Interior Minister.", "es", "Así lo dijo el ministro de Exteriores."),
    ],
)
def test_an_office_of_another_kind_is_missing(one, language, other):
    left = names_of([one], "en", frozenset())
    assert names_missing(left, names_of([other], language, frozenset())) >= 1


@pytest.mark.parametrize(
    ("one", "language", "other"),
    [
        ("So said the Foreign Minister.", "fr", "Le ministre des Affaires étrangères l'a dit."),
        ("So said the Foreign Minister.", "de", "Das sagte der Außenminister."),
        ("It is for the African Union.", "fr", "C'est pour l'Union africaine."),
        ("It is for the European Union.", "ar", "هذا للاتحاد الأوروبي"),
        ("So did the Vice President.", "tr", "Başkan Yardımcısı da öyle yaptı."),
        ("So said the Home Secretary.", "es", "Así lo dijo el ministro del Interior."),
        ("It was seen in the Northern Province.", "uk", "Це бачили в Північній області."),
        ("So said the Supreme Court.", "hi", "सर्वोच्च न्यायालय ने यह कहा"),
        ("It is of the National Bank.", "hu", "Ez a Nemzeti Bank dolga."),
    ],
)
def test_an_office_of_the_same_kind_is_not_missing(one, language, other):
    left = names_of([one], "en", frozenset())
    assert names_missing(left, names_of([other], language, frozenset())) == 0


@pytest.mark.parametrize(
    ("other", "missing"), [("Так решил РСПП.", 2), ("Так решила комиссия вчера.", 0)]
)
def test_an_abbreviation_may_be_spelled_out_but_is_not_another_one(other, missing):
    left = names_of(["So it was decided by the UNHCR then."], "en", frozenset())
    right = names_of([other], "ru", frozenset())
    assert compare_names(left, right, groups(1)).missing == missing


@pytest.mark.parametrize(
    ("name", "other", "missing"),
    [
        ("Edward", "Эдвард", 0),
        ("Edward", "Петр", 1),
        ("Charles", "Карлос", 0),
        ("Charles Hobson", "Карлос Гобсон", 2),
        ("Charles Brown", "Карлос Браун", 0),
    ],
)
def test_one_word_of_a_name_may_be_spelled_as_it_is_read(name, other, missing):
    left = names_of([f"So it was said by {name}."], "en", frozenset())
    right = names_of([f"Так сказал {other} вчера."], "ru", frozenset())
    assert names_missing(left, right) == missing


def test_in_one_language_an_office_has_one_word():
    left = names_of([ASKED], "en", MONDAY)
    right = names_of(["It was asked for by others on Monday."], "en", frozenset())
    assert compare_names(left, right, groups(1)).missing == 2


def names_missing(left, right, likeness=0.95):
    told = replace(right, names=(frozenset(),))
    return compare_names(left, told, groups(1, likeness)).missing


def test_scripts_that_rename_are_not_compared():
    found = named(ENGLISH, ["大統領は昨日アルマトイで学生に語った"])
    assert found == NameAgreement(0, 0, False)
    assert found.balance == 0.0


SKELETONS = st.frozensets(st.sampled_from(["klr", "mrz", "tkjf", "kzkstn", "kzkst"]))
SIDES = st.builds(
    lambda sentences, translated: Named(
        True, "en", (), tuple(n for n, _ in sentences), tuple(s for _, s in sentences), translated
    ),
    st.lists(st.tuples(SKELETONS, SKELETONS), min_size=3, max_size=3),
    SKELETONS,
)


@given(SIDES, SIDES)
def test_a_name_is_found_beside_it_and_missing_where_no_sentence_spells_it(a, b):
    found = missing = 0
    for own, other in ((a, b), (b, a)):
        everywhere = frozenset().union(*other.spellings)
        for wanted, offered in zip(own.names, other.spellings, strict=True):
            found += sum(is_spelled(name, offered) for name in wanted)
            missing += sum(not is_spelled(name, everywhere) for name in wanted - own.translated)
    cased = any(a.names) and any(b.names)
    assert compare_names(a, b, groups(3)) == NameAgreement(found, missing, cased)
