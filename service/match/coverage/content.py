"""What an article says, as it is compared: its own sentences, joined where they are very many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from models.calibration import unit
from models.encoder import Vectors
from service.article import PreparedArticle, Sentence
from service.match.coverage.passages import shares
from service.text.prepare import passage_length


def content(prepared: PreparedArticle) -> tuple[Sentence, ...]:
    """The sentences that are the article's own; all of them where everything looks like chrome.

    A sentence counts once: what a site repeats in a box, or a translation machine by mistake, says
    nothing more.
    """
    own = [s for s in prepared.sentences if not s.chrome] or prepared.sentences
    said: dict[str, Sentence] = {}
    for sentence in own:
        said.setdefault(sentence.text, sentence)
    return tuple(said.values())


def pooled(
    sentences: tuple[Sentence, ...], vectors: Vectors
) -> tuple[tuple[Sentence, ...], Vectors]:
    """The sentences of a very long content joined into passages, with their mean vectors."""
    length = passage_length(len(sentences))
    if length == 1:
        return sentences, vectors
    starts = [i for i, s in enumerate(sentences) if _begins(sentences, i, s, length)]
    runs = [sentences[i:j] for i, j in pairwise([*starts, len(sentences)])]
    weighted = vectors * shares(sentences)[:, None]
    means = np.add.reduceat(weighted, starts, axis=0, dtype=np.float32)
    return tuple(_joined(run) for run in runs), unit(means)


def _begins(all_: Sequence[Sentence], place: int, own: Sentence, length: int) -> bool:
    return place % length == 0 or own.field != all_[place - 1].field


def _joined(run: Sequence[Sentence]) -> Sentence:
    text = " ".join(s.text for s in run)
    return Sentence(run[0].field, run[0].start, run[-1].end, text)
