"""A run is kept whole or not at all, and comes back as it was fetched."""

import gzip
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from importers.archive import (
    ArchiveError,
    ArchiveLimits,
    ArchiveWriter,
    Page,
    feed_folder,
    latest_run,
    prune,
    read_run,
    run_folder,
    run_name,
    runs,
)
from importers.http import Response

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
RUN = "20260301T120000Z"


def answer(body: bytes, *, url: str = "https://feeds.example/events", not_modified: bool = False) -> Response:
    return Response(
        url=url,
        status=304 if not_modified else 200,
        body=body,
        content_type="application/json",
        etag='"v1"',
        last_modified=None,
        not_modified=not_modified,
        fetched_at=NOON,
    )


def keep(folder: Path, *bodies: bytes) -> Path:
    with ArchiveWriter(folder) as archive:
        for body in bodies:
            archive.add(answer(body))
    return folder


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return feed_folder(tmp_path, "kulttuuri")


def test_run_comes_back_as_it_was_fetched(feed: Path) -> None:
    with ArchiveWriter(feed / RUN) as archive:
        first = archive.add(answer(b"[1]", url="https://feeds.example/events?apiKey=hush"))
        archive.add(answer("Kävely".encode("latin-1")))
        archive.add(answer(b""))
    url = "https://feeds.example/events"
    assert first == Page("001", b"[1]", "application/json", f"{url}?apiKey=***")
    assert list(read_run(feed / RUN)) == [
        first,
        Page("002", b"K\xe4vely", "application/json", url),
        Page("003", b"", "application/json", url),
    ]


def test_run_manifest_tells_where_each_page_came_from(feed: Path) -> None:
    with ArchiveWriter(feed / RUN) as archive:
        archive.add(answer(b"[1]", url="https://feeds.example/events?apiKey=hush"))
    assert json.loads((feed / RUN / "manifest.json").read_text()) == {
        "version": 1,
        "pages": [
            {
                "file": "001.gz",
                "url": "https://feeds.example/events?apiKey=***",
                "fetched_at": "2026-03-01T12:00:00+00:00",
                "status": 200,
                "content_type": "application/json",
                "etag": '"v1"',
                "sha256": "080a9ed428559ef602668b4c00f114f1a11c3f6b02a435f0bdc154578e4d7f22",
                "size": 3,
            }
        ],
    }
    assert gzip.decompress((feed / RUN / "001.gz").read_bytes()) == b"[1]"


def test_run_is_not_seen_before_it_ends(feed: Path) -> None:
    with ArchiveWriter(feed / RUN) as archive:
        archive.add(answer(b"[1]"))
        assert runs(feed) == []
        assert not (feed / RUN).exists()
    assert runs(feed) == [feed / RUN]


def test_run_that_fails_leaves_nothing(feed: Path) -> None:
    def fail_in_the_middle() -> None:
        with ArchiveWriter(feed / RUN) as archive:
            archive.add(answer(b"[1]"))
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - our own, raised above
        fail_in_the_middle()
    assert list(feed.iterdir()) == []


def test_run_cut_by_a_crash_is_not_taken(feed: Path) -> None:
    keep(feed / "20260228T120000Z", b"[1]")
    ArchiveWriter(feed / RUN).__enter__().add(answer(b"[2]"))  # and no end
    assert (feed / f".part-{RUN}" / "001.gz").exists()
    assert latest_run(feed) == feed / "20260228T120000Z"
    with pytest.raises(ArchiveError, match="is being written, or was cut off"):
        keep(feed / RUN)


def test_run_is_never_written_over(feed: Path) -> None:
    keep(feed / RUN, b"[1]")
    with pytest.raises(ArchiveError, match="in the archive already"):
        keep(feed / RUN, b"[2]")
    assert [page.body for page in read_run(run_folder(feed, RUN))] == [b"[1]"]


def test_add_not_modified_is_refused(feed: Path) -> None:
    with ArchiveWriter(feed / RUN) as archive, pytest.raises(ValueError, match="no body"):
        archive.add(answer(b"", not_modified=True))


@pytest.mark.parametrize(
    "limits",
    [ArchiveLimits(max_pages=2), ArchiveLimits(max_page_bytes=3), ArchiveLimits(max_run_bytes=8)],
)
def test_add_past_a_limit_is_refused_and_the_run_dropped(feed: Path, limits: ArchiveLimits) -> None:
    def fill() -> None:
        with ArchiveWriter(feed / RUN, limits) as archive:
            for body in (b"[1]", b"[2]", b"[33]"):
                archive.add(answer(body))

    with pytest.raises(ArchiveError, match="does it ever end"):
        fill()
    assert list(feed.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "/etc", "Iso", "a b", "ä", "-a", "a\n", "a" * 65]
)
def test_feed_folder_odd_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError):
        feed_folder(tmp_path, name)


@pytest.mark.parametrize(
    "name", ["..", "1", "latest", ".part-x", f"{RUN}-", f"{RUN}-A", f"{RUN}-../x", f"{RUN}\n"]
)
def test_writer_odd_run_name_is_refused(feed: Path, name: str) -> None:
    with pytest.raises(ArchiveError):
        ArchiveWriter(feed / name)
    with pytest.raises(ArchiveError):
        run_folder(feed, name)


def test_run_name_is_in_utc() -> None:
    assert run_name(NOON.astimezone(timezone(timedelta(hours=2)))) == RUN
    assert run_name(NOON, "7") == f"{RUN}-7"


def damage(folder: Path, **changes: object) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["pages"][0] |= changes
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    "file", ["../../../../etc/passwd", "../20260228T120000Z/001.gz", "manifest.json", "002.gz", "", None]
)
def test_read_run_manifest_that_names_another_file_is_refused(feed: Path, file: object) -> None:
    keep(feed / "20260228T120000Z", b"[1]")
    damage(keep(feed / RUN, b"[1]"), file=file)
    with pytest.raises(ArchiveError):
        list(read_run(feed / RUN))


@pytest.mark.parametrize(
    "manifest", ["", "{", "[]", "null", '{"pages": 1}', '{"pages": [1]}', '{"pages": [{}]}']
)
def test_read_run_damaged_manifest_is_refused(feed: Path, manifest: str) -> None:
    (keep(feed / RUN, b"[1]") / "manifest.json").write_text(manifest)
    with pytest.raises(ArchiveError, match="no manifest that can be read"):
        list(read_run(feed / RUN))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(b"[2]", mtime=0), "is not what was fetched"),
        (gzip.compress(b"[1]", mtime=0)[:-6], "cannot be read"),
        (b"[1]", "cannot be read"),
        (gzip.compress(b" " * 5_000_000, mtime=0), "cannot be read"),
    ],
)
def test_read_run_damaged_page_is_refused(feed: Path, content: bytes, words: str) -> None:
    (keep(feed / RUN, b"[1]") / "001.gz").write_bytes(content)
    with pytest.raises(ArchiveError, match=words):
        list(read_run(feed / RUN, ArchiveLimits(max_page_bytes=1_000_000)))


def test_read_run_that_is_missing_is_refused(feed: Path) -> None:
    with pytest.raises(ArchiveError):
        list(read_run(feed / RUN))


def test_read_run_page_of_repeated_text_comes_back(feed: Path) -> None:
    body = b" " * 5_000_000
    keep(feed / RUN, body)
    assert [page.body for page in read_run(feed / RUN)] == [body]


def test_latest_run_is_the_newest_finished_one(feed: Path) -> None:
    assert latest_run(feed) is None
    for name in ("20260301T120000Z", "20251231T235959Z", "20260301T120000Z-7"):
        keep(feed / name, b"[1]")
    (feed / "20270101T000000Z").mkdir()  # no manifest
    (feed / "notes").mkdir()
    assert latest_run(feed) == feed / "20260301T120000Z-7"


def test_prune_keeps_the_newest_runs_and_what_is_not_ours(feed: Path, tmp_path: Path) -> None:
    for day in range(1, 5):
        keep(feed / f"2026030{day}T120000Z", b"[1]")
    for left in (".part-20260302T130000Z", ".part-20260304T130000Z", "notes"):
        (feed / left).mkdir()
    elsewhere = keep(feed_folder(tmp_path, "muu") / "20200101T000000Z", b"[1]")
    (feed / elsewhere.name).symlink_to(elsewhere)
    assert prune(feed, keep=2) == ["20260301T120000Z", "20260302T120000Z", ".part-20260302T130000Z"]
    assert [run.name for run in runs(feed)] == ["20260303T120000Z", "20260304T120000Z"]
    assert (feed / ".part-20260304T130000Z").exists()
    assert (feed / "notes").exists()
    assert (elsewhere / "manifest.json").exists()


@pytest.mark.parametrize("count", [0, -3])
def test_prune_always_keeps_the_newest(feed: Path, count: int) -> None:
    keep(feed / RUN, b"[1]")
    assert prune(feed, keep=count) == []
    assert latest_run(feed) == feed / RUN


def test_prune_empty_feed_does_nothing(feed: Path) -> None:
    assert prune(feed) == []
