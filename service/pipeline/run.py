"""A batch run from inputs to written results."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from time import perf_counter
from typing import BinaryIO

from models.space import Space
from service.errors import StoreError
from service.pipeline.apart import encoding
from service.pipeline.embedding import Embeddings
from service.pipeline.job import Job
from service.pipeline.matching import Matching
from service.pipeline.reading import read_all
from service.pipeline.results import RunFindings
from service.progress import Progress
from service.records import Limits, read_inputs
from service.report.foreign import refuse_foreign
from service.report.memory import Memory
from service.report.results import write_results
from service.report.summary import Summary, write_run
from service.store import WorkStore
from service.workers import Workers


class Clock:
    """Seconds spent in each named stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time inside to the stage."""
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start


def dedupe(job: Job, progress: Progress, stdin: BinaryIO, workers: Workers) -> Summary:
    """Read the inputs, collapse what is the same article, write the results into `job.out`.

    workers: those of its settings; closed once they have nothing more to do.
    Raises SamewireError where the job as a whole cannot be done; a record that cannot be
    read is rejected and the rest goes on. What was done is kept for `resume`.
    """
    refuse_foreign(job.out)
    settings = job.settings
    clock, memory = Clock(), Memory()
    space = Space(settings.encoder, settings.calibration)
    space.check_calibrations()
    reading = read_inputs(
        job.inputs, format=job.format, fields=job.fields, stdin=stdin, limits=Limits()
    )
    with (
        WorkStore.open(job.out) as store,
        closing(Embeddings(store, space, encoding(workers))) as embeddings,
    ):
        continued = store.begin(job.fingerprint(reading.stamp, space), job.resume)
        if continued:
            progress.note("continuing from what is on disk")
        if not store.reading_done():
            with clock.stage("reading"):
                read_all(reading, store, workers, progress, embeddings.foresee)
        matching = Matching(store, space, embeddings, job.settings, workers)
        with clock.stage("encoding"):
            matching.encode(progress)
        with clock.stage("verifying"):
            matching.verify_candidates(progress)
        memory.look()
        workers.close()
        with clock.stage("clustering"):
            progress.stage("clustering", None, "articles")
            groups, within = matching.clusters()
            findings = RunFindings(store, space, job.settings, groups, within)
        with clock.stage("writing"), _resumable():
            write_results(job.out, findings.results(progress), job.parquet)
        summary = _summary(
            job, store, space, embeddings, findings, len(groups), clock, reading.skipped, memory
        )
        with _resumable():
            write_run(job.out, summary)
        return summary


@contextmanager
def _resumable() -> Iterator[None]:
    """Say that what was done is not lost where its results cannot be written."""
    try:
        yield
    except StoreError as error:
        # The working store says itself what is kept of it, which may be nothing.
        if not isinstance(error.__cause__, OSError):
            raise
        raise StoreError(f"{error}; what is done is kept, --resume continues") from error


def _summary(
    job: Job,
    store: WorkStore,
    space: Space,
    embeddings: Embeddings,
    findings: RunFindings,
    clusters: int,
    clock: Clock,
    skipped: tuple[str, ...],
    memory: Memory,
) -> Summary:
    articles, seconds = store.count(), sum(clock.seconds.values())
    return Summary(
        articles=articles,
        clusters=clusters,
        collapsed=articles - clusters,
        rejected=sum(1 for _ in store.rejections()),
        skipped_files=skipped,
        links=dict(findings.relations),
        languages=dict(sorted(findings.languages.items())),
        encoded=embeddings.encoded,
        reused=embeddings.reused,
        encoder=dict(space.fingerprints),
        uncalibrated=space.uncalibrated,
        settings=job.settings.model_dump(mode="json"),
        configuration=job.settings.fingerprint(),
        timings=dict(clock.seconds),
        articles_per_second=articles / seconds if seconds else 0.0,
        peak_memory_bytes=memory.peak,
        version=version("samewire"),
        warnings=dict(sorted(findings.warnings.items())),
    )
