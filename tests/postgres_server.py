"""A PostgreSQL server of our own on the loopback, for as long as the tests last."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BIN = Path("/usr/lib/postgresql/15/bin")
LOWEST_PORT, HIGHEST_PORT = 21_000, 32_000


def why_not() -> str | None:
    """The reason that no server can be started, or None."""
    if not (BIN / "initdb").exists():
        return f"PostgreSQL 15 is not in {BIN}"
    if os.geteuid() == 0 and _account() is None:
        return "PostgreSQL refuses to run as root, and there is no account 'postgres' or 'nobody'"
    return None


@contextmanager
def running() -> Iterator[str]:
    """Start a server with an empty cluster; gives its SQLAlchemy address without a database name."""
    account = _account() if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="opastamo-pg-"))
    try:
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
        data, port = folder / "data", _free_port()
        user = account.pw_name if account else None
        _run(user, "initdb", "-D", data, "-U", "opastamo", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-F -p {port} -k '' -c listen_addresses=127.0.0.1"
        _run(user, "pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        try:
            yield f"postgresql+psycopg://opastamo@127.0.0.1:{port}"
        finally:
            _run(user, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> pwd.struct_passwd | None:
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names.get("nobody")


def _run(user: str | None, program: str, *arguments: str | Path) -> None:
    command = [str(BIN / program), *map(str, arguments)]
    subprocess.run(
        command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL, env={"LC_ALL": "C.UTF-8"}
    )


def _free_port() -> int:
    start = LOWEST_PORT + os.getpid() % 5_000
    for port in range(start, HIGHEST_PORT):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("no port is free")
