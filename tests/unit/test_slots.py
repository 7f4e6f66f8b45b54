"""Words exchanged alike in several passages, as where a template is filled anew."""

import pytest

from service.match.alignment.align import Group
from service.match.differences.slots import NO_SLOTS, refilled_slots

COPIED = 1.25
WANTED = (
    "{} wanted in Harbrook",
    "The town of Harbrook looks for a {} from the first of March.",
    "Letters are taken at the town hall until Friday.",
    "The wage follows the table of the council.",
)


def filled(*words, text=WANTED):
    """The text with a word in each of its slots."""
    rest = iter(words)
    return [s.format(next(rest)) if "{}" in s else s for s in text]


def found(a, b, likeness=0.7, language="en", headlines=(1, 1)):
    groups = [
        Group(n, n + 1, n, n + 1, COPIED if x == y else likeness)
        for n, (x, y) in enumerate(zip(a, b, strict=True))
    ]
    return refilled_slots(a, b, groups, COPIED, language, headlines)


def test_the_trade_that_headline_and_lead_exchange_is_another_one():
    baker, smith = filled("Baker", "baker"), filled("Locksmith", "locksmith")
    slots = found(baker, smith)
    assert slots.quotes == (("Baker", "Locksmith"),)
    assert slots.felt == 1.0
    back = found(smith, baker)
    assert (back.quotes, back.felt) == ((("Locksmith", "Baker"),), 1.0)


def test_a_synonym_is_what_the_encoder_takes_for_one():
    lorry, truck = filled("Lorry driver", "lorry driver"), filled("Truck driver", "truck driver")
    assert found(lorry, truck, likeness=1.24) == NO_SLOTS
    assert 0 < found(lorry, truck, likeness=1.19).felt < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Baker", "baker"), ("Baker", "locksmith")),
        (("Baker", "baker"), ("Locksmith", "baker")),
        (("Kyivan", "Kyivan"), ("Kievan", "Kievan")),
        (("Organiser", "organiser"), ("Organizer", "organizer")),
        (("Teacher", "teacher"), ("Teaching", "teaching")),
        (("12 cooks", "12 cooks"), ("14 cooks", "14 cooks")),
    ],
)
def test_an_edit_a_spelling_a_form_or_a_number_is_no_slot(one, other):
    assert found(filled(*one), filled(*other)) == NO_SLOTS


def test_names_are_told_without_the_encoder():
    dead = ("In memory of {} (1941)", "On Monday our neighbour {} died in Harbrook, aged 84.")
    one = filled("Josef Lenart", "Josef Lenart", text=dead)
    other = filled("Wilhelm Dorsch", "Wilhelm Dorsch", text=dead)
    assert found(one, other, likeness=1.24).felt == 1.0
    assert found(one, other, likeness=1.24, language="de") == NO_SLOTS


def test_two_names_of_one_country_are_no_slot():
    text = ("Ferry to {} sinks", "The ferry sank on its way to {} on Monday night.")
    assert (
        found(filled("Britain", "Britain", text=text), filled(*["United Kingdom"] * 2, text=text))
        == NO_SLOTS
    )


def test_words_are_known_again_in_another_form():
    text = (
        "{} w powiecie",
        "W powiecie stwierdzono w poniedziałek 12 przypadków {}.",
        "Dane podano.",
    )
    one = filled("Cholera", "cholery", text=text)
    other = filled("Gruźlica", "gruźlicy", text=text)
    assert found(one, other, language="pl").quotes == (("Cholera", "Gruźlica"),)


def test_what_is_exchanged_below_the_first_sentence_alone_is_no_slot():
    text = ("Market", "The market opens.", "It sells {} in May.", "The {} come from the valley.")
    one, other = filled("cherries", "cherries", text=text), filled("plums", "plums", text=text)
    assert found(one, other) == NO_SLOTS


def test_a_text_without_headline_has_its_first_sentence_for_one():
    one, other = (
        filled(w, w, text=(*WANTED[1:2], "A {} starts early.")) for w in ("baker", "porter")
    )
    assert found(one, other, headlines=(0, 0)).felt == 1.0


def test_long_texts_are_not_looked_at():
    more = [f"Sentence number {n} says something else." for n in range(12)]
    one, other = filled("Baker", "baker") + more, filled("Porter", "porter") + more
    assert found(one, other) == NO_SLOTS


def test_characters_of_a_script_without_blanks_are_one_word():
    text = ("港で{}発生", "月曜日の朝、港で{}が発生し、二人が運ばれた。")
    one, other = filled("火災", "火災", text=text), filled("停電", "停電", text=text)
    assert found(one, other, language="ja").quotes == (("火災", "停電"),)
