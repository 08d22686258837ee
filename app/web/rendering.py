"""Templates: each gets one frozen dataclass as `page`; a missing name is an error, never an empty spot."""

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.core.settings import ROOT
from app.web.links import api_docs_path, home_path, listing_path, openapi_path, search_path

TEMPLATES = ROOT / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The Jinja environment of this process. Everything is escaped; there is no way to say otherwise."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    links = (home_path, listing_path, search_path, api_docs_path, openapi_path)
    env.globals.update({link.__name__: link for link in links}, static=static_path)
    return env


@lru_cache(maxsize=64)
def static_path(name: str) -> str:
    """The address of a static file with a mark of its content, so that browsers may keep it for good."""
    stamp = hash_of(ROOT / "static" / name)
    return f"/static/{name}?v={stamp}"


def hash_of(path: Path) -> str:
    """A short hash of a file's content."""
    return blake2b(path.read_bytes(), digest_size=5).hexdigest()


def render(template: str, page: Any, *, status: int = 200) -> HTMLResponse:
    """Render a template with its page."""
    html = environment().get_template(template).render(page=page)
    return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-cache"})
