"""What the templates of the pages about Opastamo get."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_date

from app.catalogue.models import Source
from app.core.settings import ROOT, Settings
from app.search.shown.nothing_page import InfoPoint
from app.web.forms import ANSWER_DAYS
from app.web.phones import dial, unbroken
from app.web.words import Words

STATEMENT = ROOT / "data" / "accessibility.toml"


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who runs this Opastamo. What was not set is empty."""

    name: str
    email: str
    phone: str
    phone_link: str


@dataclass(frozen=True, slots=True)
class Authority:
    """Who sees to it that the law on accessibility is followed."""

    url: str
    email: str
    phone: str
    phone_link: str


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A publisher of data. `homepage` may be empty."""

    title: str
    publisher: str
    licence: str
    homepage: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """`/tietoa`."""

    keeper: Keeper
    info_point: InfoPoint
    sources: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """`/saavutettavuus`. Days are written out in the reader's language."""

    keeper: Keeper
    made: str
    reviewed: str
    authority: Authority
    answer_days: int


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """`/tietosuoja`."""

    keeper: Keeper


def keeper_of(chosen: Settings) -> Keeper:
    """Who runs it, as the settings tell."""
    phone = chosen.operator_phone or chosen.phone
    return Keeper(chosen.operator_name, chosen.operator_email, unbroken(phone), dial(phone))


def about_page(chosen: Settings, info_point: InfoPoint, sources: Iterable[Source]) -> AboutPage:
    """Make the page that tells what Opastamo is, and where a person answers."""
    return AboutPage(keeper_of(chosen), info_point, tuple(_source_item(source) for source in sources))


def accessibility_page(chosen: Settings, words: Words) -> AccessibilityPage:
    """Make the accessibility statement."""
    told = _statement()
    return AccessibilityPage(
        keeper=keeper_of(chosen),
        made=_day(told["made"], words),
        reviewed=_day(told["reviewed"], words),
        authority=_authority(**told["authority"]),
        answer_days=ANSWER_DAYS,
    )


def privacy_page(chosen: Settings) -> PrivacyPage:
    """Make the page that tells what is known of whoever reads."""
    return PrivacyPage(keeper_of(chosen))


def _source_item(source: Source) -> SourceItem:
    is_page = urlsplit(source.homepage).scheme in {"http", "https"}
    return SourceItem(source.title, source.publisher, source.licence, source.homepage if is_page else "")


def _authority(url: str, email: str, phone: str) -> Authority:
    return Authority(url, email, unbroken(phone), dial(phone))


def _day(day: date, words: Words) -> str:
    return format_date(day, "long", locale=words.lang)


@cache
def _statement() -> dict[str, Any]:
    return tomllib.loads(STATEMENT.read_text(encoding="utf-8"))
