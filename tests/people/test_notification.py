"""The inbox: read, put aside until later, and heard of at once by its own person alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.world import World

from quarterdeck.kernel import activity, feed
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.people.notification import NoticeKind, Notification
from quarterdeck.people.user import User
from quarterdeck.server.live import thin


def told(world: World, who: User, kind: NoticeKind = NoticeKind.ASSIGNED) -> Notification:
    made = Notification(user_id=who.id, kind=kind, noun="task", object_id=world.task.id, title="Write the login page")
    return system(world.database).of(Notification).add(made)


def inbox(deck: Deck) -> list[int]:
    return [n.id for n in deck.notifications.list(read_at="none", is_snoozed=False)]


def test_what_is_snoozed_is_out_of_the_inbox_until_its_time(world: World) -> None:
    ben, notice = world.deck(world.ben), told(world, world.ben)
    ben.notifications.mark_read(notice.id)
    ben.notifications.snooze(notice.id, until=ben.now + timedelta(hours=3))
    assert inbox(ben) == []
    assert ben.notifications.get(notice.id).is_snoozed
    later = world.deck(world.ben, at=ben.now + timedelta(hours=4))
    assert inbox(later) == [notice.id]
    ben.notifications.unsnooze(notice.id)
    assert inbox(ben) == [notice.id]


@pytest.mark.parametrize("hours", [-1, 24 * 400])
def test_a_snooze_lies_ahead_and_at_most_a_year(world: World, hours: int) -> None:
    ben, notice = world.deck(world.ben), told(world, world.ben)
    with pytest.raises(Refusal, match="at most a year"):
        ben.notifications.snooze(notice.id, until=ben.now + timedelta(hours=hours))
    assert inbox(ben) == [notice.id]


def test_all_is_marked_as_read_up_to_what_was_seen(world: World) -> None:
    ben = world.deck(world.ben)
    first, aside, new = (
        told(world, world.ben, k) for k in (NoticeKind.ASSIGNED, NoticeKind.DUE_SOON, NoticeKind.COMMENTED)
    )
    told(world, world.ada)
    ben.notifications.snooze(aside.id, until=ben.now + timedelta(hours=3))
    assert ben.users.read_notifications(world.ben.id, up_to_id=first.id) == [first.id]
    assert inbox(ben) == [new.id]
    assert ben.users.read_notifications(world.ben.id) == [new.id]
    assert ben.users.read_notifications(world.ben.id) == []
    assert ben.notifications.get(aside.id).read_at is None
    assert len(inbox(world.deck(world.ada))) == 1


def test_reading_all_is_taken_back(world: World) -> None:
    ben, own, foreign = world.deck(world.ben), told(world, world.ben), told(world, world.ada)
    read = ben.users.read_notifications(world.ben.id)
    ben.users.unread_notifications(world.ben.id, ids=[*read, foreign.id])
    ben.users.unread_notifications(world.ben.id, ids=[])
    assert inbox(ben) == [own.id]
    with pytest.raises(Refusal) as refused:
        world.deck(world.ada).users.unread_notifications(world.ben.id, ids=read)
    assert refused.value.code == "forbidden"


def test_nobody_reads_somebody_elses_inbox_away(world: World) -> None:
    notice = told(world, world.ben)
    for who in (world.root, world.ada):
        with pytest.raises(Refusal) as refused:
            world.deck(who).users.read_notifications(world.ben.id)
        assert refused.value.code == "forbidden"
        with pytest.raises(Refusal, match="There is no such notification"):
            world.deck(who).notifications.snooze(notice.id, until=world.deck(who).now + timedelta(hours=1))


def test_only_its_person_hears_that_an_inbox_changed(world: World) -> None:
    """New, read, snoozed and deleted: each once, on the topic of the person, in nobody's list of what happened."""
    ben, notice = world.deck(world.ben), told(world, world.ben)
    ben.notifications.mark_read(notice.id)
    ben.notifications.mark_read(notice.id)
    ben.notifications.snooze(notice.id, until=ben.now + timedelta(hours=1))
    ben.notifications.delete(notice.id)
    with ben.using() as session:
        log = [a for a in activity.tail(session, 0) if a.noun == "notification"]
    assert [a.verb for a in log] == ["create", "update", "update", "update"]
    assert {topic for a in log for topic in feed.topics(a)} == {f"notification:{notice.id}", f"user:{world.ben.id}"}
    for name, user in world.people.items():
        deck = world.deck(user)
        assert [thin(deck, a) is not None for a in log] == [name == "ben"] * 4
        assert all(a.noun != "notification" for a in feed.since(deck, 0, limit=1000)[0])
