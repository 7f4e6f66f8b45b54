"""What the input modules of the bundled encoders share: restoring one that was saved."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from sentence_transformers.base.modules import InputModule
from torch import Tensor

FindFile = Callable[[str], Path]
"""Gives the place of a file of a saved module; raises FileNotFoundError where it has none."""


class PackedModule(InputModule):
    """An input module made of other files than a Transformer's, with one network inside."""

    modalities = ["text"]  # noqa: RUF012 - the base class types it so

    @classmethod
    @abstractmethod
    def restore(cls, find: FindFile, weights: Mapping[str, Tensor]) -> Self:
        """Make the module of the files and the network's weights that `save` wrote."""

    @classmethod
    def load(
        cls,
        model_name_or_path: str,
        subfolder: str = "",
        token: bool | str | None = None,
        cache_folder: str | None = None,
        revision: str | None = None,
        local_files_only: bool = False,
        init_defaults: dict[str, Any] | None = None,  # noqa: ARG003
        **_: object,
    ) -> Self:
        """Load what `save` wrote, from a directory or the hub (see sentence_transformers)."""
        where: dict[str, Any] = {
            "subfolder": subfolder,
            "token": token,
            "cache_folder": cache_folder,
            "revision": revision,
            "local_files_only": local_files_only,
        }

        def find(name: str) -> Path:
            path = cls.load_file_path(model_name_or_path, name, **where)
            if path is None:
                raise FileNotFoundError(f"{model_name_or_path} has no {name}")
            return Path(path)

        weights = cls.load_torch_weights(model_name_or_path, **where)
        # The first part of a name is that of the network within the module.
        return cls.restore(find, {name.partition(".")[2]: w for name, w in weights.items()})
