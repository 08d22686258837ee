"""The web app manifest: how the site looks on a phone's home screen."""

from typing import Any

from app.web.links import home_path
from app.web.rendering import static_path
from app.web.words import N_, Words

DESCRIPTION = N_("Tekemistä, seuraa ja apua läheltä.")
PAPER, LAKE = "#fbf8f3", "#0b5563"


def manifest_of(words: Words) -> dict[str, Any]:
    """The manifest in one language."""
    home = words.path(home_path())
    return {
        "id": home,
        "name": "Opastamo",
        "short_name": "Opastamo",
        "description": words.gettext(DESCRIPTION),
        "lang": words.lang,
        "dir": "ltr",
        "start_url": home,
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": LAKE,
        "icons": [
            _icon("opastamo-192.png", "192x192", "any"),
            _icon("opastamo-512.png", "512x512", "any"),
            _icon("opastamo-maskable-512.png", "512x512", "maskable"),
        ],
    }


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    return {"src": static_path(f"icons/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
