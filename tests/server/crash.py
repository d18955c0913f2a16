"""Busy writers over HTTP who remember what was acknowledged, and what was on its way when the server died."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field
from typing import Any

import httpx
from tests.server.running import Running, bearer

Json = dict[str, Any]
Thing = tuple[str, int]  # the noun's plural and the id
BESIDE = ("comment_count",)  # counted beside the document: others' comments change it without a new version


@dataclass
class Asked:
    """A request: `on` is the object that it changes, None for a new one."""

    path: str
    body: Json
    method: str = "POST"
    key: str = ""
    on: Thing | None = None

    @property
    def headers(self) -> dict[str, str]:
        return {"idempotency-key": self.key} if self.key else {}


@dataclass
class Writer:
    """One busy script. Everything that it makes carries a mark of its own, and nobody else changes it."""

    name: str
    token: str
    project_id: int
    names: dict[int, str]  # whom it assigns and mentions, never itself
    acknowledged: dict[Thing, Json] = field(default_factory=dict)
    fresh: set[Thing] = field(default_factory=set)  # acknowledged since the last start
    keyed: list[tuple[Asked, Json]] = field(default_factory=list)
    underway: Asked | None = None
    refused: list[str] = field(default_factory=list)
    asked: int = 0

    def __post_init__(self) -> None:
        self.random = random.Random(self.name)  # the same story every time

    def run(self, server: Running, busy: threading.Semaphore) -> None:
        """Write until the server is gone, raising `busy` for each write; what was on its way stays in `underway`."""
        with httpx.Client(base_url=server.address, headers=bearer(self.token), timeout=30) as client:
            while True:
                self.underway = self._next()
                try:
                    answer = self.send(client, self.underway)
                except httpx.TransportError:
                    return
                if answer.is_success:
                    self.learn(self.underway, answer.json())
                    busy.release()
                else:
                    self.refused.append(f"{self.underway}: {answer.text}")
                self.underway = None

    def send(self, client: httpx.Client, asked: Asked) -> httpx.Response:
        return client.request(asked.method, asked.path, json=asked.body, headers=asked.headers)

    def learn(self, asked: Asked, body: Json) -> None:
        thing = asked.on or (asked.path.split("/")[2], body["id"])
        self.acknowledged[thing] = body
        self.fresh.add(thing)
        if asked.key:
            self.keyed.append((asked, body))

    def _next(self) -> Asked:
        self.asked += 1
        mark = f"{self.name}-{self.asked}"
        key = f"key-{mark}" if self.random.random() < 0.5 else ""
        tasks = [id for noun, id in self.acknowledged if noun == "tasks"]
        somebody = self.random.choice(list(self.names))
        if not tasks or self.random.random() < 0.3:
            assigned = [somebody] if self.random.random() < 0.7 else []
            body = {"project_id": self.project_id, "title": mark, "assignee_ids": assigned}
            return Asked("/api/tasks", body, key=key)
        id = self.random.choice(tasks[-20:])
        path, on = f"/api/tasks/{id}", ("tasks", id)
        match self.random.randrange(5):
            case 0:
                going = self.acknowledged[on]["status"] in ("todo", "in_progress")
                verb = self.random.choice(("start-work", "complete", "reopen")) if going else "reopen"
                return Asked(f"{path}/{verb}", {}, on=on, key=key)
            case 1:
                return Asked(path, {"description": f"{mark}\n" * 50, "priority": "high"}, "PATCH", on=on)
            case 2:
                return Asked(path, {"assignee_ids": [somebody], "story_points": self.asked % 13}, "PATCH", on=on)
            case _:
                return Asked("/api/comments", {"task_id": id, "body": f"{mark} @{self.names[somebody]}, look"}, key=key)


def same(one: Json, other: Json) -> bool:
    return {n: v for n, v in one.items() if n not in BESIDE} == {n: v for n, v in other.items() if n not in BESIDE}


def carries(body: Json, asked: Json) -> bool:
    """Whether an object has all that was asked for; empty values are left out of answers."""
    return all(body[n] == value if n in body else not value for n, value in asked.items())


class Examiner:
    """Looks, after a restart, whether the server kept its word to one writer."""

    def __init__(self, server: Running, writer: Writer) -> None:
        self.writer = writer
        self.client = httpx.Client(base_url=server.address, headers=bearer(writer.token), timeout=60)

    def examine(self, *, everything: bool = False) -> None:
        with self.client:
            assert not self.writer.refused, self.writer.refused
            self._underway()
            for thing in list(self.writer.acknowledged if everything else self.writer.fresh):
                there = self._get(thing)
                said = self.writer.acknowledged[thing]
                assert there is not None, f"{thing} was acknowledged and is gone: {said}"
                assert same(there, said), f"{thing} was acknowledged as\n{said}\nand is\n{there}"
            for asked, body in self.writer.keyed[-5:]:
                again = self.writer.send(self.client, asked)
                assert again.is_success, again.text
                assert again.json()["id"] == body["id"], "a repeated request made another object"
                assert again.json() == body, "a repeated request was answered otherwise"
        self.writer.fresh.clear()

    def _underway(self) -> None:
        """What was on its way is there whole, or not at all; with a key it is repeated, and there once."""
        asked, self.writer.underway = self.writer.underway, None
        if asked is None:
            return
        if asked.on is None:
            found = self._marked(asked)
            assert len(found) <= 1, found
            for body in found:
                assert carries(body, asked.body), "half of what was asked for is there"
        elif not same(there := self._get(asked.on) or {}, said := self.writer.acknowledged[asked.on]):
            assert there["version"] == said["version"] + 1, f"{asked} left\n{there}\nof\n{said}"
            assert carries(there, asked.body), "half of what was asked for is there"
            self.writer.acknowledged[asked.on] = there
        if asked.key:
            self._repeat(asked)

    def _repeat(self, asked: Asked) -> None:
        answer = self.writer.send(self.client, asked)
        assert answer.is_success, answer.text
        if asked.on is None:
            assert [body["id"] for body in self._marked(asked)] == [answer.json()["id"]], "not one, but several or none"
        assert self.writer.send(self.client, asked).json() == answer.json()
        self.writer.learn(asked, answer.json())

    def _marked(self, asked: Asked) -> list[Json]:
        """All objects with the request's mark."""
        plural = asked.path.split("/")[2]
        where = {"title": asked.body["title"]} if plural == "tasks" else {"task_id": asked.body["task_id"]}
        answer = self.client.get(asked.path, params={**where, "limit": 1000})
        assert answer.is_success, answer.text
        items = answer.json()["items"]
        return items if plural == "tasks" else [item for item in items if item["body"] == asked.body["body"]]

    def _get(self, thing: Thing) -> Json | None:
        answer = self.client.get(f"/api/{thing[0]}/{thing[1]}")
        assert answer.status_code in (200, 404), answer.text
        return answer.json() if answer.status_code == 200 else None
