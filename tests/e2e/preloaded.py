"""What a nursery has before it forks: modules, tables and the encoder, each read once."""

from __future__ import annotations

import codecs
from functools import cache

from word_encoder import NAME, WordEncoder


def preload():
    """Import all that commands need, and let them read their tables; leaves no thread behind."""

    import faiss  # noqa: F401
    import uvicorn.lifespan.on
    import uvicorn.protocols.http.auto  # noqa: F401

    import service.cli.app
    import service.cli.dedupe
    import service.cli.explain
    import service.cli.serve  # noqa: F401
    from models import apart, calibration_files, registry, space
    from models.bundled import MUSE
    from service.text import prepare

    codecs.lookup("idna")
    load = cache(registry.load_encoder)
    space.load_encoder = apart.load_encoder = lambda n: WordEncoder() if n == NAME else load(n)
    load(MUSE.name).encode(["One sentence."])
    calibration_files.uncalibrated("words-1")
    prepare.load()
    _compare("A text of one sentence, said on Monday by 3 people.", "It was Friday, for 4 people.")


def _compare(*texts):
    """Let verdicts read their tables."""
    from models.space import Space
    from service.article import Article
    from service.match.coverage.content import content
    from service.match.verdicts.side import Side
    from service.match.verdicts.verify import verify
    from service.settings import Settings
    from service.text.prepare import prepare

    def embed(prepared, _):
        return WordEncoder().encode([s.text for s in content(prepared)])

    space = Space(NAME)
    sides = (Side(prepare(Article(text[:5], "A title", text)), space, embed) for text in texts)
    verify(*sides, space, Settings(encoder=NAME))


def apply_words():
    """Write the snapshots of a small index, too."""
    from service.live import kept_index

    kept_index._EVERY = 25
