"""The tokenizer of multilingual-e5: the unigram vocabulary of XLM-R."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3


def build_tokenizer(vocabulary: Sequence[tuple[str, float]]) -> Tokenizer:
    """The unigram tokenizer of XLM-R: Kudo, "Subword Regularization" (2018).

    Texts are normalised by NFKC and the rules of NMT before it, as sentencepiece's nmt_nfkc does,
    which keeps the full-width tilde that NFKC would fold.
    """
    tokenizer = Tokenizer(models.Unigram(list(vocabulary), unk_id=UNKNOWN, byte_fallback=False))
    tilde, stand_in = "\uff5e", "\U0010fffe"
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Nmt(),
            normalizers.Replace(tilde, stand_in),
            normalizers.NFKC(),
            normalizers.Replace(stand_in, tilde),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", BEGIN), ("</s>", END)]
    )
    return tokenizer
