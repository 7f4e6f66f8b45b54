"""Encoding beside reading keeps what encoding afterwards would make."""

import numpy as np
import pytest

from models.encoder import Vectors
from models.space import Route
from service.article import Article
from service.errors import EncoderError
from service.pipeline.ahead import EncodingAhead
from service.pipeline.embedding import Embeddings
from service.store import WorkStore
from service.text.prepare import prepare

SENTENCE = "The port of Varna reopened on Monday after {n} days of storm and repair. "


class CountingSpace:
    """Vectors tell the length of a sentence; every call is written down."""

    def __init__(self, broken=()):
        self.calls = []
        self._broken = broken

    def routes(self, _languages):
        return (Route("first", "en"), Route("second", "en"))

    def is_batch_independent(self, encoder):
        return encoder == "first"

    def fingerprint(self, encoder):
        return f"{encoder}-1"

    def encode(self, encoder, sentences) -> Vectors:
        assert encoder == "first"
        self.calls.append(list(sentences))
        if any(word in text for text in sentences for word in self._broken):
            raise EncoderError("no such weights")
        return np.array([[len(text), 1.0] for text in sentences], dtype=np.float32)


@pytest.fixture
def store(tmp_path):
    with WorkStore.open(tmp_path) as opened:
        yield opened


def article(number, title="", sentences=40):
    text = "".join(SENTENCE.format(n=f"{number}{k}") for k in range(sentences))
    return prepare(Article(id=str(number), title=title, text=text))


def vectors_made(space, store, articles, ahead):
    embeddings = Embeddings(store, space)
    if ahead:
        with EncodingAhead(embeddings, space) as taking:
            for one in articles:
                taking.take(one)
    assert list(embeddings.fill((one, "first") for one in articles))
    return embeddings


def test_it_keeps_what_is_made_afterwards(tmp_path):
    articles = [article(n) for n in range(60)]
    found = []
    for ahead in (False, True):
        with WorkStore.open(tmp_path / str(ahead)) as store:
            embeddings = vectors_made(CountingSpace(), store, articles, ahead)
            assert (embeddings.encoded, embeddings.reused) == (60, 0)
            found.append([embeddings(one, "first") for one in articles])
            assert embeddings.encoded == 60
    assert all(np.array_equal(x, y) for x, y in zip(*found, strict=True))


def test_what_it_made_is_not_counted_as_found(store):
    space, articles = CountingSpace(), [article(n) for n in range(3)]
    embeddings = vectors_made(space, store, articles, ahead=True)
    assert (embeddings.encoded, embeddings.reused, len(space.calls)) == (3, 0, 1)
    again = Embeddings(store, space)
    assert list(again.fill((one, "first") for one in articles)) == [1, 1, 1]
    assert (again.encoded, again.reused, len(space.calls)) == (0, 3, 1)


def test_a_text_under_another_headline_is_left_for_later(store):
    space = CountingSpace()
    copies = [article(7, "Varna opens its port"), article(7, "The port of Varna opens")]
    assert copies[0].exact_key == copies[1].exact_key
    with EncodingAhead(Embeddings(store, space), space) as taking:
        for one in copies:
            taking.take(one)
    assert [sentences[0] for sentences in space.calls] == ["Varna opens its port"]


def test_an_error_of_the_encoder_is_raised_and_the_rest_is_kept(store):
    articles = [article(n) for n in range(90)]
    space = CountingSpace(broken=["after 890 days"])
    embeddings = Embeddings(store, space)
    with (
        pytest.raises(EncoderError, match="no such weights"),
        EncodingAhead(embeddings, space) as t,
    ):
        for one in articles:
            t.take(one)
    assert not embeddings.is_missing(articles[0], "first")
    assert embeddings.is_missing(articles[89], "first")


def test_an_interruption_ends_it_without_another_batch(store):
    space = CountingSpace()
    embeddings = Embeddings(store, space)
    with pytest.raises(KeyboardInterrupt), EncodingAhead(embeddings, space) as taking:
        taking.take(article(1))
        raise KeyboardInterrupt
    assert space.calls == []
