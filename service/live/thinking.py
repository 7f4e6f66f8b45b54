"""Articles are understood beside the writer: in threads, and in processes where many come."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock, Thread

from models.space import Space
from service.article import Article
from service.live.encoding import Encoding
from service.live.understanding import Understood, record_digest, understand
from service.live.verifying import Verifier
from service.match.verdicts.reading import read
from service.pipeline import helpers_for
from service.settings import Settings
from service.store import ArticleStore

_THREADS = 8
"""Articles that are understood at one time; their sentences are encoded together."""
_MANY = 16
"""After so many articles processes are started: what has fewer to do is spared their memory."""


class Thinking:
    """Prepares and encodes articles; `verifier` is what keeps their vectors at hand."""

    def __init__(self, store: ArticleStore, space: Space, settings: Settings) -> None:
        self._preparing, encoding = helpers_for(settings)
        self._workers = self._preparing, encoding
        self.encoding = Encoding(space, encoding)
        self.verifier = Verifier(store, space, settings, self.encoding)
        self._store = store
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="thinker")
        self._starters = [Thread(target=w.start, name="worker starter") for w in self._workers]
        self._submitted = 0
        self._counting = Lock()

    def submit(self, article: Article, digest: bytes) -> Future[Understood | None]:
        """Understand an article unless it is here already just so; RuntimeError after `close`."""
        needs = self._threads.submit(self._unless_known, article, digest)
        self._expect(1)
        return needs

    def understand(self, article: Article, digest: bytes) -> Understood:
        """Prepare and encode an article; raises EncoderError."""
        with self.encoding.expecting():
            return understand(*self._preparing.call(read, article), digest, self.verifier)

    def understand_all(self, articles: Sequence[Article]) -> list[Understood]:
        """Prepare and encode several articles side by side; raises EncoderError."""
        self._expect(len(articles))
        return list(self._threads.map(self.understand, articles, map(record_digest, articles)))

    def close(self) -> None:
        """Finish what was submitted, then end threads and processes."""
        self._threads.shutdown()
        for starter in self._starters:
            if starter.ident is not None:
                starter.join()
        for workers in self._workers:
            workers.close()
        self.encoding.close()

    def _expect(self, articles: int) -> None:
        with self._counting:
            before, self._submitted = self._submitted, self._submitted + articles
        if before < _MANY <= self._submitted:
            for starter in self._starters:
                starter.start()

    def _unless_known(self, article: Article, digest: bytes) -> Understood | None:
        with self._store.read() as reader:
            before = reader.entry(article.id)
        if before is not None and before.digest == digest:
            return None
        return self.understand(article, digest)
