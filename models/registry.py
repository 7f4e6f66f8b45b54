"""The encoders by name: which there are, and loading one. Importing this loads no framework."""

from __future__ import annotations

from dataclasses import dataclass

from models.bundled import E5, MUSE
from models.encoder import Encoder

_BUNDLED = {encoder.name: encoder for encoder in (MUSE, E5)}


@dataclass(frozen=True, slots=True)
class EncoderInfo:
    """An encoder as it can be told without loading it.

    `size_bytes` is the size of its files, `source` the package and version that carries them,
    `weights_present` whether they are installed.
    """

    name: str
    languages: frozenset[str]
    size_bytes: int
    dimension: int
    fingerprint: str
    weights_present: bool
    source: str
    licence: str


def describe_encoders() -> list[EncoderInfo]:
    """Return what is known of each encoder whose weights come with the installation, without
    loading any."""
    return [
        EncoderInfo(
            name=encoder.name,
            languages=encoder.languages,
            size_bytes=sum(file.size for file in encoder.files),
            dimension=encoder.dimension,
            fingerprint=encoder.fingerprint,
            weights_present=all(file.is_present() for file in encoder.files),
            source=encoder.files[0].source,
            licence=encoder.licence,
        )
        for encoder in _BUNDLED.values()
    ]


def load_encoder(name: str) -> Encoder:
    """Load `muse`, `e5`, or the SentenceTransformer of a directory or Hugging Face model id.

    The first two never touch the network. Raises EncoderError saying what to do.
    """
    if name == MUSE.name:
        from models.muse import load_muse

        return load_muse()
    if name == E5.name:
        from models.e5 import load_e5

        return load_e5()
    from models.hub import load_hub

    return load_hub(name)
