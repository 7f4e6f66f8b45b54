"""What sites add to articles, as an encoder sees it: fitted on examples and on lines of news.

The examples are the phrases and labels of `service/text/chrome*.json` and dates with hours, in the
languages that it has, and the lines of `site_wording.txt`, which are English; what they say carries
over to other languages as far as the encoder does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from icu4py.messageformat import MessageFormat
from numpy.typing import NDArray
from scipy.optimize import minimize

from models.calibration import Calibration, SiteWording
from models.encoder import Encoder, Vectors
from service.article import Sentence
from service.calibrate.corpus import Embedded
from service.calibrate.logistic import logistic_loss
from service.match.coverage.site_wording import site_marks
from service.text.sites.chrome_labels import labels
from service.text.sites.chrome_phrases import examples
from service.text.writing.clean import clean

PENALTY = 3e-6
"""Of the squares of the direction, beside the mean loss: small, since vectors have length 1."""
RARITY = 3
"""So many sentences of articles are there for one of a site, whatever the numbers of examples."""
_STAMPS = (
    "{d, date, long}, {d, time, short}",
    "{d, date, full} {d, time, short}",
    "{d, date, short} {d, time, medium}",
)
PLAIN = 4
"""The plain lines count so many times: phrases are many, and vary little."""


@dataclass(frozen=True)
class SiteQuality:
    """How well what was held out is told: the share of `examples` with log-odds above 0, and of
    the `lines` of whole documents that are taken for a site's."""

    examples: float
    lines: float


@dataclass(frozen=True)
class Examples:
    """Sentences to learn from: their comparable `vectors` (n, d) float32, whether a `site` says
    each, how much it counts in `weights`, and whether it is of the `second` half. Lines are in the
    order of texts; `starts` are the places of those that begin one, after all examples."""

    vectors: Vectors
    site: NDArray[np.bool_]
    weights: NDArray[np.float64]
    second: NDArray[np.bool_]
    starts: NDArray[np.intp]


def site_examples(embedded: Embedded, calibration: Calibration, encoder: Encoder) -> Examples:
    """The examples in the languages of the encoder and the lines of articles but headlines, in
    the comparable vectors of a calibration; raises EncoderError."""
    known = encoder.languages
    told = [one for one in _examples() if known is None or one[0] in known]
    said = encoder.encode([text for _, text, _ in told])
    centred = (calibration.centred(v[None], one) for (one, *_), v in zip(told, said, strict=True))
    lines, second, begins = _lines(embedded.centred(calibration.centres))
    counted = np.array([weight for *_, weight in told])
    halves = [crc32(text.encode()) % 2 == 1 for _, text, _ in told]
    return Examples(
        np.concatenate([*centred, lines]),
        np.arange(len(told) + len(lines)) < len(told),
        np.concatenate([counted / counted.sum() / RARITY, np.full(len(lines), 1 / len(lines))]),
        np.concatenate([halves, second]),
        np.flatnonzero(begins) + len(told),
    )


def fit_site(data: Examples) -> SiteWording:
    """Fit what sites add by logistic regression; the direction is rounded to half precision."""
    weights = data.weights / data.weights.sum()
    fitted = minimize(
        logistic_loss,
        np.zeros(data.vectors.shape[1] + 1),
        args=(data.vectors, data.site, weights, 0.0, PENALTY),
        jac=True,
        method="L-BFGS-B",
    ).x
    direction = fitted[1:].astype(np.float16).astype(np.float32)
    return SiteWording(direction, round(float(fitted[0]), 4))


def held_out_site(data: Examples) -> SiteQuality:
    """Judge each half of the examples and of the documents by what the other halves give."""
    odds = np.zeros(len(data.site))
    for half in (data.second, ~data.second):
        part = replace(
            data,
            vectors=data.vectors[half],
            site=data.site[half],
            weights=data.weights[half],
            second=data.second[half],
        )
        odds[~half] = fit_site(part)(data.vectors[~half])
    texts = np.split(odds, data.starts)[1:]
    taken = [mark for text in texts for mark in site_marks(_as_sentences(text), text.tolist())]
    return SiteQuality(float((odds[data.site] > 0).mean()), float(np.mean(taken)))


def _as_sentences(text: NDArray[np.float64]) -> list[Sentence]:
    return [Sentence("text", place, place + 1, str(place)) for place in range(len(text))]


@cache
def _plain() -> tuple[str, ...]:
    text = files("service.calibrate").joinpath("site_wording.txt").read_text("utf-8")
    return tuple(filter(None, map(clean, text.splitlines())))


def _examples() -> Iterator[tuple[str, str, float]]:
    """Each example with its language and how much it counts."""
    yield from (("en", line, float(PLAIN)) for line in _plain())
    told = [*examples()]
    told += [(language, f"{label}:") for language, each in labels().items() for label in each]
    told += [(language, stamp) for language in dict(told) for stamp in _stamps(language)]
    distinct = dict.fromkeys((language, clean(text)) for language, text in told)
    yield from ((language, text, 1.0) for language, text in distinct if text)


def _stamps(language: str) -> Iterator[str]:
    """Dates and hours as they stand above an article, as CLDR has them written."""
    for place, form in enumerate(_STAMPS * 2):
        when = datetime(
            2005 + 5 * place, 1 + 2 * place, 3 + 4 * place, 6 + 3 * place, 41, tzinfo=UTC
        )
        yield str(MessageFormat(form, language).format({"d": when}))


def _lines(embedded: Embedded) -> tuple[Vectors, NDArray[np.bool_], NDArray[np.bool_]]:
    """The vectors of all lines but headlines, whether each is of the second half of the documents,
    and whether it begins a text."""
    corpus = embedded.corpus
    body = [
        (line, place % 2 == 1, line == lines[1])
        for place, (_, lines) in enumerate(sorted(corpus.documents.items()))
        for line in lines[1:]
    ]
    numbers = [line for line, _, _ in body]
    told = np.array([rest for _, *rest in body], dtype=bool).reshape(-1, 2)
    found = [vectors[numbers] for vectors in embedded.vectors.values()]
    made = [~np.isnan(vectors[:, 0]) for vectors in found]
    vectors = np.concatenate([v[m] for v, m in zip(found, made, strict=True)])
    second, begins = np.concatenate([told[m] for m in made]).T
    return vectors, second, begins
