"""A reader's own list while it travels in addresses: nothing of it is kept by us.

A list is the codes of its listings, apart by dots: `/lista?k=3f2a9c01.aabbccdd`. On other pages it goes along
as `lista=…`, so that a browser without scripts loses nothing on its way from page to page. It is put
into the finished page in one place, here: no page and no link needs to know of it.
"""

import re
from collections.abc import Iterable
from functools import partial
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

from app.web.languages import OUTSIDE, split_path
from app.web.links import LIST

Codes = tuple[str, ...]
MOST = 50
CODES = "k"
CARRIED = "lista"
_CODE = re.compile(r"[0-9a-f]{8}")
_SEPARATORS = re.compile(r"[.,\s]+")
_BODY = re.compile(r"<body\b")
_LINK = re.compile(r'(<a\b[^>]*?\shref=")(/(?!/)[^"]*)(")')
_FORM = re.compile(r'<form\b[^>]*\smethod="get"[^>]*>')


def code_of(slug: str) -> str:
    """What a listing is called in a list: the end of its slug."""
    return slug[-8:]


def read_codes(texts: Iterable[str], most: int = MOST) -> Codes:
    """The codes in values of an address, each once, in their order, `most` of them at the most."""
    parts = (part for text in texts for part in _SEPARATORS.split(text.lower()))
    return tuple(dict.fromkeys(part for part in parts if _CODE.fullmatch(part)))[:most]


def query_of(codes: Codes) -> str:
    """The query string of a list's page; of an empty list it is empty."""
    return f"{CODES}={'.'.join(codes)}" if codes else ""


def codes_in(path: str, query: str, most: int = MOST) -> Codes:
    """The list that an address of ours brings along; `path` has no language."""
    name = CODES if path == LIST else CARRIED
    return read_codes((value for key, value in parse_qsl(query) if key == name), most)


def carry(html: str, codes: Codes, path: str) -> str:
    """A page at `path` whose links and forms take the list along; what is on the list already says so."""
    start = found.start() if (found := _BODY.search(html)) else 0
    body = _LINK.sub(partial(_carrying_link, codes=codes, on_list=path == LIST), html[start:])
    field = f'<input type="hidden" name="{CARRIED}" value="{".".join(codes)}">'
    return html[:start] + _FORM.sub(lambda tag: tag[0] + field, body)


def _carrying_link(tag: re.Match[str], *, codes: Codes, on_list: bool) -> str:
    before, address, after = tag.groups()
    parts = urlsplit(unescape(address))
    _, path = split_path(parts.path)
    if path.split("/")[1] in OUTSIDE or "." in path.rpartition("/")[2] or (on_list and path == LIST):
        return tag[0]  # a file, what is for programs, and what the list's own page says that it becomes
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    name = CODES if path == LIST else CARRIED
    more = read_codes(value for key, value in pairs if key == CODES) if path == LIST else ()
    mark = ' aria-current="true"' if more and set(more) <= set(codes) else ""
    joined = ".".join(dict.fromkeys((*codes, *more)))
    query = urlencode([*(pair for pair in pairs if pair[0] != name), (name, joined)])
    return f"{before}{escape(parts._replace(query=query).geturl())}{after}{mark}"
