"""Addresses of the net: only links that are safe to show, only e-mail addresses that are somebody's."""

import re
from urllib.parse import urlsplit

_MAX_URL = 2000
_MAX_TEXT = 50_000
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# "mikkeli.fi/liikunta" is how people write addresses; other endings could as well be a file's.
_BARE = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,4}(?:fi|com|org|net|eu|info)(?:[/?#:]|$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\s<>"\\`{}|^]')
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")
_AT_SIGN = re.compile(r"\s?[(\[{]\s?(?:at|ät|a|@)\s?[)\]}]\s?", re.IGNORECASE)
_EMAIL = re.compile(
    r"(?<![\w.+%-])([a-z0-9_][a-z0-9._%+'-]{0,63})@((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?![\w@-])",
    re.IGNORECASE,
)
_PATTERN_NAMES = frozenset({"etunimi.sukunimi", "fornamn.efternamn", "firstname.lastname", "nimi.sukunimi"})


def safe_url(text: object) -> str | None:
    """The http(s) address in `text`, or None when it isn't one that may be shown as a link.

    "www.…" and bare Finnish addresses get https://. Refused: other schemes, user names and passwords,
    control and invisible characters, bare numbers as hosts, and anything over 2000 characters.
    """
    if not isinstance(text, str):
        return None
    url = text.strip().rstrip(".,;").replace("&amp;", "&")
    if url.lower().startswith("www.") or _BARE.match(url):
        url = f"https://{url}"
    scheme = _SCHEME.match(url)
    if scheme is None or len(url) > _MAX_URL or not url.isprintable() or _FORBIDDEN.search(url):
        return None
    return scheme.group().lower() + url[scheme.end() :] if _points_somewhere(url) else None


def _points_somewhere(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return "@" not in parts.netloc and _HOST.fullmatch(host.removesuffix(".")) is not None


def read_emails(text: object) -> tuple[str, ...]:
    """The e-mail addresses in `text`, lower case, each once, in order; "nimi(at)seura.fi" counts too."""
    if not isinstance(text, str):
        return ()
    plain = _AT_SIGN.sub("@", text[:_MAX_TEXT])
    found = [(local.lower().rstrip("."), domain.lower()) for local, domain in _EMAIL.findall(plain)]
    # "etunimi.sukunimi@…" tells how the addresses of a house are made, and reaches nobody.
    return tuple(dict.fromkeys(f"{local}@{domain}" for local, domain in found if local not in _PATTERN_NAMES))
