"""Templates: everything is escaped, and a missing name is an error."""

from dataclasses import dataclass
from pathlib import Path

import jinja2
import pytest

from app.core.settings import ROOT
from app.web.rendering import environment, hash_of, render, static_path
from app.web.view import View
from app.web.words import Words

VIEW = View(Words(), "/haku", "", "https://example.org")
HOSTILE = "<script>alert(1)</script>\"'&"


@dataclass(frozen=True)
class Page:
    status: int = 404
    heading: str = HOSTILE
    words: str = HOSTILE
    phone: str = HOSTILE


def test_everything_is_escaped() -> None:
    body = bytes(render("error.html", Page(), VIEW).body).decode()
    assert body.count("<script") == body.count('<script type="module" src="/static/')
    assert body.count("&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;") == 5


def test_a_name_that_is_missing_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("error.html", object(), VIEW)


def test_no_template_switches_the_escaping_off() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        assert "|safe" not in source.replace(" ", "")
        assert "autoescape" not in source


def test_every_template_compiles() -> None:
    names = [name for name in environment("fi").list_templates() if name.endswith(".html")]
    assert names
    for name in names:
        environment("fi").get_template(name)


def test_a_static_address_has_the_mark_of_its_content() -> None:
    path = ROOT / "static" / "css" / "base.css"
    assert static_path("css/base.css") == f"/static/css/base.css?v={hash_of(path)}"


def test_a_static_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        static_path("css/none.css")


def test_the_mark_changes_with_the_content(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_text("a")
    other.write_text("b")
    assert hash_of(one) != hash_of(other)
    assert len(hash_of(one)) == 10
