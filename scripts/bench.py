#!/usr/bin/env python3
"""Measure samewire against its own encoder alone and against the usual recipe.

Every contestant runs as a process of its own on the same articles, in turns; medians are
reported. Without --articles the articles are generated, the same ones every time, with clusters
that are known. Writes bench.json and bench.png.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmark.contestants import Inputs, Labels, run_all
from benchmark.measure import ContestantError, machine
from benchmark.report import document, draw, table
from benchmark.stories import generate, write_articles
from evaluation.labelled import Label
from evaluation.reading import read_prepared
from service.errors import SamewireError
from service.match.coverage.content import content
from service.store import content_digest

_SEED = 1


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all contestants and write what was found."""
    options = _options(arguments)
    try:
        with TemporaryDirectory(prefix="samewire-bench-") as scratch:
            found = _bench(options, Path(scratch))
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "bench.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")
        draw(found, options.out / "bench.png")
    except (SamewireError, ContestantError, OSError) as error:
        sys.exit(f"bench: {error}")
    print(table(found))
    ratios = found["ratios"]
    print(
        f"\nsamewire takes {ratios['samewire_to_encoder_alone']:.2f} times as long as its encoder "
        f"alone; the peer takes {ratios['peer_to_samewire']:.1f} times as long as samewire.\n"
        f"The peer's threshold is the best one, chosen with the answers. "
        f"Everything is in {options.out}."
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    description, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(description=description, epilog=details)
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("bench-out"))
    parser.add_argument(
        "--articles", metavar="FILE", type=Path, help="JSON Lines with id, title and text"
    )
    parser.add_argument(
        "--stories",
        metavar="N",
        type=positive_number,
        default=70,
        help="how many stories to generate",
    )
    parser.add_argument("--repeats", metavar="N", type=positive_number, default=3)
    return parser.parse_args(arguments)


def positive_number(text: str) -> int:
    """Read the value of an option; argparse names this function where it cannot be used."""
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


def _bench(options: argparse.Namespace, scratch: Path) -> dict[str, Any]:
    labels, stories = None, None
    if options.articles is not None:
        articles = options.articles.resolve()
    else:
        articles, stories = scratch / "articles.jsonl", options.stories
        labels = _generate(stories, articles)
    prepared = read_prepared(articles)
    distinct = {content_digest(article): article for article in prepared}.values()
    sentences = [sentence.text for article in distinct for sentence in content(article)]
    sentences_file = scratch / "sentences.json"
    sentences_file.write_text(json.dumps(sentences), "utf-8")
    about = {
        "version": version("samewire"),
        "machine": machine(),
        "input": {
            "generated_stories": stories,
            "seed": None if stories is None else _SEED,
            "articles": len(prepared),
            "sentences": len(sentences),
            "characters": sum(len(each.article.title + each.article.text) for each in prepared),
        },
        "repeats": options.repeats,
    }
    inputs = Inputs(articles, sentences_file, labels)
    return document(about, run_all(inputs, options.repeats, scratch), len(prepared))


def _generate(stories: int, path: Path) -> Labels:
    articles = generate(stories, _SEED)
    write_articles(articles, path)
    return {article.id: Label(article.cluster, article.language) for article in articles}


if __name__ == "__main__":
    main()
