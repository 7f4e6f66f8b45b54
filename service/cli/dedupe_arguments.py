"""Options that only `samewire dedupe` has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from service.cli.parsers import file_path, path
from service.verdict import LinkRelation

OutOption = Annotated[
    Path,
    typer.Option(metavar="DIR", parser=path, help="Where the results go.", show_default=False),
]
EncoderOption = Annotated[
    str | None,
    typer.Option(metavar="E", help="auto, muse, e5, a Hugging Face model id or a path."),
]
CalibrationOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        parser=file_path,
        help="What samewire calibrate made for an encoder without one.",
    ),
]
FalseMergeRateOption = Annotated[
    float | None,
    typer.Option(
        metavar="R", help="Merge at most this share of compared pairs of different articles."
    ),
]
CollapseOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RELATION",
        help="A relation that collapses, any number of times, exact among them: "
        f"{', '.join(get_args(LinkRelation))}.",
    ),
]
NeighboursOption = Annotated[
    int | None,
    typer.Option(metavar="N", help="How many nearest articles are compared with each."),
]
PreferSourceOption = Annotated[
    list[str] | None,
    typer.Option(metavar="S", help="A source to prefer for the canonical, best first."),
]
ResumeOption = Annotated[
    bool, typer.Option("--resume", help="Continue an interrupted run from what is in DIR.")
]
