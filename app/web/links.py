"""Addresses of our own pages, in the language of no prefix. Templates write no path by hand."""

import re
from urllib.parse import quote, urlencode

HOME = "/"
SEARCH = "/haku"
FINDER = "/loyda"
CALENDAR = "/kalenteri"
LIST = "/lista"
SHORT = "/l"
FEEDBACK = "/palaute"
ABOUT = "/tietoa"
ACCESSIBILITY = "/saavutettavuus"
PRIVACY = "/tietosuoja"
OFFLINE = "/offline"
PUBLISH = "/ilmoita"
OWN = "/oma"
DESK = "/yllapito"
PICTURES = "/kuvat"
KIOSK = "/kioski"
COUNTER = "/tiski"
"""In a kiosk: its addresses begin with the kiosk's."""
API_DOCS = "/api/docs"
OPENAPI = "/api/openapi.json"
_TOKEN = re.compile(rf"({OWN}/|{PUBLISH}/vahvista/|{PUBLISH}/kesken/)[^/]+")


def home_path() -> str:
    """The page that asks."""
    return HOME


def search_path(query_string: str = "") -> str:
    """The page of results for a query string."""
    return _with(SEARCH, query_string)


def listing_path(slug: str) -> str:
    """The page of a listing."""
    return f"/tarjonta/{quote(slug, safe='')}"


def calendar_file_path(slug: str) -> str:
    """The times of a listing as a calendar file."""
    return f"{listing_path(slug)}.ics"


def report_path(slug: str) -> str:
    """The page that tells us of a mistake in a listing."""
    return f"{listing_path(slug)}/virhe"


def organiser_path(slug: str) -> str:
    """The page of an organiser."""
    return f"/jarjestajat/{quote(slug, safe='')}"


def category_path(code: str) -> str:
    """The page of a category."""
    return f"/aiheet/{quote(code, safe='')}"


def finder_path(query_string: str = "") -> str:
    """The guided finder, some of its questions answered."""
    return _with(FINDER, query_string)


def calendar_path(query_string: str = "") -> str:
    """What is on, by day."""
    return _with(CALENDAR, query_string)


def list_path(query_string: str = "") -> str:
    """A list of one's own."""
    return _with(LIST, query_string)


def short_list_path(code: str = "") -> str:
    """A list by its short code; without one, the page that asks for it."""
    return f"{SHORT}/{quote(code, safe='')}" if code else SHORT


def feedback_path() -> str:
    """The form for telling us anything."""
    return FEEDBACK


def feedback_received_path() -> str:
    """The receipt for what somebody told us."""
    return f"{FEEDBACK}/kiitos"


def about_path() -> str:
    """What Opastamo is."""
    return ABOUT


def accessibility_path() -> str:
    """The accessibility statement."""
    return ACCESSIBILITY


def privacy_path() -> str:
    """What we know of whoever reads: nothing."""
    return PRIVACY


def offline_path() -> str:
    """What is shown when there is no connection."""
    return OFFLINE


def manifest_path() -> str:
    """What a browser needs to put the site on a phone's home screen."""
    return "/manifest.webmanifest"


def feed_path(page: str, kind: str) -> str:
    """What the page at an address shows, for programs that follow it. `kind`: `atom` or `ics`."""
    path, question, query_string = page.partition("?")
    return f"{path}.{kind}{question}{query_string}"


def api_docs_path() -> str:
    """The page that tells of the open data."""
    return API_DOCS


def openapi_path() -> str:
    """The description of the API that programs read."""
    return OPENAPI


def publish_path() -> str:
    """The form for publishing something."""
    return PUBLISH


def sent_path() -> str:
    """What comes after sending: look into your e-mail."""
    return f"{PUBLISH}/lahetetty"


def confirm_path(token: str) -> str:
    """Where a letter's link says that a submission is really somebody's."""
    return f"{PUBLISH}/vahvista/{quote(token, safe='')}"


def unfinished_path(token: str) -> str:
    """Where a letter's link leads on with a form that was not finished."""
    return f"{PUBLISH}/kesken/{quote(token, safe='')}"


def picture_path(picture: str, name: str, mark: str = "") -> str:
    """A file of a picture. `mark`: what lets somebody see it before it is public."""
    return _with(f"{PICTURES}/{picture}/{name}", f"merkki={quote(mark)}" if mark else "")


def picture_form_path(form: str) -> str:
    """Where the form at an address is sent with a picture."""
    return f"{form}/kuva"


def own_page_path(token: str) -> str:
    """A publisher's own page."""
    return f"{OWN}/{quote(token, safe='')}"


def own_start_path() -> str:
    """Where a new link to one's own page is asked for."""
    return OWN


def own_part_path(token: str, part: str, identity: str = "") -> str:
    """Something that is done on one's own page, to one listing or submission of one's own."""
    return "/".join(filter(None, (own_page_path(token), part, identity)))


def kiosk_path() -> str:
    """Where the kiosk starts; in the kiosk's clothes its addresses begin with it anyway."""
    return ""


def counter_path() -> str:
    """The counter's tools of a kiosk."""
    return COUNTER


def counter_listing_path(slug: str) -> str:
    """A listing in a kiosk as two look at it, the visitor and the counter."""
    return f"{COUNTER}{listing_path(slug)}"


def asked_path(asked: str = "", category: str | None = None) -> str:
    """Where the counter records what was asked and not found. `category` empty: none of them."""
    told = {"q": asked} if asked else {}
    return _with(f"{COUNTER}/kysytty", urlencode(told if category is None else {**told, "aihe": category}))


def desk_path() -> str:
    """Where staff sign in."""
    return DESK


IN_LANGUAGE = (
    home_path,
    search_path,
    listing_path,
    calendar_file_path,
    report_path,
    organiser_path,
    category_path,
    finder_path,
    calendar_path,
    list_path,
    short_list_path,
    feedback_path,
    about_path,
    accessibility_path,
    privacy_path,
    offline_path,
    manifest_path,
    feed_path,
    publish_path,
    own_start_path,
    kiosk_path,
    counter_path,
    counter_listing_path,
    asked_path,
)
"""Addresses that each language has its own of."""
WITHOUT_LANGUAGE = (api_docs_path, openapi_path)


def _with(path: str, query_string: str) -> str:
    return f"{path}?{query_string}" if query_string else path


def without_token(path: str) -> str:
    """A path as it may be told in a log: the token of a link that stands for a person is left out."""
    return _TOKEN.sub(r"\1…", path)
