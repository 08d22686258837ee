"""A kiosk's day: one visitor after another in one window, some of them while the server stands still.

Memory is that of the page once its garbage is collected, and of all processes of the browser.
"""

import os
import random
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import CDPSession, Page, expect

from tests.bench.answering import resident_mb, worker
from tests.bench.figures import Figure, keep
from tests.bench.generate import SUBJECTS
from tests.bench.kiosk_copy import KEPT, chromium
from tests.bench.pages import _found

BENCH = "kiosk day"
LISTINGS = 1_000
WARM_UP = 50
SPELLS = 8
"""So many times a day the server stands still for a while."""
SPELL = 0.02
"""So long each time, of the whole day."""
PATIENCE_MS = 15_000
GROWTH_AIM = "≤ 20"
KEPT_KEYS = "Object.keys(sessionStorage).filter((key) => key !== 'kiosk.visit')"
LEFT = f"[localStorage.length, {KEPT_KEYS}, document.cookie]"


@dataclass(slots=True)
class Kiosk:
    """A window at the start of a kiosk. `copies`: how many visits were answered from the copy."""

    page: Page
    base: str
    rng: random.Random = field(default_factory=lambda: random.Random(6))
    asked: Sequence[str] = tuple(SUBJECTS)
    copies: int = 0

    def visit(self) -> None:
        """One visitor: asks, opens something, puts it on the list, looks at the list, goes away."""
        page = self.page
        page.goto(f"{self.base}/kioski/haku?q={self.rng.choice(self.asked)}")
        self.copies += bool(page.evaluate("document.documentElement.dataset.copy !== undefined"))
        page.locator(".card__title a").nth(self.rng.randrange(2)).tap()
        page.locator("[data-list-code]").first.tap()
        page.locator("[data-own-list]").tap()
        expect(page.locator("[data-list] h2").first).to_be_visible(timeout=PATIENCE_MS)
        self.leave()

    def leave(self) -> None:
        """Everything is wiped, and the kiosk starts anew."""
        with self.page.expect_navigation(url=f"{self.base}/kioski", timeout=PATIENCE_MS):
            self.page.locator(".kiosk-bar [data-kiosk-anew]").tap()
        left = self.page.evaluate(LEFT)
        assert left == [0, [], ""], left


@dataclass(slots=True)
class Memory:
    """What the page and the browser hold, in MB."""

    page: CDPSession
    browser: CDPSession
    heaps: list[float] = field(default_factory=list)
    residents: list[float] = field(default_factory=list)

    def note(self) -> None:
        """Measure once."""
        self.page.send("HeapProfiler.collectGarbage")
        self.heaps.append(self.page.send("Runtime.getHeapUsage")["usedSize"] / 1e6)
        processes = self.browser.send("SystemInfo.getProcessInfo")["processInfo"]
        self.residents.append(sum(resident_mb(one["id"]) for one in processes))

    @staticmethod
    def growth(values: list[float]) -> float:
        """Per cent from the first to the last; the last is the middle one of the last three."""
        return (sorted(values[-3:])[len(values[-3:]) // 2] / values[0] - 1) * 100


def a_day(kiosk: Kiosk, visits: int, turn: Callable[[bool], None], note: Callable[[], None]) -> None:
    """So many visitors. `turn` stops the server (False) and lets it go on (True)."""
    spell = max(1, int(visits * SPELL))
    starts = {int((n + 0.5) * visits / SPELLS) for n in range(SPELLS)}
    ends = {start + spell for start in starts}
    for visit in range(visits):
        if visit in starts:
            turn(False)
        elif visit in ends:
            turn(True)
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
        page = context.new_page()
        page.goto(f"{base}/kioski")
        page.evaluate(KEPT, "/kioski/vienti.seen")
        kiosk = Kiosk(page, base)
        for _ in range(WARM_UP):
            kiosk.visit()
        memory = Memory(context.new_cdp_session(page), browser.new_browser_cdp_session())
        a_day(
            kiosk,
            visits,
            turn=lambda on: os.kill(process, signal.SIGCONT if on else signal.SIGSTOP),
            note=memory.note,
        )
        os.kill(process, signal.SIGCONT)
        memory.note()
    keep(
        [
            Figure(BENCH, "visits", visits, ""),
            Figure(BENCH, "visits from the copy", kiosk.copies, ""),
            Figure(BENCH, "heap of the page, at first", memory.heaps[0], "MB"),
            Figure(BENCH, "heap of the page, growth", memory.growth(memory.heaps), "%", GROWTH_AIM),
            Figure(BENCH, "browser, at first", memory.residents[0], "MB"),
            Figure(BENCH, "browser, growth", memory.growth(memory.residents), "%", GROWTH_AIM),
        ]
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
