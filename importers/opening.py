"""Where a feed's pages come from: files, an archived run, or the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from sqlalchemy import Engine

from app.catalogue.ingest import known_records
from app.catalogue.runs import last_good_run
from app.core.db import reading
from app.core.settings import Settings
from importers.archive import Page, feed_folder, latest_run, read_run, run_folder
from importers.choose import Choice, ChoiceError, Wish
from importers.contract import ImportContext
from importers.http import Fetcher, FetchPolicy, ValidatorFile
from importers.plan import mapping_hash
from importers.run import Input

FULL_EVERY = timedelta(days=7)
OVERLAP = timedelta(minutes=10)
MAX_FILE_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Opened:
    """A feed's pages, ready to be read, and the validators to save after a good run."""

    context: ImportContext
    given: Input
    validators: ValidatorFile | None = None


@contextmanager
def opened(choice: Choice, wish: Wish, settings: Settings, engine: Engine, now: datetime) -> Iterator[Opened]:
    """Open the pages of a feed: files, an archived run, or the network.

    `validators` of the outcome are to be saved after a good run only.
    """
    archive = settings.var / "archive"
    context = ImportContext(choice.feed, now)
    if wish.files or choice.feed.file:
        paths = wish.files or (Path(choice.feed.file or ""),)
        yield Opened(context, Input(pages=_file_pages(paths)))
    elif wish.replay:
        folder = feed_folder(archive, choice.feed.name)
        run = latest_run(folder) if wish.replay == "latest" else run_folder(folder, wish.replay)
        if run is None:
            raise ChoiceError(f"The archive holds no run of '{choice.feed.name}'.")
        yield Opened(context, Input(pages=read_run(run)))
    else:
        with _network(choice, wish, settings, engine, context) as found:
            yield found


@contextmanager
def _network(
    choice: Choice, wish: Wish, settings: Settings, engine: Engine, context: ImportContext
) -> Iterator[Opened]:
    feed, importer = choice.feed, choice.importer
    if not feed.url:
        raise ChoiceError(f"Feed '{feed.name}' has no address. Give --file or --url.")
    if importer.info.supports_delta and not wish.full:
        context = replace(context, since=_since(engine, feed.name, context.now))
    validators = ValidatorFile(settings.var / "archive" / feed.name / "validators.json")
    conditional = (
        importer.info.one_address and not wish.full and _mapping_is_same(engine, choice, context.now)
    )
    policy = FetchPolicy(contact=settings.contact, allow_private=_allowed(settings, wish))
    with Fetcher(policy, validators if conditional else None) as fetcher:
        yield Opened(context, Input(responses=importer.fetch(fetcher, context)), validators)


def _since(engine: Engine, feed: str, now: datetime) -> datetime | None:
    with reading(engine) as session:
        full, latest = (last_good_run(session, feed, complete=c) for c in (True, False))
    if full is None or latest is None or now - full.started_at > FULL_EVERY:
        return None
    return latest.started_at - OVERLAP


def _mapping_is_same(engine: Engine, choice: Choice, now: datetime) -> bool:
    version = mapping_hash(choice.importer.info.name)
    with reading(engine) as session:
        known = known_records(session, choice.feed.name, now)
    return bool(known) and all(record.mapping_hash == version for record in known.values())


def _allowed(settings: Settings, wish: Wish) -> frozenset[str]:
    """Private addresses that may be asked: those of the settings, and the one that was typed."""
    allowed = {part.strip() for part in settings.fetch_allow.split(",") if part.strip()}
    if wish.url:
        url = httpx.URL(wish.url)
        allowed.add(f"{url.host}:{url.port or (443 if url.scheme == 'https' else 80)}")
    return frozenset(allowed)


def _file_pages(paths: tuple[Path, ...]) -> Iterator[Page]:
    for path in paths:
        files = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
        for file in files:
            try:
                if file.stat().st_size > MAX_FILE_BYTES:
                    raise ChoiceError(f"{file} is larger than {MAX_FILE_BYTES // 2**20} MB.")
                yield Page(file.name, file.read_bytes(), "", None)
            except OSError as error:
                raise ChoiceError(f"{file} cannot be opened: {error.strerror}.") from error
