"""What is made once for all tests of running commands."""

import pytest
from nursery import WORDS, Forks, nursery


@pytest.fixture(scope="session")
def reared():
    """The process that forks commands."""
    with nursery() as made:
        yield made


@pytest.fixture(scope="session")
def forks(reared):
    """Commands with an encoder that takes no time."""
    return Forks(reared, WORDS)


@pytest.fixture(scope="session")
def bundled(reared):
    """Commands with the encoders of samewire."""
    return Forks(reared, {})
