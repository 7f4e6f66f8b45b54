"""What is made once for all tests of running servers."""

import pytest
from serving import nursery


@pytest.fixture(scope="session")
def forks():
    """The process that forks servers."""
    with nursery() as made:
        yield made
