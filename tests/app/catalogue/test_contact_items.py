"""How one signs up, and whom one may reach."""

from typing import Any

import pytest

from app.catalogue.items.contact_items import ContactItem
from tests.app.catalogue.looking import lines, page
from tests.app.town import Town


def test_registration_by_any_way(town: Town) -> None:
    ways = {"url": "https://example.org/i", "phone": "015 123 456", "email": "a@example.org"}
    found = page(town, registration=ways)
    assert found.registration == (
        ContactItem("Ilmoittaudu verkossa", "https://example.org/i"),
        ContactItem("015\u00a0123\u00a0456", "tel:015123456"),
        ContactItem("a@example.org", "mailto:a@example.org"),
    )


@pytest.mark.parametrize(
    ("registration", "notes"),
    [
        ({}, ()),
        ({"required": False}, ("Ei ilmoittautumista. Voit vain tulla.",)),
        ({"required": True, "note": {"fi": "Soita."}}, ("Ilmoittaudu etukäteen.", "Soita.")),
        (
            {"opens": "2026-12-01T08:00", "closes": "2026-12-05T12:00:00Z"},
            (
                "Ilmoittautuminen alkaa ti 1.12. klo\u00a08.",
                "Viimeinen ilmoittautumisaika on la 5.12. klo\u00a014.",
            ),
        ),
        (
            {"closes": "2026-11-20T12:00"},
            ("Ilmoittautumisaika on päättynyt. Kysy silti, jos haluat mukaan.",),
        ),
        ({"places_left": 0, "capacity": 8}, ("Nyt on täynnä. Kysy peruutuspaikkaa.",)),
        ({"places_left": 1}, ("1 paikka jäljellä.",)),
        ({"places_left": 3}, ("3 paikkaa jäljellä.",)),
        ({"capacity": 8}, ("Mukaan mahtuu 8.",)),
    ],
)
def test_notes_of_registration(town: Town, registration: dict[str, Any], notes: tuple[str, ...]) -> None:
    assert lines(page(town, registration=registration).registration_notes) == notes


def test_contacts_are_told_once_and_those_of_forms_only_never(town: Town) -> None:
    organiser = {"name": {"fi": "Seura"}, "phone": "015 1", "email": "seura@example.org"}
    contacts = [
        {"name": "Aino", "phone": "040 1", "email": "seura@example.org"},
        {"name": "Salainen", "phone": "040 999", "form_only": True},
    ]
    assert page(town, organiser=organiser, contacts=contacts).contacts == (
        ContactItem("040\u00a01", "tel:0401", "Aino"),
        ContactItem("015\u00a01", "tel:0151"),
        ContactItem("seura@example.org", "mailto:seura@example.org", "Aino"),
    )
