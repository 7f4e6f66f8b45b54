"""What the map between encoders is fitted on: translations, and sentences of many subjects."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from bridging.fit import Examples
from models.bundled import E5, MUSE
from models.calibration import Calibration, unit
from models.registry import load_encoder
from service.calibrate.corpus import Embedded
from service.calibrate.embedding import embedded_texts

DEFINITIONS = 4.0
"""What they weigh beside translations: those repeat the same 2,000 lines in 60 languages, which a
map learns by heart (with equal shares .84 of new lines found their translation first, so .88)."""


def translations(source: Embedded, target: Embedded, without: Collection[int] = ()) -> Examples:
    """Every line that the source embedded in any language, with what it says to the target: the
    mean of the target's vectors of the line in all languages.

    source: centred. without: lines that are left out.
    """
    goal = unit(np.sum(list(target.vectors.values()), axis=0))
    kept = ~np.isin(np.arange(len(goal)), list(without))
    x, y = [], []
    for vectors in source.vectors.values():
        made = kept & ~np.isnan(vectors[:, 0])
        x.append(vectors[made])
        y.append(goal[made])
    return Examples(np.concatenate(x), np.concatenate(y))


def definitions(texts: Sequence[str], work: Path | None, calibration: Calibration) -> Examples:
    """Definitions and examples of English words, by both bundled encoders.

    work: where vectors are kept; calibration: that of e5, whose vectors are centred.
    Raises EncoderError and StoreError as encoding does.
    """
    found = {name: embedded_texts(texts, load_encoder(name), work) for name in (E5.name, MUSE.name)}
    return Examples(calibration.centred(found[E5.name], "en"), found[MUSE.name], DEFINITIONS)
