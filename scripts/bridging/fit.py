"""Fitting the map between encoders: a ridge regression, then a layer for what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn.functional import cosine_similarity

from models.bridge import Bridge
from models.encoder import Vectors

RIDGE = 1.0
UNITS = 2048
EPOCHS = 12
BATCH = 512
LEAST = 300
"""Steps: with fewer the rate of learning has no time to fall."""
_RATE = 3e-3
_SCALE = 8.0
"""Unit vectors of some hundred dimensions have small values: a layer learns faster from larger."""


@dataclass(frozen=True)
class Examples:
    """Sentences in the vectors of both encoders: (n, d) centred source, (n, D) unit target.

    share: how much all of them weigh together, beside other examples.
    """

    source: Vectors
    target: Vectors
    share: float = 1.0

    def __len__(self) -> int:
        return len(self.source)


def fitted(groups: Sequence[Examples]) -> Bridge:
    """The map that leads from source to target, by groups of examples.

    The loss is one less the cosine; Adam with decoupled decay (Loshchilov and Hutter 2019) and
    one cycle of its rate (Smith and Topin 2018). The same examples give the same map on one
    machine.
    """
    groups = [group for group in groups if len(group)]
    source = np.concatenate([group.source for group in groups])
    target = np.concatenate([group.target for group in groups])
    shares = np.concatenate([np.full(len(g), g.share / len(g)) for g in groups])
    shares *= len(source) / shares.sum()
    matrix, offset = _ridge(source, target, shares)
    with _one_thread():
        inner, outer = _layer(source, target, shares, matrix, offset)
    return Bridge(
        matrix,
        _values(offset + outer.bias.detach().numpy()),
        _values(inner.weight.detach().numpy().T * _SCALE),
        _values(-inner.bias.detach().numpy()),
        _values(outer.weight.detach().numpy().T),
    )


def _ridge(
    source: Vectors, target: Vectors, shares: NDArray[np.float64]
) -> tuple[Vectors, Vectors]:
    """Weighted ridge regression: matrix (d, D) and offset (D,)."""
    left, right = (np.average(values, axis=0, weights=shares) for values in (source, target))
    x, y = source - left, target - right
    gram = (x * shares[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
    matrix = np.linalg.solve(gram, (x * shares[:, None]).T @ y)
    return _values(matrix), _values(right - left @ matrix)


def _layer(
    source: Vectors,
    target: Vectors,
    shares: NDArray[np.float64],
    matrix: Vectors,
    offset: Vectors,
) -> tuple[nn.Linear, nn.Linear]:
    generator = torch.Generator().manual_seed(0)
    inner, outer = nn.Linear(source.shape[1], UNITS), nn.Linear(UNITS, target.shape[1])
    with torch.no_grad():
        bound = source.shape[1] ** -0.5
        for values in (inner.weight, inner.bias):
            values.uniform_(-bound, bound, generator=generator)
        for values in (outer.weight, outer.bias):
            values.zero_()
    x, y, weights = map(torch.from_numpy, (source, target, shares.astype(np.float32)))
    linear, constant = torch.from_numpy(matrix), torch.from_numpy(offset)
    parameters = [*inner.parameters(), *outer.parameters()]
    rates = torch.optim.AdamW(parameters, lr=_RATE, weight_decay=0.01)
    steps = max(LEAST, EPOCHS * len(x) // BATCH)
    cycle = torch.optim.lr_scheduler.OneCycleLR(rates, _RATE, total_steps=steps)
    for _ in range(steps):
        drawn = torch.randint(len(x), (BATCH,), generator=generator)
        own = x[drawn]
        found = own @ linear + constant + outer(inner(own * _SCALE).relu())
        loss = ((1 - cosine_similarity(found, y[drawn])) * weights[drawn]).mean()
        rates.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        rates.step()
        cycle.step()
    return inner, outer


@contextmanager
def _one_thread() -> Iterator[None]:
    """Steps so short only wait for threads, minutes where others hold the cores."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _values(values: NDArray[np.floating]) -> Vectors:
    return np.ascontiguousarray(values, dtype=np.float32)
