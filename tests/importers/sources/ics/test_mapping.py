"""From a record to a listing: titles, kinds, people, words."""

from typing import Any

import pytest

from app.catalogue.parts import Keyword, Organiser, Price
from tests.importers.sources.ics.calendar_text import EVENING, content, event, mapped, reasons


@pytest.mark.parametrize(
    ("title", "kept", "status"),
    [
        ("PERUTTU: Kuoro", "Kuoro", "cancelled"),
        ("PERUTTU Kuoro", "Kuoro", "cancelled"),
        ("(Peruttu) Kuoro", "Kuoro", "cancelled"),
        ("[PERUUTETTU] Kuoro", "Kuoro", "cancelled"),
        ("Inställt – Kör", "Kör", "cancelled"),
        ("CANCELLED! Choir", "Choir", "cancelled"),
        ("PERUTTU", "PERUTTU", "cancelled"),
        ("Peruttu matka", "Peruttu matka", "scheduled"),
        ("Perutaan lupaus", "Perutaan lupaus", "scheduled"),
        ("Kuoro (peruttu kevät)", "Kuoro (peruttu kevät)", "scheduled"),
    ],
)
def test_calling_off_at_the_head_of_a_title_is_its_status(title: str, kept: str, status: str) -> None:
    found = content(event(title=title))
    assert (found.title, found.status) == ({"fi": kept}, status)


def test_calendar_of_cancellations_cancels() -> None:
    assert content(event(), head="METHOD:CANCEL\n").status == "cancelled"


@pytest.mark.parametrize(
    ("lines", "options", "kind"),
    [
        ("", {}, "event"),
        ("RRULE:FREQ=WEEKLY", {}, "activity"),
        ("RRULE:FREQ=WEEKLY;COUNT=2", {}, "event"),
        ("RRULE:FREQ=WEEKLY;COUNT=4", {}, "activity"),
        ("RRULE:FREQ=DAILY;COUNT=3", {}, "event"),
        ("RRULE:FREQ=MONTHLY;BYDAY=1TU", {}, "activity"),
        ("RRULE:FREQ=YEARLY", {}, "event"),
        ("RRULE:FREQ=YEARLY;BYWEEKNO=2,4,6;BYDAY=TU", {}, "activity"),
        ("", {"kind": "volunteering"}, "volunteering"),
        ("RRULE:FREQ=WEEKLY", {"kind": "event"}, "event"),
        ("", {"kind": "juhla"}, "event"),
    ],
)
def test_kind_is_an_activity_when_it_comes_again_and_again(
    lines: str, options: dict[str, Any], kind: str
) -> None:
    assert content(event(f"{EVENING}\n{lines}"), **options).kind == kind


def test_event_without_a_title_cannot_be_a_listing() -> None:
    found = mapped(event(title=None))
    assert (found.content, reasons(found)) == (None, [("SUMMARY", "It has no title (SUMMARY)")])


@pytest.mark.parametrize("title", ["Busy", "Varattu", "UPPTAGEN"])
def test_time_that_is_only_taken_is_no_listing(title: str) -> None:
    found = mapped(event(title=title))
    assert found.content is None
    assert [(p.reason, p.severity) for p in found.problems] == [("It only says that a time is taken", "note")]


def test_long_title_is_cut() -> None:
    assert len(content(event(title="sana " * 100)).title["fi"]) <= 300


def test_texts_are_in_the_language_they_name_or_in_that_of_the_feed() -> None:
    lines = f"SUMMARY;LANGUAGE=sv-FI:Kör\n{EVENING}\nDESCRIPTION:Welcome\\, all!\\n\\nBring a friend."
    found = content(event(lines, title=None), language="en")
    assert (found.title, found.description) == (
        {"sv": "Kör"},
        {"en": "Welcome, all!\n\nBring a friend."},
    )


@pytest.mark.parametrize(
    ("lines", "description"),
    [
        ("DESCRIPTION:Tervetuloa<br>mukaan &amp; laulamaan", "Tervetuloa\nmukaan & laulamaan"),
        ("DESCRIPTION:Tervetuloa\nX-ALT-DESC:<p>Muuta</p>", "Tervetuloa"),
        ("DESCRIPTION:\nX-ALT-DESC;FMTTYPE=text/html:<p>Laula <b>mukana</b></p>", "Laula mukana"),
    ],
)
def test_description_is_plain_text(lines: str, description: str) -> None:
    assert content(event(f"{EVENING}\n{lines}")).description == {"fi": description}


@pytest.mark.parametrize(
    ("line", "options", "organiser"),
    [
        (
            'ORGANIZER;CN="Kuoro ry":mailto:k@example.org',
            {},
            Organiser(name={"fi": "Kuoro ry"}, kind="association"),
        ),
        ("ORGANIZER;CN=Erkki Esimerkki:mailto:e@example.org", {}, None),
        ("ORGANIZER:mailto:e@example.org", {}, None),
        (
            "ORGANIZER;CN=Erkki Esimerkki:mailto:e@example.org",
            {"organiser": "Taimenkujan kyläyhdistys"},
            Organiser(name={"fi": "Taimenkujan kyläyhdistys"}, kind="association"),
        ),
        ("", {"organiser": "Kutojat"}, Organiser(name={"fi": "Kutojat"})),
    ],
)
def test_organiser_is_an_organisation_and_never_a_person(
    line: str, options: dict[str, Any], organiser: Organiser | None
) -> None:
    assert content(event(f"{EVENING}\n{line}"), **options).organiser == organiser


def test_categories_are_keywords_each_once() -> None:
    found = content(event(f"{EVENING}\nCATEGORIES:jumppa,Yksin\\, yhdessä\nCATEGORIES:Jumppa,,"))
    assert found.keywords == (Keyword(label={"fi": "jumppa"}), Keyword(label={"fi": "Yksin, yhdessä"}))
    assert found.categories == ("liiku.jumppa",)


def test_price_and_ages_are_read_from_the_text_only_when_the_feed_says_so() -> None:
    lines = f"{EVENING}\nDESCRIPTION:Hinta 5 €/kerta. Ikä: 7–12-vuotiaat."
    silent, told = content(event(lines)), content(event(lines), read_prices=True, read_ages=True)
    assert (silent.prices, silent.audience.min_age) == ((), None)
    assert told.prices == (Price(type="fixed", amount_min="5", amount_max="5", per="visit"),)
    assert (told.audience.min_age, told.audience.max_age) == (7, 12)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://kuoro.example.org/ilta", "https://kuoro.example.org/ilta"),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_address_is_kept_when_it_is_safe(url: str, kept: str | None) -> None:
    assert content(event(f"{EVENING}\nURL;VALUE=URI:{url}")).url == kept


def test_uncertain_events_unread_lines_and_unknown_fields_are_told() -> None:
    found = mapped(event(f"outo rivi\n{EVENING}\nSTATUS:TENTATIVE\nDRESSCODE:pyjama"))
    assert reasons(found) == [(None, "1 lines of it could not be read"), ("STATUS", "It is not certain yet")]
    assert found.leftovers == ("DRESSCODE",)
    assert {problem.record for problem in found.problems} == {"a@example.org"}
