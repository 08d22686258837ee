"""The lists of forms, read."""

from pathlib import Path

from app.search.finnish.analyser import FinnishAnalyser
from app.search.finnish.words import fold

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def missed_forms(analyser: FinnishAnalyser, name: str) -> list[str]:
    """Forms that share no lemma with their base form."""
    return [
        form
        for form, base, *_ in rows(name)
        if not set(analyser.analyse(form).lemmas) & set(analyser.analyse(base).lemmas)
    ]


def missed_parts(analyser: FinnishAnalyser, name: str) -> list[tuple[str, str]]:
    """(form, part) where the part alone would not find the compound."""
    wanted = [(form, part) for form, _, *parts in rows(name) for part in " ".join(parts).split()]
    return [(form, part) for form, part in wanted if fold(part) not in analyser.analyse(form).parts]
