"""A guard against hanging: hostile input must not cost seconds. Speed itself is the benchmarks' business."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 5.0


@contextmanager
def soon_answered() -> Iterator[None]:
    """The work inside takes less than five seconds of this process's own time, however busy the machine."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < PATIENCE_SECONDS


def eventually(happens: Callable[[], bool], seconds: float = 10.0) -> None:
    """It comes true within some time: what another thread or process has to do first."""
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
