"""The command line: its commands and their options. Importing it loads nothing heavy."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from service.cli.arguments import Config, Field, Format, Inputs, Json, Parquet, Quiet
from service.cli.dedupe_arguments import (
    CalibrationOption,
    CollapseOption,
    EncoderOption,
    FalseMergeRateOption,
    NeighboursOption,
    OutOption,
    PreferSourceOption,
    ResumeOption,
)
from service.cli.parsers import file_path, path
from service.cli.service_app import service_app

app = typer.Typer(
    name="samewire",
    help="Recognise the same news article in whatever language, and keep one version of it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"samewire {version('samewire')}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Hold the options of the command itself."""


@app.command(
    "dedupe",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some input was rejected, "
    "130 interrupted, 143 ended by SIGTERM.",
)
def _dedupe(
    inputs: Inputs,
    out: OutOption,
    format: Format = None,
    field: Field = None,
    encoder: EncoderOption = None,
    calibration: CalibrationOption = None,
    false_merge_rate: FalseMergeRateOption = None,
    collapse: CollapseOption = None,
    neighbours: NeighboursOption = None,
    prefer_source: PreferSourceOption = None,
    config: Config = None,
    resume: ResumeOption = False,
    parquet: Parquet = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Collapse articles that are the same article, and name one canonical version of each."""
    from service.cli.ahead import load_ahead

    load_ahead()
    from service.cli.dedupe import DedupeRequest, run

    settings = {
        "encoder": encoder,
        "calibration": calibration,
        "false_merge_rate": false_merge_rate,
        "collapse": collapse,
        "neighbours": neighbours,
        "sources": prefer_source,
    }
    request = DedupeRequest(
        inputs=tuple(inputs),
        out=out,
        format=format,
        fields=tuple(field or ()),
        settings=settings,
        config=config,
        resume=resume,
        parquet=parquet,
        json=json,
        quiet=quiet,
    )
    raise typer.Exit(run(request))


@app.command("explain")
def _explain(
    a: Annotated[
        str, typer.Argument(metavar="A", help="A file, or the id of an article of a run.")
    ],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    run: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            parser=path,
            help="The directory of a finished run, ./demo-out if not given.",
        ),
    ] = None,
    config: Config = None,
    json: Json = False,
) -> None:
    """Show what two articles are to each other, with everything that led to it."""
    from service.cli.explain import explain

    explain(a, b, run, config, as_json=json)


@app.command("encoders")
def _encoders(json: Json = False) -> None:
    """List the encoders, their languages, and whether their weights are installed."""
    from service.cli.encoders import list_encoders

    list_encoders(as_json=json)


@app.command("calibrate")
def _calibrate(
    encoder: Annotated[
        str,
        typer.Option(metavar="NAME", help="muse, e5, a Hugging Face model id or a path."),
    ],
    parallel: Annotated[
        Path,
        typer.Option(
            metavar="DIR",
            parser=path,
            help="Line-aligned text: LANGUAGE.txt files and DOCUMENT_IDS.tsv, line by line.",
        ),
    ],
    out: Annotated[
        Path, typer.Option(metavar="FILE", parser=file_path, help="Where the calibration goes.")
    ],
    work: Annotated[
        Path | None,
        typer.Option(metavar="DIR", parser=path, help="Keep vectors there for another run."),
    ] = None,
    documents: Annotated[
        int | None,
        typer.Option(metavar="N", min=10, help="Embed only so many of the documents."),
    ] = None,
    pairs: Annotated[
        int, typer.Option(metavar="N", min=1000, help="How many pairs of articles to make.")
    ] = 40_000,
    rate: Annotated[
        float, typer.Option(metavar="R", help="The rate of false merges of the report.")
    ] = 2.5e-5,
    quiet: Quiet = False,
) -> None:
    """Fit what verdicts need to know of an encoder, and report how good they are with it."""
    from service.calibrate import CalibrationRequest
    from service.cli.calibrate import run

    request = CalibrationRequest(encoder, parallel, out, work, documents, pairs, rate)
    raise typer.Exit(run(request, quiet=quiet))


app.add_typer(service_app)
