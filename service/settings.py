"""The configuration of the engine: frozen, built once at the edge and passed in."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.verdict import LinkRelation, Relation

CanonicalRule = Literal[
    "latest_revision", "not_machine_translated", "earliest", "most_complete", "source", "id"
]

Scope = Literal["all", "same_source", "other_sources"]

FALSE_MERGE_RATE = 2.5e-5
"""The share of the compared pairs of different articles that is merged at most, unless told
otherwise."""


def _named(path: object) -> object:
    """What is given for a path; an empty one, as an unset variable leaves, names nothing."""
    if path == "":
        raise ValueError("the path is empty")
    return path


NamedPath = Annotated[Path, BeforeValidator(_named)]
"""The path of a file or a directory, which would be the current one if it were empty."""


def _linking(relation: object) -> object:
    """What is given for a relation that two articles can have in one cluster."""
    if relation not in get_args(LinkRelation):
        raise ValueError(f"must be one of {', '.join(get_args(LinkRelation))}")
    return relation


class Settings(BaseSettings):
    """Everything that may change a verdict, a cluster or a canonical.

    Read from the environment (`SAMEWIRE_` and the field's name in capitals); the command
    line overrides it. Two runs with equal settings give equal results on equal articles.
    """

    model_config = SettingsConfigDict(env_prefix="SAMEWIRE_", frozen=True, extra="forbid")

    encoder: str = Field(
        default="auto",
        description="`auto` (muse where it knows the language, e5 elsewhere), `muse`, `e5`, "
        "a Hugging Face model id or the path of a SentenceTransformer model.",
    )
    collapse: tuple[Annotated[Relation, BeforeValidator(_linking)], ...] = Field(
        default=(Relation.EXACT, Relation.COPY, Relation.TRANSLATION, Relation.REVISION),
        description="The relations that put two articles into one cluster; `exact` always is one.",
    )
    calibration: NamedPath | None = Field(
        default=None,
        description="A file that `samewire calibrate` made, for an encoder that comes without one.",
    )
    false_merge_rate: float = Field(
        default=FALSE_MERGE_RATE,
        ge=1e-6,
        le=1e-3,
        allow_inf_nan=False,
        description="At most this share of the compared pairs of different articles is merged; "
        "the calibration of the encoder says from which score that holds.",
    )
    neighbours: int = Field(
        default=32,
        ge=1,
        le=1000,
        description="How many nearest articles of the vector index are compared with each article.",
    )
    window_days: float | None = Field(
        default=None,
        gt=0,
        # More than there is between any two dates; what is far beyond overflows one.
        le=4_000_000,
        allow_inf_nan=False,
        description="Two articles published further apart than so many days are not the same by "
        "themselves, only through others between them; one without a date can be the same as any.",
    )
    scope: Scope = Field(
        default="all",
        description="Which articles can be the same: `all`, those of the `same_source`, or those "
        "of `other_sources`; one without a source can be the same as any. Like the window it parts "
        "pairs: through others between them two can still come into one cluster.",
    )
    canonical: tuple[CanonicalRule, ...] = Field(
        default=(
            *("latest_revision", "not_machine_translated"),
            *("earliest", "most_complete", "source", "id"),
        ),
        description="The rules that choose a canonical, the first that tells two apart decides.",
    )
    sources: tuple[str, ...] = Field(
        default=(), description="Preferred sources, best first, for the canonical rule `source`."
    )

    @property
    def gated(self) -> bool:
        """Whether some articles are not compared at all, whatever they say."""
        return self.window_days is not None or self.scope != "all"

    def fingerprint(self) -> str:
        """A short digest of every setting: equal settings, equal digest."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]
