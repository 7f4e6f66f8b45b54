"""Which of two texts is a later version of the other, on planted sentences."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from models.calibration import Scale, Weights
from service.article import Article, Sentence
from service.match.coverage.passages import Passages, shares
from service.match.differences.exchange import SAME_WORDS
from service.match.facts.agreement import NO_FACTS
from service.match.verdicts.revision import Edition, as_kept, later_version
from service.match.verdicts.score import probability
from service.match.verdicts.signals import measure

SCALE = Scale(0.0, 1.0)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
STORY = [
    "A fire broke out in a warehouse by the harbour at dawn on Sunday.",
    "The building of 4,200 square metres burned down to its walls within hours.",
    "Sixty engines from 14 towns came to keep the flames from the grain silos.",
    "The owner had insured the warehouse for 3.5 million crowns in 2019.",
    "Trains between the harbour and the central station stood still until 11.30.",
    "The police asks witnesses to call 555 0199 at any hour of the day.",
    "Schools in the western district stayed closed because of the thick smoke.",
    "The mayor will speak to residents at the town hall on Monday evening.",
    "Insurers expect the final loss to be known within six weeks at best.",
]
ADDED = [
    "Two firefighters were treated for burns in the clinic nearby.",
    "An electric fault is what investigators look into first.",
    "The company said that it would rebuild the hall on the same ground.",
]
FOREIGN = ["The opera opens its season with a work of Verdi.", "Tickets are sold from Friday on."]


def vector(text, axis=None):
    """Sentences of one story share half of their direction; numbers change little."""
    known = [*STORY, *ADDED, *FOREIGN]
    place = next((n for n, k in enumerate(known) if k.split()[:3] == text.split()[:3]), axis)
    made = np.zeros(len(known) + 3, dtype=np.float32)
    made[place] = 1.0
    made[-1 if text in FOREIGN else -2] = 1.0
    return made / np.linalg.norm(made)


def version(sentences, title=None, **fields):
    """A text as one side of the question; covered and worded are set by `asked`."""
    parts = [Sentence("text", 0, len(s), s) for s in sentences]
    if title:
        parts.insert(0, Sentence("title", 0, len(title), title))
    vectors = np.stack([vector(s.text, axis=-3) for s in parts])
    passages = Passages("en", tuple(parts), vectors, shares(parts))
    return Edition(Article(fields.pop("id", "x"), title or "", "", **fields), passages, 0, 1.0)


def asked(a, b, same=False):
    """The later one by the names `a` and `b`, with the two sides measured against each other."""
    signals = measure(a.passages, b.passages, SCALE)
    a = replace(a, covered=signals.coverage_a)
    b = replace(b, covered=signals.coverage_b)
    later, turned = (
        later_version(a, b, signals, same),
        later_version(b, a, _turned(b, a), same),
    )
    assert {"a": "b", "b": "a", None: None}[turned] == later
    return later


def _turned(b, a):
    return measure(b.passages, a.passages, SCALE)


def dated(hours, source="agency"):
    return {"published_at": NOON + timedelta(hours=hours), "source": source}


def changed(sentences, *pairs):
    for old, new in pairs:
        sentences = [s.replace(old, new) for s in sentences]
    return sentences


def test_a_story_that_grew_is_a_revision_of_its_early_version():
    assert asked(version(STORY[:5], **dated(0)), version(STORY[:5] + ADDED, **dated(2))) == "b"


def test_what_appears_later_and_is_shorter_is_an_excerpt():
    assert asked(version(STORY[:5], **dated(2)), version(STORY[:5] + ADDED, **dated(0))) is None


@pytest.mark.parametrize(
    "late", [dated(2, "another"), dated(24 * 5), {}, dated(0)], ids=lambda d: str(d)[:40]
)
def test_without_the_order_a_longer_text_of_the_same_facts_is_no_revision(late):
    assert asked(version(STORY[:5], **dated(0)), version(STORY[:5] + ADDED, **late)) is None


def test_a_story_that_grew_and_changed_a_fact_needs_no_dates():
    late = changed(STORY[:6], ("4,200", "4,900")) + ADDED
    assert asked(version(STORY[:6]), version(late)) == "b"


@pytest.mark.parametrize(
    ("early", "late", "fields", "later"),
    [
        (1.0, 0.78, ({}, {}), "b"),
        (1.0, 0.90, ({}, {}), None),  # a line of a site below a bulletin is as much
        (1.0, 0.90, (dated(0), dated(2)), "b"),
        (1.0, 0.90, (dated(0), dated(2, "another")), None),
        (0.9, 0.9, (dated(0), dated(2)), None),
    ],
)
def test_without_the_order_a_story_grew_that_has_a_fifth_more(early, late, fields, later):
    a = version(STORY[:6], **fields[0])
    b = version(changed(STORY[:6], ("4,200", "4,900")), **fields[1])
    signals = measure(a.passages, b.passages, SCALE)
    assert (
        later_version(replace(a, covered=early), replace(b, covered=late), signals, False) == later
    )


def test_dates_that_say_the_opposite_are_believed():
    late = changed(STORY[:6], ("4,200", "4,900")) + ADDED
    assert asked(version(STORY[:6], **dated(3)), version(late, **dated(0))) is None


def test_a_long_story_with_one_corrected_fact_is_a_revision_when_dated():
    late = changed(STORY, ("4,200", "4,900"))
    assert asked(version(STORY, **dated(0)), version(late, **dated(1))) == "b"
    assert asked(version(STORY), version(late)) is None


def test_a_template_filled_anew_is_no_revision():
    facts = (("4,200", "880"), ("14", "23"), ("3.5", "7.9"), ("2019", "2007"), ("11.30", "16.15"))
    late = changed(STORY, *facts)
    assert asked(version(STORY, **dated(0)), version(late, **dated(24))) is None
    assert asked(version(STORY, **dated(0)), version(late + ADDED, **dated(24))) is None


def test_a_brief_with_another_number_is_no_revision():
    late = changed(STORY[1:4], ("4,200", "4,900"))
    assert asked(version(STORY[1:4], **dated(0)), version(late, **dated(1))) is None


def test_a_dated_story_of_few_facts_may_change_one_of_them():
    early = [STORY[0], STORY[2], *STORY[6:9]]
    late = changed(early, ("14", "23")) + ADDED
    assert asked(version(early, **dated(0)), version(late, **dated(2))) == "b"
    assert asked(version(early), version(late)) is None


def test_what_says_the_same_throughout_needs_no_check_of_what_was_added():
    early, late = version(STORY[:5], **dated(0)), version(FOREIGN + STORY[:5], **dated(2))
    assert asked(early, late) is None
    assert asked(early, late, same=True) == "b"


def test_the_more_was_kept_the_less_need_what_was_added_tell_of_it():
    early, late = version(STORY[:3], **dated(0)), version(STORY[:3] + FOREIGN, **dated(2))
    assert asked(early, late) is None
    early, late = version(STORY, **dated(0)), version(STORY + FOREIGN[:1], **dated(2))
    assert asked(early, late) == "b"


def test_a_digest_of_another_story_is_no_revision():
    for late in (FOREIGN + STORY[:5], STORY[:3] + FOREIGN):
        early = [text for text in late if text not in FOREIGN]
        assert asked(version(early, **dated(0)), version(late, **dated(2))) is None


def test_what_begins_as_before_may_add_what_tells_less_of_it():
    early = version(STORY[:5], **dated(0))
    assert asked(early, version(STORY[:5] + FOREIGN, **dated(2))) == "b"
    assert asked(early, version([FOREIGN[0], *STORY[:5], FOREIGN[1]], **dated(2))) is None


def test_a_round_up_that_holds_the_headline_is_no_revision():
    headline = "Warehouse burns down"
    early = version(STORY[:5], headline, **dated(0))
    assert asked(early, version([headline, *STORY[:5], *ADDED], "News", **dated(2))) is None
    assert asked(early, version(STORY[:5] + ADDED, headline, **dated(2))) == "b"


def test_a_small_part_of_a_long_text_is_no_early_version():
    assert asked(version(STORY[:2], **dated(0)), version(STORY + ADDED, **dated(2))) is None


def test_reworded_texts_and_other_languages_are_no_revisions():
    early, late = version(STORY[:5], **dated(0)), version(STORY[:5] + ADDED, **dated(2))
    assert asked(replace(early, worded=0.3), late) is None
    german = replace(early, passages=replace(early.passages, language="de"))
    assert asked(german, late) is None


@pytest.mark.parametrize("later", ["23", "23 towns and 45"])
def test_what_was_kept_counts_as_the_same_text(later):
    a, b = version(STORY[:5]), version(changed(STORY[:5], ("14", later)) + ADDED)
    signals = measure(a.passages, b.passages, SCALE)
    kept = as_kept(signals, signals.coverage_a)
    assert signals.facts.contradictions > 0
    assert kept.coverage_a == kept.coverage_b == signals.coverage_a
    assert kept.facts == replace(NO_FACTS, agreements=signals.facts.agreements)
    assert probability(kept, 1.0, Weights({}, 0.0)) == 0.5
    assert kept.words == SAME_WORDS


@pytest.mark.parametrize(
    ("slip", "later"),
    [(("Sunday", "Sundya"), None), (("grain", "graln"), None), (("Sunday", "Friday"), "b")],
)
def test_a_part_of_a_story_is_no_early_version_of_a_copy_with_slips(slip, later):
    assert asked(version(STORY[:6]), version(changed(STORY, slip))) == later
