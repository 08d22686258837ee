"""A short day at the kiosk: each visitor begins anew, without the server too, and nothing grows."""

import signal

import pytest
from playwright.sync_api import Browser

from tests.bench.kiosk_day import Memory, a_day
from tests.bench.kiosk_visits import CLOCK, KINDS, Kiosk
from tests.journeys.servers import Station
from tests.journeys.test_kiosk_copy_journeys import until

pytestmark = pytest.mark.browser
VISITS, SPELLS = 12, 2
MOST_GROWTH = 20


def is_live(kiosk: Kiosk) -> bool:
    """The next visit is answered by the server."""
    before = kiosk.copies
    kiosk.visit("finds")
    return kiosk.copies == before


def test_visitors_come_and_go_and_leave_nothing(browser: Browser, station: Station) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 1080, "height": 1920}, locale="fi-FI")
    context.add_init_script(CLOCK)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{station.origin}/kioski")
    until(page, "() => navigator.serviceWorker.controller")
    until(page, "() => caches.match('/kioski/vienti.seen')")
    kiosk = Kiosk(page, station.origin, asked=("kuoro",))
    for kind in KINDS:
        kiosk.visit(kind)
    memory = Memory(context.new_cdp_session(page), browser.new_browser_cdp_session())
    process = station.process
    assert process is not None
    try:
        a_day(
            kiosk,
            VISITS,
            turn=lambda on: process.send_signal(signal.SIGCONT if on else signal.SIGSTOP),
            note=memory.note,
            spells=SPELLS,
        )
    finally:
        process.send_signal(signal.SIGCONT)
    assert kiosk.copies > 0
    assert any(is_live(kiosk) for _ in range(VISITS))  # a busy machine may be too slow for the first of them
    memory.note()
    context.close()

    assert faults == []
    assert memory.growth(memory.heaps) <= MOST_GROWTH, memory.heaps
