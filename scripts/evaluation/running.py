"""Running the pipeline on a labelled set."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.intervals import intervals
from evaluation.labelled import LabelledSet, read_assignments
from evaluation.report import Outcome
from evaluation.scores import score
from service.cli.options import settings_from
from service.pipeline import Job, dedupe, workers_for
from service.progress import NoProgress


def run_set(labelled: LabelledSet, out: Path) -> Outcome:
    """Run the pipeline with its default configuration and score the clusters; `out` keeps all."""
    job = Job((str(labelled.articles),), out, settings_from({}))
    with workers_for(job.settings) as workers:
        summary = dedupe(job, NoProgress(), io.BytesIO(), workers)
    scores = score(labelled.labels, read_assignments(out))
    return Outcome(labelled, scores, intervals(labelled.labels, scores), summary)


@contextmanager
def results_directory(work: Path | None, name: str) -> Iterator[Path]:
    """A directory for the results of a set: below `work`, or one that is removed at the end."""
    if work is not None:
        yield work / name
    else:
        with TemporaryDirectory(prefix="samewire-quality-") as directory:
            yield Path(directory)
