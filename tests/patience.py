"""A guard against hanging: hostile input must not cost seconds. Speed itself is the benchmarks' business."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 5.0


@contextmanager
def soon_answered() -> Iterator[None]:
    """The work inside takes less than five seconds of this process's own time, however busy the machine."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < PATIENCE_SECONDS
