"""The encoders are loaded once for all runs of these tests: loading is not what they test."""

from functools import cache

import pytest
from newsroom import Kept, side

from models import space
from service.match.verdicts.verify import verify
from service.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def loaded_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(space, "load_encoder", cache(space.load_encoder))
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
