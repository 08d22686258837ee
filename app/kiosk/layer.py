"""The kiosk's addresses: `/kioski/sv/haku` is `/sv/haku` in its clothes, and nothing else is there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.catalogue.texts import text_in
from app.kiosk.counter import COOKIE
from app.kiosk.inside import stay_inside
from app.kiosk.profile import MAIN, KioskProfile
from app.web.frame import Frame
from app.web.languages import LANGUAGES, split_path
from app.web.links import CALENDAR, FINDER, KIOSK, LIST, SEARCH

TEMPLATES = "in_kiosk"
PAGES = (SEARCH, FINDER, CALENDAR, LIST, "/tarjonta", "/jarjestajat", "/aiheet")
"""First parts of the addresses that the kiosk shows as everybody sees them."""
OWN_PAGES = ("", "kopio", "tiski")
"""First parts of the addresses of pages that only kiosks have."""
WITHOUT = ("virhe",)
"""Last parts of addresses that nobody needs at a kiosk: somebody of the staff reports mistakes from there."""
NAMED = "~"


@dataclass(frozen=True, slots=True)
class Kiosk:
    """One kiosk, as its templates get it.

    `at_counter`: the browser says that the counter's tools are open. It is believed for showing the way to
    them alone: they look for themselves.
    """

    name: str
    profile: KioskProfile
    at_counter: bool = False

    @property
    def prefix(self) -> str:
        """What its addresses begin with."""
        return KIOSK if self.name == MAIN else f"{KIOSK}/{NAMED}{self.name}"

    @property
    def start(self) -> str:
        """Where it starts: in the first of its languages."""
        return f"{self.prefix}{LANGUAGES[self.profile.languages[0]].prefix}"

    def place(self, lang: str) -> str:
        """Where it stands, in words."""
        return text_in(self.profile.place, lang)[0]

    def in_language(self, link: str, code: str) -> str:
        """Where a switch of language leads: to this same page, or from one that is not there to the start."""
        return link if self.shows(link) else f"{self.prefix}{LANGUAGES[code].prefix}"

    def shows(self, address: str) -> bool:
        """Whether an address is one of this kiosk's pages, or a place on the page itself."""
        host, path = urlsplit(address)[1:3]
        if host:
            return False
        if address.startswith("#") or (address.startswith("?") and not path):
            return True
        if path != self.prefix and not path.startswith(f"{self.prefix}/"):
            return False
        bare = split_path(path.removeprefix(self.prefix) or "/")[1]
        return _is_shown(bare) or bare.split("/")[1] in OWN_PAGES


class KioskLayer:
    """Takes `/kioski` off a path and dresses the page. What is shown in the kiosk is kept nowhere."""

    def __init__(self, app: ASGIApp, profiles: Callable[[], Mapping[str, KioskProfile]]) -> None:
        self._app, self._profiles = app, profiles

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        language, bare = split_path(path)
        if language.prefix and _is_in(KIOSK, bare):  # "/sv/kioski" is meant
            await _go_to(f"{KIOSK}{language.prefix}{bare.removeprefix(KIOSK)}", scope, receive, send)
            return
        if not _is_in(KIOSK, path):
            await self._app(scope, receive, send)
            return
        name, rest = _named(path.removeprefix(KIOSK))
        known = self._profiles()
        profile = known.get(name)
        shown = name if profile else MAIN
        frame = _frame(shown, known[shown], _brings_tools(scope)) if shown in known else None
        inner = {**scope, "path": _inner(rest) if profile else path}
        inner["state"] = {**scope.get("state", {}), "frame": frame}

        async def send_kept_nowhere(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "text/html").startswith("text/html"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(inner, receive, send_kept_nowhere)


def _frame(name: str, profile: KioskProfile, at_counter: bool) -> Frame:
    """The clothes of a kiosk."""
    kiosk = Kiosk(name, profile, at_counter)
    return Frame(kiosk.prefix, TEMPLATES, kiosk, partial(stay_inside, is_ours=kiosk.shows), profile.near)


def _brings_tools(scope: Scope) -> bool:
    """Whether a request has the cookie of the counter's tools."""
    return f"{COOKIE}=" in Headers(scope=scope).get("cookie", "")


def _is_in(first: str, path: str) -> bool:
    return path == first or path.startswith(f"{first}/")


def _named(rest: str) -> tuple[str, str]:
    """The name of the kiosk in what follows `/kioski`, and what follows that."""
    first, slash, more = rest.removeprefix("/").partition("/")
    return (first.removeprefix(NAMED), slash + more) if first.startswith(NAMED) else (MAIN, rest)


def _inner(rest: str) -> str:
    """The address of the page that is dressed; what is the kiosk's own stays under `/kioski`."""
    language, bare = split_path(rest or "/")
    return f"{language.prefix}{bare}" if _is_shown(bare) else f"{language.prefix}{KIOSK}{bare.rstrip('/')}"


def _is_shown(bare: str) -> bool:
    """Whether the kiosk shows what everybody sees at a path, which has no language."""
    last = bare.rpartition("/")[2]
    return any(_is_in(first, bare) for first in PAGES) and "." not in last and last not in WITHOUT


async def _go_to(path: str, scope: Scope, receive: Receive, send: Send) -> None:
    query = scope["query_string"].decode("ascii", "replace")
    await RedirectResponse(quote(path) + (f"?{query}" if query else ""), 307)(scope, receive, send)
