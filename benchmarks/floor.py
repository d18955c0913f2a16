"""The floor: the smallest ASGI handler that answers the same bytes with the same SQL on the driver, no framework;
and the smallest that holds a socket.

`FLOOR` in the environment is a JSON file: the database's path, and for each request its statement, values and form.
"""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

WORK = json.loads(Path(os.environ["FLOOR"]).read_text()) if "FLOOR" in os.environ else {}


def connect() -> sqlite3.Connection:
    connection = sqlite3.connect(
        WORK["database"], isolation_level=None, cached_statements=1000, check_same_thread=False
    )
    for pragma in ("journal_mode=WAL", "cache_size=-65536", "mmap_size=268435456"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


CONNECTION = connect() if WORK else None


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return
    if scope["type"] == "websocket":
        await _hold(receive, send)
        return
    asked = WORK["requests"][scope["path"].strip("/")]
    rows = CONNECTION.execute(asked["sql"], asked["values"]).fetchall()  # type: ignore[union-attr]
    if asked["list"]:
        body = f'{{"items":[{",".join([row[0] for row in rows[:50]])}],"next":"{asked["next"]}"}}'.encode()
    else:
        body = rows[0][0].encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def _hold(receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept", "subprotocol": None, "headers": []})
    while (await receive())["type"] != "websocket.disconnect":
        await send({"type": "websocket.send", "text": '{"type":"subscribed"}', "bytes": None})
