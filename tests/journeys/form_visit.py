"""The publishing form as its tests fill it in: step by step, as an informal group."""

from playwright.sync_api import Page

PHONE = {"width": 360, "height": 740}


def go_on(page: Page) -> None:
    page.locator("form:has([name=vaihe]) .form-steps").get_by_role("button", name="Jatka", exact=True).click()
    page.wait_for_load_state()


def kind(page: Page) -> None:
    page.get_by_label("Harrastus tai ryhmä").check()


def what(page: Page) -> None:
    page.get_by_label("Nimi", exact=True).fill("Neuleilta")
    page.get_by_label("Mitä siellä tehdään?").fill("Neulotaan ja jutellaan.")
    page.get_by_label("Kuka järjestää?").fill("Silmukat")
    page.get_by_label("Porukka, ei yhdistystä").check()
    page.get_by_label("Aihe", exact=True).select_option("tee_kasilla.neulonta")


def rhythm(page: Page) -> None:
    page.get_by_label("Joka viikko", exact=True).check()


def times(page: Page) -> None:
    page.get_by_label("Tiistai").check()
    page.get_by_label("Alkaa klo").fill("17")
    page.get_by_label("Päättyy klo").fill("19.30")


def place(page: Page) -> None:
    page.get_by_label("Paikan päällä").check()
    page.get_by_label("Paikan nimi").fill("Kahvila Kulma")


def price(page: Page) -> None:
    page.get_by_label("Maksuton").check()


def visit(page: Page) -> None:
    page.get_by_role("group", name="Voiko tulla yksin?").get_by_label("Kyllä").check()


def contact(page: Page) -> None:
    page.get_by_label("Puhelin", exact=True).fill("040 123 4567")
    page.get_by_label("Oma sähköpostisi").fill("aila@example.org")
    page.get_by_label("Ilmoituksen saa julkaista").check()


STEPS = (kind, what, rhythm, times, place, price, visit, contact)


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
