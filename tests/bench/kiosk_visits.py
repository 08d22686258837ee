"""What visitors do at a kiosk, one after another in one window, on a clock that is turned by hand."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, expect

from tests.bench.generate import SUBJECTS

CLOCK = (Path(__file__).parent / "kiosk_clock.js").read_text(encoding="utf-8")
PATIENCE_MS = 30_000
TRIES = 3
IDLE, ASKING = 91, 21
"""Seconds until the kiosk asks, and until it starts anew: a second more than its own."""
QUIET = 320
"""Seconds after which a start page that nobody touches is fetched anew."""
GOING = "address => location.replace(address)"
IS_COPY = "document.documentElement.dataset.copy !== undefined"
LEFT = """() => ({
  kept: [localStorage.length, Object.keys(sessionStorage).filter((key) => key !== "kiosk.visit").length],
  cookies: document.cookie,
  html: [document.documentElement.lang, document.documentElement.className],
  hidden: document.body.hidden,
  asking: document.querySelector("[data-kiosk-asking]").open,
  heading: document.querySelector("h1")?.textContent,
  bar: document.querySelectorAll(".kiosk-bar > *").length,
  ways: document.querySelectorAll("main a, .kiosk-low a").length > 5,
})"""
WHOLE: dict[str, Any] = {
    "kept": [0, 0],
    "cookies": "",
    "html": ["fi", "kiosk"],
    "hidden": False,
    "asking": False,
    "heading": "Mitä voisin harrastaa?",
    "bar": 7,
    "ways": True,
}
SHIFT = """ahead => {
  self.wall ??= Date.now.bind(Date);
  Date.now = () => self.wall() + ahead;
}"""


@dataclass(slots=True)
class Kiosk:
    """A window at the start of a kiosk, with our clock in it. `copies`: visits answered from the copy.

    `seconds`: how many have passed on the clock. `is_served`: whether the server is not standing still.
    """

    page: Page
    base: str
    rng: random.Random = field(default_factory=lambda: random.Random(6))
    asked: Sequence[str] = tuple(SUBJECTS)
    seconds: int = 0
    is_served: bool = True
    copies: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    def visit(self, kind: str = "") -> None:
        """One visitor, who does what `kind` says or anything, and goes away in one way or another."""
        name = kind or self.rng.choice(tuple(KINDS))
        self.kinds[name] += 1
        self._turn_the_worker()
        KINDS[name](self)
        self.copies += self.is_copy
        ENDS[self.rng.choice(tuple(ENDS))](self) if name not in OWN_ENDS else OWN_ENDS[name](self)
        self.expect_whole()

    @property
    def is_copy(self) -> bool:
        """Whether what is shown came from the copy."""
        return bool(self.tells(IS_COPY))

    def tells(self, question: str) -> Any:
        """What the page answers: when it leaves the copy meanwhile, the page after it."""
        for _ in range(TRIES):
            with suppress(Error):
                return self.page.evaluate(question)
            self.page.wait_for_load_state("domcontentloaded", timeout=PATIENCE_MS)
        return self.page.evaluate(question)

    def passes(self, seconds: int) -> None:
        """Time passes, and what waits for it happens; a page may go away meanwhile."""
        self.seconds += seconds
        with suppress(Error):
            self.page.evaluate("ms => pass(ms)", seconds * 1000)

    def _turn_the_worker(self) -> None:
        """The worker's clock is as late as the page's: then it refreshes its copy every ten minutes."""
        for one in self.page.context.service_workers:
            with suppress(Error):
                one.evaluate(SHIFT, self.seconds * 1000)

    def goes(self, act: Callable[[], object]) -> None:
        """Do something that leads to another page."""
        with self.page.expect_navigation(wait_until="domcontentloaded", timeout=PATIENCE_MS):
            act()
        self.passes(2)

    def taps(self, selector: str, place: int = 0) -> None:
        """Tap something that leads to another page."""
        self.goes(lambda: self.page.locator(selector).nth(place).tap())

    def opens(self, path: str) -> None:
        """Go to a page of the kiosk."""
        self.goes(lambda: self.page.evaluate(GOING, f"{self.base}/kioski{path}"))

    def starts_anew(self, act: Callable[[], object]) -> None:
        """Do something that wipes."""
        with self.page.expect_navigation(wait_until="domcontentloaded", timeout=PATIENCE_MS):
            act()
            self.passes(2)

    def expect_whole(self) -> None:
        """The start page is there, with all that is on it, and nothing of anybody."""
        expect(self.page.locator("h1")).to_have_text(WHOLE["heading"], timeout=PATIENCE_MS)
        found = self.tells(LEFT)
        assert (self.page.url, found) == (f"{self.base}/kioski", WHOLE)


def finds(kiosk: Kiosk) -> None:
    """Asks for something, and looks at what was found."""
    kiosk.taps(".kiosk-bar a[href*='/haku']")
    field = kiosk.page.locator("#q")
    field.fill(kiosk.rng.choice(kiosk.asked))
    kiosk.goes(lambda: field.press("Enter"))


def looks(kiosk: Kiosk) -> None:
    """Opens one of the first things that were found."""
    finds(kiosk)
    kiosk.taps(".card__title a", kiosk.rng.randrange(2))


def gathers(kiosk: Kiosk) -> None:
    """Puts something on the list, and takes the list along where that can be done."""
    looks(kiosk)
    kiosk.page.locator("[data-list-code]").first.tap()
    kiosk.taps("[data-own-list]")
    expect(kiosk.page.locator("[data-list] h2").first).to_be_visible(timeout=PATIENCE_MS)
    if kiosk.page.locator("a[href*='mukaan=1']").count():
        kiosk.taps("a[href*='mukaan=1']")


def is_helped(kiosk: Kiosk) -> None:
    """Answers a question or two of the finder; from the copy it is told that this cannot be."""
    kiosk.opens("/loyda")
    for _ in range(2):
        if kiosk.page.locator(".finder__choice").count():
            kiosk.taps(".finder__choice")


def sees_the_day(kiosk: Kiosk) -> None:
    """Looks at the calendar, and opens something of it."""
    kiosk.opens("/kalenteri")
    things = kiosk.page.locator("main a[href*='/tarjonta/']")
    if things.count():
        kiosk.taps("main a[href*='/tarjonta/']")


def speaks_swedish(kiosk: Kiosk) -> None:
    """Takes another language, and larger text."""
    kiosk.page.locator("[data-kiosk-look=big]").tap()
    finds(kiosk)
    kiosk.taps(".kiosk-languages a[lang=sv]")
    expect(kiosk.page.locator("html[lang=sv]")).to_have_count(1)


def writes_half(kiosk: Kiosk) -> None:
    """Begins to write on the screen, and goes away."""
    kiosk.taps(".kiosk-bar a[href*='/haku']")
    kiosk.page.locator("#q").tap()
    for letter in "kuor":
        kiosk.page.locator(f'[data-key="{letter}"]').tap()
    expect(kiosk.page.locator("#q")).to_have_value("kuor")


def opens_the_counter(kiosk: Kiosk) -> None:
    """Opens the way for the staff, and leaves it."""
    if kiosk.page.locator(".kiosk-head__counter").count():
        kiosk.taps(".kiosk-head__counter")
    else:
        finds(kiosk)


def stays_away(kiosk: Kiosk) -> None:
    """Nobody comes: what is on turns, and the start page is fetched anew."""
    kiosk.passes(60)


def ends(kiosk: Kiosk) -> None:
    """Says that it is done."""
    kiosk.starts_anew(kiosk.page.locator(".kiosk-bar [data-kiosk-anew]").tap)


def walks_off(kiosk: Kiosk) -> None:
    """Goes away: the kiosk asks, and starts anew."""
    _is_asked(kiosk)
    kiosk.starts_anew(lambda: kiosk.passes(ASKING))


def goes_on_once(kiosk: Kiosk) -> None:
    """Answers that it goes on, stays where it is, and then goes away."""
    _is_asked(kiosk)
    address = kiosk.page.url
    kiosk.page.locator("[data-kiosk-go-on]").tap()
    expect(kiosk.page.locator("[data-kiosk-asking]")).to_be_hidden()
    assert kiosk.page.url == address
    walks_off(kiosk)


def _is_asked(kiosk: Kiosk) -> None:
    kiosk.passes(IDLE)
    expect(kiosk.page.locator("[data-kiosk-asking]")).to_be_visible(timeout=PATIENCE_MS)


def is_renewed(kiosk: Kiosk) -> None:
    """A start page that nobody touches is fetched anew, unless nobody answers."""
    if kiosk.is_served and not kiosk.is_copy:
        kiosk.starts_anew(lambda: kiosk.passes(QUIET))
    else:
        kiosk.passes(QUIET)


KINDS: dict[str, Callable[[Kiosk], None]] = {
    one.__name__: one
    for one in (
        finds,
        looks,
        gathers,
        is_helped,
        sees_the_day,
        speaks_swedish,
        writes_half,
        opens_the_counter,
        stays_away,
    )
}
ENDS = {one.__name__: one for one in (ends, walks_off, goes_on_once)}
OWN_ENDS = {"writes_half": walks_off, "opens_the_counter": walks_off, "stays_away": is_renewed}
