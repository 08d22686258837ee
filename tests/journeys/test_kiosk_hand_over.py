"""Find, gather, take along: the kiosk's list on a phone and on paper, at both shapes of its screen."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import segno
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from app.web.qr import QUIET
from tests.journeys.axe_rules import RULES
from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.browser
SHAPES = [{"width": 1080, "height": 1920}, {"width": 1920, "height": 1080}]
PUBLIC = "http://127.0.0.1:8000"
"""What the server of the journeys calls itself in addresses for phones and paper."""
PX_PER_MM = 96 / 25.4
DOTS_PER_MM = 203 / 25.4
DARK = 128


def at_kiosk(visitor: Visitor, shape: dict[str, int], path: str = "/kioski/haku?q=torikuoro") -> Page:
    return visitor.open(path, viewport=shape, has_touch=True)


def gathered(page: Page, count: int) -> list[str]:
    """Put the first results on the list by touch, open it, and tell what was put there."""
    titles = page.locator(".card__title").all_inner_texts()[:count]
    for number in range(count):
        page.locator(".card .list-button").nth(number).tap()
    page.locator("[data-own-list]").tap()
    expect(page.locator(".basket__thing")).to_have_count(count)
    return titles


def expect_code(image: Image.Image, box: dict[str, float], address: str) -> None:
    """The modules in a box of a picture are those of the code of an address, each at its middle."""
    matrix = segno.make_qr(address, error="l").matrix
    step = box["width"] / (len(matrix) + 2 * QUIET)
    grey = image.convert("L")

    def is_dark(column: int, row: int) -> bool:
        x, y = (
            start + (place + QUIET + 0.5) * step for start, place in ((box["x"], column), (box["y"], row))
        )
        level: Any = grey.getpixel((int(x), int(y)))
        return bool(level < DARK)

    seen = [[is_dark(column, row) for column in range(len(matrix))] for row in range(len(matrix))]
    assert seen == [[bool(module) for module in row] for row in matrix]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_was_found_goes_along_on_a_phone(visitor: Visitor, shape: dict[str, int]) -> None:
    page = at_kiosk(visitor, shape)
    history = page.evaluate("history.length")
    titles = gathered(page, 2)
    assert page.locator(".basket__title").all_inner_texts() == titles
    page.get_by_role("link", name="Ota lista mukaan").tap()
    expect(page.locator(".big-qr svg")).to_be_in_viewport(ratio=1)
    codes = page.locator("[data-list]").get_attribute("data-list")
    box = page.locator(".big-qr svg").bounding_box()
    assert box is not None
    assert box["width"] >= 400
    expect_code(
        Image.open(BytesIO(page.screenshot())),
        {"x": box["x"], "y": box["y"], "width": box["width"]},
        f"{PUBLIC}/lista?k={codes}",
    )
    phone = visitor.open(f"/lista?k={codes}", viewport={"width": 360, "height": 740})
    assert phone.locator(".thing__title").all_inner_texts() == titles
    page.locator("[data-short]").tap()
    address = page.locator("[data-short-address]")
    expect(address.locator("strong")).to_be_visible()
    other = visitor.open(f"/l/{address.inner_text().rpartition('/')[2]}")
    assert other.locator(".thing__title").all_inner_texts() == titles
    page.get_by_role("button", name="Lopeta ja tyhjennä").tap()
    expect(page.locator(".kiosk-start")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("sessionStorage.getItem('kiosk.way')") is None
    assert page.evaluate("history.length") == history
    page.locator("[data-own-list]").tap()
    expect(page.get_by_text("Listasi on vielä tyhjä.")).to_be_visible()


def test_what_is_taken_off_stays_off_on_the_way_back(visitor: Visitor) -> None:
    page = at_kiosk(visitor, SHAPES[0])
    titles = gathered(page, 2)
    page.locator(".basket__title a").first.tap()
    expect(page.locator("article.listing")).to_be_visible()
    page.locator(".kiosk-take .list-button").tap()
    page.get_by_role("button", name="Takaisin").tap()
    expect(page.locator(".basket__thing")).to_have_count(1)
    assert page.locator(".basket__title").all_inner_texts() == titles[1:]
    page.get_by_role("link", name=f"Poista listalta – {titles[1]}").tap()
    expect(page.get_by_text("Listasi on vielä tyhjä.")).to_be_visible()
    page.get_by_role("button", name="Takaisin").tap()
    expect(page.locator(".card").first).to_be_visible()


def test_what_is_to_press_is_large_enough(visitor: Visitor) -> None:
    page = at_kiosk(visitor, SHAPES[0])
    gathered(page, 2)
    for step in ("Ota lista mukaan", None):
        for target in page.locator("main :is(a, button), .kiosk-low :is(a, button)").all():
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 60
        if step:
            page.get_by_role("link", name=step).tap()
            expect(page.locator(".hand-over")).to_be_visible()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("look", ["", "big", "strong"])
def test_axe_finds_nothing_in_basket_hand_over_and_paper(
    visitor: Visitor, shape: dict[str, int], look: str
) -> None:
    page = at_kiosk(visitor, shape)
    page.add_init_script("window.print = () => {}")
    if look:
        page.evaluate(f"sessionStorage.setItem('kiosk.{look}', '1')")
    gathered(page, 2)
    basket = page.url
    for more in ("", "&mukaan=1", "&tulosta=a4", "&tulosta=kuitti"):
        page.goto(f"{basket}{more}")
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_printing_needs_no_dialog_and_leads_back(visitor: Visitor) -> None:
    page = at_kiosk(visitor, SHAPES[0])
    page.add_init_script("window.print = () => sessionStorage.setItem('printed', '1')")
    gathered(page, 1)
    page.get_by_role("link", name="Ota lista mukaan").tap()
    page.get_by_role("link", name="Tulosta kuitille").tap()
    expect(page.get_by_text("Paperi tulee tulostimesta.")).to_be_visible()
    expect(page.locator(".hand-over")).to_be_visible(timeout=15_000)
    assert page.evaluate("sessionStorage.getItem('printed')") == "1"


def printed(page: Page, kind: str, width: float, where: Path) -> list[Image.Image]:
    """The sheets of a list's paper as pictures of 203 dpi. `width`: of what is printed on, in millimetres."""
    codes = [(one.get_attribute("href") or "")[-8:] for one in page.locator(".card__title a").all()[:3]]
    page.set_viewport_size({"width": round(width * PX_PER_MM), "height": 1000})
    page.goto(f"/kioski/lista?k={'.'.join(codes)}&tulosta={kind}")
    page.wait_for_selector("[data-printed]")
    page.pdf(path=where, prefer_css_page_size=True, print_background=True)
    page.emulate_media(media="print")
    return [sheet.render(scale=203 / 72).to_pil().convert("L") for sheet in pypdfium2.PdfDocument(where)]


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box of all that is dark."""
    box = image.point(lambda level: 255 if level < DARK else 0).getbbox()
    assert box is not None
    return box


def box_of(page: Page, selector: str, left: float, top: float) -> dict[str, float]:
    """Where something is on its sheet, in dots, when the sheet has such margins in millimetres."""
    rect = page.evaluate(
        "(one) => { const r = document.querySelector(one).getBoundingClientRect();"
        " return { x: r.x + scrollX, y: r.y + scrollY, width: r.width } }",
        selector,
    )
    scale = DOTS_PER_MM / PX_PER_MM
    return {
        "x": rect["x"] * scale + left * DOTS_PER_MM,
        "y": rect["y"] * scale + top * DOTS_PER_MM,
        "width": rect["width"] * scale,
    }


def test_a_receipt_is_one_piece_as_long_as_its_words(visitor: Visitor, tmp_path: Path) -> None:
    page = at_kiosk(visitor, SHAPES[0])
    (sheet,) = printed(page, "kuitti", 80, tmp_path / "receipt.pdf")
    assert sheet.width == pytest.approx(80 * DOTS_PER_MM, abs=2)
    left, top, right, bottom = ink(sheet)
    assert left >= 3.5 * DOTS_PER_MM
    assert right <= sheet.width - 3.5 * DOTS_PER_MM
    assert top <= 8 * DOTS_PER_MM
    assert 0 < sheet.height - bottom <= 10 * DOTS_PER_MM
    address = f"{PUBLIC}/lista?{page.url.partition('?')[2].partition('&')[0]}"
    expect_code(sheet, box_of(page, ".paper__code", 0, 0), address)


def test_a_sheet_of_a4_is_readable_and_cut_nowhere(visitor: Visitor, tmp_path: Path) -> None:
    page = at_kiosk(visitor, SHAPES[0])
    sheets = printed(page, "a4", 178, tmp_path / "sheet.pdf")
    for sheet in sheets:
        assert (sheet.width, sheet.height) == pytest.approx((210 * DOTS_PER_MM, 297 * DOTS_PER_MM), abs=3)
        left, top, right, bottom = ink(sheet)
        assert left >= 15 * DOTS_PER_MM
        assert right <= sheet.width - 15 * DOTS_PER_MM
        assert top >= 13 * DOTS_PER_MM
        assert bottom <= sheet.height - 13 * DOTS_PER_MM
    address = f"{PUBLIC}/lista?{page.url.partition('?')[2].partition('&')[0]}"
    expect_code(sheets[0], box_of(page, ".paper__qr svg", 16, 14), address)
