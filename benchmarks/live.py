"""A thousand sockets on one process: what they cost, and how long a change takes to reach them all.

The listeners note the time and leave the bytes unread: a thousand clients that decode would be what is measured.
"""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from collections.abc import Callable

from websockets.client import ClientProtocol
from websockets.uri import parse_uri

TOPIC = "project:1"


class Listener(asyncio.Protocol):
    """One browser tab, from its handshake on."""

    def __init__(self, port: int, token: str) -> None:
        self.wire = ClientProtocol(parse_uri(f"ws://127.0.0.1:{port}/api/live"), max_size=None)
        self.token = token
        loop = asyncio.get_running_loop()
        self.subscribed: asyncio.Future[None] = loop.create_future()
        self.changed: asyncio.Future[float] = loop.create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        request = self.wire.connect()
        request.headers["Authorization"] = f"Bearer {self.token}"
        self.wire.send_request(request)
        self._flush()

    def data_received(self, data: bytes) -> None:
        if b'"change"' in data and not self.changed.done():
            self.changed.set_result(time.perf_counter())
        elif not self.subscribed.done():
            self._begin(data)

    def again(self) -> asyncio.Future[float]:
        """When the next change arrives, by the performance counter."""
        self.changed = asyncio.get_running_loop().create_future()
        return self.changed

    def _begin(self, data: bytes) -> None:
        if b'"subscribed"' in data:
            self.subscribed.set_result(None)
            return
        self.wire.receive_data(data)
        self.wire.send_text(json.dumps({"subscribe": [TOPIC]}).encode())
        self._flush()

    def _flush(self) -> None:
        self.transport.write(b"".join(self.wire.data_to_send()))


async def _many(port: int, token: str, count: int) -> list[Listener]:
    loop = asyncio.get_running_loop()
    listeners: list[Listener] = []
    for _ in range(0, count, 50):
        made = [loop.create_connection(lambda: Listener(port, token), "127.0.0.1", port) for _ in range(50)]
        listeners += [listener for _, listener in await asyncio.gather(*made)]
        await asyncio.gather(*(listener.subscribed for listener in listeners[-50:]))
    return listeners


async def holding(port: int, token: str, count: int, measure: Callable[[], float]) -> float:
    """A measurement while so many sockets are open and quiet."""
    listeners = await _many(port, token, count)
    await asyncio.sleep(1)
    measured = measure()
    for listener in listeners:
        listener.transport.close()
    return measured


async def spread(port: int, token: str, count: int, changes: int) -> list[float]:
    """Milliseconds from the request of a change to its arrival, for every socket and change, sorted."""
    listeners = await _many(port, token, count)
    await asyncio.sleep(1)
    took: list[float] = []
    for n in range(changes):
        arrivals = [listener.again() for listener in listeners]
        begun = time.perf_counter()
        await asyncio.to_thread(_create, port, token, n)
        took += [(at - begun) * 1000 for at in await asyncio.gather(*arrivals)]
    for listener in listeners:
        listener.transport.close()
    return sorted(took)


def _create(port: int, token: str, n: int) -> None:
    body = json.dumps({"project_id": 1, "title": f"Live {n}"}).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/api/tasks", body, headers)).read()
