"""One socket of the live updates: what it listens to, how far it was told, what waits to be sent."""

from __future__ import annotations

import asyncio

from quarterdeck.kernel.access import Viewer

from .context import Identity

QUEUE = 4000


class Socket:
    """One browser tab. Messages wait in its own queue, so that a slow one delays nobody else."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.topics: dict[str, int] = {}  # with the newest activity that it was told of
        self.held: list[tuple[str, int, str]] = []  # what happens on topics whose past is being read
        self.catching_up: set[str] = set()
        self.queue: asyncio.Queue[str | int] = asyncio.Queue(QUEUE)  # messages, and the code to close with
        self.lagging = asyncio.Event()

    @property
    def viewer(self) -> Viewer:
        return self.identity.viewer

    def put(self, message: str | int) -> None:
        try:
            self.queue.put_nowait(message)
        except asyncio.QueueFull:
            self.lagging.set()

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
