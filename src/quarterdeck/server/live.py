"""Live updates: sockets that subscribe to topics and are sent what the ledger's tail brings, each what it may see."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import anyio.to_thread
from litestar.types import Receive, Scope, Send

from quarterdeck.kernel import activity, feed
from quarterdeck.kernel.access import Viewer, reaches
from quarterdeck.kernel.activity import Activity
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, forget_settings

from .context import Identity
from .conversation import RESTARTING, SIGNED_OUT, Conversation
from .sockets import LOOK_AGAIN, QUEUE, Socket, encoded, sees_topic, thin
from .wake import Wake

T = TypeVar("T")
log = logging.getLogger("quarterdeck")
BATCH = 500
ROOM = 1.0  # seconds that sockets are given to send between two full batches
PING_EVERY = 30.0  # seconds; as often a socket's person is asked for again


Told = tuple[Socket, str, int, str | None]  # whom, on which topic, of which activity, in which words


class Live:
    """All sockets of this process, and the reader of the ledger's tail that feeds them."""

    def __init__(self, database: Database, identify: Any, redis: str | None = None) -> None:
        self.database, self.identify = database, identify
        self.sockets: set[Socket] = set()
        self.by_topic: dict[str, set[Socket]] = {}
        self.wake = Wake(database, redis)
        self.at = 0
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        self.at = await self.call(self.last)
        await self.wake.start()
        self._tasks = [asyncio.create_task(self._follow(), name="live"), asyncio.create_task(self._tick(), name="ping")]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self.wake.stop()
        for socket in list(self.sockets):
            socket.put(RESTARTING)

    async def call(self, work: Callable[[], T]) -> T:
        """Run work on the database where such work runs."""
        return work() if self.database.inline else await anyio.to_thread.run_sync(work)

    def last(self) -> int:
        """The id of the newest activity."""
        with self.database.session() as session:
            return activity.last_id(session)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        identity: Identity | None = scope.get("identity")  # type: ignore[assignment]
        # Accepted first: browsers are not told why a handshake fails, and would try again for ever.
        await send({"type": "websocket.accept", "subprotocol": None, "headers": []})
        if identity is None or not reaches(identity.viewer, "live", writing=False):
            await send({"type": "websocket.close", "code": SIGNED_OUT, "reason": "sign in first"})
            return
        socket = Socket(identity)
        self.sockets.add(socket)
        try:
            await Conversation(self, socket, scope).hold(receive, send)
        finally:
            self._leave(socket)

    async def _tick(self) -> None:
        """Now and then ask each socket's person again who they are, and whether they are there."""
        while True:
            await asyncio.sleep(1)
            due, ping = time.monotonic() - PING_EVERY, encoded({"type": "ping", "at": self.at})
            for socket in [s for s in self.sockets if s.checked < due]:
                socket.checked = time.monotonic()
                socket.put(LOOK_AGAIN)
                socket.put(ping)

    # -- the tail ----------------------------------------------------------------------------------------------

    async def _follow(self) -> None:
        while True:
            await self.wake.wait()
            try:
                await self._deliver()
            except Exception:
                # The place in the ledger is kept, so the next attempt delivers what this one could not.
                log.exception("live updates could not be delivered; they will be tried again")
                await asyncio.sleep(0.2)
                self.wake.again()

    async def _deliver(self) -> None:
        while True:
            if not self.sockets:
                last = await self.call(self._passed_over)
                if not self.sockets:  # nobody came while it was read
                    self.at = last
                    return
            batch, told = await self.call(self._told)
            if any(entry.noun == "setting" for entry in batch):
                forget_settings(self.database)
            for entry in batch:
                for socket in self._affected(entry):
                    socket.put(LOOK_AGAIN)
            for socket, topic, id, message in told:
                if message is None:
                    self.lose(socket, topic)
                else:
                    socket.tell(topic, id, message)
            self.at = batch[-1].id if batch else self.at
            if len(batch) < BATCH:
                return
            await self._room()

    def _passed_over(self) -> int:
        """The newest activity, where nobody is to be told of those before it."""
        with self.database.session() as session:
            last = activity.last_id(session)
            if last > self.at and activity.matching(session, {"noun": "setting"}, self.at, 1, newest=False):
                forget_settings(self.database)
        return last

    def _told(self) -> tuple[list[Activity], list[Told]]:
        """The next activities, and what to tell whom of them."""
        with self.database.session() as session:
            batch = activity.tail(session, self.at, BATCH)
        decks: dict[Viewer, Deck] = {}
        return batch, [(s, topic, e.id, text) for e in batch for s, topic, text in self._addressed(e, decks)]

    def _addressed(self, entry: Activity, decks: dict[Viewer, Deck]) -> Iterator[tuple[Socket, str, str | None]]:
        """The sockets that want and may see an activity, each with its message; None where the activity put the
        topic itself out of sight."""
        known: dict[Viewer, dict[str, str] | None] = {}
        own, *_ = topics = feed.topics(entry)
        for topic in topics:
            for socket in list(self.by_topic.get(topic, ())):
                viewer = socket.viewer
                if viewer not in known:
                    deck = decks[viewer] = decks.get(viewer) or Deck(self.database, viewer)
                    known[viewer] = thin(deck, entry)
                message = known[viewer]
                if message is not None:
                    yield socket, topic, message[topic]
                elif topic == own and not sees_topic(decks[viewer], topic):
                    yield socket, topic, None

    async def _room(self) -> None:
        """Between two full batches, let the sockets send; one that is stuck is not waited for long."""
        ends = time.monotonic() + ROOM
        while time.monotonic() < ends:
            await asyncio.sleep(0.005)
            if all(len(socket.waiting) < QUEUE // 2 for socket in self.sockets if not socket.lagging):
                return

    def _affected(self, entry: Activity) -> list[Socket]:
        """The sockets of those whose rights an activity may have changed: they are asked again who they are."""
        match entry.noun:
            case "user":
                return [s for s in self.sockets if s.viewer.id == entry.object_id]
            case "session":
                return [s for s in self.sockets if s.identity.session_id == entry.object_id]
            case "api_token":
                return [s for s in self.sockets if s.identity.token_id == entry.object_id]
            case _:
                return []

    # -- who listens -------------------------------------------------------------------------------------------

    def listen(self, socket: Socket, topics: list[str]) -> set[str]:
        """Let a socket listen to these topics and no others; returns those that changed."""
        new, left = set(topics) - set(socket.topics), set(socket.topics) - set(topics)
        for topic in left:
            self._unlisten(socket, topic)
        for topic in new:
            socket.topics[topic] = 0
            self.by_topic.setdefault(topic, set()).add(socket)
        socket.catching_up = new
        return new | left

    def lose(self, socket: Socket, topic: str) -> None:
        """A topic went out of the person's sight: who is there is not told them any more either."""
        if topic in socket.topics:
            self._unlisten(socket, topic)
            socket.put(encoded({"type": "lost", "topic": topic}))
            self.tell_presence(topic)

    def _unlisten(self, socket: Socket, topic: str) -> None:
        socket.topics.pop(topic, None)
        socket.catching_up.discard(topic)
        listening = self.by_topic.get(topic)
        if listening is not None:
            listening.discard(socket)
            if not listening:
                del self.by_topic[topic]

    def tell_presence(self, topic: str) -> None:
        """Tell those at a project who else is there; everyone there may see the project, so they may see this."""
        sockets = self.by_topic.get(topic, set())
        if topic.startswith("project:") and len(sockets) <= 200:
            people = sorted({socket.viewer.id for socket in sockets})
            for socket in sockets:
                if topic not in socket.catching_up:  # who is still coming in is told last
                    socket.put(encoded({"type": "presence", "topic": topic, "user_ids": people}))

    def _leave(self, socket: Socket) -> None:
        self.sockets.discard(socket)
        for topic in list(socket.topics):
            self._unlisten(socket, topic)
            self.tell_presence(topic)
