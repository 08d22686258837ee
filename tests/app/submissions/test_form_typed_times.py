"""Whatever is typed as a time is read as it was meant, or refused where it was typed."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.submissions.form.fields import SENDER_FIELDS, WEEKDAYS, typed_in
from app.submissions.form.reading import content_of, typed_of
from app.submissions.form.times import Asked, TimesError, read_schedules
from tests.app.submissions.sender import KNITTING

TODAY = date(2026, 11, 24)
TYPED = {
    name: text for values in KNITTING.values() for name, text in values.items() if name not in SENDER_FIELDS
}
NO_TIMES = dict.fromkeys(("ti", "alkaa", "paattyy"), "")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"aika": "kerran"}, "paiva"),
        ({"aika": "kerran", "paiva": "eilen"}, "paiva"),
        ({"aika": "kerran", "paiva": "3.12.", "alkaa": "25"}, "alkaa"),
        ({"aika": "viikoittain", "alkaa": "17"}, "ma"),
        ({"aika": "viikoittain", "ti": "1"}, "alkaa"),
        ({"aika": "viikoittain", "ti": "1", "alkaa": "17", "alkaen": "1.2.2027", "asti": "1.1.2027"}, "asti"),
        ({"aika": "viikoittain", "ti": "1", "alkaa": "17", "asti": "1.1.2020"}, "asti"),
        ({"aika": "joka_toinen", "ti": "1", "alkaa": "17"}, "alkaen"),
        ({"aika": "paivat", "paivat": "joskus"}, "paivat"),
        ({"aika": "paivat", "paivat": "\n".join(["3.12."] * 61)}, "paivat"),
        ({"aika": "auki"}, "auki_ma"),
        ({"aika": "kuukausittain", "ti": "1", "alkaa": "17"}, "kuu_1"),
        ({"aika": "kuukausittain", "kuu_2": "1", "alkaa": "17"}, "ma"),
        ({"aika": "viikoittain", "ti": "1", "alkaa": "17", "tauot": "joulu"}, "tauot"),
        ({"aika": "viikoittain", "ti": "1", "alkaa": "17", "tauot": "6.1.2027–24.12.2026"}, "tauot"),
        ({"aika": "auki", "auki_ke": "10"}, "auki_ke"),
    ],
)
def test_what_tells_no_time_names_its_field(typed: dict[str, str], field: str) -> None:
    with pytest.raises(TimesError) as caught:
        read_schedules(Asked(typed, TODAY, "fi"))
    assert caught.value.field == field


clocks = st.times().map(lambda one: f"{one.hour}.{one.minute:02}" if one.minute else str(one.hour))
days = st.dates(date(2026, 1, 1), date(2030, 12, 31)).map(lambda one: f"{one.day}.{one.month}.{one.year}")


@settings(max_examples=200)
@given(
    way=st.sampled_from(["viikoittain", "joka_toinen"]),
    weekdays=st.sets(st.sampled_from(list(WEEKDAYS)), min_size=1),
    start=clocks,
    end=clocks,
    first=days,
)
def test_any_series_comes_back_as_it_was(
    way: str, weekdays: set[str], start: str, end: str, first: str
) -> None:
    times = {"aika": way, "alkaa": start, "paattyy": end, "alkaen": first, **dict.fromkeys(weekdays, "1")}
    typed = typed_in(TYPED | NO_TIMES | times)
    assert typed_of(content_of(typed, None, TODAY), "fi") == typed


@settings(max_examples=300)
@given(
    text=st.text(max_size=30),
    name=st.sampled_from(["paiva", "alkaa", "paattyy", "paivat", "auki_ma", "asti", "alkaen", "tauot"]),
)
def test_whatever_is_typed_as_a_time_is_read_or_refused(text: str, name: str) -> None:
    for way in ("kerran", "viikoittain", "joka_toinen", "kuukausittain", "paivat", "auki"):
        typed = {"aika": way, "paiva": "3.12.", "alkaa": "17", "ti": "1", "alkaen": "3.12.", "kuu_1": "1"} | {
            name: text
        }
        with suppress(TimesError):
            read_schedules(Asked(typed, TODAY, "fi"))
