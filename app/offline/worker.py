"""The service worker's script, with what it must know of the site in front of it."""

import json
from functools import cache
from hashlib import blake2b

from app.core.settings import ROOT
from app.web.languages import LANGUAGES
from app.web.links import offline_path
from app.web.words import Words

STATIC = ROOT / "static"
SCRIPT = STATIC / "js" / "service_worker.js"
NEVER_KEPT = ("/yllapito", "/oma", "/ilmoita", "/kioski", "/api", "/health")
"""First parts of addresses that are somebody's own, or for programs."""


@cache
def worker_script() -> str:
    """The script. It changes when any static file does: browsers then take the new one."""
    offline = {language.prefix: Words(language).path(offline_path()) for language in LANGUAGES.values()}
    told = {"VERSION": _version(), "OFFLINE": offline, "NEVER_KEPT": NEVER_KEPT}
    lines = [f"const {name} = {json.dumps(value)};" for name, value in told.items()]
    return "\n".join((*lines, SCRIPT.read_text(encoding="utf-8")))


def _version() -> str:
    content = blake2b(digest_size=8)
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        content.update(path.relative_to(STATIC).as_posix().encode() + b"\0" + path.read_bytes())
    return content.hexdigest()
