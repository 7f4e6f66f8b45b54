"""What these tests do not test is not done each time: loading encoders, starting workers."""

import sys
from functools import cache

import pytest
from newsroom import Kept, side

from models import space
from service.live import thinking
from service.match.verdicts.verify import verify
from service.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def loaded_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(space, "load_encoder", cache(space.load_encoder))
        yield


@pytest.fixture(scope="session", autouse=True)
def alone():
    """Engines have no worker processes, but where a test is about these (test_workers_run)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thinking, "_MANY", sys.maxsize)
        yield


@pytest.fixture(scope="module")
def compared():
    """Verify two texts with the default configuration."""
    one_space = space.Space("auto")
    kept = Kept(one_space)
    settings = Settings(encoder="auto")
    return lambda a, b: verify(
        side(a, one_space, kept), side(b, one_space, kept), one_space, settings
    )
