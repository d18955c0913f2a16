"""A thousand sockets on one process: what they cost, and how long a change takes to reach them all."""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from collections.abc import Callable

from websockets.asyncio.client import ClientConnection, connect


async def _open(port: int, token: str, topic: str) -> ClientConnection:
    socket = await connect(
        f"ws://127.0.0.1:{port}/api/live", additional_headers={"Authorization": f"Bearer {token}"}, compression=None,
        ping_interval=None, max_queue=None,
    )  # fmt: skip
    await socket.send(json.dumps({"subscribe": [topic]}))
    while json.loads(await socket.recv())["type"] != "subscribed":
        pass
    return socket


async def _many(port: int, token: str, count: int) -> list[ClientConnection]:
    sockets: list[ClientConnection] = []
    for _ in range(0, count, 50):
        sockets += await asyncio.gather(*(_open(port, token, "project:1") for _ in range(50)))
    return sockets


async def holding(port: int, token: str, count: int, measure: Callable[[], float]) -> float:
    """A measurement while so many sockets are open and quiet."""
    sockets = await _many(port, token, count)
    await asyncio.sleep(1)
    measured = measure()
    await asyncio.gather(*(s.close() for s in sockets))
    return measured


async def spread(port: int, token: str, count: int, changes: int) -> list[float]:
    """Milliseconds from the request of a change to its arrival, for every socket and change, sorted."""
    sockets = await _many(port, token, count)
    await asyncio.sleep(1)
    took: list[float] = []
    for n in range(changes):
        begun = time.perf_counter()
        arrivals = [asyncio.create_task(_arrival(s)) for s in sockets]
        await asyncio.sleep(0)
        begun = time.perf_counter()
        await asyncio.to_thread(_create, port, token, n)
        took += [(at - begun) * 1000 for at in await asyncio.gather(*arrivals)]
    await asyncio.gather(*(s.close() for s in sockets))
    return sorted(took)


async def _arrival(socket: ClientConnection) -> float:
    while True:
        text = await socket.recv()
        if '"change"' in str(text):
            return time.perf_counter()


def _create(port: int, token: str, n: int) -> None:
    body = json.dumps({"project_id": 1, "title": f"Live {n}"}).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/api/tasks", body, headers)).read()
