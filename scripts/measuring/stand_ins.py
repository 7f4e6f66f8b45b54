"""What stands in for a language without data: each language of e5 is held out in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from evaluation.bootstrap import Rate
from evaluation.scores import harmonic
from evaluation.tables import markdown_table
from measuring.bench import Bench, Section
from measuring.shares import cell, share, share_document
from models.bundled import E5
from models.calibration import Calibration, log_odds
from models.calibration_files import shipped_calibration
from models.centres import COMMON
from service.calibrate.corpus import Embedded
from service.calibrate.geometry import stand_in
from service.calibrate.pairs import MadePair, make_pairs
from service.calibrate.thresholds import mergeable
from service.calibrate.validation import LONG_LINES, without_language
from service.settings import Settings

PAIRS = 300
_SEED = 1000
STAND_INS: Mapping[str, Callable[[Mapping[str, float]], float]] = {
    "median (as shipped)": stand_in,
    "low": lambda quality: float(np.quantile(list(quality.values()), 0.1)),
    "lowest": lambda quality: min(quality.values()),
}


@dataclass(frozen=True)
class _Merged:
    """Long pairs in a language, and whether each is merged at the default rate."""

    pairs: Sequence[MadePair]
    merged: Sequence[bool]

    def rate(self, same: bool) -> Rate:
        """The share of the pairs that are the same article, or that are not, which is merged."""
        both = zip(self.pairs, self.merged, strict=True)
        return share((min(p.documents), is_so) for p, is_so in both if p.same == same)

    def __add__(self, other: _Merged) -> _Merged:
        return _Merged([*self.pairs, *other.pairs], [*self.merged, *other.merged])


def stand_ins_section(bench: Bench) -> Section:
    """Measure true pairs found and other ones merged, by language and by what stands in."""
    shipped = shipped_calibration(E5.name, E5.fingerprint)
    known = {stem for stem, code in bench.sampled.codes.items() if code in shipped.quality}
    embedded = bench.embedded(bench.sampled.only(known), E5.name)
    rows: dict[str, dict[str, _Merged]] = {}
    for seed, code in enumerate(sorted(set(embedded.corpus.codes.values())), _SEED):
        rows[code] = dict(_held_out(embedded, shipped, code, seed))
    ways = next(iter(rows.values())).keys()
    rows["all"] = {way: sum((r[way] for r in rows.values()), _Merged([], [])) for way in ways}
    header = ["language", *(f"{way}: {what}" for way in ways for what in ("F1", "found", "merged"))]
    text = markdown_table(
        header,
        [
            (code, *(part for one in row.values() for part in _cells(one)))
            for code, row in rows.items()
        ],
    )
    document = {
        code: {way: _document(one) for way, one in row.items()} for code, row in rows.items()
    }
    return Section("Stand-ins for languages without data, `e5`", text, document)


def _held_out(
    embedded: Embedded, shipped: Calibration, code: str, seed: int
) -> Iterator[tuple[str, _Merged]]:
    other = without_language(shipped, code)
    if other.centres is not None:
        same = replace(other, centres={**other.centres, code: other.centres[COMMON]})
        yield "median, the common centre", _merged(embedded, same, code, seed)
    for name, chosen in STAND_INS.items():
        calibration = replace(other, other_quality=chosen(other.quality))
        yield name, _merged(embedded, calibration, code, seed)
    yield "fitted", _merged(embedded, shipped, code, seed)


def _merged(embedded: Embedded, calibration: Calibration, code: str, seed: int) -> _Merged:
    made = make_pairs(embedded, calibration, PAIRS, seed, language=code)
    pairs = [pair for pair in made if pair.size >= LONG_LINES]
    limit = log_odds(calibration.threshold(Settings.model_fields["false_merge_rate"].default))
    return _Merged(pairs, (mergeable(pairs, calibration.weights) >= limit).tolist())


def _f1(one: _Merged) -> float:
    found, merged = one.rate(same=True), one.rate(same=False)
    precision = found.hits / max(1, found.hits + merged.hits)
    return harmonic(precision, found.value)


def _cells(one: _Merged) -> tuple[str, str, str]:
    return f"{_f1(one):.3f}", cell(one.rate(same=True)), cell(one.rate(same=False))


def _document(one: _Merged) -> dict[str, object]:
    found, merged = (share_document(one.rate(same=same)) for same in (True, False))
    return {"f1": _f1(one), "found": found, "merged": merged}
