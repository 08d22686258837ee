"""A Meilisearch server of our own on the loopback, for as long as the tests last."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ADDRESS = "OPASTAMO_TEST_MEILISEARCH_URL"
KEY = "only-for-tests-0123456789"
LOWEST_PORT, HIGHEST_PORT = 21_000, 32_000
START_SECONDS = 30


def why_not(*, own: bool = False) -> str | None:
    """The reason that no server can be asked, or None. `own`: it must be ours to stop and start."""
    if shutil.which("meilisearch") or (os.environ.get(ADDRESS) and not own):
        return None
    return f"no `meilisearch` on the PATH, and {ADDRESS} is not set"


@dataclass(slots=True)
class Server:
    """A server that can be stopped and started again with the same port and contents."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="opastamo-meili-")))
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        self.port = self.port or _free_port()
        command = ["meilisearch", "--no-analytics", "--master-key", KEY]
        command += ["--http-addr", f"127.0.0.1:{self.port}"]
        command += ["--max-indexing-memory", "100MiB"]  # with its default each change takes half a second
        for name in ("db-path", "dump-dir", "snapshot-dir"):
            command += [f"--{name}", str(self.folder / name)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)
        deadline = time.monotonic() + START_SECONDS
        while not _answers(self.url):
            assert self.process.poll() is None, (self.folder / "log").read_text(encoding="utf-8")
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop at once, as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def end(self) -> None:
        """Stop, and take its files away."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", trust_env=False).is_success
    except httpx.TransportError:
        return False


def _free_port() -> int:
    start = LOWEST_PORT + os.getpid() % 5_000
    for port in range(start, HIGHEST_PORT):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("no port is free")
