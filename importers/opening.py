"""Where a feed's pages come from: files, an archived run, or the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from sqlalchemy import Engine

from app.catalogue.feeds.ingest import known_records
from app.catalogue.feeds.runs import last_good_run
from app.catalogue.models import ImportRun
from app.core.db import reading
from app.core.settings import Settings
from importers.archive import ArchiveError, Page, feed_folder, latest_run, read_run, run_folder
from importers.choose import Choice, ChoiceError, Wish
from importers.contract import FeedUnreadableError, ImportContext
from importers.http import Fetcher, FetchPolicy, ValidatorFile
from importers.plan import mapping_hash
from importers.run import Input

FULL_EVERY = timedelta(days=7)
OVERLAP = timedelta(minutes=10)
MAX_FILE_BYTES = 200 * 1024 * 1024


class NotArchivedError(ChoiceError):
    """The run to read again is not in the archive."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A feed's pages, ready to be read, and the validators to save after a good run."""

    context: ImportContext
    given: Input
    validators: ValidatorFile | None = None


@contextmanager
def opened(choice: Choice, wish: Wish, settings: Settings, engine: Engine, now: datetime) -> Iterator[Opened]:
    """Open the pages of a feed: files, an archived run, or the network. Raises ChoiceError.

    `validators` of the outcome are to be saved after a good run only.
    """
    archive = settings.var / "archive"
    context = ImportContext(choice.feed, now)
    if wish.replay:
        run = _archived_run(feed_folder(archive, choice.feed.name), wish.replay)
        if run is None:
            raise NotArchivedError(f"The archive holds no such run of '{choice.feed.name}'.")
        since = _since_of(engine, run.name)
        yield Opened(replace(context, since=since), Input(pages=read_run(run)))
    elif wish.files or choice.feed.file:
        paths = wish.files or (Path(choice.feed.file or ""),)
        if missing := [str(path) for path in paths if not path.exists()]:
            raise ChoiceError(f"There is no file or folder {', '.join(missing)}.")
        yield Opened(context, Input(pages=_file_pages(paths)))
    else:
        with _network(choice, wish, settings, engine, context) as found:
            yield found


def _since_of(engine: Engine, run: str) -> datetime | None:
    """From when on an archived run asked for changes: what was not asked for is not gone."""
    with reading(engine) as session:
        row = session.get(ImportRun, run)
        if row is None or row.complete:
            return None
        return row.since or row.started_at


def _archived_run(folder: Path, name: str) -> Path | None:
    if name == "latest":
        return latest_run(folder)
    try:
        run = run_folder(folder, name)
    except ArchiveError as error:
        raise ChoiceError(f"{error}.") from None
    return run if run.is_dir() else None


@contextmanager
def _network(
    choice: Choice, wish: Wish, settings: Settings, engine: Engine, context: ImportContext
) -> Iterator[Opened]:
    feed, importer = choice.feed, choice.importer
    if not feed.url:
        raise ChoiceError(f"Feed '{feed.name}' has no address. Give --file or --url.")
    whole = wish.full or _must_read_anew(engine, choice, context.now)
    if importer.info.supports_delta and not whole:
        context = replace(context, since=_since(engine, feed.name, context.now))
    path = settings.var / "archive" / feed.name / "validators.json"
    validators = ValidatorFile(path, ask=importer.info.one_address and not whole)
    policy = FetchPolicy(contact=settings.contact, allow_private=_allowed(settings, wish))
    with Fetcher(policy, validators if importer.info.one_address else None) as fetcher:
        yield Opened(context, Input(responses=importer.fetch(fetcher, context)), validators)


def _since(engine: Engine, feed: str, now: datetime) -> datetime | None:
    with reading(engine) as session:
        full, latest = (last_good_run(session, feed, complete=c) for c in (True, False))
        if full is None or latest is None or now - full.started_at > FULL_EVERY:
            return None
        return latest.started_at - OVERLAP


def _must_read_anew(engine: Engine, choice: Choice, now: datetime) -> bool:
    """Whether something must be read although the feed has not changed: new code, or an unlocked field."""
    version = mapping_hash(choice.feed)
    with reading(engine) as session:
        known = known_records(session, choice.feed.name, now)
    living = [record for record in known.values() if not record.gone]
    return not living or any(r.mapping_hash != version or not r.payload_hash for r in living)


def _allowed(settings: Settings, wish: Wish) -> frozenset[str]:
    """Private addresses that may be asked: those of the settings, and the one that was typed."""
    allowed = {part.strip() for part in settings.fetch_allow.split(",") if part.strip()}
    if wish.url:
        try:
            url = httpx.URL(wish.url)
        except (httpx.InvalidURL, ValueError):
            raise ChoiceError(f"'{wish.url}' is not a web address.") from None
        allowed.add(f"{url.host}:{url.port or (443 if url.scheme == 'https' else 80)}")
    return frozenset(allowed)


def _file_pages(paths: tuple[Path, ...]) -> Iterator[Page]:
    for path in paths:
        try:
            files = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
        except OSError as error:
            raise FeedUnreadableError(f"{path} cannot be opened: {error.strerror}") from error
        yield from map(_file_page, files)


def _file_page(file: Path) -> Page:
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise FeedUnreadableError(f"{file} is larger than {MAX_FILE_BYTES // 2**20} MB")
        return Page(file.name, file.read_bytes(), "", None)
    except OSError as error:
        raise FeedUnreadableError(f"{file} cannot be opened: {error.strerror}") from error
