"""Look at a listing's page as a reader does."""

from datetime import datetime
from typing import Any

from app.catalogue.items.around import Around
from app.catalogue.pages import ListingPage, listing_page
from app.catalogue.words.shown_text import Text
from app.web.languages import LANGUAGES
from app.web.view import View
from app.web.words import Words
from tests.app.town import Town


def seen(town: Town, told: datetime | None = None, language: str = "fi") -> ListingPage:
    view = View(Words(LANGUAGES[language]), "/tarjonta/a", "", "https://opastamo.example")
    return listing_page(town.details("a"), Around(told), town.now, view)


def page(town: Town, told: datetime | None = None, **listing: Any) -> ListingPage:
    town.add("a", **listing)
    return seen(town, told)


def lines(texts: tuple[Text, ...]) -> tuple[str, ...]:
    return tuple(text.line for text in texts)
