"""What a worker process has to have: loaded once, before there are several of them."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from models.apart import load_apart
from models.space import Space
from service.article import Article
from service.text.prepare import prepare

MOST = 8
"""More processes than this wait for the one that reads and writes."""


def load(encoder: str) -> None:
    """Load what preparing, encoding and verifying take under the setting `encoder`.

    Leaves no thread behind.
    """
    ready = Article(id="ready", title="Ready.", text="Ready, at 8 on 1 May.")
    with ThreadPoolExecutor() as together:
        done: list[Future[object]] = [together.submit(prepare, ready)]
        done += [together.submit(load_apart, name) for name in Space(encoder).light]
        from service.pipeline import verifying  # noqa: F401 - all workers share what is imported
    for one in done:
        one.result()
