"""What results may not replace."""

from __future__ import annotations

from pathlib import Path

from service.errors import StoreError
from service.files import RESULTS, is_of_a_run
from service.report.staging import storing


def refuse_foreign(out: Path) -> None:
    """Raise StoreError where results would replace a file of the same name that no run wrote."""
    with storing(out):
        found = (out / name for name in RESULTS if (out / name).is_file())
        foreign = next((path for path in found if not is_of_a_run(path)), None)
    if foreign is not None:
        raise StoreError(
            f"{foreign}: no run of samewire wrote it, and results would replace it; "
            "move it away, or name another directory with --out"
        )
