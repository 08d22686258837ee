"""The whole of `/api/v1/search`, as a client on the same machine meets it: one worker, one connection.

The catalogue behind it is empty: answers come from the index alone.
"""

import os
import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx

from app.search.embedded.engine import TantivyEngine
from app.search.query import SearchQuery
from tests.bench.figures import Figure, keep, latencies
from tests.bench.searching import documents, mixed_queries

WARM_UP = 50
START_SECONDS = 30.0
MIXED_AIM, MIXED_TAIL_AIM, MEMORY_AIM = "8", "25", "200"


@contextmanager
def worker(var: Path, **settings: str) -> Iterator[tuple[str, int]]:
    """A server of one worker over a folder: its address and process id. `settings` are of its environment."""
    command = [sys.executable, "-m", "app", "serve"]
    with served(command, {"OPASTAMO_VAR": str(var), **settings}) as answering:
        yield answering


@contextmanager
def served(command: list[str], settings: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """A server that takes `--port`, at a free one: its address and process id."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | settings
    told = [*command, "--port", str(port)]
    with subprocess.Popen(
        told, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ) as server:
        base = f"http://127.0.0.1:{port}"
        try:
            _wait_for(base)
            yield base, server.pid
        finally:
            server.terminate()


def _wait_for(base: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{base}/health/ready").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    message = "the server did not start"
    raise RuntimeError(message)


def resident_mb(process: int) -> float:
    """Resident memory of a process, in MB. Linux only."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def _timed(client: httpx.Client, query: SearchQuery) -> float:
    started = time.perf_counter()
    client.get(f"/api/v1/search?{query.query_string()}").raise_for_status()
    return time.perf_counter() - started


def main(count: int, folder: Path) -> None:
    """Measure; prints and keeps the figures."""
    bench = f"answer {count // 1000}k"
    TantivyEngine(folder / "index").rebuild(documents(count, datetime.now(UTC)))
    queries = mixed_queries(random.Random(3))
    with worker(folder) as (base, process), httpx.Client(base_url=base) as client:
        for query in queries[:WARM_UP]:
            _timed(client, query)
        taken = [_timed(client, query) for query in queries]
        keep(
            [
                *latencies(bench, "/api/v1/search", taken, MIXED_AIM, MIXED_TAIL_AIM),
                Figure(bench, "resident memory of the worker", resident_mb(process), "MB", MEMORY_AIM),
            ]
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
