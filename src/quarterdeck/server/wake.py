"""What wakes a reader of the ledger: a commit of this process at once, other processes' by the database's own means.

SQLite is asked for its `data_version`; PostgreSQL notifies; with Redis or Valkey any database does; without, MariaDB
is asked for its newest activity.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Any

import anyio.to_thread

from quarterdeck.kernel import activity
from quarterdeck.kernel.database import CHANNEL, Database

log = logging.getLogger("quarterdeck")
SQLITE_EVERY, POLL_EVERY, LISTEN_EVERY = 0.1, 0.1, 2.0


class Wake:
    """Wakes the event loop when the ledger may have grown."""

    def __init__(self, database: Database, redis: str | None = None) -> None:
        self.database, self.redis = database, redis
        self._event = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._publisher: Any = None
        self._listening = False
        self._seen: Any = None

    async def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.database.committed.append(self._committed)
        if self.database.dialect == "postgresql":
            self._tasks.append(asyncio.create_task(self._kept_up(self._listen), name="listen"))
        elif self.redis and self.database.dialect != "sqlite":
            self._tasks.append(asyncio.create_task(self._kept_up(self._subscribe), name="subscribe"))

    async def stop(self) -> None:
        self.database.committed.remove(self._committed)
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def again(self) -> None:
        """Wake once more: what the last one was for is not done."""
        self._event.set()

    async def wait(self) -> None:
        """Return when the ledger may have grown."""
        while True:
            try:
                await asyncio.wait_for(self._event.wait(), self._every())
                self._event.clear()
                return
            except TimeoutError:
                if await self._moved():
                    return

    def _every(self) -> float:
        if self.database.dialect == "sqlite":
            return SQLITE_EVERY
        # Even a listener asks now and then: a notification is lost when its connection is.
        return LISTEN_EVERY if self._listening else POLL_EVERY

    async def _moved(self) -> bool:
        work = self._data_version if self.database.dialect == "sqlite" else self._newest
        try:
            now = work() if self.database.inline else await anyio.to_thread.run_sync(work)
        except Exception:
            log.warning("the database does not answer; live updates wait for it", exc_info=True)
            await asyncio.sleep(1)
            return False
        moved, self._seen = now != self._seen, now
        return moved

    def _data_version(self) -> int:
        with self.database.session() as session:
            return int(session.run_text("PRAGMA data_version").fetchone()[0])

    def _newest(self) -> int:
        with self.database.session() as session:
            return activity.last_id(session)

    def _committed(self, last: int) -> None:
        if self._loop is not None:
            # A commit in the loop's own thread needs no wake-up call.
            self._loop.call_soon_threadsafe(self._event.set)
        if self._publisher is not None:
            with contextlib.suppress(Exception):
                self._publisher.publish(CHANNEL, last)

    async def _kept_up(self, listen: Any) -> None:
        """Listen for ever; while the connection is gone, polling takes over."""
        while True:
            try:
                await listen()
            except asyncio.CancelledError:
                raise
            except Exception:
                log.warning("lost the connection that announces changes; asking for them meanwhile", exc_info=True)
            self._listening = False
            self._event.set()  # who waits as long as a listener may waits too long now
            await asyncio.sleep(1)

    async def _listen(self) -> None:
        import psycopg

        url = self.database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        patience = self.database.patience_of_postgresql
        async with await psycopg.AsyncConnection.connect(url, autocommit=True, **patience) as connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            self._listening = True
            self._event.set()
            async for _ in connection.notifies():
                self._event.set()

    async def _subscribe(self) -> None:
        import redis
        import redis.asyncio

        assert self.redis
        # A writer waits for it, so it does not wait long; who misses the word asks two seconds later.
        self._publisher = redis.from_url(self.redis, socket_timeout=0.5, socket_connect_timeout=0.5)
        client = redis.asyncio.from_url(self.redis)
        try:
            async with client.pubsub() as channel:
                await channel.subscribe(CHANNEL)
                self._listening = True
                self._event.set()
                async for _ in channel.listen():
                    self._event.set()
        finally:
            await client.aclose()
