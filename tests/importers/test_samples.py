"""The bundled sample feeds hold together on any day of any year."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from importers.sample_dates import ZONE, SampleTokenError
from importers.samples import FEEDS, render, write
from tests.importers.sample_listings import Feeds

_FIRST = date(2026, 1, 1)
# Every 4th day of more than four years, and the days on which dates go wrong.
_ODD_DAYS = [
    *(date(2026, 3, 29) + timedelta(days=n) for n in (-1, 0, 1)),
    *(date(2026, 10, 25) + timedelta(days=n) for n in (-1, 0, 1)),
    *(date(2026, 12, 15) + timedelta(days=n) for n in range(18)),
    *(date(2027, 5, 31), date(2027, 6, 1), date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)),
]
DAYS = sorted({*_ODD_DAYS, *(_FIRST + timedelta(days=4 * n) for n in range(385))})
_BANNED = re.compile(
    r"syrjäyty|vähävarai|ongelmanuor|mielenterveyskuntoutuj|asiak|kohderyhm|käyttäj|heikko|avuntarvitsij"
    r"|matalan kynnyksen|toimintarajoit|erityisryhm",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://|@|www\.)((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
_OWN_HOST = re.compile(r"(?:^|\.)example\.(?:org|com|net)$")
_PHONE = re.compile(r"(?<![\w.:-])(?:\+358 ?|0)\d{1,3} \d{3} ?\d{3,4}(?!\d)")


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def feeds_on(day: date) -> Feeds:
    return Feeds(render(at(day)))


@pytest.fixture(scope="module")
def feeds() -> Feeds:
    return feeds_on(date(2026, 11, 24))


def test_render_gives_every_file_in_order(feeds: Feeds) -> None:
    assert list(feeds.files) == [feed.name for feed in FEEDS]


def test_render_is_the_same_all_day_and_wherever_the_clock_stands() -> None:
    morning, night = render(at(date(2026, 3, 29), 1)), render(at(date(2026, 3, 29), 23))
    assert morning == night == render(at(date(2026, 3, 29), 12).astimezone(UTC))


def test_render_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render(datetime(2026, 11, 24, 9))  # noqa: DTZ001 - a naive time is the case


def test_render_names_the_file_of_a_misspelt_token(tmp_path: Path) -> None:
    (tmp_path / "linked_events.json").write_text("{{utc: tomorrow}}", encoding="utf-8")
    with pytest.raises(SampleTokenError, match=r"linked_events\.json: 'utc: tomorrow'"):
        render(at(date(2026, 11, 24)), tmp_path)


def test_write_makes_the_files_and_leaves_right_ones_alone(tmp_path: Path) -> None:
    paths = write(tmp_path, at(date(2026, 11, 24)))
    times = [path.stat().st_mtime_ns for path in paths]
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [feed.name for feed in FEEDS]
    assert [path.stat().st_mtime_ns for path in write(tmp_path, at(date(2026, 11, 24), 20))] == times


def test_listings_are_of_all_four_kinds(feeds: Feeds) -> None:
    assert Counter(kind for _, kind in feeds.listings()) == {
        "event": 68,
        "activity": 56,
        "volunteering": 22,
        "service": 30,
    }


def test_ids_are_unique(feeds: Feeds) -> None:
    keys = Counter(key for key, _ in feeds.listings())
    objects = Counter(event["id"] for event in feeds.linked_events)
    assert [key for key, n in (keys | objects).items() if n > 1] == []


@pytest.mark.parametrize("part", range(5))
def test_every_day_keeps_the_ids_and_has_things_today_and_tomorrow(feeds: Feeds, part: int) -> None:
    ids = feeds.page_ids()
    for day in DAYS[part::5]:
        later = feeds_on(day)
        today, tomorrow = later.starts(day), later.starts(day + timedelta(days=1))
        evening = [start for start in today if start.hour >= 17]
        assert later.page_ids() == ids, day
        assert (len(today) >= 4, len(tomorrow) >= 4, len(evening) >= 2) == (True, True, True), day


def test_calendars_have_something_in_any_week_and_keep_the_ids(feeds: Feeds) -> None:
    ids = feeds.calendar_ids()
    for day in DAYS[::20]:
        later = feeds_on(day)
        week = [later.calendar_titles(day + timedelta(days=n)) for n in range(7)]
        assert (later.calendar_ids(), sum(map(len, week)) >= 7) == (ids, True), day


@pytest.mark.parametrize(
    ("day", "titles"),
    [
        (date(2026, 12, 21), ["Kehonhuoltoa aamulla", "Pingistä Peitsarissa", "Puuropöytä"]),
        (date(2026, 12, 28), ["Pingistä Peitsarissa", "Puuropöytä"]),
        (date(2027, 3, 8), ["Pingistä Peitsarissa", "Puuropöytä"]),
    ],
)
def test_weekly_groups_rest_at_christmas_and_in_the_ski_week(
    feeds: Feeds, day: date, titles: list[str]
) -> None:
    assert sorted(feeds.calendar_titles(day)) == titles


def test_every_meeting_ends_after_it_starts() -> None:
    for day in DAYS[::5]:
        feeds = feeds_on(day)
        spans = [(e["start_time"], e["end_time"]) for e in feeds.linked_events if e["end_time"]]
        spans += [(p["defaultStartDate"], p["defaultEndDate"]) for p in feeds.json("eventz.json")["pages"]]
        spans += [(item["start"], item["end"]) for item in feeds.json("mikkelinyt.json")["data"]]
        assert [span for span in spans if span[0] >= span[1]] == [], day


def test_a_day_later_most_listings_are_unchanged() -> None:
    before, after = (feeds_on(date(2026, 11, 24) + timedelta(days=n)).linked_events for n in (0, 1))
    changed = sum(old != new for old, new in zip(before, after, strict=True))
    assert changed <= 20


def test_counts_of_the_envelope_are_right(feeds: Feeds) -> None:
    assert feeds.json("linked_events.json")["meta"]["count"] == len(feeds.linked_events)


def test_series_name_their_parts_and_parts_their_series(feeds: Feeds) -> None:
    told = {part["@id"]: e["@id"] for e in feeds.linked_events for part in e["sub_events"]}
    known = {e["@id"]: e["super_event"]["@id"] for e in feeds.linked_events if e["super_event"]}
    assert told == known


def test_services_and_channels_name_each_other(feeds: Feeds) -> None:
    services = feeds.json("ptv/services.json")["itemList"]
    channels = feeds.json("ptv/channels.json")["itemList"]
    there = [(s["id"], link["serviceChannel"]["id"]) for s in services for link in s["serviceChannels"]]
    back = [(link["service"]["id"], c["id"]) for c in channels for link in c["services"]]
    assert there == back


def test_coordinates_are_within_mikkeli(feeds: Feeds) -> None:
    outside = [
        (lat, lon) for lat, lon in feeds.coordinates() if not (61.2 < lat < 62.2 and 26.7 < lon < 28.2)
    ]
    assert outside == []


def test_calendar_lines_are_folded(feeds: Feeds) -> None:
    for name, content in feeds.files.items():
        if name.endswith(".ics"):
            assert content.endswith(b"END:VCALENDAR\r\n")
            assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_words_put_a_label_on_nobody(feeds: Feeds) -> None:
    assert {name: _BANNED.findall(text) for name, text in _texts(feeds)} == {name: [] for name in feeds.files}


def test_hosts_are_nobodys(feeds: Feeds) -> None:
    hosts = {host.lower() for _, text in _texts(feeds) for host in _HOST.findall(text)}
    # The context that every Linked Events object carries is a name, not an address to open.
    assert {host for host in hosts if not _OWN_HOST.search(host)} == {"schema.org"}


def test_telephone_numbers_are_nobodys(feeds: Feeds) -> None:
    numbers = {number for _, text in _texts(feeds) for number in _PHONE.findall(text)}
    channels = feeds.json("ptv/channels.json")["itemList"]
    numbers |= {phone["number"] for channel in channels for phone in channel["phoneNumbers"]}
    assert {number for number in numbers if not number.startswith(("048 000 0", "4800002"))} == set()


def _texts(feeds: Feeds) -> list[tuple[str, str]]:
    encoding = {"yhdistykset.csv": "cp1252"}
    unfolded = {name: content.replace(b"\r\n ", b"") for name, content in feeds.files.items()}
    return [(name, content.decode(encoding.get(name, "utf-8"))) for name, content in unfolded.items()]
