"""What the templates of the counter's tools get."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.catalogue.taxonomy import taxonomy
from app.core.clock import LOCAL_ZONE, local_day
from app.desk.counter.guard import Counter
from app.desk.counter.two_sides import OURS, THEIRS, TwoSides
from app.desk.shown import moment_words
from app.kiosk.counter import MOST_WORDS
from app.web.links import asked_path, counter_listing_path, counter_path
from app.web.words import N_, Words

DONE_WORDS = {
    "kysytty": N_("Kirjattu. Kiitos, tästä on apua."),
    "vaarin": N_("Virhe on kirjattu. Joku tarkistaa tiedon."),
}
FAULT_WORDS = {
    "pin": N_("PIN ei täsmää. Kokeile uudelleen."),
    "vanha": N_("Sivu oli auki pitkään. Kirjoita PIN uudelleen."),
    "liikaa": N_("Yrityksiä tulee juuri nyt paljon. Odota hetki ja kokeile uudelleen."),
    "sanat": N_("Kirjoita lyhyesti, mitä kysyttiin. Ei nimiä, numeroita eikä osoitteita."),
    "aihe": N_("Valitse aihe tai kirjoita, mitä kysyttiin."),
}


@dataclass(frozen=True, slots=True)
class PinPage:
    """`/kioski/tiski` before a PIN was typed. `locked`: until when none is taken; empty: one may try."""

    token: str
    action: str
    fault: str
    locked: str


@dataclass(frozen=True, slots=True)
class ToolsPage:
    """`/kioski/tiski` once it is open."""

    token: str
    done: str
    close_action: str


@dataclass(frozen=True, slots=True)
class CategoryItem:
    """A category to choose. `code` empty: none of them."""

    code: str
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class NeedPage:
    """`/kioski/tiski/kysytty`: first a category is chosen, then words. `chosen` of None: none is yet.

    `narrower` are kinds of the chosen one, itself the first.
    """

    token: str
    action: str
    asked: str
    fault: str
    categories: tuple[CategoryItem, ...]
    chosen: CategoryItem | None
    narrower: tuple[CategoryItem, ...]
    back: str
    most_words: int


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """`/kioski/tiski/tarjonta/{slug}`. `side`: what is shown where there is room for one of them."""

    token: str
    action: str
    done: str
    sides: TwoSides
    side: str
    is_ours: bool
    our_link: str
    their_link: str


def pin_page(token: str, fault: str, locked: datetime | None, now: datetime, words: Words) -> PinPage:
    """Make the page that asks for a PIN."""
    until = _until(locked, now) if locked else ""
    return PinPage(token, words.path(counter_path()), _told(FAULT_WORDS, fault, words), until)


def tools_page(counter: Counter, done: str, words: Words) -> ToolsPage:
    """Make the page of open tools."""
    return ToolsPage(counter.token, _told(DONE_WORDS, done, words), words.path("/loppu"))


def need_page(counter: Counter, category: str | None, asked: str, fault: str, words: Words) -> NeedPage:
    """Make the page that records a need. `category`: the chosen one; empty: none of them; None: not yet."""
    known = taxonomy().categories
    roots = tuple(_category(term.code, asked, words) for term in known.roots)
    root = (category or "").partition(".")[0]
    return NeedPage(
        token=counter.token,
        action=words.path(asked_path()),
        asked=asked,
        fault=_told(FAULT_WORDS, fault, words),
        categories=(*roots, _category("", asked, words)),
        chosen=None
        if category is None or (category and category not in known)
        else _category(category, asked, words),
        narrower=tuple(_category(one, asked, words) for one in _family(root)),
        back=words.path(asked_path(asked)),
        most_words=MOST_WORDS,
    )


def together_page(counter: Counter, sides: TwoSides, side: str, done: str, words: Words) -> TogetherPage:
    """Make the page of both sides."""
    here = words.path(counter_listing_path(sides.visitor.slug))
    return TogetherPage(
        token=counter.token,
        action=f"{here}/vaarin",
        done=_told(DONE_WORDS, done, words),
        sides=sides,
        side=OURS if side == OURS else THEIRS,
        is_ours=side == OURS,
        our_link=f"{here}?puoli={OURS}",
        their_link=f"{here}?puoli={THEIRS}",
    )


def _family(root: str) -> tuple[str, ...]:
    known = taxonomy().categories
    return (root, *(term.code for term in known.children(root))) if root in known else ()


def _category(code: str, asked: str, words: Words) -> CategoryItem:
    known = taxonomy().categories
    name = known.label(code, words.lang)[0] if code else words.gettext("Jokin muu")
    return CategoryItem(code, name, words.path(asked_path(asked, code)))


def _told(told: Mapping[str, str], code: str, words: Words) -> str:
    return words.gettext(told[code]) if code in told else ""


def _until(locked: datetime, now: datetime) -> str:
    local = locked.astimezone(LOCAL_ZONE)
    at = f"{local.hour}.{local.minute:02}"
    return at if local_day(locked) == local_day(now) else moment_words(locked)
