"""What has to be known of a SentenceTransformer that samewire did not build itself."""

from __future__ import annotations

import copy
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence

import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from transformers import PreTrainedTokenizerBase

from service.errors import EncoderError

# What a configuration says of where it comes from, not of what it computes.
_PROVENANCE = {"_name_or_path", "transformers_version"}


def symmetric_prompt(model: SentenceTransformer) -> str:
    """Return what goes before a text that is compared with texts of its own kind.

    The model's default prompt; else, where queries and passages both have one, as in the E5
    family, that of queries, which its authors give for such tasks; else nothing.
    """
    prompts = model.prompts
    if model.default_prompt_name is not None:
        return prompts[model.default_prompt_name] or ""
    passage = prompts.get("passage") or prompts.get("document")
    return (prompts.get("query") or "") if passage else ""


class TokenCounter:
    """Counts the tokens of texts as the model sees them, prompt and marks included, uncut.

    It has a tokenizer of its own: one that is shared between threads must not change from
    cutting to not cutting. `max_tokens` is how many the model takes. Raises EncoderError where
    the model has such a limit and a tokenizer of an unknown kind.
    """

    def __init__(self, model: SentenceTransformer, prompt: str) -> None:
        self._prompt = prompt
        self.tokenizer = copy.deepcopy(model.tokenizer)
        self.max_tokens = sys.maxsize
        limits = [model.max_seq_length]
        if isinstance(self.tokenizer, Tokenizer):
            limits.append((self.tokenizer.truncation or {}).get("max_length"))
            self.tokenizer.no_truncation()
            self.tokenizer.no_padding()
        known = [int(limit) for limit in limits if limit is not None and limit < sys.maxsize]
        if known:
            self.max_tokens = min(known)
            self._require_known_tokenizer()

    def _require_known_tokenizer(self) -> None:
        if not isinstance(self.tokenizer, Tokenizer | PreTrainedTokenizerBase):
            raise EncoderError(
                f"the model takes {self.max_tokens} tokens, which its tokenizer of the kind "
                f"{type(self.tokenizer).__name__} cannot count: use another model"
            )

    def __call__(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text."""
        prompted = [self._prompt + text for text in texts]
        if isinstance(self.tokenizer, Tokenizer):
            return [len(row) for row in self.tokenizer.encode_batch_fast(prompted)]
        if isinstance(self.tokenizer, PreTrainedTokenizerBase):
            rows = self.tokenizer(prompted, truncation=False, padding=False, verbose=False)
            return [len(row) for row in rows["input_ids"]]
        # No limit and an unknown tokenizer: characters serve to put like lengths together.
        return [len(text) for text in prompted]


def fingerprint_parts(model: SentenceTransformer, counter: TokenCounter) -> Iterator[str]:
    """Yield all that the model's vectors depend on: modules, settings, tokenizer, weights."""
    yield repr(model)
    yield json.dumps(
        {
            "prompts": model.prompts,
            "default": model.default_prompt_name,
            "max_tokens": counter.max_tokens,
        },
        sort_keys=True,
    )
    if model.config is not None:
        settings = model.config.to_dict().items()
        kept = {key: value for key, value in settings if key not in _PROVENANCE}
        yield json.dumps(kept, sort_keys=True, default=str)
    yield _tokenizer_text(counter.tokenizer)
    for name, tensor in sorted(model.state_dict().items()):
        raw = tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy()
        digest = hashlib.sha256(raw.data).hexdigest()
        yield f"{name} {tensor.dtype} {tuple(tensor.shape)} {digest}"


def _tokenizer_text(tokenizer: object) -> str:
    backend = getattr(tokenizer, "backend_tokenizer", tokenizer)
    if isinstance(backend, Tokenizer):
        return backend.to_str()
    vocabulary: dict[str, int] = getattr(tokenizer, "get_vocab", dict)()
    return json.dumps(vocabulary, sort_keys=True)
