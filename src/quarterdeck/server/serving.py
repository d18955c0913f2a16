"""Starting the server: the schema, the demo where asked for, then Granian with its workers."""

from __future__ import annotations

import os
import socket
from typing import Any

from quarterdeck.kernel.errors import Refusal
from quarterdeck.settings import Settings


def serve(
    settings: Settings, *, host: str = "127.0.0.1", port: int = 8000, workers: int = 1, demo: bool = False
) -> None:
    """Serve until stopped. The workers read what they need from the environment, so it is put there first."""
    _free(host, port)
    _prepare(settings, host, port, demo)
    from granian import Granian
    from granian.constants import Interfaces, Loops

    server: Any = Granian(
        "quarterdeck.server.app:create",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        loop=Loops.uvloop,
        websockets=True,
        backpressure=4096,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_access=False,
    )
    server.serve()


def _free(host: str, port: int) -> None:
    """Refuse a port that is taken: workers share theirs, so a second server would quietly answer half of the requests
    of the first."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as fault:
            reason = f"{host}:{port} cannot be used: {fault.strerror}; choose another with --port"
            raise Refusal("not_allowed", reason=reason) from fault


def _prepare(settings: Settings, host: str, port: int, demo: bool) -> None:
    os.environ["QUARTERDECK_DATABASE"] = settings.database
    shown = "localhost" if host in ("0.0.0.0", "127.0.0.1", "::") else host  # noqa: S104  # compared, not bound
    os.environ.setdefault("QUARTERDECK_URL", f"http://{shown}:{port}")
    if demo:
        os.environ["QUARTERDECK_DEMO"] = "1"
    address = f"http://{shown}:{port}"
    if demo and _fill(settings):
        print(f"\n  Quarterdeck is at {address}\n  Sign in as ada with the password quarterdeck-demo\n", flush=True)
    else:
        print(f"\n  Quarterdeck is at {address}\n", flush=True)


def _fill(settings: Settings) -> bool:
    """The demo company, on a database that has no people yet; True where it lives."""
    from quarterdeck.demo import fill, is_demo
    from quarterdeck.kernel import schema
    from quarterdeck.kernel.database import Database

    database = Database(settings.database)
    try:
        schema.migrate(database)
        fill(database)
        return is_demo(database)
    finally:
        database.close()
