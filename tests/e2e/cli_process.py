"""What the tests of the real command share: articles, and running it as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "dedupe.py"
SAMEWIRE = [sys.executable, "-c", "from service.cli import main; main()"]

ENGLISH = """Harbour of Velmora reopens after spring storm
The harbour of Velmora reopened on Tuesday after a storm had closed it for 9 days.
Engineers removed 340 tonnes of sand from the entrance, the port authority said.
"We worked day and night so that the fishing boats could leave," said its director, Ilka Brand.
The first ferry to the island of Sundholm left at noon with 212 passengers on board.
The storm had damaged two lighthouses and destroyed a warehouse for salt.
The town will pay 1.4 million euros for the repairs, which are to end in October.
"""
FRENCH = """Le port de Velmora rouvre après la tempête de printemps
Le port de Velmora a rouvert mardi après qu'une tempête l'avait fermé pendant 9 jours.
Les ingénieurs ont retiré 340 tonnes de sable de l'entrée, a indiqué l'autorité portuaire.
« Nous avons travaillé jour et nuit pour que les bateaux de pêche puissent partir », a déclaré sa \
directrice, Ilka Brand.
Le premier ferry pour l'île de Sundholm est parti à midi avec 212 passagers à bord.
La tempête avait endommagé deux phares et détruit un entrepôt de sel.
La ville paiera 1,4 million d'euros pour les réparations, qui doivent se terminer en octobre.
"""
OTHER = """Museum shows paintings by schoolchildren
The city museum of Tarnow opened an exhibition of paintings by schoolchildren on Friday.
More than eighty pupils from eleven schools took part in the competition.
The jury gave the first prize to a picture of a red tram in the snow.
Visitors can see the paintings free of charge until the end of March.
"""


@dataclass
class Ended:
    """How a process ended."""

    code: int
    out: str
    err: str


def environment(**changes):
    """Return the environment of this process without a terminal and without settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SAMEWIRE_")}
    kept.pop("FORCE_COLOR", None)
    return kept | {"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"} | changes


def samewire(*arguments, stdin=b"", cwd=None, program=SAMEWIRE, **changes):
    """Run the command to its end."""
    done = subprocess.run(
        [*program, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**changes),
        timeout=240,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def write_articles(directory):
    """Write one story in two languages, another story, and a note beside them."""
    directory.mkdir()
    for name, text in {"en.txt": ENGLISH, "fr.txt": FRENCH, "other.txt": OTHER}.items():
        (directory / name).write_text(text, "utf-8")
    (directory / "README.md").write_text("What these articles are.", "utf-8")
    return directory


def rows(path):
    """Read a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def record(**fields):
    """Write one line of JSON."""
    return json.dumps(fields).encode() + b"\n"


def story(article_id, text, **fields):
    """Write one line of JSON that holds what a text file does: a title and a text."""
    title, _, body = text.partition("\n")
    return record(id=article_id, title=title, text=body, **fields)
