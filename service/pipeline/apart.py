"""The worker processes of an engine: how many there are, and what they have to have."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from models.apart import load_apart
from models.cores import available_cores
from models.space import Space
from service.errors import EncoderError
from service.settings import Settings
from service.text import prepare
from service.workers import Workers

_MOST = 8
"""More processes than this wait for the one that reads and writes."""

_THREADS = 2
"""So many threads encode as fast as processes, each of which computes every token for itself."""


def workers_for(settings: Settings) -> Workers:
    """Workers that prepare, encode and verify under these settings: one a core, not yet started."""
    return Workers(_processes(), partial(_load, settings.encoder))


def helpers_for(settings: Settings) -> tuple[Workers, Workers]:
    """Workers that prepare articles under these settings, and one that encodes for them where an
    encoder is light: together as many as `workers_for`, not yet started."""
    light = Space(settings.encoder).light
    encoding = min(1, _processes(), len(light))
    return (
        Workers(_processes() - encoding, prepare.load),
        Workers(encoding, partial(_load_light, settings.encoder)),
    )


def encoding(workers: Workers) -> Workers | None:
    """The workers that encode in a run; none where threads of one process are as fast."""
    return workers if workers.count > _THREADS else None


def fork_ready(workers: Workers, settings: Settings) -> None:
    """Load what workers under these settings need, and have them as copies of this process."""
    if encoding(workers) is None:
        prepare.load()
        workers.fork()
        return
    # Whoever encodes is told what is wrong with an encoder.
    with suppress(EncoderError):
        _load(settings.encoder)
        workers.fork()


def _processes() -> int:
    """How many there may be: a single one would wait for this one, and this one for it."""
    cores = min(available_cores(), _MOST)
    return cores if cores > 1 else 0


def _load_light(encoder: str) -> None:
    for name in Space(encoder).light:
        load_apart(name)


def _load(encoder: str) -> None:
    """Load it once, before there are several processes; leaves no thread behind."""
    with ThreadPoolExecutor() as together:
        done: list[Future[None]] = [together.submit(prepare.load)]
        done += [together.submit(load_apart, name) for name in Space(encoder).light]
        from service.pipeline import tasks  # noqa: F401 - all workers share what is imported
    for one in done:
        one.result()
