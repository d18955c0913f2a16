"""A server that really runs: `quarterdeck serve` in a process group of its own, on a free port, with people in it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import httpx
from tests.world import World

from quarterdeck.kernel import schema
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.people import credentials
from quarterdeck.people.tokens import create_token
from quarterdeck.people.user import User

PASSWORD = "correct horse battery"
STARTS_IN = 60.0  # seconds; a busy machine may need them, a quiet one needs about one
Json = dict[str, Any]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Running:
    """A server on a database that may have outlived others."""

    url: str
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    took: float = 0.0
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def live(self) -> str:
        return f"ws://127.0.0.1:{self.port}/api/live"

    def start(self, *arguments: str) -> Running:
        """Start it and wait until it is healthy; `took` says how long that was, in seconds."""
        command = [sys.executable, "-m", "quarterdeck", "serve", "--database", self.url, "--port", str(self.port)]
        environment = {n: v for n, v in os.environ.items() if not n.startswith("QUARTERDECK_")} | self.environment
        files = {"QUARTERDECK_FILES": str(self.log.parent / "files")}
        began = time.monotonic()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *arguments], env=files | environment, stdout=log, stderr=log, start_new_session=True
            )
        while time.monotonic() - began < STARTS_IN:
            if self._healthy():
                self.took = time.monotonic() - began
                return self
            assert self._process.poll() is None, f"the server ended:\n{self.log.read_text()}"
            time.sleep(0.02)
        self.kill()
        raise AssertionError(f"the server did not become healthy:\n{self.log.read_text()}")

    def _healthy(self) -> bool:
        """Asked without httpx, which takes longer to begin than the server to answer."""
        asking = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            asking.request("GET", "/api/health")
            return asking.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            asking.close()

    def kill(self) -> None:
        """kill -9, the whole process group."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)

    def stop(self, within: float = 30) -> float:
        """SIGTERM to the main process, as a service manager does; returns the seconds until all of it had ended."""
        process = self._process
        assert process is not None
        began = time.monotonic()
        process.terminate()
        process.wait(within)
        took = time.monotonic() - began
        self.kill()
        return took

    @property
    def group_lives(self) -> bool:
        """Whether any process of the group, the workers' among them, is still there."""
        return self._process is not None and _alive(self._process.pid)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def running(url: str, folder: Path, name: str = "server", **environment: str) -> Iterator[Running]:
    """A healthy server that is killed at the end, whatever happens."""
    server = Running(url, folder / f"{name}.log", environment)
    try:
        yield server.start()
    finally:
        server.kill()


# -- who knocks --------------------------------------------------------------------------------------------------


def token(world: World, who: User) -> str:
    return create_token(system(world.database), who.id, "test")


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def passwords(world: World, *people: User) -> None:
    deck = system(world.database)
    with deck.transaction():
        for person in people:
            credentials.set_password(deck, person.id, PASSWORD)


class Browser:
    """A person's browser: the cookies of signing in, and the CSRF token that they come with."""

    def __init__(self, server: Running, person: User) -> None:
        self.server = server
        self.client = httpx.Client(base_url=server.address, timeout=60)
        answer = self.client.post("/api/session", json={"username": person.username, "password": PASSWORD})
        assert answer.status_code == 201, answer.text
        self.client.headers["x-csrftoken"] = self.client.cookies["csrftoken"]

    @property
    def cookie(self) -> dict[str, str]:
        """The Cookie header of a socket's handshake."""
        return {"cookie": "; ".join(f"{c.name}={c.value}" for c in self.client.cookies.jar if c.path == "/")}

    def close(self) -> None:
        self.client.close()


def stamped(database: Database) -> None:
    """Say that the tests' tables, made all at once, are at the newest revision: `serve` then has nothing to move."""
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("DELETE FROM alembic_version")
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{schema.newest()}')")
