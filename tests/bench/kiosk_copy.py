"""The kiosk without its server: how large its copy is, and how long a search, a listing and the list take.

The page's own thread is slowed down to a quarter. The worker's thread cannot be: the time that it tells of is
taken four times instead.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.bench.answering import worker
from tests.bench.figures import Figure, keep, percentile
from tests.bench.generate import SUBJECTS
from tests.bench.pages import _found

BENCH = "kiosk copy"
SLOWER = 4
ROUNDS = 20
SIZE_AIM, TIME_AIM = "≤ 1.5", "≤ 300"
KEPT = """async (name) => {
  while (!(await caches.match(name))) await new Promise((done) => setTimeout(done, 50));
}"""
SHOWN = """async () => {
  while (!performance.getEntriesByType("paint").length) await new Promise((done) => setTimeout(done, 5));
  const [page] = performance.getEntriesByType("navigation");
  const painted = Math.max(...performance.getEntriesByType("paint").map((one) => one.startTime));
  return [Math.max(painted, page.domContentLoadedEventEnd), page.serverTiming[0].duration];
}"""


@contextmanager
def chromium() -> Iterator[BrowserContext]:
    """A window of the size of a portrait kiosk, touched by hand."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True, locale="fi-FI")
        browser.close()


def _shown(page: Page, address: str) -> float:
    """Milliseconds from going to a page until it can be seen and touched, on a processor so much slower."""
    page.goto(address)
    shown, answered = page.evaluate(SHOWN)
    return float(shown + (SLOWER - 1) * answered)


def _figures(name: str, taken: list[float]) -> list[Figure]:
    return [
        Figure(BENCH, f"{name} p50", percentile(taken, 0.5), "ms", TIME_AIM),
        Figure(BENCH, f"{name} p95", percentile(taken, 0.95), "ms", TIME_AIM),
    ]


def main(count: int, folder: Path) -> None:
    """Measure; prints and keeps the figures."""
    folder.mkdir(parents=True)
    slugs = [path.rpartition("/")[2] for path in _found(folder, count)][:ROUNDS]
    with chromium() as context:
        page = context.new_page()
        with worker(folder, OPASTAMO_PAGE_SECONDS="0") as (base, _):
            with httpx.stream("GET", f"{base}/kioski/vienti.json", timeout=300) as answer:
                size = sum(map(len, answer.iter_raw()))
            page.goto(f"{base}/kioski")
            page.evaluate(KEPT, "/kioski/vienti.seen")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"{base}/kioski/lista")  # notices that nobody answers
        codes = ".".join(slug[-8:] for slug in slugs[:5])
        asked = {
            "search": [f"/haku?q={quote(word)}" for word in SUBJECTS[:ROUNDS]],
            "listing": [f"/tarjonta/{slug}" for slug in slugs],
            "list": [f"/lista?k={codes}"] * ROUNDS,
            "start": [""] * ROUNDS,
        }
        figures = [Figure(BENCH, f"export of {count} listings", size / 1e6, "MB", SIZE_AIM)]
        for name, paths in asked.items():
            figures += _figures(name, [_shown(page, f"{base}/kioski{path}") for path in paths])
    keep(figures)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
