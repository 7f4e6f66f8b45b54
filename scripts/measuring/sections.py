"""The sections of the report by the names that choose them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evaluation.kinds import kinds_document, kinds_languages, kinds_table
from evaluation.relations import kind_outcome
from evaluation.report import document, language_table, summary_table
from evaluation.running import results_directory, run_set
from measuring.bench import Bench, Section
from measuring.bridge import bridge_section
from measuring.centres import centres_section
from measuring.fitted import fitted_section
from measuring.precision import precision_section
from measuring.retrieval import retrieval_section
from measuring.routing import routing_section
from measuring.single_pairs import single_pairs_section
from measuring.stand_ins import stand_ins_section


def hard_section(bench: Bench) -> Section:
    """Run the set of every kind of hard case."""
    found = []
    for labelled in bench.hard:
        with results_directory(bench.work, labelled.name) as run:
            found.append(kind_outcome(run_set(labelled, run), run))
        bench.say(f"{labelled.name} done")
    languages = _folded("Recall of each pair of languages", kinds_languages(found))
    return Section("Hard cases", f"{kinds_table(found)}\n\n{languages}", kinds_document(found))


def sets_section(bench: Bench) -> Section:
    """Run the labelled sets."""
    found = []
    for labelled in bench.labelled:
        with results_directory(bench.work, labelled.name) as run:
            found.append(run_set(labelled, run))
        bench.say(f"{labelled.name} done")
    languages = _folded("Recall and false pairs of each pair of languages", language_table(found))
    return Section("Labelled sets", f"{summary_table(found)}\n\n{languages}", document(found))


def _folded(title: str, text: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"


SECTIONS: Mapping[str, Callable[[Bench], Section]] = {
    "hard": hard_section,
    "sets": sets_section,
    "thresholds": single_pairs_section,
    "calibration": fitted_section,
    "stand-ins": stand_ins_section,
    "unsure": routing_section,
    "centres": centres_section,
    "retrieval": retrieval_section,
    "bridge": bridge_section,
    "precision": precision_section,
}
