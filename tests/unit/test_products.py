"""The share of matrix products counts every product with the weights of `muse`."""

from itertools import count

import numpy as np

from models.bundled import MUSE
from models.cores import use_cores
from models.muse_network import Network
from models.muse_weights import NGRAMS, read_weights
from speed import products


def test_every_product_with_a_matrix_of_weights_counts(monkeypatch):
    use_cores(1)
    clock, ticks = products._Clock(), count()
    # Each product takes one tick.
    monkeypatch.setattr(products, "process_time", lambda: next(ticks))
    network = Network(products._timed(read_weights(MUSE.files[1].read()), clock))
    network([np.arange(40, dtype=np.int32)])
    orders = [order for order, _ in NGRAMS]
    projection, first, second, feed_forward = 1, len(orders), sum(orders), 7
    assert clock.seconds == projection + first + second + feed_forward
