"""Planted names in aligned passages: found, missing, put in other words, spelled otherwise."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.align import Group
from service.match.name_agreement import NameAgreement, Named, compare_names, names_of
from service.text.names import is_spelled, skeleton


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


ASKED = "The inquiry was asked for by Senate Republicans and the FBI on Monday."


@pytest.mark.parametrize(("likeness", "missing"), [(1.0, 0), (0.7, 2)])
def test_an_office_may_be_put_in_other_words_where_a_passage_is_a_translation(likeness, missing):
    left = names_of([ASKED], "en", frozenset({skeleton("Monday")}))
    right = names_of(["Расследования потребовали вчера."], "ru", frozenset())
    found = compare_names(left, right, groups(1, likeness))
    assert (found.found, found.missing) == (0, missing)


@pytest.mark.parametrize(
    ("name", "other", "missing"),
    [("Edward", "Эдвард", 0), ("Edward", "Петр", 1)],
)
def test_a_name_may_be_spelled_as_it_is_read(name, other, missing):
    left = names_of([f"So it was said by {name}."], "en", frozenset())
    right = names_of([f"Так сказал {other} вчера."], "ru", frozenset())
    assert names_missing(left, right) == missing


def test_in_one_language_an_office_has_one_word():
    left = names_of([ASKED], "en", frozenset({skeleton("Monday")}))
    right = names_of(["The inquiry was asked for by others on Monday."], "en", frozenset())
    assert compare_names(left, right, groups(1)).missing == 2


def names_missing(left, right):
    told = replace(right, names=(frozenset(),))
    return compare_names(left, told, groups(1)).missing


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
