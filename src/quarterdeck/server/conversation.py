"""What a browser tab and the server say to each other over a live socket.

A client sends `{"subscribe": ["project:1"], "since": 120}` and gets `{"type": "subscribed", "at": …}`, what it
missed since then, and from then on `{"type": "change", "id", "noun", "object_id", "verb", "version", "fields"}`: on
each topic every id once, in rising order. `{"type": "reload"}` says that too much was missed to be told one by one,
`{"type": "lost", "topic": …}` that a topic is out of this person's sight by now.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any

import msgspec
from litestar.types import Receive, Scope, Send

from quarterdeck.kernel import activity, feed
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.input import read_json

from .sockets import LOOK_AGAIN, QUEUE, Socket, encoded, sees_topic, thin

if TYPE_CHECKING:
    from .live import Live

log = logging.getLogger("quarterdeck")
TOPICS_MOST = 100
RESTARTING, SIGNED_OUT, BAD_MESSAGE, LAGGING, FAULT = 1012, 4401, 4400, 4408, 1011
LAST_WORD = 1.0  # seconds that closing may take


class Conversation:
    """One socket's, from its acceptance to its end."""

    def __init__(self, live: Live, socket: Socket, scope: Scope) -> None:
        self.live, self.socket, self.scope = live, socket, scope

    async def hold(self, receive: Receive, send: Send) -> None:
        """Talk until one side ends it, and close for the reason that it ended."""
        sender = self.socket.sender = asyncio.ensure_future(self._send(send))
        tasks = [sender, asyncio.ensure_future(self._receive(receive))]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
        faults = [end for end in ends if isinstance(end, Exception)]
        for fault in faults:
            log.error("a live socket ended by a fault", exc_info=fault)
        code = LAGGING if self.socket.lagging else FAULT if faults else ends[0]
        if isinstance(code, int):
            # Only now: Granian closes no socket that somebody is still receiving from.
            with contextlib.suppress(Exception):  # it may not be listening any more
                await asyncio.wait_for(send({"type": "websocket.close", "code": code, "reason": ""}), LAST_WORD)

    async def _send(self, send: Send) -> int:
        """Send what waits; returns the code to close with."""
        while True:
            message = await self.socket.next()
            if message == LOOK_AGAIN:
                if not await self._still():
                    return SIGNED_OUT
            elif isinstance(message, int):
                return message
            else:
                await send({"type": "websocket.send", "text": message, "bytes": None})

    async def _receive(self, receive: Receive) -> None:
        while True:
            message: Any = await receive()
            if message["type"] == "websocket.disconnect":
                return
            try:
                await self._asked(_decoded(message))
            except _BadMessageError as bad:
                self.socket.put(encoded({"type": "error", "detail": str(bad)}))
                self.socket.put(BAD_MESSAGE)

    async def _asked(self, asked: dict[str, Any]) -> None:
        socket, wanted, since = self.socket, asked.get("subscribe", []), asked.get("since")
        if not isinstance(wanted, list) or len(wanted) > TOPICS_MOST or not _is_place(since):
            raise _BadMessageError(
                f"“subscribe” is a list of at most {TOPICS_MOST} topics and “since” an activity's id"
            )
        topics, refused = await self.live.call(lambda: self._allowed(wanted))
        changed = self.live.listen(socket, topics)
        # Read after listening, so that nothing falls in between; what comes meanwhile is held.
        at = await self.live.call(self.live.last)
        socket.put(encoded({"type": "subscribed", "topics": topics, "refused": refused, "at": at}))
        socket.caught_up(at if since is None or since >= at else await self._replay(since, at))
        for topic in changed:
            self.live.tell_presence(topic)

    def _allowed(self, wanted: list[Any]) -> tuple[list[str], list[str]]:
        deck = Deck(self.live.database, self.socket.viewer)
        topics: list[str] = []
        refused: list[str] = []
        with deck.using():
            for topic in dict.fromkeys(map(str, wanted)):
                (topics if sees_topic(deck, topic) else refused).append(topic)
        return topics, refused

    async def _replay(self, since: int, at: int) -> int:
        """Tell what the client missed on its new topics, up to the activity returned. Where that is too much to be
        of use, it is told to load anew."""

        socket = self.socket

        def missed() -> tuple[int, list[str]] | None:
            deck = Deck(self.live.database, socket.viewer)
            with deck.using() as session:
                batch = activity.tail(session, since, 5001)
                if len(batch) > 5000:
                    return None
                wanted = [(e, [t for t in feed.topics(e) if t in socket.catching_up]) for e in batch]
                found = [(topics, thin(deck, entry)) for entry, topics in wanted if topics]
                return max(at, batch[-1].id if batch else 0), [m[t] for topics, m in found if m for t in topics]

        found = await self.live.call(missed)
        if found is None or len(found[1]) > QUEUE // 4:
            socket.put(encoded({"type": "reload"}))
            return at
        for message in found[1]:
            socket.put(message)
        return int(found[0])

    async def _still(self) -> bool:
        """Ask again who this is; false when the session or token ended."""
        socket = self.socket
        try:
            identity = await self.live.call(lambda: self.live.identify(self.live.database, self.scope))
        except Refusal as refusal:
            if refusal.code == "unavailable":  # which says nothing about the person
                return True
            identity = None
        if identity is None or identity.viewer.id != socket.viewer.id:
            return False
        changed, socket.identity = identity.viewer != socket.viewer, identity
        if changed:
            for topic in (await self.live.call(lambda: self._allowed(list(socket.topics))))[1]:
                self.live.lose(socket, topic)
        return True


class _BadMessageError(Exception):
    """A message that is none of ours."""


def _is_place(since: object) -> bool:
    return since is None or (isinstance(since, int) and 0 <= since < 2**63)


def _decoded(message: dict[str, Any]) -> dict[str, Any]:
    try:
        decoded = read_json(message.get("text") or message.get("bytes") or b"")
    except msgspec.DecodeError as fault:
        raise _BadMessageError("a message is a JSON object") from fault
    if not isinstance(decoded, dict):
        raise _BadMessageError("a message is a JSON object")
    return decoded
