"""Templates: each gets one frozen dataclass as `page`; a missing name is an error, never an empty spot."""

from collections.abc import Callable
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from app.core.settings import ROOT
from app.web import links
from app.web.help_now import help_lines
from app.web.languages import LANGUAGES, translations
from app.web.own_list import carry
from app.web.qr import qr_code
from app.web.view import View
from app.web.words import Words

TEMPLATES = ROOT / "templates"


@lru_cache(maxsize=8 * len(LANGUAGES))
def environment(code: str, prefix: str = "", before: str = "") -> Environment:
    """The Jinja environment of a language. Everything is escaped; there is no way to say otherwise.

    `prefix`: what addresses begin with; `before`: a folder whose templates stand before the usual ones.
    """
    env = Environment(
        loader=_loader(before),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    words = Words(LANGUAGES[code], prefix)
    env.install_gettext_translations(translations(code), newstyle=True)  # type: ignore[attr-defined]  # of the extension
    env.globals.update({link.__name__: _in_language(link, words) for link in links.IN_LANGUAGE})
    env.globals.update({link.__name__: link for link in links.WITHOUT_LANGUAGE}, static=static_path)
    env.globals["own_lang"] = words.lang
    env.globals["qr_code"] = qr_code
    env.globals["help_lines"] = partial(help_lines, words.lang)
    return env


def _loader(before: str) -> BaseLoader:
    """Where templates are. One that stands before another finds it as `usual/…`, and can build on it."""
    usual = FileSystemLoader(TEMPLATES)
    if not before:
        return usual
    return ChoiceLoader([FileSystemLoader(TEMPLATES / before), usual, PrefixLoader({"usual": usual})])


def _in_language(link: Callable[..., str], words: Words) -> Callable[..., str]:
    return lambda *values: words.path(link(*values))


@lru_cache(maxsize=64)
def static_path(name: str) -> str:
    """The address of a static file with a mark of its content, so that browsers may keep it for good."""
    stamp = hash_of(ROOT / "static" / name)
    return f"/static/{name}?v={stamp}"


def hash_of(path: Path) -> str:
    """A short hash of a file's content."""
    return blake2b(path.read_bytes(), digest_size=5).hexdigest()


def render(template: str, page: Any, view: View, *, status: int = 200) -> HTMLResponse:
    """Render a template with its page, for one reader."""
    code, frame = view.words.language.code, view.frame
    chosen = environment(code, frame.prefix, frame.templates) if frame else environment(code)
    html = chosen.get_template(template).render(page=page, view=view)
    if frame:
        html = frame.finish(html)
    elif codes := view.own_list:
        html = carry(html, codes, view.path)
    return HTMLResponse(html, status_code=status)
