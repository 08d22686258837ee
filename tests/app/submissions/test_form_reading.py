"""From what was typed to a content, and back: nothing is lost on the way."""

from datetime import date
from typing import Any

import pytest

from app.catalogue.content import ListingContent
from app.catalogue.parts import AccessibilityFact, Image, Keyword, Price, VolunteerRole
from app.catalogue.schedule import DateRange, Override, Schedule
from app.submissions.form.fields import KEPT, SENDER_FIELDS, typed_in
from app.submissions.form.reading import content_of, typed_of
from tests import builders
from tests.app.submissions.sender import KNITTING

TODAY = date(2026, 11, 24)
TYPED = {
    name: text for values in KNITTING.values() for name, text in values.items() if name not in SENDER_FIELDS
}
NO_TIMES = dict.fromkeys(("ti", "alkaa", "paattyy"), "")
CHANGES: list[dict[str, str]] = [
    {},
    NO_TIMES | {"aika": "kerran", "paiva": "3.12.2026"},
    NO_TIMES | {"aika": "kerran", "paiva": "3.12.2026", "alkaa": "17"},
    NO_TIMES | {"aika": "kerran", "paiva": "3.12.2026", "alkaa": "22", "paattyy": "2.30"},
    {"ke": "1", "alkaen": "12.1.2027", "asti": "30.4.2027"},
    {"aika": "joka_toinen", "alkaen": "1.12.2026"},
    NO_TIMES | {"aika": "paivat", "paivat": "3.12.2026 17–19\n10.12.2026 9\n11.12.2026"},
    NO_TIMES | {"aika": "auki", "auki_ma": "10–16", "auki_ti": "10–12, 13–16", "auki_la": "10–12"},
    NO_TIMES | {"aika": "ei_aikaa"},
    NO_TIMES | {"aika": "ei_aikaa", "aika_sanoin": "Sovitaan aika yhdessä"},
    {"paikka_tapa": "verkossa", "paikka": "", "osoite": ""},
    {"paikka_tapa": "ei_paikkaa", "paikka": "", "osoite": ""},
    {"postinumero": "50100", "kunta": "Mikkeli", "sijainti": "61.68;27.27;Raatihuoneenkatu 6"},
    {"hinta": "range", "summa": "5", "summa_enintaan": "7,50", "kaikukortti": "1", "eka_ilmainen": "1"},
    {"hinta": "fixed", "summa": "12"},
    {"hinta": ""},
    {"ilmo": "kylla", "ilmo_miten": "040 123 4567", "ilmo_asti": "1.12.2026"},
    {"ilmo": "kylla", "ilmo_miten": "https://example.org/mukaan"},
    {"ilmo": "kylla", "ilmo_miten": "Kysy Ailalta"},
    {"ilmo": "ei"},
    {
        "katsella": "ei",
        "lahtea": "kylla",
        "mukana": "Puikot",
        "suomi": "easy",
        "ika_alin": "18",
        "ika_ylin": "99",
    },
    {"puhe_fi": "1", "puhe_uk": "1", "este_step_free": "1", "este_lift": "1"},
    {"vain_lomake": "1", "puhelin": "", "verkko": "https://example.org"},
    {"porukka": "", "kieli": "sv"},
    {"aika": "kuukausittain", "kuu_2": "1"},
    {"aika": "kuukausittain", "kuu_1": "1", "kuu_viimeinen": "1", "to": "1", "alkaen": "1.1.2027"},
    {"asti": "30.4.2027", "tauot": "24.12.2026–6.1.2027\n16.2.2027"},
    {"aika": "joka_toinen", "alkaen": "1.12.2026", "tauot": "22.2.2027–28.2.2027"},
    {"aika": "kuukausittain", "kuu_4": "1", "tauot": "1.7.2027–31.7.2027"},
    NO_TIMES | {"aika": "auki", "auki_ma": "10–16", "auki_la": "10–12", "tauot": "24.12.2026–1.1.2027"},
    {"otsikko_sv": "Stickkväll", "kuvaus_en": "We knit.", "jarjestaja_sv": "Maskor", "muut_kielet": "1"},
    {"vastassa_en": "Aila is at the door", "muut_kielet": "1"},
    {"laji": "volunteering", "tehtava": "Luet ääneen.", "sitoutuminen": "short", "tunnit": "1,5"},
    {"laji": "volunteering", "tuki": "kylla", "rikostausta": "ei", "etana": "kylla"},
    {"laji": "volunteering", "koulutus": "Kaksi iltaa", "koulutus_sv": "Två kvällar", "muut_kielet": "1"},
]


@pytest.mark.parametrize("changes", CHANGES)
def test_what_was_typed_comes_back_as_it_was(changes: dict[str, str]) -> None:
    typed = typed_in(TYPED | changes)
    content = content_of(typed, None, TODAY)
    assert typed_of(content, "fi") == typed
    assert content_of(typed_of(content, "fi"), None, TODAY) == content


RICH = ListingContent(
    kind="event",
    title={"fi": "Lukupiiri", "sv": "Läsecirkel"},
    description={"fi": "Luetaan.", "en": "We read."},
    organiser=builders.organiser(business_id="1234567-1"),
    sessions=(
        builders.at(
            builders.weekly(
                "2026-09-01T17:00",
                rrule="FREQ=WEEKLY;BYDAY=TU",
                overrides=(Override(original=builders.wall("2026-12-01T17:00"), state="cancelled"),),
                breaks=(DateRange(start=date(2026, 12, 20), end=date(2027, 1, 6)),),
            ),
            where=builders.place(directions={"fi": "Toinen kerros"}, lat=61.0, lon=27.0),
        ),
    ),
    prices=(
        Price(type="fixed", amount_min=5, cards=("museum_card", "kaikukortti")),
        Price(type="membership"),
    ),
    categories=("koe_kulttuuria.kirjat", "tapaa_ihmisia"),
    keywords=(Keyword(label={"fi": "kirjat"}),),
    accessibility=(
        AccessibilityFact(code="lift", value="no"),
        AccessibilityFact(code="step_free", detail={"fi": "Luiska"}),
    ),
    volunteer_role=VolunteerRole(task={"fi": "Lue ääneen"}),
    image=Image(url="https://example.org/a.jpg", alt={"fi": "Kirjoja"}),
)
MONTHLY = Schedule(
    start=builders.wall("2026-12-01T17:00"), duration_minutes=60, rrule="FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU"
)
TWO_PLACES = (
    builders.at(MONTHLY, where=builders.place()),
    builders.at(MONTHLY, where=builders.place("Kahvila")),
)


@pytest.mark.parametrize(
    "old",
    [
        RICH,
        builders.listing(MONTHLY.kind, MONTHLY),
        builders.listing("Kaksi paikkaa", sessions=TWO_PLACES),
        builders.listing("Pelkkä nimi"),
        ListingContent(kind="service", title={"en": "Help desk"}),
    ],
)
@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_a_content_that_nobody_changed_stays_the_same(old: ListingContent, lang: str) -> None:
    assert content_of(typed_of(old, lang), old, TODAY) == old


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"otsikko": "Kirjapiiri"}, "title", {"fi": "Kirjapiiri", "sv": "Läsecirkel"}),
        ({"kuvaus": "Luetaan yhdessä."}, "description", {"fi": "Luetaan yhdessä.", "en": "We read."}),
        ({"aihe": "opi_uutta"}, "categories", ("opi_uutta", "tapaa_ihmisia")),
        ({"laji": "activity"}, "kind", "activity"),
        ({"verkko": "example.org"}, "url", "https://example.org"),
        ({"otsikko_sv": ""}, "title", {"fi": "Lukupiiri"}),
        ({"kuvaus_en": "We read."}, "description", RICH.description),
    ],
)
def test_a_change_of_one_field_changes_that_alone(changes: dict[str, str], field: str, value: Any) -> None:
    changed = content_of(typed_of(RICH, "fi") | changes, RICH, TODAY)
    assert getattr(changed, field) == value
    assert changed.model_copy(update={field: getattr(RICH, field)}) == RICH


def test_monthly_days_and_pauses_are_rules() -> None:
    times = {"aika": "kuukausittain", "kuu_2": "1", "kuu_viimeinen": "1", "tauot": "24.12.–6.1."}
    (schedule,) = content_of(TYPED | times, None, TODAY).sessions[0].schedules
    assert schedule == Schedule(
        start=builders.wall("2026-11-24T17:00"),
        duration_minutes=120,
        rrule="FREQ=MONTHLY;BYDAY=-1TU,2TU",
        breaks=(DateRange(start=date(2026, 12, 24), end=date(2027, 1, 6)),),
    )


def test_a_time_called_off_stays_so_only_where_the_new_rule_has_it() -> None:
    moments = ("2026-12-08T17:00", "2026-12-29T17:00")
    off = tuple(Override(original=builders.wall(one), state="cancelled") for one in moments)
    old = builders.listing(
        "Piiri", builders.weekly("2026-11-24T17:00", rrule="FREQ=WEEKLY;BYDAY=TU", overrides=off)
    )
    monthly = typed_of(old, "fi") | {"aika": "kuukausittain", "kuu_2": "1"}
    assert content_of(monthly, old, TODAY).sessions[0].schedules[0].overrides == off[:1]
    last = typed_of(old, "fi") | {"aika": "kuukausittain", "kuu_viimeinen": "1"}
    assert content_of(last, old, TODAY).sessions[0].schedules[0].overrides == off[1:]


def test_what_is_no_volunteering_has_no_volunteers_task() -> None:
    typed = TYPED | {"laji": "volunteering", "tehtava": "Luet ääneen."}
    old = content_of(typed, None, TODAY)
    assert old.volunteer_role == VolunteerRole(task={"fi": "Luet ääneen."})
    assert content_of(TYPED | {"laji": "event", "tehtava": "x"}, None, TODAY).volunteer_role is None
    assert content_of(typed_of(old, "fi") | {"laji": "event"}, old, TODAY).volunteer_role is None


def test_who_goes_on_in_another_language_keeps_the_texts_of_the_first() -> None:
    old = content_of(TYPED, None, TODAY)
    changed = content_of(typed_of(old, "fi") | {"kieli": "sv", "otsikko": "Stickkväll"}, old, TODAY)
    assert changed.title == {"fi": "Neuleilta", "sv": "Stickkväll"}


def test_another_organiser_has_no_name_of_the_old_one() -> None:
    old = content_of(TYPED | {"jarjestaja_sv": "Maskor"}, None, TODAY)
    changed = content_of(typed_of(old, "fi") | {"jarjestaja": "Langat"}, old, TODAY)
    assert changed.organiser is not None
    assert changed.organiser.name == {"fi": "Langat"}


def test_times_called_off_stay_so_when_the_end_of_the_season_changes() -> None:
    changed = content_of(typed_of(RICH, "fi") | {"asti": "30.4.2027"}, RICH, TODAY)
    schedule = changed.sessions[0].schedules[0]
    assert schedule.valid_until == date(2027, 4, 30)
    assert schedule.overrides == RICH.sessions[0].schedules[0].overrides
    assert schedule.breaks == RICH.sessions[0].schedules[0].breaks
    assert changed.sessions[0].place == RICH.sessions[0].place


def test_a_position_is_of_its_address_alone() -> None:
    typed = typed_of(RICH, "fi") | {"osoite": "Muualla 1"}
    place = content_of(typed, RICH, TODAY).sessions[0].place
    assert place is not None
    assert (place.lat, place.lon) == (None, None)


def test_times_that_the_form_cannot_tell_stay_until_others_are_typed() -> None:
    old = builders.listing("Kuukausittain", MONTHLY)
    typed = typed_of(old, "fi")
    assert typed["aika"] == KEPT
    once = content_of(typed | {"aika": "kerran", "paiva": "3.12.2026"}, old, TODAY)
    assert once.sessions[0].schedules == (
        Schedule(start=builders.wall("2026-12-03"), duration_minutes=1440, all_day=True),
    )
    assert once.sessions[0].place == old.sessions[0].place
