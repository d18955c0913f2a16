"""One thing of every noun that is open to see, and one that is hidden from somebody, by the noun's name.

A noun without an entry here fails the matrix: whoever declares a noun says how one is made, and who sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from quarterdeck.kernel.deck import Deck, system
from quarterdeck.people.notification import NoticeKind, Notification
from quarterdeck.people.session import Session
from quarterdeck.people.tokens import issue
from quarterdeck.people.user import User
from quarterdeck.work.link import Link
from tests.world import World

Fields = dict[str, Any]
AT = {"start": "2026-12-01T09:00:00Z", "end": "2026-12-01T10:00:00Z"}


@dataclass
class Stage:
    """The world with its things: `opened` and `closed` are ids by noun."""

    world: World
    eve: User
    opened: dict[str, int] = field(default_factory=dict)
    closed: dict[str, int] = field(default_factory=dict)

    def id(self, noun: str, which: str) -> int:
        return (self.opened if which == "open" else self.closed)[noun]


# noun → what is given to make one; `c` is whether it is the hidden one. Everything findable is called Quokka.
FIELDS: dict[str, Callable[[Stage, bool], Fields]] = {
    "user": lambda s, c: {
        "username": f"quokka{c:d}", "email": f"quokka{c:d}@example.com",
        **({"role": "client", "customer_id": s.closed["customer"]} if c else {"role": "analyst"}),
    },
    "customer": lambda s, c: {"name": "Quokka", "contacts": [{"name": "Kim"}], "addresses": [{"city": "Perth"}]},
    "deal": lambda s, c: {"title": "Quokka", "customer_id": s.world.customer.id, "amount": 100},
    "team": lambda s, c: {"name": "Quokka", "members": [{"user_id": s.world.ben.id}]},
    "project": lambda s, c: {
        "key": "QUO" if c else "QUA", "name": "Quokka", "visibility": "members" if c else "public",
        "customer_id": s.world.customer.id, "members": [{"user_id": s.world.ada.id, "role": "lead"},
                                                        {"user_id": s.world.ben.id, "role": "member"}],
    },
    "task": lambda s, c: {"project_id": _place(s, c), "title": "Quokka"},
    "sprint": lambda s, c: {"project_id": _place(s, c), "name": "Quokka"},
    "milestone": lambda s, c: {"project_id": _place(s, c), "name": "Quokka"},
    "label": lambda s, c: {"project_id": _place(s, c), "name": "Quokka"},
    "issue": lambda s, c: {"project_id": s.world.web.id, "title": "Quokka", "security": c},
    "comment": lambda s, c: {"task_id": s.world.task.id, "body": "Quokka", "internal": c},
    "attachment": lambda s, c: {
        "task_id": s.world.task.id, "name": "Quokka", "url": "https://quokka.example", "internal": c,
    },
    "link": lambda s, c: {
        "task_id": (s.world.secret if c else s.world.task).id, "to_task_id": s.id("task", "closed" if c else "open"),
    },
    "time_entry": lambda s, c: {"task_id": (s.world.secret if c else s.world.task).id, "hours": 1, "note": "Quokka"},
    "agenda": lambda s, c: {
        "title": "Quokka", "attendees": [{"user_id": s.world.ben.id}, *([] if c else [{"user_id": s.world.cleo.id}])],
        "visibility": "confidential" if c else "public", **AT,
    },
    "chat": lambda s, c: {"name": "Quokka", "chat_type": "group_chat", "visibility": "private" if c else "public"},
    "chat_member": lambda s, c: {"chat_id": s.id("chat", "closed" if c else "open"), "user_id": s.world.ben.id},
    "message": lambda s, c: {"chat_id": s.id("chat", "closed" if c else "open"), "content": "Quokka"},
    "webhook": lambda s, c: {
        "name": "Quokka", "url": "https://quokka.example", **({} if c else {"project_id": s.world.web.id}),
    },
    "saved_view": lambda s, c: {
        "name": "Quokka", "noun": "task", **({} if c else {"project_id": s.world.web.id, "shared": True}),
    },
    "api_token": lambda s, c: {"user_id": (s.world.root if c else s.world.ada).id, "name": "Quokka"},
    "session": lambda s, c: {"user_id": (s.world.root if c else s.world.ada).id},
    "notification": lambda s, c: {
        "user_id": (s.world.ada if c else s.world.ben).id, "kind": NoticeKind.ASSIGNED, "noun": "task",
        "object_id": (s.world.secret if c else s.world.task).id, "title": "Quokka",
    },
}  # fmt: skip

# Nouns that are not made by `create`.
MAKERS: dict[str, Callable[[Stage, Fields], int]] = {
    "api_token": lambda s, given: issue(system(s.world.database), given["user_id"], given["name"]).kept.id,
    "session": lambda s, given: system(s.world.database).of(Session).add(Session(**given)).id,
    "notification": lambda s, given: system(s.world.database).of(Notification).add(Notification(**given)).id,
    "chat_member": lambda s, given: _joined(s, given),  # noqa: PLW0108  # it is defined below
}
ROOTS = frozenset({"user", "webhook+"})  # made by the administrator; a + is the hidden one only


def furnished(world: World) -> Stage:
    """The world with two things of every noun, in the order in which they need each other."""
    stage = Stage(world, system(world.database).of(User).create(username="eve", email="eve@example.com", role="tester"))
    world.deck(world.ada).projects.add_member(world.web.id, user_id=stage.eve.id)
    for hidden in (False, True):
        for noun in FIELDS if not hidden else ("customer", *(n for n in FIELDS if n != "customer")):
            (stage.closed if hidden else stage.opened)[noun] = _made(stage, noun, hidden)
    world.deck(world.ada).chats.add_member(stage.opened["chat"], user_id=world.cleo.id)
    return stage


def _made(stage: Stage, noun: str, hidden: bool) -> int:
    given = FIELDS[noun](stage, hidden)
    if noun in MAKERS:
        return MAKERS[noun](stage, given)
    by = stage.world.root if noun in ROOTS or (hidden and f"{noun}+" in ROOTS) else stage.world.ada
    return int(stage.world.deck(by).named(noun).create(**given).id)


def _place(stage: Stage, hidden: bool) -> int:
    return (stage.world.ops if hidden else stage.world.web).id


def _joined(stage: Stage, given: Fields) -> int:
    ada: Deck = stage.world.deck(stage.world.ada)
    ada.chats.add_member(given["chat_id"], user_id=given["user_id"])
    return int(ada.chat_members.list(**given)[0].id)


def linked(stage: Stage) -> tuple[int, int]:
    """A link from an open task to a hidden one, and one back: (id, id)."""
    links, world = stage.world.deck(stage.world.ada).of(Link), stage.world
    there = links.create(task_id=world.task.id, to_task_id=world.secret.id, link_type="relates_to")
    return there.id, links.create(task_id=world.secret.id, to_task_id=world.task.id, link_type="duplicates").id
