"""A kiosk's day: one visitor after another in one window, some of them while the server stands still.

The clock is turned by hand: eight hours and more pass in minutes. Memory is that of the page once its garbage
is collected, and of all processes of the browser: what they share is counted once.
"""

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import CDPSession

from tests.bench.answering import worker
from tests.bench.figures import Figure, keep
from tests.bench.kiosk_copy import KEPT, chromium
from tests.bench.kiosk_visits import CLOCK, Kiosk
from tests.bench.pages import _found

BENCH = "kiosk day"
LISTINGS = 1_000
WARM_UP = 50
SPELLS = 8
"""So many times a day the server stands still for a while."""
SPELL = 0.02
"""So long each time, of the whole day."""
GROWTH_AIM = "≤ 20"
HOURS_AIM = "≥ 8"


@dataclass(slots=True)
class Memory:
    """What the page and the browser hold, in MB."""

    page: CDPSession
    browser: CDPSession
    heaps: list[float] = field(default_factory=list)
    browsers: list[float] = field(default_factory=list)

    def note(self) -> None:
        """Measure once, after the browser was asked to free what it keeps only to be quicker."""
        self.page.send("Memory.simulatePressureNotification", {"level": "critical"})
        self.page.send("HeapProfiler.collectGarbage")
        self.heaps.append(self.page.send("Runtime.getHeapUsage")["usedSize"] / 1e6)
        processes = self.browser.send("SystemInfo.getProcessInfo")["processInfo"]
        self.browsers.append(sum(_share_mb(one["id"]) for one in processes))

    @staticmethod
    def growth(values: list[float]) -> float:
        """Per cent from the first to the last; the last is the middle one of the last three."""
        return (sorted(values[-3:])[len(values[-3:]) // 2] / values[0] - 1) * 100


def _share_mb(process: int) -> float:
    """Memory of a process, in MB, with its share of what several have. Linux only."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def a_day(
    kiosk: Kiosk,
    visits: int,
    turn: Callable[[bool], None],
    note: Callable[[], None],
    spells: int = SPELLS,
) -> None:
    """So many visitors. `turn` stops the server (False) and lets it go on (True)."""
    spell = max(1, int(visits * SPELL))
    starts = {int((n + 0.5) * visits / spells) for n in range(spells)}
    ends = {start + spell for start in starts}
    for visit in range(visits):
        if visit in starts:
            kiosk.is_served = False
            turn(False)
        elif visit in ends:
            turn(True)
            kiosk.is_served = True
        kiosk.visit()
        if visit % max(1, visits // 20) == 0:
            note()


def main(visits: int, folder: Path) -> None:
    """Live the day; prints and keeps the figures."""
    folder.mkdir(parents=True)
    _found(folder, LISTINGS)
    with chromium() as context, worker(folder, OPASTAMO_PAGE_SECONDS="0") as (base, process):
        browser = context.browser
        assert browser is not None
        context.add_init_script(CLOCK)
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{base}/kioski")
        page.evaluate(KEPT, "/kioski/vienti.seen")
        kiosk = Kiosk(page, base)
        for _ in range(WARM_UP):
            kiosk.visit()
        memory = Memory(context.new_cdp_session(page), browser.new_browser_cdp_session())
        begun, hours_before = time.monotonic(), kiosk.seconds / 3600
        a_day(
            kiosk,
            visits,
            turn=lambda on: os.kill(process, signal.SIGCONT if on else signal.SIGSTOP),
            note=memory.note,
        )
        os.kill(process, signal.SIGCONT)
        memory.note()
        taken = time.monotonic() - begun
        assert faults == [], faults
    keep(
        [
            Figure(BENCH, "visits", visits, ""),
            Figure(BENCH, "visits from the copy", kiosk.copies, ""),
            Figure(BENCH, "hours on the clock", kiosk.seconds / 3600 - hours_before, "h", HOURS_AIM),
            Figure(BENCH, "minutes taken", taken / 60, "min"),
            Figure(BENCH, "heap of the page, at first", memory.heaps[0], "MB"),
            Figure(BENCH, "heap of the page, growth", memory.growth(memory.heaps), "%", GROWTH_AIM),
            Figure(BENCH, "browser, at first", memory.browsers[0], "MB"),
            Figure(BENCH, "browser, growth", memory.growth(memory.browsers), "%", GROWTH_AIM),
        ]
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
