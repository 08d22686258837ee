"""Measures the reader of notices: how many of the readings of a set of texts come out as they should."""

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.settings import settings
from app.reading.poster import Poster, read_poster
from app.search.finnish.base_form import base_form_with
from app.search.finnish.location import lexicon_path
from app.search.finnish.reader import Lexicon

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")
TEXTS = Path(__file__).parent / "texts"
FIELDS = (
    "times", "price", "contact", "place.name", "place.address", "registration_by", "audience",
    "kind", "cancelled",
)  # fmt: skip
_UNTOLD: dict[str, Any] = {"times": [], "price": "unknown", "cancelled": False}
_BLANK: dict[str, Any] = {
    "start": None, "end": None, "weekly": [], "interval": 1, "from": None, "until": None, "at": None,
    "except": [], "weeks": None, "monthly": [],
}  # fmt: skip


@dataclass(slots=True)
class Score:
    """Right readings and all of them by field, and what came out wrong."""

    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    unmarked: int = 0
    readings: int = 0
    wrong: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        """The share of right readings of a field."""
        return self.right[name] / max(self.told[name], 1)

    @property
    def wrong_unmarked(self) -> float:
        """The share of all readings that are wrong and not marked as a guess."""
        return self.unmarked / max(self.readings, 1)

    def lines(self) -> list[str]:
        """The figures, a line each."""
        told = [f"{name}: {self.right[name]}/{self.told[name]} ({self.share(name):.1%})" for name in FIELDS]
        return [*told, f"wrong and not marked: {self.unmarked}/{self.readings} ({self.wrong_unmarked:.1%})"]


def cases(*names: str) -> list[dict[str, Any]]:
    """The texts of the files of these names, with their readings."""
    found = [tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))["cases"] for name in names]
    return [case for part in found for case in part]


def measured(texts: list[dict[str, Any]]) -> Score:
    """Read every text and compare."""
    score = Score()
    base_form = base_form_with(Lexicon.open(lexicon_path(settings().lexicon)))
    for case in texts:
        poster = read_poster(case["text"], now=NOW, base_form=base_form)
        for name in FIELDS:
            _compare(score, case, poster, name)
    return score


def _compare(score: Score, case: dict[str, Any], poster: Poster, name: str) -> None:
    if name == "kind" and "kind" not in case:
        return
    wanted, found = _wanted(case, name), _found(poster, name)
    told = any(value not in (None, [], "", "unknown") for value in wanted)
    if not told and not _is_told(found):
        return
    right = found in wanted
    score.readings += 1
    if told:
        score.told[name] += 1
        score.right[name] += right
    marked = any(guess.startswith(name.partition(".")[0]) for guess in poster.guesses) or poster.problem
    # Nothing proposed is nothing wrong: the form stays empty there.
    if not right and _is_told(found) and not marked:
        score.unmarked += 1
    if not right:
        flag = "marked" if marked else "UNMARKED" if _is_told(found) else "empty"
        score.wrong.append(
            f"[{flag}] {name}: {found!r} instead of {wanted[0]!r} in {case['text'].strip()[:60]!r}"
        )


def _is_told(found: Any) -> bool:
    return found not in (None, [], "", "unknown", False)


def _wanted(case: dict[str, Any], name: str) -> list[Any]:
    """The readings that are right; usually one."""
    key = {
        "registration_by": "by",
        "audience": "ages",
        "place.name": "place",
        "place.address": "address",
    }.get(name, name)
    if name == "contact":
        return ["|".join(case.get(part, "") for part in ("phone", "email", "url")).strip("|")]
    options = case.get(f"{key}_any", [case.get(key, _UNTOLD.get(key, ""))])
    if name == "times":
        return [sorted((_BLANK | rule for rule in option), key=repr) for option in options]
    return [option.casefold() if isinstance(option, str) else option for option in options]


def _found(poster: Poster, name: str) -> Any:
    contact, ages = poster.contact, (poster.audience.min_age, poster.audience.max_age)
    phone = "".join(char for char in contact.phone or "" if char.isdigit())
    found: dict[str, Any] = {
        "times": sorted((rule.as_json() for rule in poster.times), key=repr),
        "price": price_of(poster),
        "contact": "|".join((phone, contact.email or "", contact.url or "")).strip("|"),
        "place.name": (poster.place.name or "").casefold(),
        "place.address": (poster.place.address or "").casefold(),
        "registration_by": str(poster.registration_by or ""),
        "audience": "" if ages == (None, None) else "-".join("" if age is None else str(age) for age in ages),
        "kind": poster.kind or "",
        "cancelled": poster.cancelled,
    }
    return found[name]


def price_of(poster: Poster) -> str:
    """The price as the texts write it: "free", "5", "0-10", "material:12"."""
    price = poster.price
    if price.type in {"free", "unknown", "donation"}:
        return price.type
    ends = dict.fromkeys(
        f"{amount:f}" for amount in (price.amount_min, price.amount_max) if amount is not None
    )
    prefix = f"{price.type}:" if price.type in {"membership", "material"} else ""
    return prefix + "-".join(ends)
