import gc

import pytest

from service.live.garbage import collect_rarely


@pytest.fixture
def thresholds():
    before = gc.get_threshold()
    # Those of a new process: commands that ran in this one may have changed them.
    usual = 700, 10, 10
    gc.set_threshold(*usual)
    yield usual
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_there_is_searched_no_more_and_what_comes_less_often(thresholds):
    collect_rarely()
    assert gc.get_freeze_count() > 0
    assert all(
        now >= before for now, before in zip(gc.get_threshold()[::2], thresholds[::2], strict=True)
    )


@pytest.mark.usefixtures("thresholds")
def test_cycles_that_come_are_still_found():
    collect_rarely()
    cycle = []
    cycle.append(cycle)
    del cycle
    assert gc.collect() >= 1
