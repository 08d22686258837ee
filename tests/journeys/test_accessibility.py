"""No page has a fault that axe can find: in light and dark, on a phone, and in forced colours."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.axe_rules import RULES
from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.browser
PATHS = (
    "/",
    "/haku",
    "/haku?q=torikuoro+iltaisin",
    "/haku?q=torikuora",
    "/haku?q=xyzzy",
    "/haku?q=en+jaksa+elää",
    "/loyda",
    "/loyda?tunne=liikkua&seura=yksin",
    "/kalenteri",
    "/lista",
    "/palaute",
    "/tietoa",
    "/saavutettavuus",
    "/tietosuoja",
    "/offline",
    "/api/docs",
    "/patterns",
    "/sv/haku?q=k%C3%B6r",
    "/en/",
    "/selko/",
)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark phone": {"color_scheme": "dark", "viewport": {"width": 360, "height": 740}},
    "forced colours": {"forced_colors": "active"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(visitor: Visitor, look: str) -> None:
    page = visitor.open("/haku?q=torikuoro", **LOOKS[look])
    listing = page.locator(".card__title a").first.get_attribute("href") or ""
    faults = {}
    for path in (*PATHS, listing, f"{listing}/virhe"):
        page.goto(path)
        found = Axe().run(page, options=RULES).response["violations"]
        if found:
            faults[path] = [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found]
    assert faults == {}
