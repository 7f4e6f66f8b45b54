"""Lanes: so much work of one kind, and no more."""

import asyncio
from threading import Event

import pytest

from service.api.lanes import Lane, outcome, within
from service.errors import OverloadedError

WAIT = 30


def test_a_full_lane_refuses_and_takes_work_again_when_some_is_done():
    go, lane = Event(), Lane("check", 1, most=2)
    work = [lane.submit(lambda: go.wait(WAIT)) for _ in range(2)]
    with pytest.raises(OverloadedError) as refused:
        lane.submit(lambda: None)
    assert refused.value.retry_after > 0
    go.set()
    assert all(each.result(WAIT) for each in work)
    assert asyncio.run(within(lane, lambda a, b: a - b, 5, b=3)) == 2
    lane.close()


def test_work_whose_caller_gave_up_still_counts_until_it_ends():
    async def give_up():
        go, lane = Event(), Lane("check", 1, most=1)
        future = lane.submit(lambda: go.wait(WAIT))
        waiting = asyncio.create_task(outcome(future))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        with pytest.raises(OverloadedError):
            lane.submit(lambda: None)
        go.set()
        assert future.result(WAIT)
        lane.close()

    asyncio.run(give_up())


def test_a_lane_without_a_bound_takes_all():
    lane = Lane("read", 2)
    assert [f.result(WAIT) for f in [lane.submit(lambda n=n: n) for n in range(100)]] == list(
        range(100)
    )
    lane.close()
