"""The tellings of an article: its sentences by language, and what is asked of their vectors."""

import numpy as np
import pytest

from models.space import Space
from service.article import Article, Language, Sentence
from service.match.coverage.content import content
from service.match.verdicts.tellings import Tellings, places_by_language
from service.text.prepare import prepare

EN = [
    "The old stone bridge of Karvena opened to walkers on Saturday.",
    "Masons replaced 1,840 stones that the flood had torn out of the piers.",
]
FR = [
    "Le vieux pont de pierre de Karvena a rouvert aux piétons samedi.",
    "Des maçons ont remplacé 1 840 pierres que la crue avait arrachées.",
]
BOTH = (Language("en", 0.5), Language("fr", 0.5))


def sentences(title, *texts):
    fields = [("title", title)] * bool(title) + [("text", text) for text in texts]
    return tuple(Sentence(field, 0, len(text), text) for field, text in fields)


def test_the_headline_is_that_of_every_telling():
    found = places_by_language(sentences("Karvena", *FR, *EN), BOTH)
    assert list(found.items()) == [("fr", (0, 1, 2)), ("en", (0, 3, 4))]


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        ((*EN, *EN), BOTH),
        ((*EN, *FR), (Language("en", 0.93), Language("fr", 0.06))),
        ((EN[0],), BOTH),
        ((), BOTH),
    ],
    ids=["one language", "doubt about it", "one sentence", "nothing"],
)
def test_an_article_in_one_language_has_no_tellings(texts, languages):
    assert places_by_language(sentences("Karvena", *texts), languages) == {}


def tellings(text, embed):
    prepared, space = prepare(Article("a", "Karvena", text)), Space("auto")
    return Tellings(prepared, content(prepared), space.routes(prepared.languages), space, embed)


def test_no_vectors_are_asked_for_where_all_is_in_one_language():
    def embed(*_):
        raise AssertionError("nothing is to be embedded")

    own = tellings(" ".join(EN), embed)
    assert own.again("en") == []
    assert own.share_again("en") == 0


def test_tellings_without_anything_in_common_are_both_kept():
    vectors = np.eye(5, 512, dtype=np.float32)
    own = tellings("\n".join([*EN, *FR]), lambda *_: vectors)
    assert own.again("en") == own.again("fr") == own.again("de") == []


def test_the_telling_in_another_language_is_what_is_said_again():
    vectors = np.eye(9, 512, dtype=np.float32)
    vectors[5:] = vectors[1:5]
    lines = [
        *(*EN, "Cars will stay banned because the middle arch had moved by 14 centimetres."),
        "A second phase, with new lamps and benches, is to begin after the winter.",
        *(*FR, "Les voitures resteront interdites car l'arche centrale a bougé de 14 centimètres."),
        "Une deuxième phase, avec de nouveaux bancs, doit commencer après l'hiver.",
    ]
    own = tellings("\n".join(lines), lambda *_: vectors)
    assert own.again("en") == [5, 6, 7, 8]
    assert own.again("fr") == [1, 2, 3, 4]
    assert own.share_again("fr") == pytest.approx(0.45, abs=0.05)
