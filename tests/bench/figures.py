"""Figures: printed as a table, and kept a JSON line each."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

KEPT = Path("var/bench.jsonl")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. `aim` of None: nothing is promised."""

    bench: str
    name: str
    value: float
    unit: str
    aim: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share (0–1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def latencies(
    bench: str, name: str, seconds: Sequence[float], aim: str = "", tail_aim: str = ""
) -> list[Figure]:
    """Median and 95th percentile, in milliseconds."""
    return [
        Figure(bench, f"{name} p50", statistics.median(seconds) * 1000, "ms", aim),
        Figure(bench, f"{name} p95", percentile(seconds, 0.95) * 1000, "ms", tail_aim),
    ]


def keep(figures: Sequence[Figure]) -> None:
    """Print the figures, and add them to the file."""
    table = Table("bench", "figure", "value", "unit", "aim")
    for figure in figures:
        table.add_row(figure.bench, figure.name, f"{figure.value:,.2f}", figure.unit, figure.aim)
    Console().print(table)
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    with KEPT.open("a", encoding="utf-8") as file:
        for figure in figures:
            file.write(json.dumps(asdict(figure)) + "\n")
