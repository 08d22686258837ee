"""Servers of our own as the journeys meet them: one for the session, and one that may be stopped."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

START_SECONDS = 60
PORTS = range(21_000, 32_000)  # below those that the system hands out by itself


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it is, and where its words go."""

    origin: str
    log: Path


@dataclass(slots=True)
class Station:
    """A server that can be stopped and started again at the same address. `settings`: without OPASTAMO_."""

    origin: str
    var: str
    log: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        command = [sys.executable, "-m", "app", "serve", "--port", self.origin.rpartition(":")[2]]
        with self.log.open("a") as file:
            self.process = subprocess.Popen(command, env=self.env, stdout=file, stderr=file)
        wait_until_ready(self.origin, self.process, self.log)

    @property
    def env(self) -> dict[str, str]:
        """The environment of the server, and of commands beside it."""
        # Zero seconds: a page that the browser holds to be fresh opens as if there was a connection.
        told = {"VAR": self.var, "BASE_URL": self.origin, "PAGE_SECONDS": "0", **self.settings}
        return {**os.environ, **{f"OPASTAMO_{name}": value for name, value in told.items()}}

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None


def free_port() -> int:
    for port in PORTS[os.getpid() % 7_000 :]:
        with socket.socket() as candidate, suppress(OSError):
            candidate.bind(("127.0.0.1", port))
            return port
    pytest.fail("no free port for the server")


def wait_until_ready(origin: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(httpx.TransportError):
            if httpx.get(f"{origin}/health/ready").status_code == 200:
                return
        time.sleep(0.1)
    pytest.fail(f"the server did not become ready:\n{log.read_text()}")
