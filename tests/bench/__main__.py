"""Run the benchmarks, each in a fresh process and a fresh folder. `--quick` leaves out the largest."""

import subprocess
import sys
import tempfile


def main() -> None:
    """Run them all."""
    sizes = (1_000, 10_000) if "--quick" in sys.argv else (1_000, 10_000, 100_000)
    benches = [
        ("importing", 10_000),
        *(("searching", size) for size in sizes),
        ("indexing", sizes[-1]),
        ("answering", sizes[-1]),
        ("pages", 1_000),
        ("kiosk_copy", 5_000),
        ("kiosk_day", 2_000),
    ]
    for name, size in benches:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", f"tests.bench.{name}", str(size), f"{folder}/bench"]
            subprocess.run(command, check=True)


main()
