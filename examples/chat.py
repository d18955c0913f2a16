"""Chats from Python: a story told on any database. `python examples/chat.py [URL]`, on an empty database.

Without a URL it plays on a SQLite file of its own. docs/python.md walks through it.
"""

from __future__ import annotations

import sys
import tempfile
from typing import Annotated

import sqlalchemy as sa

import quarterdeck
from quarterdeck._deck import OpenDeck
from quarterdeck.chat.chat import Chat
from quarterdeck.kernel.access import Role
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import Column
from quarterdeck.kernel.schema import promote
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Line


def main(url: str) -> None:
    with quarterdeck.open(url) as deck:  # nobody is here yet: the deck acts as the system, to make the first people
        gather(deck)
    with quarterdeck.open(url, user="ada") as deck:
        launch = begin(deck)
        find(deck, launch)
        change(deck, launch)
        talk(deck, launch)
        reckon(deck)
        fail_whole(deck, launch)
        load_some(deck)
        throw_away_and_take_back(deck, launch)
        promote_a_field(deck)
    with quarterdeck.open(url, user="dan") as deck:
        look_from_outside(deck)


def gather(deck: OpenDeck) -> None:
    print("== People and a project")
    for name, role in (("ada", Role.ADMIN), ("ben", Role.DEVELOPER), ("dan", Role.DEVELOPER)):
        deck.users.create(username=name, email=f"{name}@example.com", role=role)
    deck.projects.create(key="WEB", name="Website", status="active", visibility="public")
    print("users:", ", ".join(user.username for user in deck.users.list()))


def begin(deck: OpenDeck) -> Chat:
    print("== Create and get")
    web = deck.projects.get("WEB")
    launch = deck.chats.create(name="Launch", topic="Go live in May", chat_type="project_chat", project_id=web.id)
    deck.chats.create(name="Lunch", topic="Where to eat", chat_type="group_chat")
    deck.chats.create(name="Announcements", chat_type="announcement")
    found = deck.chats.get(launch.id)
    print(f"{found.name}: {found.chat_type}, {found.visibility}, version {found.version}")
    return found


def find(deck: OpenDeck, launch: Chat) -> None:
    print("== List, filter, search")
    print("by type:", names(deck.chats.list(chat_type=["project_chat", "announcement"])))
    print("by status:", names(deck.chats.list(status="active", sort="-name", limit=2)))
    print("by owner:", names(deck.chats.list(owner_id=deck.viewer.id)))
    print("by query:", names(deck.chats.list(q="project:WEB or name~lun")))
    print("by words:", names(deck.chats.search("live may")))
    print("active:", deck.chats.count(status="active"), "- about WEB:", deck.chats.count(project_id=launch.project_id))


def change(deck: OpenDeck, launch: Chat) -> None:
    print("== Update, add and remove members")
    changed = deck.chats.update(launch, description="Daily notes", tags=["release"])
    print(f"version {changed.version}: {changed.description}, tagged {', '.join(changed.tags)}")
    ben, dan = deck.users.get("ben"), deck.users.get("dan")
    deck.chats.add_member(launch, user_id=ben.id, role="moderator")
    deck.chats.add_member(launch, user_id=dan.id)
    deck.chats.remove_member(launch, user_id=dan.id)
    for member in deck.chat_members.list(chat_id=launch.id, sort="id"):
        print(f"member {deck.users.get(member.user_id).username}: {member.role}, {member.status}")


def talk(deck: OpenDeck, launch: Chat) -> None:
    print("== Send and page messages")
    for day in range(1, 6):
        deck.chats.send(launch, content=f"Day {day}: @ben, all is well")
    page = deck.messages.list(chat_id=launch.id, sort="-id", limit=2)
    while True:
        print("page:", " | ".join(message.content for message in page))
        if page.next is None:
            break
        page = deck.messages.list(chat_id=launch.id, sort="-id", limit=2, cursor=page.next)


def reckon(deck: OpenDeck) -> None:
    print("== Joins, counts, sums, averages")
    for counted in deck.chats.with_member_counts(status="active"):
        print(f"{counted.name}: {counted.members} members")
    chat, message, user = TABLES["chat"].c, TABLES["message"].c, TABLES["user"].c
    per_status = sa.select(
        chat.status, sa.func.count(), sa.func.sum(chat.message_count), sa.func.avg(chat.member_count)
    ).group_by(chat.status)  # fmt: skip
    for status, chats, messages, members in deck.select(per_status):
        print(f"{status}: {chats} chats, {int(messages)} messages, {float(members):.2f} members on average")
    said = sa.select(user.username, sa.func.count(message.id)).join_from(
        TABLES["message"], TABLES["user"], user.id == message.sender_id
    ).group_by(user.username)  # fmt: skip
    for username, messages in deck.select(said):
        print(f"{username} said {messages} things")


def fail_whole(deck: OpenDeck, launch: Chat) -> None:
    print("== Several writes in one transaction, all or none")
    before = deck.chats.count(), deck.messages.count()
    try:
        with deck.transaction():
            room = deck.chats.create(name="War room", chat_type="incident_chat", project_id=launch.project_id)
            deck.chats.send(room, content="Everybody here?")
            deck.chats.send(launch, content="See the war room")
            deck.chats.add_member(room, user_id=999_999)
    except Refusal as refusal:
        print(f"refused with {refusal.code}: {refusal.detail}")
    print("nothing is left of it:", before == (deck.chats.count(), deck.messages.count()))


def load_some(deck: OpenDeck) -> None:
    print("== Selective loading")
    for chat in deck.chats.list(fields=["name", "message_count"]):
        print(f"{chat.name}: {chat.message_count} messages, topic not loaded: {chat.topic!r}")


def throw_away_and_take_back(deck: OpenDeck, launch: Chat) -> None:
    print("== Soft delete and restore")
    deck.chats.delete(launch)
    print("found:", deck.chats.find(launch.id), "- in the trash:", names(deck.chats.list(deleted=True)))
    back = deck.chats.restore(launch)
    print(f"back: {back.name}, version {back.version}")
    print("history:", ", ".join(entry.verb for entry in deck.chats.history(launch)))


def promote_a_field(deck: OpenDeck) -> None:
    """What a revision does when a field of the documents is to be found and sorted by."""
    print("== A migration that promotes a field")
    with deck.database.engine.begin() as connection:
        filled = promote(connection, "chat", "topic", Annotated[Line, Column(index=True)], default="")
        topics = connection.exec_driver_sql("SELECT name, topic FROM chat ORDER BY topic DESC, name").all()
    print(f"filled from {filled} documents:", ", ".join(f"{name} = {topic!r}" for name, topic in topics))


def look_from_outside(deck: OpenDeck) -> None:
    print("== What Dan sees")
    chat = TABLES["chat"].c
    print("chats:", names(deck.chats.list()))
    print("counted:", deck.select(sa.func.count(chat.id))[0][0])
    print("lunch:", deck.chats.list(name="Lunch"))


def names(chats: list[Chat]) -> str:
    return ", ".join(chat.name for chat in chats)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(f"sqlite:///{folder}/chat.db")
