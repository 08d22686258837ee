"""The form that changes a listing, as a browser fills it in."""

from typing import Any

from httpx2 import Response
from selectolax.lexbor import LexborHTMLParser

from app.catalogue.content import ListingContent
from app.catalogue.parts import AccessibilityFact, Companion, FirstVisit, Keyword, Price
from tests import builders
from tests.app.desk.conftest import OURS, Person
from tests.app.town import id_of

SUMMER = "Kuoro kesätauolla"


def here() -> str:
    return f"/yllapito/tarjonta/{id_of('a')}"


def filled(tree: LexborHTMLParser) -> dict[str, str]:
    """What a browser would send of the form as it stands."""
    values: dict[str, str] = {}
    for node in tree.css(".desk-edit input, .desk-edit textarea, .desk-edit select"):
        name, kind = node.attributes.get("name"), node.attributes.get("type")
        if not name or (kind in {"radio", "checkbox"} and "checked" not in node.attributes):
            continue
        if node.tag == "select":
            chosen = node.css_first("option[selected]") or node.css_first("option")
            values[name] = (chosen.attributes.get("value") if chosen else "") or ""
        elif node.tag == "textarea":
            values[name] = node.text().removeprefix("\n")
        else:
            values[name] = node.attributes.get("value") or ""
    return values


def opened(person: Person) -> dict[str, str]:
    return filled(person.pages.get(f"{here()}/muokkaa"))


def sent(person: Person, values: dict[str, str]) -> Response:
    return person.http.post(f"{here()}/muokkaa", data=values, headers=OURS, follow_redirects=False)


def content(person: Person) -> ListingContent:
    return person.town.details("a").content


def locks(person: Person) -> list[str]:
    record = person.town.details("a").record
    assert record
    return record.locked_fields


RICH: dict[str, Any] = {
    "title": {"fi": "Torikuoro", "sv": "Torgkören", "et": "Turukoor"},
    "summary": {"fi": "Lauletaan."},
    "description": {"fi": "Lauletaan torilla.\n\n– säestys\n– kahvit"},
    "kind": "activity",
    "organiser": builders.organiser(business_id="1234567-1").model_dump(),
    "sessions": [
        builders.at(
            builders.weekly("2026-12-01T18:00"), where=builders.place(directions={"fi": "Pihan kautta"})
        ),
        builders.at(builders.once("2026-12-05T12:00"), where=builders.place("Tori")),
    ],
    "categories": ("kulttuuri.musiikki", "liiku", "liiku.uinti", "kulttuuri", "liiku.tanssi"),
    "keywords": (Keyword(label={"fi": "kuoro"}, uri="http://www.yso.fi/onto/yso/p1"),),
    "prices": (Price(type="fixed", amount_min=5), Price(type="free", label={"fi": "Lapset"})),
    "accessibility": (AccessibilityFact(code="step_free"), AccessibilityFact(code="lift", value="no")),
    "companion": Companion(offered="on_request", note={"fi": "Soita Ailalle"}),
    "first_visit": FirstVisit(note={"fi": "Ovi on auki"}, who_meets={"fi": "Aila"}),
}
