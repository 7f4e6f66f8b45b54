"""The centre of a language of which nobody has data, from the article at hand alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from models.encoder import Vectors

COMMON = "*"
"""The name of the mean of all centres."""
TOPIC = 0.25
"""How much of the variance of sentences in one language is due to their article's topic, as
measured with `e5` on NTREX; verdicts hardly depend on it (docs/calibration.md)."""


def likely_centre(centres: Mapping[str, Vectors], vectors: Vectors) -> Vectors:
    """The likeliest centre of an article's language, (d,) float32, given those of other languages.

    vectors: the article's sentences, (n, d) unit rows as the encoder makes them, n at least 1.

    The mean of the sentences is the centre and what they are about. It counts as the centre's as
    far as languages differ in its direction by more than topics and chance do: the posterior mean
    (a Wiener filter) where centres scatter about the common one as the known ones do, and
    articles about their centre alike in all directions, the longer the less.
    """
    common = centres[COMMON].astype(np.float64)
    known = np.array([c for code, c in centres.items() if code != COMMON], dtype=np.float64)
    if not known.size:
        return centres[COMMON]
    apart = known - common
    # Rows of length 1 have in all what is not their mean's, so no data are needed to tell it.
    within = 1 - float(np.mean(np.sum(known**2, axis=1)))
    noise = within / common.size * (TOPIC + (1 - TOPIC) / len(vectors))
    covariance = apart @ apart.T + len(known) * noise * np.eye(len(known))
    found = apart @ (vectors.mean(axis=0, dtype=np.float64) - common)
    # The deviations of all centres add up to nothing: without noise no inverse exists.
    shares = np.linalg.lstsq(covariance, found)[0]
    return np.asarray(common + shares @ apart, dtype=np.float32)
