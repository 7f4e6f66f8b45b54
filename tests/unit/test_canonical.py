"""Which version of a cluster is shown, by which rule."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article, Evidence, Language, PreparedArticle, Sentence
from service.match.clustering.canonical import Version, choose, choose_by_language, version_of
from service.settings import Settings

SETTINGS = Settings(encoder="auto")


def day(number):
    return datetime(2024, 5, number, tzinfo=UTC)


def version(id, language="en", translated=None, published=None, size=100, source=None):
    return Version(id, language, translated, published, size, source)


def chosen(*versions, settings=SETTINGS):
    canonical = choose(versions, settings)
    return canonical.id, canonical.rule


def test_the_only_version_is_canonical():
    canonical = choose([version("a")], SETTINGS)
    assert (canonical.id, canonical.rule, canonical.reason) == ("a", "only", "the only version")


def test_what_is_not_machine_translated_comes_first():
    a, b = version("a", translated="Translated by AI", published=day(1), size=900), version("b")
    assert chosen(a, b) == ("b", "not_machine_translated")


def test_the_earliest_comes_next_and_undated_ones_last():
    a, b, c = version("a"), version("b", published=day(2)), version("c", published=day(3), size=900)
    assert chosen(a, b, c) == ("b", "earliest")
    assert choose([a, b], SETTINGS).reason == "published first, at 2024-05-02T00:00:00Z"


def test_the_most_complete_comes_next():
    canonical = choose([version("a", size=100), version("b", size=101)], SETTINGS)
    assert (canonical.id, canonical.rule) == ("b", "most_complete")
    assert "101 letters" in canonical.reason


def test_the_preferred_source_comes_next():
    settings = Settings(encoder="auto", sources=("Wire", "Daily"))
    a, b, c = version("a"), version("b", source="Daily"), version("c", source="Wire")
    assert chosen(a, b, c, settings=settings) == ("c", "source")
    assert "'Wire'" in choose([a, b, c], settings).reason


def test_the_first_id_decides_in_the_end():
    assert chosen(version("b"), version("a")) == ("a", "id")


def test_an_earlier_rule_leaves_only_its_best_to_the_later_ones():
    a = version("a", published=day(1), size=10)
    b = version("b", published=day(1), size=20)
    c = version("c", published=day(2), size=900)
    assert chosen(a, b, c) == ("b", "most_complete")


def test_the_order_of_the_rules_is_a_setting():
    settings = Settings(encoder="auto", canonical=("most_complete", "earliest"))
    a, b = version("a", published=day(1), size=10), version("b", published=day(2), size=20)
    assert chosen(a, b, settings=settings) == ("b", "most_complete")
    equal = version("c"), version("d")
    assert chosen(*equal, settings=settings) == ("c", "id")


def test_moments_are_compared_across_time_zones():
    east = datetime.fromisoformat("2024-05-02T08:00:00+09:00")
    utc = datetime.fromisoformat("2024-05-02T01:00:00+00:00")
    assert chosen(version("a", published=utc), version("b", published=east)) == ("b", "earliest")


VERSIONS = st.lists(
    st.builds(
        version,
        st.text("abc", min_size=1, max_size=3),
        st.sampled_from(["en", "fr", "ar"]),
        st.sampled_from([None, "by AI"]),
        st.sampled_from([None, day(1), day(2)]),
        st.sampled_from([10, 20]),
        st.sampled_from([None, "Wire", "Daily"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda v: v.id,
)


@given(VERSIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_versions_does_not_matter(versions, random):
    settings = Settings(encoder="auto", sources=("Daily", "Wire"))
    shuffled = random.sample(versions, len(versions))
    assert choose(shuffled, settings) == choose(versions, settings)
    assert choose_by_language(shuffled, settings) == choose_by_language(versions, settings)


@given(VERSIONS)
def test_each_language_has_its_own_canonical(versions):
    found = choose_by_language(versions, SETTINGS)
    assert list(found) == sorted({v.language for v in versions})
    for language, canonical in found.items():
        assert canonical == choose([v for v in versions if v.language == language], SETTINGS)
    best = choose(versions, SETTINGS).id
    assert best in {canonical.id for canonical in found.values()}


def prepared(*texts, language="en", provenance=(), chrome=()):
    text = "\n".join(texts)
    sentences = [Sentence("text", 0, len(t), t, t in chrome) for t in texts]
    return PreparedArticle(
        Article("a", "", text, source="Wire", published_at=day(1)),
        Language(language, 0.9),
        tuple(sentences),
        tuple(provenance),
        "key",
        (),
        (),
    )


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("machine_translation", "id", "By AI"),
        ("original_language", "id", "By AI"),
        ("original_language", "en", None),
        ("agency", "AP", None),
        ("dateline", "PARIS", None),
    ],
)
def test_declared_translations_are_known_by_their_words(kind, value, expected):
    evidence = Evidence(kind, value, "text", 0, 5, "By AI")
    assert version_of(prepared("Hello", provenance=[evidence])).machine_translated == expected


def test_what_the_rules_look_at():
    assert version_of(prepared("Hello there", "Leave a reply", chrome=["Leave a reply"])) == (
        Version("a", "en", None, day(1), 11, "Wire")
    )


def test_east_asian_signs_count_for_several_letters():
    assert version_of(prepared("東京で", language="ja")).size == 9
