"""Live updates: sockets that subscribe to topics and are sent what the ledger's tail brings, each what it may see.

A client sends `{"subscribe": ["project:1"], "since": 120}` and gets `{"type": "subscribed", "at": …}`, what it
missed since then, and from then on `{"type": "change", "id", "noun", "object_id", "verb", "version", "fields"}`: on
each topic every id once, in rising order. `{"type": "reload"}` says that too much was missed to be told one by one,
`{"type": "lost", "topic": …}` that a topic is out of this person's sight by now.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import time
from collections.abc import Iterator
from typing import Any

import anyio.to_thread
import msgspec
from litestar.types import Receive, Scope, Send

from quarterdeck.kernel import activity, feed
from quarterdeck.kernel.access import Viewer, reaches
from quarterdeck.kernel.activity import Activity
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.reading import Reading

from .context import Identity
from .sockets import QUEUE, Socket
from .wake import Wake

log = logging.getLogger("quarterdeck")
TOPICS_MOST = 100
REIDENTIFY = 30.0  # seconds after which a socket's person is asked for again
RESTARTING, SIGNED_OUT, BAD_MESSAGE, LAGGING, FAULT = 1012, 4401, 4400, 4408, 1011
BATCH = 500
PATIENCE = 1.0  # seconds that one socket's full queue, or its last word, may take
_TOPIC = re.compile(r"([a-z_]+):([0-9]{1,18})")


Told = tuple[Socket, str, int, str | None]  # whom, on which topic, of which activity, in which words


class Live:
    """All sockets of this process, and the reader of the ledger's tail that feeds them."""

    def __init__(self, database: Database, identify: Any, redis: str | None = None) -> None:
        self.database, self.identify = database, identify
        self.sockets: set[Socket] = set()
        self.by_topic: dict[str, set[Socket]] = {}
        self.wake = Wake(database, redis)
        self.at = 0
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.at = await self._call(self._last)
        await self.wake.start()
        self._task = asyncio.create_task(self._follow(), name="live")

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        await self.wake.stop()
        for socket in list(self.sockets):
            socket.put(RESTARTING)

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
                last = await self._call(self._last)
                if not self.sockets:  # nobody came while it was read
                    self.at = last
                    return
            batch, told = await self._call(self._told)
            for entry in batch:
                for socket in self._affected(entry):
                    socket.put("reidentify")
            for socket, topic, id, message in told:
                if message is None:
                    self._lose(socket, topic)
                else:
                    socket.tell(topic, id, message)
            self.at = batch[-1].id if batch else self.at
            if len(batch) < BATCH:
                return
            await self._room()

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
                deck = decks.setdefault(socket.viewer, Deck(self.database, socket.viewer))
                if socket.viewer not in known:
                    known[socket.viewer] = thin(deck, entry)
                message = known[socket.viewer]
                if message is not None:
                    yield socket, topic, message[topic]
                elif topic == own and not _seen(deck, topic):
                    yield socket, topic, None

    async def _room(self) -> None:
        """Between two full batches, let the sockets send; one that is stuck is not waited for long."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            await asyncio.sleep(0.005)
            if all(socket.queue.qsize() < QUEUE // 2 for socket in self.sockets if not socket.lagging.is_set()):
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

    def _last(self) -> int:
        with self.database.session() as session:
            return activity.last_id(session)

    async def _call(self, work: Any) -> Any:
        return work() if self.database.inline else await anyio.to_thread.run_sync(work)

    # -- sockets -----------------------------------------------------------------------------------------------

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
        work = self._send(socket, scope, send), self._receive(socket, receive), socket.lagging.wait()
        tasks = [asyncio.ensure_future(each) for each in work]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._leave(socket)
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
        faults = [end for end in ends if isinstance(end, Exception)]
        for fault in faults:
            log.error("a live socket ended by a fault", exc_info=fault)
        code = LAGGING if socket.lagging.is_set() else FAULT if faults else ends[0]
        if isinstance(code, int):
            # Only now: Granian closes no socket that somebody is still receiving from.
            with contextlib.suppress(Exception):  # it may not be listening any more
                await asyncio.wait_for(send({"type": "websocket.close", "code": code, "reason": ""}), PATIENCE)

    async def _receive(self, socket: Socket, receive: Receive) -> None:
        while True:
            message: Any = await receive()
            if message["type"] == "websocket.disconnect":
                return
            try:
                await self._asked(socket, _decoded(message))
            except _BadMessageError as bad:
                socket.put(_text({"type": "error", "detail": str(bad)}))
                socket.put(BAD_MESSAGE)

    async def _asked(self, socket: Socket, asked: dict[str, Any]) -> None:
        wanted, since = asked.get("subscribe", []), asked.get("since")
        if not isinstance(wanted, list) or len(wanted) > TOPICS_MOST or not _is_place(since):
            raise _BadMessageError(
                f"“subscribe” is a list of at most {TOPICS_MOST} topics and “since” an activity's id"
            )
        topics, refused = await self._call(lambda: self._allowed(socket, wanted))
        new, left = set(topics) - set(socket.topics), set(socket.topics) - set(topics)
        for topic in left:
            self._unlisten(socket, topic)
        for topic in new:
            socket.topics[topic] = 0
            self.by_topic.setdefault(topic, set()).add(socket)
        socket.catching_up = new
        # Read after listening, so that nothing falls in between; what comes meanwhile is held.
        at = await self._call(self._last)
        socket.put(_text({"type": "subscribed", "topics": topics, "refused": refused, "at": at}))
        socket.caught_up(at if since is None or since >= at else await self._replay(socket, since, at))
        for topic in {*new, *left}:
            self._tell_presence(topic)

    def _allowed(self, socket: Socket, wanted: list[Any]) -> tuple[list[str], list[str]]:
        deck = Deck(self.database, socket.viewer)
        topics, refused = [], []
        with deck.using():
            for topic in dict.fromkeys(map(str, wanted)):
                (topics if _seen(deck, topic) else refused).append(topic)
        return topics, refused

    async def _replay(self, socket: Socket, since: int, at: int) -> int:
        """Tell what the client missed on its new topics, up to the activity returned. Where that is too much to be
        of use, it is told to load anew."""

        def missed() -> tuple[int, list[str]] | None:
            deck = Deck(self.database, socket.viewer)
            with deck.using() as session:
                batch = activity.tail(session, since, 5001)
                if len(batch) > 5000:
                    return None
                wanted = [(e, [t for t in feed.topics(e) if t in socket.catching_up]) for e in batch]
                found = [(topics, thin(deck, entry)) for entry, topics in wanted if topics]
                return max(at, batch[-1].id if batch else 0), [m[t] for topics, m in found if m for t in topics]

        found = await self._call(missed)
        if found is None or len(found[1]) > QUEUE // 4:
            socket.put(_text({"type": "reload"}))
            return at
        for message in found[1]:
            socket.put(message)
        return int(found[0])

    async def _send(self, socket: Socket, scope: Scope, send: Send) -> int:
        """Send what waits; returns the code to close with."""
        last = time.monotonic()
        while True:
            message = await self._next(socket)
            stale = time.monotonic() - last > REIDENTIFY
            if message == "reidentify" or stale:
                last = time.monotonic()
                if not await self._still(socket, scope):
                    message = SIGNED_OUT
                if message == "reidentify":
                    continue
            if isinstance(message, int):
                return message
            await send({"type": "websocket.send", "text": message, "bytes": None})

    async def _next(self, socket: Socket) -> str | int:
        try:
            return socket.queue.get_nowait()
        except asyncio.QueueEmpty:
            pass
        try:
            return await asyncio.wait_for(socket.queue.get(), REIDENTIFY)
        except TimeoutError:
            return '{"type":"ping"}'

    async def _still(self, socket: Socket, scope: Scope) -> bool:
        """Ask again who this is; false when the session or token ended."""
        try:
            identity = await self._call(lambda: self.identify(self.database, scope))
        except Refusal as refusal:
            if refusal.code == "unavailable":  # which says nothing about the person
                return True
            identity = None
        if identity is None or identity.viewer.id != socket.viewer.id:
            return False
        changed, socket.identity = identity.viewer != socket.viewer, identity
        if changed:
            for topic in (await self._call(lambda: self._allowed(socket, list(socket.topics))))[1]:
                self._lose(socket, topic)
        return True

    def _leave(self, socket: Socket) -> None:
        self.sockets.discard(socket)
        for topic in list(socket.topics):
            self._unlisten(socket, topic)
            self._tell_presence(topic)

    def _lose(self, socket: Socket, topic: str) -> None:
        """A topic went out of the person's sight: who is there is not told them any more either."""
        if topic in socket.topics:
            self._unlisten(socket, topic)
            socket.put(_text({"type": "lost", "topic": topic}))
            self._tell_presence(topic)

    def _unlisten(self, socket: Socket, topic: str) -> None:
        socket.topics.pop(topic, None)
        socket.catching_up.discard(topic)
        listening = self.by_topic.get(topic)
        if listening is not None:
            listening.discard(socket)
            if not listening:
                del self.by_topic[topic]

    def _tell_presence(self, topic: str) -> None:
        """Tell those at a project who else is there; everyone there may see the project, so they may see this."""
        sockets = self.by_topic.get(topic, set())
        if topic.startswith("project:") and len(sockets) <= 200:
            people = sorted({socket.viewer.id for socket in sockets})
            for socket in sockets:
                if topic not in socket.catching_up:  # who is still coming in is told last
                    socket.put(_text({"type": "presence", "topic": topic, "user_ids": people}))


class _BadMessageError(Exception):
    """A message that is none of ours."""


def _seen(deck: Deck, topic: str) -> bool:
    """Whether a text names a topic of ours that this person sees."""
    named = _TOPIC.fullmatch(topic)
    if named is None or named[1] not in NOUNS:
        return False
    with deck.using():
        return Reading(deck, NOUNS[named[1]]).there(int(named[2]))


def _is_place(since: object) -> bool:
    return since is None or (isinstance(since, int) and 0 <= since < 2**63)


def thin(deck: Deck, entry: Activity) -> dict[str, str] | None:
    """An activity as a message per topic, or None for those who do not see its object."""
    with deck.using():
        shown = feed.visible(deck, [entry])
    if not shown:
        return None
    message: dict[str, Any] = {
        "type": "change", "id": entry.id, "noun": entry.noun, "object_id": entry.object_id, "verb": entry.verb,
        "version": entry.version, "fields": sorted(shown[0].changes), "actor_id": entry.actor_id,
    }  # fmt: skip
    return {topic: _text(message | {"topic": topic}) for topic in feed.topics(entry)}


def _decoded(message: dict[str, Any]) -> dict[str, Any]:
    try:
        decoded = msgspec.json.decode(message.get("text") or message.get("bytes") or b"")
    except msgspec.DecodeError as fault:
        raise _BadMessageError("a message is a JSON object") from fault
    if not isinstance(decoded, dict):
        raise _BadMessageError("a message is a JSON object")
    return decoded


def _text(message: dict[str, Any]) -> str:
    return msgspec.json.encode(message).decode()
