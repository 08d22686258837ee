"""The kiosk's service worker: a few words about this kiosk, and the module that does the work."""

import json
from functools import cache
from hashlib import blake2b

from app.core.settings import ROOT
from app.web.languages import LANGUAGES
from app.web.rendering import static_path

FOLDERS = ("js/kiosk", "vendor/snowball")
"""Of static/: what the worker is made of."""


def worker_script(prefix: str) -> str:
    """The script of the kiosk at a prefix. It changes when its modules do: browsers then take the new one."""
    told = {"prefix": prefix, "languages": [language.prefix for language in LANGUAGES.values()]}
    module = static_path("js/kiosk/worker.js")
    return f'// {_version()}\nimport {{ serve }} from "{module}";\nserve({json.dumps(told)});\n'


@cache
def _version() -> str:
    content = blake2b(digest_size=8)
    for path in sorted(path for name in FOLDERS for path in (ROOT / "static" / name).rglob("*.js")):
        content.update(path.name.encode() + b"\0" + path.read_bytes())
    return content.hexdigest()
