"""What short aligned passages say of the full names of persons."""

from __future__ import annotations

from dataclasses import dataclass

PersonQuotes = tuple[tuple[str, ...], tuple[str, ...]]
"""What stands in A and what in B."""


@dataclass(frozen=True, slots=True)
class PersonAgreement:
    """`exchanged` quotes full names that stand for each other in short aligned passages, neither
    with an answer, also where one side spells them by its own sounds; `doubtful` those that only
    one side tells for names. `felt` adds up how clearly the passages stand below the others.
    `unsure` are those of both that a dot tells, or what may be no full name."""

    exchanged: tuple[PersonQuotes, ...]
    doubtful: tuple[PersonQuotes, ...]
    felt: float = 0.0
    unsure: frozenset[PersonQuotes] = frozenset()

    @property
    def sure(self) -> frozenset[PersonQuotes]:
        """Those of both that nothing leaves in doubt."""
        return frozenset(self.exchanged + self.doubtful) - self.unsure


NO_PERSONS = PersonAgreement((), ())
"""Two articles without full names in short aligned passages."""
