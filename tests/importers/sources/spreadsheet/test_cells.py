from typing import Any

import pytest

from tests.importers.sources.spreadsheet.spreadsheet_feed import content, one, problems

_BASE = ("Nimi|Järjestäjä", "Kuoro|Laulu ry")


def _content(header: str, row: str) -> dict[str, Any]:
    return content(f"{_BASE[0]}|{header}", f"{_BASE[1]}|{row}")


def _reasons(header: str, row: str) -> list[str]:
    return [reason for _, reason in problems(f"{_BASE[0]}|{header}", f"{_BASE[1]}|{row}")]


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("5", {"type": "fixed", "amount_min": "5", "amount_max": "5", "label": {"fi": "5 €"}}),
        ("45.5", {"type": "fixed", "amount_min": "45.50", "amount_max": "45.50", "label": {"fi": "45,50 €"}}),
        ("5–10", {"type": "range", "amount_min": "5", "amount_max": "10", "label": {"fi": "5–10 €"}}),
        (
            "ilmainen, opiskelijat",
            {
                "type": "free",
                "amount_min": "0",
                "amount_max": "0",
                "label": {"fi": "ilmainen, opiskelijat"},
                "cards": ["student_card"],
            },
        ),
        ("sopimuksen mukaan", {"label": {"fi": "sopimuksen mukaan"}}),
    ],
)
def test_price_is_read_and_its_text_is_kept(text: str, price: dict[str, Any]) -> None:
    assert _content("Hinta", text)["prices"] == [price]


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("7-12", {"min_age": 7, "max_age": 12}),
        ("7–12 v", {"min_age": 7, "max_age": 12}),
        ("16+", {"min_age": 16}),
        ("aikuiset ja nuoret", {"groups": ["adults", "young"]}),
        ("kaikenikäiset", {"groups": ["everyone"]}),
        (
            "4–12-vuotiaat aikuisen kanssa",
            {"min_age": 4, "max_age": 12, "conditions": {"fi": "4–12-vuotiaat aikuisen kanssa"}},
        ),
        ("taitajat", {"conditions": {"fi": "taitajat"}}),
    ],
)
def test_ages_and_groups_are_read_and_the_rest_is_kept(text: str, audience: dict[str, Any]) -> None:
    assert _content("Kenelle", text)["audience"] == audience


def test_ages_that_became_a_date_are_told_and_not_shown() -> None:
    assert "audience" not in _content("Ikä", "2026-12-07")
    assert _reasons("Ikä", "7.12.2026") == [
        "Row 2: the spreadsheet program has made a date of the ages: make the column text"
    ]


@pytest.mark.parametrize(
    ("header", "row", "contacts"),
    [
        ("Puhelin", "048 000 0101 / Maija", [{"phone": "048 0000101"}]),
        ("Puhelin|Yhteyshenkilö", "048 000 0101 / Maija|Maija", [{"name": "Maija", "phone": "048 0000101"}]),
        (
            "Yhteystiedot",
            "Maija Malli, puh. 048 000 0101, maija@example.org",
            [{"name": "Maija Malli", "phone": "048 0000101", "email": "maija@example.org"}],
        ),
        (
            "Yhteyshenkilöt|Yhteyshenkilö",
            "|Maija Malli 048 000 0101, Onni Oma 048 000 0102",
            [{"name": "Maija Malli", "phone": "048 0000101"}, {"name": "Onni Oma", "phone": "048 0000102"}],
        ),
        ("Puhelin", "048 000 0101, 048 000 0102", [{"phone": "048 0000101"}, {"phone": "048 0000102"}]),
    ],
)
def test_name_is_shown_from_a_column_of_contact_persons_alone(
    header: str, row: str, contacts: list[dict[str, str]]
) -> None:
    assert _content(header, row)["contacts"] == contacts


@pytest.mark.parametrize(
    ("text", "registration"),
    [
        ("ei tarvita", {"required": False}),
        (
            "ei koelaulua, ei ilmoittautumista",
            {"required": False, "note": {"fi": "ei koelaulua, ei ilmoittautumista"}},
        ),
        ("www.example.org/mukaan", {"required": True, "url": "https://www.example.org/mukaan"}),
        ("Puh. 048 000 0101", {"required": True, "phone": "048 0000101"}),
        ("mukaan@example.org", {"required": True, "email": "mukaan@example.org"}),
        ("tekstiviestillä", {"note": {"fi": "tekstiviestillä"}}),
        (
            "15.8.2026 09:00-8.1.2027",
            {"required": True, "opens": "2026-08-15T09:00:00+03:00", "closes": "2027-01-08T23:59:00+02:00"},
        ),
    ],
)
def test_signing_up_is_read_and_the_rest_is_kept(text: str, registration: dict[str, Any]) -> None:
    assert _content("Ilmoittautuminen", text)["registration"] == registration


@pytest.mark.parametrize(
    ("text", "codes", "needed"),
    [
        ("suomi, englanti", ["fi", "en"], None),
        ("suomeksi ja englanniksi", ["fi", "en"], None),
        ("helppo suomi, arabia", ["fi", "ar"], "easy"),
        ("suomi. Ei tarvitse osata suomea!", ["fi"], "none"),
        ("suomi, englanti. Suomea ei tarvitse osata hyvin.", ["fi", "en"], "easy"),
    ],
)
def test_languages_and_needed_finnish_are_read(text: str, codes: list[str], needed: str | None) -> None:
    found = _content("Kielet", text)

    assert [language["code"] for language in found["languages"]] == codes
    assert found.get("finnish_needed") == needed


@pytest.mark.parametrize(
    ("text", "facts", "note"),
    [
        ("esteetön, hissi", [{"code": "step_free"}, {"code": "lift"}], None),
        ("Ramppi; ei hissiä", [{"code": "step_free"}, {"code": "lift", "value": "no"}], None),
        ("osittain esteetön", [{"code": "step_free", "value": "partly"}], None),
        ("Hissi. Ovi on raskas.", [{"code": "lift"}], {"fi": "Hissi. Ovi on raskas."}),
        ("Kaksi porrasta", None, {"fi": "Kaksi porrasta"}),
    ],
)
def test_accessibility_is_facts_or_a_note(
    text: str, facts: list[dict[str, str]] | None, note: dict[str, str] | None
) -> None:
    found = _content("Esteettömyys", text)

    assert found.get("accessibility") == facts
    assert found.get("accessibility_note") == note


@pytest.mark.parametrize(
    ("header", "row", "place"),
    [
        (
            "Paikka",
            "Kirjasto, Raatihuoneenkatu 6, 50100 Mikkeli",
            {
                "name": {"fi": "Kirjasto"},
                "street_address": {"fi": "Raatihuoneenkatu 6"},
                "postal_code": "50100",
                "city": "Mikkeli",
            },
        ),
        ("Paikka", "Ranta", {"name": {"fi": "Ranta"}}),
        (
            "Osoite",
            "Kylätie 4, 51900 JUVA",
            {"street_address": {"fi": "Kylätie 4"}, "postal_code": "51900", "city": "Juva"},
        ),
        ("Paikka", "Etänä", {"type": "virtual", "name": {"fi": "Etänä"}}),
        ("Lat|Lon", "27,27|61,68", {"lat": 61.68, "lon": 27.27}),
    ],
)
def test_place_is_read_from_any_column(header: str, row: str, place: dict[str, Any]) -> None:
    assert _content(header, row)["sessions"][0]["place"] == place


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        ("Tyyppi", "vapaaehtoistyö", "volunteering"),
        ("Tyyppi", "Kohtaamispaikka", "service"),
        ("Tyyppi|Aika", "retki|5.12.2026 klo 10", "event"),
        ("Tyyppi|Aika", "retki|la klo 10", "activity"),
        ("Aika", "la klo 10", "activity"),
        ("Aika", "5.12.2026 klo 10", "event"),
        ("Aukioloajat", "ma–pe 10–15", "service"),
        ("Kategoria", "vapaaehtoistoiminta", "volunteering"),
        ("Paikka", "Talo", "activity"),
    ],
)
def test_kind_is_decided_by_type_words_and_times(header: str, row: str, kind: str) -> None:
    assert _content(header, row)["kind"] == kind


def test_hobby_and_group_name_a_thing_without_a_title() -> None:
    found = content("Seura|Harrastus|Ryhmä|Aika", "Pallo ry|Jalkapallo|Pojat 2015|ti klo 18")

    assert found["title"] == {"fi": "Jalkapallo: Pojat 2015"}


def test_copied_finnish_is_no_translation() -> None:
    found = content("Nimi|Nimi ruotsiksi|Kuvaus|Kuvaus englanniksi", "Kuoro|Kuoro|Laulua.|Singing.")

    assert found["title"] == {"fi": "Kuoro"}
    assert found["description"] == {"fi": "Laulua.", "en": "Singing."}


def test_options_of_the_feed_fill_in_for_columns() -> None:
    found = content("Nimi|Aika|Paikka", "Kuoro|ti klo 18|Talo", organiser="Laulu ry", city="Mikkeli")

    assert found["organiser"] == {"name": {"fi": "Laulu ry"}, "kind": "association"}
    assert found["sessions"][0]["place"] == {"name": {"fi": "Talo"}, "city": "Mikkeli"}


def test_unknown_columns_are_left_over_by_name() -> None:
    assert one("Nimi|Aika|Väri|Hinta|Hinta", "Kuoro|ti klo 18|sininen|5 €|8 €")["leftovers"] == [
        "Hinta 2",
        "Väri",
    ]


def test_formulas_are_text() -> None:
    found = content("Nimi|Kuvaus|Puhelin", '=1+1|=cmd|" /C calc"!A0|+358 48 000 0101')

    assert found["title"] == {"fi": "=1+1"}
    assert found["description"] == {"fi": "=cmd"}
