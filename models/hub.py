"""Any SentenceTransformer as an Encoder: a directory, or a model id of the Hugging Face hub."""

from __future__ import annotations

from pathlib import Path

from huggingface_hub import model_info
from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError
from huggingface_hub.utils import httpx  # type: ignore[attr-defined]
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer

from models.bundled import E5, MUSE
from models.fingerprint import fingerprint
from models.model_facts import TokenCounter, fingerprint_parts, symmetric_prompt
from models.quiet import quiet
from models.sentence_encoder import SentenceEncoder
from service.errors import EncoderError

_CODE_VERSION = 1
_BATCH_TOKENS = 2048
_HUB_TIMEOUT_SECONDS = 10
# What a broken or foreign model makes the libraries raise while they load it.
_LOAD_FAILURES = (
    OSError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    ImportError,
    RuntimeError,
    SafetensorError,
)


def load_hub(name: str) -> SentenceEncoder:
    """Load a model of sentence-transformers by directory or hub id (owner/model).

    Its languages are unknown. Code that comes with a model is not run. Raises EncoderError
    where it cannot be loaded, saying what to do.
    """
    local_only = _is_directory(name) or not _is_on_hub(name)
    try:
        with quiet():
            model = SentenceTransformer(name, local_files_only=local_only)
            dimension = len(model.encode(".", show_progress_bar=False))
    except _LOAD_FAILURES as error:
        raise EncoderError(_failure(name, local_only, error)) from error
    prompt = symmetric_prompt(model)
    counter = TokenCounter(model, prompt)
    return SentenceEncoder(
        name=name,
        fingerprint=fingerprint("hub", _CODE_VERSION, fingerprint_parts(model, counter)),
        languages=None,
        dimension=dimension,
        model=model,
        prompt=prompt,
        count_tokens=counter,
        max_tokens=counter.max_tokens,
        batch_tokens=_BATCH_TOKENS,
    )


def _is_directory(name: str) -> bool:
    return bool(name) and Path(name).is_dir()


def _is_on_hub(name: str) -> bool:
    """Whether the hub has the model; False where the hub cannot be reached.

    One request that is not repeated: the libraries retry for over a minute without a network.
    """
    if name.count("/") != 1 or Path(name).is_absolute() or name.startswith((".", "~")):
        raise EncoderError(
            f"there is no encoder {name!r}: give {MUSE.name}, {E5.name}, the directory of a "
            f"sentence-transformers model, or a Hugging Face model id (owner/model)"
        )
    try:
        model_info(name, timeout=_HUB_TIMEOUT_SECONDS)
    except RepositoryNotFoundError as error:
        raise EncoderError(
            f"the Hugging Face hub has no model {name!r}, or does not show it without a token: "
            "check the name, and set HF_TOKEN for a model that is not public"
        ) from error
    except HFValidationError as error:
        raise EncoderError(f"{name!r} is not a Hugging Face model id: {error}") from error
    except (httpx.HTTPError, OSError):
        return False
    return True


def _failure(name: str, local_only: bool, error: Exception) -> str:
    reason = f"the encoder {name!r} cannot be loaded ({_first_line(error)}): "
    if _is_directory(name):
        return reason + "the directory must hold a whole sentence-transformers model"
    if local_only:
        return reason + (
            "the Hugging Face hub cannot be reached and no earlier download is complete; use "
            f"{MUSE.name} or {E5.name}, which come installed, or copy the model to a directory"
        )
    return reason + "it must be a sentence-transformers model that needs no code of its own"


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
