"""The house's own rules, checked on the code itself."""

import ast
import re
from pathlib import Path

import pytest

from app.core.settings import ROOT

CODE = ("app", "importers", "tests", "templates", "static")
MAX_LINES = 250
LONG = "Over 250 lines:"
TEXTS = {".py", ".html", ".css", ".js", ".mako", ".sh", ".md"}
VENDORED = ("static/vendor",)


def files(*folders: str, suffixes: set[str]) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]
    return sorted(path for path in found if "__pycache__" not in path.parts)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


PYTHON = files("app", "importers", suffixes={".py"})


def commits(path: Path) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call))
    return any(isinstance(func, ast.Attribute) and func.attr == "commit" for func in calls)


def test_only_the_database_module_commits() -> None:
    # Alembic's own command line commits its own connection; the index has a writer of its own.
    allowed = {"app/core/db.py", "app/migrations/env.py", "app/search/embedded/engine.py"}

    assert {name(path) for path in PYTHON if commits(path)} - allowed == set()


def test_no_file_is_longer_than_it_says_why() -> None:
    long = []
    for path in files(*CODE, suffixes=TEXTS):
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > MAX_LINES and not name(path).startswith(VENDORED):
            head = "\n".join(lines[:15])
            long += [] if re.search(rf"{LONG} \w", head) else [f"{name(path)}: {len(lines)} lines"]

    assert long == []


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_bytes()))


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in PYTHON}

    assert {name(folder) for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_app_asks_the_clock_in_one_place() -> None:
    asks = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today)\(")
    allowed = {"app/core/clock.py", "importers/http_policy.py"}

    assert {name(path) for path in PYTHON if asks.search(path.read_text(encoding="utf-8"))} - allowed == set()
