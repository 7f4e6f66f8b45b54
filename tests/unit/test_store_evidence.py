"""Evidence comes back equal from the articles it was found in, and holds nothing of their words."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_store_codec import PASSAGES, TEXTS, VERDICTS

from service.article import Sentence
from service.store import evidence_codec
from service.store.codec import encode_verdict
from service.store.evidence_codec import decode_evidence, encode_evidence
from service.store.zstd import Zstd
from service.verdict import AlignedPassages, Disagreement, Passage, Relation, Verdict

SENTENCES = st.lists(
    st.builds(Sentence, TEXTS, st.integers(0, 9), st.integers(0, 9), TEXTS, st.booleans()),
    max_size=3,
)
SINGLE = st.floats(width=32)


def quoted(sentence):
    return Passage(sentence.field, sentence.start, sentence.end, sentence.text)


def passages(sentences):
    """Passages, some of which are sentences."""
    if not sentences:
        return PASSAGES.map(tuple)
    return st.lists(st.sampled_from(sentences).map(quoted) | PASSAGES.map(tuple).map(first))


def texts(sentences):
    return tuple(sentence.text for sentence in sentences)


def first(found):
    return found[0] if found else Passage("text", 0, 1, "x")


@given(st.data(), VERDICTS, SENTENCES, SENTENCES)
def test_a_verdict_comes_back_equal(data, verdict, a, b):
    numbers = data.draw(st.sampled_from([SINGLE, st.floats()]))
    aligned = st.builds(
        AlignedPassages,
        passages(a).map(tuple),
        passages(b).map(tuple),
        numbers,
        numbers,
        st.booleans(),
    )
    whole = replace(
        verdict,
        aligned=tuple(data.draw(st.lists(aligned, max_size=3))),
        disagreements=(*verdict.disagreements, Disagreement(texts(a), ("7", *texts(b)))),
    )
    assert repr(decode_evidence(encode_evidence(whole, a, b), a, b)) == repr(whole)


def test_it_takes_less_than_a_third_of_a_verdict_with_words():
    draw = np.random.default_rng(1)
    words = [" ".join(map(str, draw.integers(10**6, size=12))) for _ in range(40)]
    sides = [
        [Sentence("text", 100 * n, 100 * n + 90, words[n + m]) for n in range(20)] for m in (0, 20)
    ]
    likeness = draw.random(20, np.float32).tolist()
    aligned = tuple(
        AlignedPassages((quoted(x),), (quoted(y),), like, like / 2, moved=False)
        for x, y, like in zip(*sides, likeness, strict=True)
    )
    verdict = Verdict(Relation.COPY, 0.9, 0.8, 0.7, None, "muse", "Why.", {"chain": 0.5}, aligned)
    assert len(encode_evidence(verdict, *sides)) < len(encode_verdict(verdict)) / 3


def test_a_sentence_that_disagreements_quote_is_not_written_again():
    words = "Twelve people died in the fire. " * 20
    sides = [Sentence("text", 0, 640, words)], [Sentence("text", 0, 640, words[::-1])]
    told = Verdict(Relation.NONE, 0.1, 0.0, 0.0, None, "muse", "why", {}, (), ())
    quoting = replace(told, disagreements=(Disagreement((words,), (words[::-1],)),))
    less, more = (len(encode_evidence(verdict, *sides)) for verdict in (told, quoting))
    assert more - less < 20


@given(VERDICTS)
def test_what_was_written_when_less_was_known_ahead_is_read(verdict):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidence_codec, "_ZSTD", Zstd.knowing("evidence.json", level=6))
        early = encode_evidence(verdict, (), ())
    assert repr(decode_evidence(early, (), ())) == repr(verdict)


def test_what_is_known_ahead_names_signals_of_today():
    names = [f"names_{kind}" for kind in ("renamed", "foreign", "crossed")]
    told = Verdict(Relation.NONE, 0.1, 0.0, 0.0, None, "muse", "why", {}, (), ())
    more = replace(told, signals=dict.fromkeys(names, 0.0))
    less, some = (len(encode_evidence(verdict, (), ())) for verdict in (told, more))
    assert some - less < 10
