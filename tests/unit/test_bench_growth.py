"""The batch that grows: its articles, and what is made of the points of its run."""

from collections import Counter
from itertools import islice, pairwise

import pytest

from speed.corpus import read
from speed.crowd import _records, write_crowd
from speed.growth import _Point, _ratio, curves


def test_articles_are_many_with_stories_in_versions_and_copies(tmp_path):
    write_crowd(2_000, tmp_path / "a.jsonl")
    records = read(tmp_path / "a.jsonl")
    assert len({record["id"] for record in records}) == 2_000
    copies = Counter(record["text"] for record in records)
    assert 1_200 < len(copies) < 1_600
    assert max(copies.values()) == 300
    # Versions say the same with other words in order.
    said = Counter(frozenset(record["text"].split("\n")[0].split()) for record in records)
    assert max(said.values()) >= 120


def test_what_belongs_together_is_not_together_by_id():
    records = list(islice(_records(), 600))
    by_id = sorted(range(600), key=lambda n: records[n]["id"])
    assert sum(abs(a - b) == 1 for a, b in pairwise(by_id)) < 20


def points(stage, *done, seconds=1.0):
    return [_Point(stage, n, done[-1], at * seconds, at * seconds, at) for at, n in enumerate(done)]


def test_what_is_done_of_a_stage_counts_as_articles():
    drawn = curves([*points("reading", 0, 500, 1_000), *points("verifying", 0, 30, 40)], 200)
    assert [p["articles"] for p in drawn] == [100, 200, 150, 200]
    assert [p["articles_per_second"] for p in drawn] == [100, 100, 150, 50]
    assert [p["rate"] for p in drawn] == [1, 1, 1.5, 0.5]


@pytest.mark.parametrize(("fifths", "expected"), [((10,) * 5, 1.0), ((10, 10, 10, 10, 20), 0.5)])
def test_the_last_fifth_is_compared_with_the_first_by_processor_time(fifths, expected):
    found, seconds = [_Point("verifying", 0, 100, 0.0, 0.0, 0)], 0
    for part in range(100):
        seconds += fifths[part // 20]
        found.append(_Point("verifying", part + 1, 100, 0.1 * part + 0.1, seconds, 0))
    assert _ratio(curves(found, 100), {}).samples == [pytest.approx(expected)]


def test_too_few_points_have_no_ratio():
    assert _ratio(curves(points("verifying", 0, 40), 40), {}).reason is not None
