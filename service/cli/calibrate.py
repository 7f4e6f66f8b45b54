"""`samewire calibrate`: fit a calibration, show what it is worth, say where it is."""

from __future__ import annotations

from rich.text import Text

from service.calibrate import RATES, CalibrationRequest, calibrate
from service.cli.console import show, write_notice
from service.cli.exits import DONE, INTERRUPTED
from service.cli.progress import shown_progress
from service.errors import UsageError
from service.report.prose import visible


def run(request: CalibrationRequest, *, quiet: bool) -> int:
    """Do it, and return the exit code; raises SamewireError."""
    if request.rate not in RATES:
        rates = ", ".join(f"{rate:g}" for rate in RATES)
        raise UsageError(f"--rate {request.rate:g}: thresholds are fitted for {rates}")
    try:
        with shown_progress(quiet=quiet) as progress:
            done = calibrate(request, progress)
    except KeyboardInterrupt:
        write_notice("interrupted; vectors in --work are kept")
        return INTERRUPTED
    if not quiet:
        show(Text(done.report))
        show(Text(visible(f"Written: {', '.join(map(str, done.files))}")))
    return DONE
