"""The ids of clusters as users see them."""

from __future__ import annotations

from service.errors import NotFoundError

_PREFIX = "c-"


def cluster_label(number: int) -> str:
    """The id of the cluster with that number."""
    return f"{_PREFIX}{number}"


def cluster_number(label: str) -> int:
    """The number of the cluster with that id; raises NotFoundError where it can be none."""
    digits = label.removeprefix(_PREFIX)
    if label.startswith(_PREFIX) and digits.isascii() and digits.isdigit() and len(digits) < 19:
        number = int(digits)
        if number and cluster_label(number) == label:
            return number
    raise NotFoundError(f"there is no cluster {label!r}: ids of clusters look like c-12")
