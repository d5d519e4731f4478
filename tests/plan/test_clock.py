"""What is left of the time that a caller allows."""

import pytest

from pathways.plan.clock import Clock


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of day, to be set."""
    time = [100.0]
    monkeypatch.setattr("pathways.plan.clock.perf_counter", lambda: time[0])
    return time


def test_of_what_is_left_more_is_kept_for_the_end_than_getting_ready_took(now: list[float]) -> None:
    clock = Clock(20.0)
    now[0] += 4
    assert (clock.to_search(), clock.to_place()) == (16.0, 16.0)
    clock.prepared()
    now[0] += 1
    clock.prepared()
    assert (clock.to_search(), clock.to_place()) == (6.0, 8.0)
    now[0] += 7
    assert not clock.is_running
    assert (clock.to_search(), clock.to_place()) == (0.0, 1.0)
    now[0] += 50
    assert clock.to_place() == 0.0


def test_without_a_limit_time_never_runs_out(now: list[float]) -> None:
    clock = Clock(None)
    clock.prepared()
    now[0] += 1_000_000
    assert clock.is_running
    assert (clock.to_search(), clock.to_place()) == (None, None)
