"""Live updates: sockets that subscribe to topics and are sent what the ledger's tail brings, each what it may see.

A client sends `{"subscribe": ["project:1"], "since": 120}` and gets `{"type": "subscribed", "at": …}`, what it
missed since then, and from then on `{"type": "change", "id", "noun", "object_id", "verb", "version", "fields"}`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from typing import Any

import anyio.to_thread
import msgspec
from litestar.types import Receive, Scope, Send

from ..kernel import activity, feed
from ..kernel.access import Viewer, reaches
from ..kernel.activity import Activity
from ..kernel.database import Database
from ..kernel.deck import Deck
from ..kernel.errors import Refusal
from ..kernel.model import NOUNS
from ..kernel.reading import Reading
from .context import Identity
from .wake import Wake

log = logging.getLogger("quarterdeck")
TOPICS_MOST = 100
REIDENTIFY = 30.0  # seconds after which a socket's person is asked for again
SIGNED_OUT, BAD_MESSAGE, LAGGING = 4401, 4400, 4408
QUEUE = 1000


class Socket:
    """One browser tab. Messages wait in its own queue, so that a slow one delays nobody else."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.topics: set[str] = set()
        self.queue: asyncio.Queue[str | None] = asyncio.Queue(QUEUE)
        self.lagging = False

    @property
    def viewer(self) -> Viewer:
        return self.identity.viewer

    def put(self, message: str | None) -> None:
        try:
            self.queue.put_nowait(message)
        except asyncio.QueueFull:
            self.lagging = True


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
            socket.put(None)

    # -- the tail ----------------------------------------------------------------------------------------------

    async def _follow(self) -> None:
        while True:
            await self.wake.wait()
            try:
                await self._deliver()
            except Exception:
                # The place in the ledger is kept, so the next wake delivers what this one could not.
                log.exception("live updates could not be delivered; they will be tried again")
                await asyncio.sleep(0.2)

    async def _deliver(self) -> None:
        while True:
            if not self.sockets:
                self.at = await self._call(self._last)
                return
            found = await self._call(lambda: self._messages(self.at))
            for sockets, message in found[1]:
                for socket in sockets:
                    socket.put(message)
            self.at = found[0]
            if found[2]:
                return

    def _messages(self, after: int) -> tuple[int, list[tuple[list[Socket], str]], bool]:
        """What to send to whom for one batch behind an id: (the id reached, messages, whether that was all)."""
        with self.database.session() as session:
            batch = activity.tail(session, after, 500)
        out: list[tuple[list[Socket], str]] = []
        decks: dict[Viewer, Deck] = {}
        for entry in batch:
            out.append((self._affected(entry), "reidentify"))
            for message, sockets in self._addressed(entry, decks).items():
                out.append((sockets, message))
        return (batch[-1].id if batch else after), out, len(batch) < 500

    def _addressed(self, entry: Activity, decks: dict[Viewer, Deck]) -> dict[str, list[Socket]]:
        """The sockets that want and may see an activity, by the message each gets."""
        addressed: dict[str, list[Socket]] = {}
        known: dict[Viewer, dict[str, str] | None] = {}
        for topic in feed.topics(entry):
            for socket in list(self.by_topic.get(topic, ())):
                if socket.viewer not in known:
                    deck = decks.setdefault(socket.viewer, Deck(self.database, socket.viewer))
                    known[socket.viewer] = thin(deck, entry)
                message = known[socket.viewer]
                if message is not None:
                    addressed.setdefault(message[topic], []).append(socket)
        return addressed

    def _affected(self, entry: Activity) -> list[Socket]:
        """The sockets of those whose rights an activity may have changed: they are asked again who they are."""
        if entry.noun not in ("user", "session", "api_token"):
            return []
        return [s for s in list(self.sockets) if entry.noun != "user" or s.viewer.id == entry.object_id]

    def _last(self) -> int:
        with self.database.session() as session:
            return activity.last_id(session)

    async def _call(self, work: Any) -> Any:
        return work() if self.database.inline else await anyio.to_thread.run_sync(work)

    # -- sockets -----------------------------------------------------------------------------------------------

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        identity: Identity | None = scope.get("identity")  # type: ignore[assignment]
        if identity is None or not reaches(identity.viewer, "live", writing=False):
            await send({"type": "websocket.close", "code": SIGNED_OUT, "reason": "sign in first"})
            return
        await send({"type": "websocket.accept", "subprotocol": None, "headers": []})
        socket = Socket(identity)
        self.sockets.add(socket)
        sender = asyncio.create_task(self._send(socket, scope, send))
        try:
            await self._receive(socket, receive)
        except _Bad as bad:
            socket.put(_text({"type": "error", "detail": str(bad)}))
            socket.put(None)
            await sender
        finally:
            sender.cancel()
            self._leave(socket)

    async def _receive(self, socket: Socket, receive: Receive) -> None:
        while True:
            message: Any = await receive()
            if message["type"] == "websocket.disconnect":
                return
            await self._asked(socket, _decoded(message))

    async def _asked(self, socket: Socket, asked: dict[str, Any]) -> None:
        wanted, since = asked.get("subscribe", []), asked.get("since")
        if not isinstance(wanted, list) or len(wanted) > TOPICS_MOST or not isinstance(since, int | None):
            raise _Bad(f"“subscribe” is a list of at most {TOPICS_MOST} topics and “since” an activity's id")
        topics, refused = await self._call(lambda: self._allowed(socket, wanted))
        left = socket.topics - set(topics)
        for topic in left:
            self._unlisten(socket, topic)
        for topic in topics:
            self.by_topic.setdefault(topic, set()).add(socket)
        socket.topics = set(topics)
        # Read after subscribing: what is committed in between comes twice rather than never.
        at = await self._call(self._last)
        socket.put(_text({"type": "subscribed", "topics": topics, "refused": refused, "at": at}))
        if since is not None and since < at:
            await self._replay(socket, since)
        for topic in {*topics, *left}:
            self._tell_presence(topic)

    def _allowed(self, socket: Socket, wanted: list[Any]) -> tuple[list[str], list[str]]:
        deck = Deck(self.database, socket.viewer)
        topics, refused = [], []
        with deck.using():
            for topic in wanted:
                noun, _, id = str(topic).partition(":")
                seen = noun in NOUNS and id.isdigit() and Reading(deck, NOUNS[noun]).there(int(id))
                (topics if seen else refused).append(str(topic))
        return topics, refused

    async def _replay(self, socket: Socket, since: int) -> None:
        """What the client missed. Where that is too much to be of use, it is told to load anew."""

        def missed() -> list[str] | None:
            deck = Deck(self.database, socket.viewer)
            with deck.using() as session:
                batch = activity.tail(session, since, 5001)
                if len(batch) > 5000:
                    return None
                thins = [(entry, thin(deck, entry)) for entry in batch if socket.topics & set(feed.topics(entry))]
                return [m[t] for entry, m in thins if m for t in feed.topics(entry) if t in socket.topics]

        messages = await self._call(missed)
        if messages is None or len(messages) > QUEUE // 2:
            socket.put(_text({"type": "reload"}))
            return
        for message in messages:
            socket.put(message)

    async def _send(self, socket: Socket, scope: Scope, send: Send) -> None:
        last = time.monotonic()
        while True:
            message = await self._next(socket)
            stale = time.monotonic() - last > REIDENTIFY
            if message == "reidentify" or stale:
                last = time.monotonic()
                if not await self._still(socket, scope):
                    await send({"type": "websocket.close", "code": SIGNED_OUT, "reason": "signed out"})
                    return
                if message == "reidentify":
                    continue
            if socket.lagging or message is None:
                code = LAGGING if socket.lagging else 1000
                await send({"type": "websocket.close", "code": code, "reason": ""})
                return
            await send({"type": "websocket.send", "text": message, "bytes": None})

    async def _next(self, socket: Socket) -> str | None:
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
        except Refusal:
            identity = None
        if identity is None or identity.viewer.id != socket.viewer.id:
            return False
        socket.identity = identity
        return True

    def _leave(self, socket: Socket) -> None:
        self.sockets.discard(socket)
        for topic in socket.topics:
            self._unlisten(socket, topic)
            self._tell_presence(topic)

    def _unlisten(self, socket: Socket, topic: str) -> None:
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
                socket.put(_text({"type": "presence", "topic": topic, "user_ids": people}))


class _Bad(Exception):
    """A message that is none of ours."""


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
        raise _Bad("a message is a JSON object") from fault
    if not isinstance(decoded, dict):
        raise _Bad("a message is a JSON object")
    return decoded


def _text(message: dict[str, Any]) -> str:
    return msgspec.json.encode(message).decode()
