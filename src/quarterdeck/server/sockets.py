"""One socket of the live updates: what it listens to, how far it was told, what waits to be sent, and the words."""

from __future__ import annotations

import asyncio
import re
import time
from collections import deque
from typing import Any

import msgspec

from quarterdeck.kernel import feed
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.activity import Activity
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.reading import Reading

from .context import Identity

QUEUE = 4000
LOOK_AGAIN = 0  # no message and no code: ask again who this is
_TOPIC = re.compile(r"([a-z_]+):([0-9]{1,18})")


class Socket:
    """One browser tab. Messages wait in its own queue, so that a slow one delays nobody else."""

    __slots__ = (
        "__weakref__", "_woken", "catching_up", "checked", "held", "identity", "lagging", "sender", "topics", "waiting",
    )  # fmt: skip

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.checked = time.monotonic()  # when it was last asked who this is
        self.topics: dict[str, int] = {}  # with the newest activity that it was told of
        self.held: list[tuple[str, int, str]] = []  # what happens on topics whose past is being read
        self.catching_up: set[str] = set()
        self.waiting: deque[str | int] = deque()  # messages, and the code to close with
        self.lagging = False  # more waits than may
        self.sender: asyncio.Task[int] | None = None
        self._woken: asyncio.Future[None] | None = None

    @property
    def viewer(self) -> Viewer:
        return self.identity.viewer

    def put(self, message: str | int) -> None:
        if len(self.waiting) >= QUEUE:
            self.lagging = True
            if self.sender:
                self.sender.cancel()  # it may be stuck in sending
            return
        self.waiting.append(message)
        if self._woken and not self._woken.done():
            self._woken.set_result(None)

    async def next(self) -> str | int:
        """The next thing to send, as soon as there is one."""
        while not self.waiting:
            self._woken = asyncio.get_running_loop().create_future()
            await self._woken
        return self.waiting.popleft()

    def tell(self, topic: str, id: int, message: str) -> None:
        """Put an activity on a topic, once and in order, whoever found it."""
        if topic in self.catching_up:
            self.held.append((topic, id, message))
        elif topic in self.topics and id > self.topics[topic]:
            self.topics[topic] = id
            self.put(message)

    def caught_up(self, reached: int) -> None:
        """The past up to this activity was told; what was held meanwhile follows."""
        self.topics.update((topic, max(reached, self.topics[topic])) for topic in self.catching_up)
        held, self.held, self.catching_up = self.held, [], set()
        for each in held:
            self.tell(*each)


# -- words -----------------------------------------------------------------------------------------------------


def sees_topic(deck: Deck, topic: str) -> bool:
    """Whether a text names a topic of ours that this person sees."""
    if feed.is_common(topic):
        return True
    named = _TOPIC.fullmatch(topic)
    if named is None or named[1] not in NOUNS:
        return False
    with deck.using():
        return Reading(deck, NOUNS[named[1]]).there(int(named[2]))


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
    return {topic: encoded(message | {"topic": topic}) for topic in feed.topics(entry)}


def encoded(message: dict[str, Any]) -> str:
    return msgspec.json.encode(message).decode()
