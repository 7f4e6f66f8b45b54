"""The encoders are loaded once for all runs of these tests: loading is not what they test."""

from functools import cache

import pytest

from models import space


@pytest.fixture(scope="session", autouse=True)
def loaded_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(space, "load_encoder", cache(space.load_encoder))
        yield
