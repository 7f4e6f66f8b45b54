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
from service.match.reading import read
from service.pipeline import workers_for
from service.settings import Settings
from service.store import ArticleStore

_THREADS = 8
"""Articles that are understood at one time; their sentences are encoded together."""
_MANY = 64
"""After so many articles processes are started: what has fewer to do is spared their memory."""


class Thinking:
    """Prepares and encodes articles; `verifier` is what keeps their vectors at hand."""

    def __init__(self, store: ArticleStore, space: Space, settings: Settings) -> None:
        self._workers = workers_for(settings)
        self.encoding = Encoding(space, self._workers)
        self.verifier = Verifier(store, space, settings, self.encoding)
        self._store = store
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="thinker")
        self._starter = Thread(target=self._workers.start, name="worker starter")
        self._submitted = 0
        self._counting = Lock()

    def submit(self, article: Article, digest: bytes) -> Future[Understood | None]:
        """Understand an article unless it is here already just so; RuntimeError after `close`."""
        needs = self._threads.submit(self._unless_known, article, digest)
        self._expect(1)
        return needs

    def understand(self, article: Article, digest: bytes) -> Understood:
        """Prepare and encode an article; raises EncoderError."""
        return understand(*self._workers.call(read, article), digest, self.verifier)

    def understand_all(self, articles: Sequence[Article]) -> list[Understood]:
        """Prepare and encode several articles side by side; raises EncoderError."""
        self._expect(len(articles))
        return list(self._threads.map(self.understand, articles, map(record_digest, articles)))

    def close(self) -> None:
        """Finish what was submitted, then end threads and processes."""
        self._threads.shutdown()
        if self._starter.ident is not None:
            self._starter.join()
        self._workers.close()
        self.encoding.close()

    def _expect(self, articles: int) -> None:
        with self._counting:
            before, self._submitted = self._submitted, self._submitted + articles
        if before < _MANY <= self._submitted:
            self._starter.start()

    def _unless_known(self, article: Article, digest: bytes) -> Understood | None:
        with self._store.read() as reader:
            before = reader.entry(article.id)
        if before is not None and before.digest == digest:
            return None
        return self.understand(article, digest)
