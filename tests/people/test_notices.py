"""People are told of what concerns them, once, as they want it, and never of what they do not see."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep

import pytest
import sqlalchemy as sa
from tests.world import World

from quarterdeck.kernel.activity import Activity
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.jobs import Consumer
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.mail import Post
from quarterdeck.people.notices import Subject, hears, reader, remind, when_due
from quarterdeck.people.notification import Notification
from quarterdeck.people.user import User
from quarterdeck.work.comment import Comment
from quarterdeck.work.issue import Issue
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task

POST = Post.at("smtp://127.0.0.1", "https://deck.example.org")


@pytest.fixture
def consumer(world: World) -> Iterator[Consumer]:
    consumer = Consumer(world.database, "notices", reader(POST))
    consumer.begin()
    return consumer


def caught_up(consumer: Consumer) -> None:
    """To the end of the ledger, past what the reader wrote there itself."""
    while consumer.step():
        pass


def inbox(world: World, who: User) -> list[tuple[str, str]]:
    found = world.deck(who).of(Notification).list(sort="id")
    return [(str(n.kind), n.title) for n in found]


def mailed(world: World) -> list[tuple[str, str]]:
    outbox = TABLES["outbox"].c
    queued = sa.select(outbox.recipient, outbox.subject).order_by(outbox.id)
    return [(recipient, subject) for recipient, subject in system(world.database).rows(queued)]


def say(world: World, who: User, body: str, **more: object) -> Comment:
    return world.deck(who).of(Comment).create(**{"task_id": world.task.id, "body": body, **more})


def test_being_assigned_is_told_in_the_inbox_and_by_mail(world: World, consumer: Consumer) -> None:
    world.deck(world.ada).of(Task).act(world.task.id, "assign", user_ids=[world.dan.id])
    caught_up(consumer)
    told = ("assigned", "Ada assigned you to WEB-1 Write the login page")
    assert inbox(world, world.dan) == [told]
    assert inbox(world, world.ben) == []
    assert mailed(world) == [("dan@example.com", told[1])]


def test_a_new_issue_tells_its_assignees_but_not_who_made_it(world: World, consumer: Consumer) -> None:
    both = [world.ada.id, world.ben.id]
    world.deck(world.ada).of(Issue).create(project_id=world.web.id, title="No login", assignee_ids=both)
    caught_up(consumer)
    assert inbox(world, world.ben) == [("assigned", "Ada assigned you to WEB-2 No login")]
    (notice,) = world.deck(world.ben).of(Notification).list()
    assert (notice.actor_id, notice.what, notice.when) == (world.ada.id, "WEB-2 No login", "")
    assert inbox(world, world.ada) == []


def test_comments_reach_who_does_watches_or_reported_it_and_mentions_come_first(
    world: World, consumer: Consumer
) -> None:
    world.deck(world.vic).of(Task).act(world.task.id, "watch")
    say(world, world.cleo, "Is this *done*? @ada @dan")
    caught_up(consumer)
    commented = ("commented", "Cleo commented on WEB-1 Write the login page")
    assert inbox(world, world.ben) == inbox(world, world.vic) == [commented]
    assert inbox(world, world.ada) == [("mentioned", "Cleo mentioned you in WEB-1 Write the login page")]
    # Dan is nobody that Cleo sees, so naming him tells neither him nor her anything.
    assert inbox(world, world.cleo) == inbox(world, world.root) == inbox(world, world.dan) == []
    assert {to for to, _ in mailed(world)} >= {"ben@example.com", "vic@example.com", "ada@example.com"}


def test_editing_a_comment_tells_only_who_is_newly_mentioned(world: World, consumer: Consumer) -> None:
    comment = say(world, world.ada, "For @ben")
    caught_up(consumer)
    world.deck(world.ada).of(Comment).update(comment, body="For @ben and @vic")
    caught_up(consumer)
    assert [kind for kind, _ in inbox(world, world.ben)] == ["mentioned"]
    assert [kind for kind, _ in inbox(world, world.vic)] == ["mentioned"]


def test_a_description_tells_who_it_newly_names(world: World, consumer: Consumer) -> None:
    tasks = world.deck(world.ada).of(Task)
    tasks.update(world.task.id, description="Ask @dan")
    tasks.update(world.task.id, description="Ask @dan, or @vic")
    caught_up(consumer)
    assert [kind for kind, _ in inbox(world, world.dan)] == ["mentioned"]
    assert [kind for kind, _ in inbox(world, world.vic)] == ["mentioned"]


def test_criteria_checklists_and_other_things_tell_who_they_newly_name(world: World, consumer: Consumer) -> None:
    ada = world.deck(world.ada)
    ada.of(Task).update(world.task.id, acceptance_criteria=[{"text": "Checked by @dan"}])
    ada.of(Task).update(
        world.task.id, acceptance_criteria=[{"text": "Checked by @dan", "met": True}, {"text": "Twice"}]
    )
    ada.of(Project).update(world.web.id, description="Ask @vic")
    caught_up(consumer)
    assert inbox(world, world.dan) == [("mentioned", "Ada mentioned you in WEB-1 Write the login page")]
    assert inbox(world, world.vic) == [("mentioned", "Ada mentioned you in Website")]
    links = system(world.database).rows(sa.select(TABLES["outbox"].c.link).order_by(TABLES["outbox"].c.id))
    assert [link.split("example.org")[1] for (link,) in links] == [f"/tasks/{world.task.id}", "/projects/WEB"]


def test_who_makes_a_project_with_its_first_task_tells_whose_it_is(world: World, consumer: Consumer) -> None:
    deck = world.deck(world.ada)
    with deck.transaction():
        made = deck.of(Project).create(key="NEW", name="New", visibility="public")
        deck.of(Task).create(project_id=made.id, title="Begin", assignee_ids=[world.ben.id])
    caught_up(consumer)
    assert inbox(world, world.ben) == [("assigned", "Ada assigned you to NEW-1 Begin")]


def test_nobody_is_told_of_what_came_with_the_copy_of_a_project(world: World, consumer: Consumer) -> None:
    ada = world.deck(world.ada)
    copy = ada.of(Project).act(world.web.id, "copy", key="NEW", name="Again")
    caught_up(consumer)
    assert inbox(world, world.ben) == mailed(world) == []
    ada.of(Task).create(project_id=copy.id, title="Later", assignee_ids=[world.ben.id])
    caught_up(consumer)
    assert inbox(world, world.ben) == [("assigned", "Ada assigned you to NEW-2 Later")]


def test_nobody_is_told_of_an_import(world: World, consumer: Consumer) -> None:
    importing = world.deck(world.ada, via="import")
    importing.of(Task).create(project_id=world.web.id, title="Old", assignee_ids=[world.ben.id])
    caught_up(consumer)
    assert inbox(world, world.ben) == mailed(world) == []


# -- what one may not see --------------------------------------------------------------------------------------


def test_a_private_project_is_not_told_to_those_outside(world: World, consumer: Consumer) -> None:
    ada = world.deck(world.ada)
    ada.of(Project).act(world.ops.id, "add_member", user_id=world.dan.id)
    ada.of(Task).act(world.secret.id, "assign", user_ids=[world.dan.id])
    ada.of(Project).act(world.ops.id, "remove_member", user_id=world.dan.id)
    say(world, world.ada, "Careful, @dan", task_id=world.secret.id)
    caught_up(consumer)
    assert inbox(world, world.dan) == []
    assert "dan@example.com" not in {to for to, _ in mailed(world)}
    assert [kind for kind, _ in inbox(world, world.ben)] == ["commented"]


def test_clients_never_hear_of_internal_comments(world: World, consumer: Consumer) -> None:
    world.deck(world.cleo).of(Task).act(world.task.id, "watch")
    say(world, world.ada, "The client is late paying, @cleo", internal=True)
    caught_up(consumer)
    assert inbox(world, world.cleo) == []
    assert "cleo@example.com" not in {to for to, _ in mailed(world)}
    say(world, world.ada, "All is well, @cleo")
    caught_up(consumer)
    assert [kind for kind, _ in inbox(world, world.cleo)] == ["mentioned"]


def test_who_lost_access_before_it_was_told_is_not_told(world: World, consumer: Consumer) -> None:
    say(world, world.ada, "Now, @ben", task_id=world.secret.id)
    world.deck(world.ada).of(Project).act(world.ops.id, "remove_member", user_id=world.ben.id)
    caught_up(consumer)
    assert mailed(world) == []
    world.deck(world.ada).of(Project).act(world.ops.id, "add_member", user_id=world.ben.id)
    caught_up(consumer)
    assert inbox(world, world.ben) == []


def test_who_is_suspended_is_not_told_and_what_was_deleted_is_not_told_of(world: World, consumer: Consumer) -> None:
    world.deck(world.root).of(User).act(world.ben.id, "suspend")
    say(world, world.ada, "Still there, @ben?")
    gone = say(world, world.ada, "Slip, @vic")
    world.deck(world.ada).of(Comment).delete(gone)
    caught_up(consumer)
    assert mailed(world) == []
    assert inbox(world, world.vic) == []


def test_clients_read_no_name_of_somebody_they_do_not_see(world: World, consumer: Consumer) -> None:
    say(world, world.root, "Hello @cleo")
    caught_up(consumer)
    assert inbox(world, world.cleo) == [("mentioned", "Somebody mentioned you in WEB-1 Write the login page")]


# -- preferences -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "in_app", "by_mail"),
    [(["in_app"], 1, 0), (["email"], 0, 1), (["push"], 1, 0), ([], 0, 0), (["in_app", "email"], 1, 1), (None, 1, 1)],
)
def test_each_person_chooses_how_each_kind_comes(
    world: World, consumer: Consumer, chosen: list[str] | None, in_app: int, by_mail: int
) -> None:
    wishes = {"mentioned": ["in_app"]} | ({} if chosen is None else {"commented": chosen})
    world.deck(world.ben).of(User).update(world.ben.id, preferences={"notifications": wishes})
    say(world, world.ada, "Well done")
    caught_up(consumer)
    assert len(inbox(world, world.ben)) == in_app
    assert len(mailed(world)) == by_mail


def test_who_wants_no_mentions_hears_of_the_comment(world: World, consumer: Consumer) -> None:
    world.deck(world.ben).of(User).update(world.ben.id, preferences={"notifications": {"mentioned": []}})
    say(world, world.ada, "Well done, @ben")
    caught_up(consumer)
    assert inbox(world, world.ben) == [("commented", "Ada commented on WEB-1 Write the login page")]


def test_without_a_way_for_mail_the_inbox_is_kept_all_the_same(world: World) -> None:
    consumer = Consumer(world.database, "notices", reader(None))
    consumer.begin()
    say(world, world.ada, "Well done")
    caught_up(consumer)
    assert len(inbox(world, world.ben)) == 1
    assert mailed(world) == []


# -- due soon --------------------------------------------------------------------------------------------------

NOON = datetime.now(UTC).replace(hour=12, minute=0) + timedelta(days=10)


def due(world: World, days: int) -> None:
    world.deck(world.ada).of(Task).update(world.task.id, due_date=(NOON + timedelta(days=days)).date())


def test_what_is_due_tomorrow_is_told_once_to_who_does_it(world: World) -> None:
    due(world, 1)
    for at in (NOON - timedelta(days=1), NOON, NOON, NOON + timedelta(days=1)):
        remind(world.database, POST, at=at)
    told = ("due_soon", "Due tomorrow: WEB-1 Write the login page")
    assert inbox(world, world.ben) == [told]
    assert inbox(world, world.ada) == []
    assert mailed(world) == [("ben@example.com", told[1])]


def test_another_date_is_told_again_and_one_moved_there_and_back_is_not(world: World) -> None:
    due(world, 0)
    remind(world.database, POST, at=NOON)
    due(world, 1)
    remind(world.database, POST, at=NOON)
    due(world, 0)
    remind(world.database, POST, at=NOON)
    assert [title.split(":")[0] for _, title in inbox(world, world.ben)] == ["Due today", "Due tomorrow"]


def test_what_is_done_is_not_due(world: World) -> None:
    due(world, 1)
    world.deck(world.ben).of(Task).act(world.task.id, "complete")
    remind(world.database, POST, at=NOON)
    assert inbox(world, world.ben) == []


def test_today_is_the_date_where_the_person_is(world: World) -> None:
    due(world, 2)
    remind(world.database, POST, at=NOON)
    assert inbox(world, world.ben) == []
    world.deck(world.ben).of(User).update(world.ben.id, timezone="Pacific/Kiritimati")  # 14 hours ahead of UTC
    remind(world.database, POST, at=NOON)
    assert inbox(world, world.ben) == [("due_soon", "Due tomorrow: WEB-1 Write the login page")]


def test_who_lost_access_is_not_reminded(world: World) -> None:
    world.deck(world.ada).of(Task).update(world.secret.id, due_date=NOON.date())
    world.deck(world.ada).of(Project).act(world.ops.id, "remove_member", user_id=world.ben.id)
    remind(world.database, POST, at=NOON)
    assert mailed(world) == []


# -- at least once amounts to once -----------------------------------------------------------------------------


def test_reading_the_log_again_tells_nothing_twice(world: World) -> None:
    say(world, world.ada, "Well done, @dan")
    for name in ("first", "second"):
        consumer = Consumer(world.database, name, reader(POST), from_start=True)
        while consumer.step():
            pass
    assert [kind for kind, _ in inbox(world, world.dan)] == ["mentioned"]
    assert [to for to, _ in mailed(world)].count("dan@example.com") == 1


def test_a_failure_in_the_middle_is_made_good_exactly_once(world: World) -> None:
    broken = True

    def handle(deck: Deck, activities: list[Activity]) -> None:
        reader(POST)(deck, activities)
        if broken:
            raise RuntimeError("the power went")

    consumer = Consumer(world.database, "notices", handle)
    consumer.begin()
    say(world, world.ada, "Well done")
    with pytest.raises(RuntimeError):
        consumer.step()
    assert inbox(world, world.ben) == mailed(world) == []
    broken = False
    consumer.step()
    assert len(inbox(world, world.ben)) == len(mailed(world)) == 1


KILLED = """
import sys, time
import quarterdeck.nouns
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.jobs import Consumer
from tests.people.test_notices import POST, reader

def handle(deck, activities):
    reader(POST)(deck, activities)
    print("told", flush=True)
    time.sleep(60)

Consumer(Database(sys.argv[1]), "notices", handle).step()
"""


def test_what_a_killed_process_had_not_finished_is_told_after_the_restart(
    world: World, consumer: Consumer, url: str
) -> None:
    say(world, world.ada, "Well done")
    with subprocess.Popen([sys.executable, "-c", KILLED, url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "told\n"
        process.send_signal(signal.SIGKILL)
    assert inbox(world, world.ben) == []
    assert until(lambda: consumer.step() > 0)
    assert len(inbox(world, world.ben)) == len(mailed(world)) == 1


def until(true: Callable[[], bool], seconds: float = 20) -> bool:
    end = monotonic() + seconds
    while monotonic() < end:
        if true():
            return True
        sleep(0.02)
    return False


# -- the rule by itself ----------------------------------------------------------------------------------------


def test_what_concerns_one_most_comes_first() -> None:
    added = {"assignee_ids": [[1], [1, 2, 3]]}
    given = Activity(at="", actor_id=3, via="web", noun="task", object_id=1, version=2, verb="assign", changes=added)
    assert hears(given, Subject(), [2, 4]) == {2: ["assigned", "mentioned"], 4: ["mentioned"]}
    named = {"mentions": [None, [5]]}
    said = Activity(at="", via="web", noun="comment", object_id=1, version=1, verb="create", changes=named)
    heard = hears(said, Subject(assignee_ids=[5], watchers=[6], reporter_id=7), [])
    assert heard == {5: ["mentioned", "commented"], 6: ["commented"], 7: ["commented"]}


def test_only_today_and_tomorrow_are_soon() -> None:
    today = NOON.date()
    assert [when_due(today + timedelta(days=d), today) for d in (-1, 0, 1, 2)] == [None, "today", "tomorrow", None]
