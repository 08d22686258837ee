"""Processes that work beside the server."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.patience import eventually

PARENT = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from app.core.processes import end_with_parent

with ProcessPoolExecutor(1, get_context("spawn"), end_with_parent) as pool:
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


def _is_alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_process_beside_the_server_ends_with_it() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert _is_alive(child)
        os.kill(parent.pid, signal.SIGKILL)
    eventually(lambda: not _is_alive(child))
