"""The web app, put together."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from app.about import routes as about
from app.api import docs, feeds, sitemap_routes
from app.api import routes as api
from app.calendar import routes as calendar
from app.catalogue import routes as catalogue
from app.core.db import engine_for
from app.core.editions import Follower
from app.core.logging import configure_logging
from app.core.migrate import ensure_current
from app.core.settings import ROOT, Settings, settings
from app.desk import routes as desk
from app.desk.counter import routes as counter
from app.desk.merging.commands import follow_desk
from app.desk.people.door import add_desk_handlers
from app.desk.privacy import DeskPrivacy
from app.feedback import routes as feedback
from app.feedback.commands import forget_old_feedback
from app.finder import routes as finder
from app.infopoint.on_board import follow_info_point
from app.kiosk import copy_routes as kiosk_copy
from app.kiosk import routes as kiosk
from app.kiosk.layer import KioskLayer
from app.kiosk.profile import profiles
from app.lists import routes as lists
from app.lists import short_routes as short_lists
from app.offline import routes as offline
from app.pictures import routes as pictures
from app.search import category_routes
from app.search import routes as search
from app.search.choose_engine import engine_for_settings
from app.search.indexer import Indexer
from app.search.local_words import follow_words
from app.search.missed import MissedSearches
from app.search.semantic.choose import keeper_for_settings
from app.search.shown.similar import SimilarByEngine
from app.search.warming import warm
from app.submissions import routes as submissions
from app.submissions.own import edit_routes as own_edit_routes
from app.submissions.own import routes as own_routes
from app.views.counter import ViewCounter, is_person
from app.web import health
from app.web.handlers import add_handlers
from app.web.language_layer import LanguageLayer
from app.web.links import OPENAPI
from app.web.page_cache import PageCache
from app.web.protection import Protection
from app.web.state import AppState
from app.web.static import MarkedFiles
from app.work import LETTERS, Workplace, start

STOP_SECONDS = 10
PACKED_FROM = 500
"""Bytes: packing less saves nothing."""


def create_app(chosen: Settings | None = None) -> FastAPI:
    """Make the app. Its database and index are in `chosen.var` unless the settings say otherwise."""
    chosen = chosen or settings()
    configure_logging(chosen.log_format)
    app = FastAPI(
        title="Opastamo",
        version="1",
        description="Everything a resident can do, join, use or help with.",
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": "/"}],
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # it would trust the name that the request calls us; see handlers
        openapi_url=OPENAPI,
        lifespan=_lifespan,
    )
    app.state.opastamo = _state(chosen)
    app.state.search = engine_for_settings(chosen)
    app.state.missed = MissedSearches(chosen.secret_key.get_secret_value(), is_person)
    app.state.similar = SimilarByEngine(app.state.search)
    add_handlers(app)
    add_desk_handlers(app)
    for router in (
        feeds.router,  # before the pages: their addresses would take those of feeds too
        health.router,
        search.router,
        category_routes.router,
        catalogue.router,
        api.router,
        docs.router,
        lists.router,
        short_lists.router,
        finder.router,
        kiosk.router,
        kiosk_copy.router,
        counter.router,
        calendar.router,
        sitemap_routes.router,
        offline.router,
        feedback.router,
        about.router,
        desk.router,
        submissions.router,
        pictures.router,
        own_routes.router,
        own_edit_routes.router,
    ):
        app.include_router(router)
    app.mount("/static", MarkedFiles(directory=ROOT / "static"), name="static")
    # Around everything: added as a middleware it would stand inside of what answers for bugs.
    spoken = LanguageLayer(DeskPrivacy(app.build_middleware_stack()))
    kiosks = chosen.kiosks or chosen.data / "kiosks.toml"
    packed = GZipMiddleware(KioskLayer(spoken, partial(profiles, kiosks)), minimum_size=PACKED_FROM)
    kept = PageCache(packed, chosen.page_seconds, app.state.opastamo.board)
    app.state.views = ViewCounter(  # before HEAD is answered as GET
        Protection(kept, https=chosen.base_url.startswith("https://"), other_images=chosen.tile_server)
    )
    app.middleware_stack = app.state.views
    return app


def _state(chosen: Settings) -> AppState:
    database = engine_for(chosen.database)
    state = AppState(chosen, database, Follower(database))
    follow_info_point(state.follower, state.board)
    follow_words(state.follower, state.board)
    follow_desk(state.follower, state.board)
    return state


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    state: AppState = app.state.opastamo
    ensure_current(state.database)
    forget_old_feedback(state.database)
    state.follower.look()
    indexer = Indexer(
        state.database,
        app.state.search,
        state.settings.var / "index",
        vectors=keeper_for_settings(state.settings),
    )
    stop = threading.Event()
    thread = threading.Thread(target=indexer.work, args=(stop,), name="indexer", daemon=True)
    thread.start()
    threading.Thread(target=state.follower.follow, args=(stop,), name="follower", daemon=True).start()
    place = Workplace(state.settings, state.database, indexer)
    letters = start(place, stop, (LETTERS,)) if state.settings.environment == "development" else []
    counting = [
        threading.Thread(target=one.keep_writing, args=(state.database, stop), name="counting", daemon=True)
        for one in (app.state.views, app.state.missed)
    ]
    for thread_of_counts in counting:
        thread_of_counts.start()
    threading.Thread(target=warm, args=(app.state.search,), name="warming", daemon=True).start()
    yield
    stop.set()
    for one in (*counting, thread, *letters):
        one.join(STOP_SECONDS)
    app.state.search.close()
