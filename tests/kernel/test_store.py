"""The one write path: what is stored, what is refused, and that a refusal leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import sleep
from typing import Any

import pytest
import sqlalchemy as sa
from tests.world import World

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Conflict, Forbidden, NotFound, Refusal
from quarterdeck.kernel.tables import TABLES, metadata
from quarterdeck.people.user import Preferences, User
from quarterdeck.work.comment import Comment
from quarterdeck.work.label import Label
from quarterdeck.work.milestone import Milestone
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task


def rows(database: Database) -> dict[str, int]:
    """How many rows every table has."""
    deck = system(database)
    return {
        table.name: deck.scalar(sa.select(sa.func.count()).select_from(table)) for table in metadata.tables.values()
    }


def refused(world: World, work: Callable[[], Any]) -> Refusal:
    """The refusal of a piece of work that must leave every table as it was."""
    before = rows(world.database)
    with pytest.raises(Refusal) as caught:
        work()
    assert rows(world.database) == before
    return caught.value


def named(refusal: Refusal) -> dict[str, str]:
    return {error["field"]: error["message"] for error in refusal.errors}


# -- create, get, patch, delete, restore, history --------------------------------------------------------------


def test_what_was_created_is_found_again(world: World) -> None:
    made = (
        world.deck(world.ben)
        .of(Task)
        .create(project_id=world.web.id, title="Größe", due_date=date(2026, 12, 1), tags=["a"])
    )
    found = world.deck(world.ada).of(Task).get(made.id)
    assert (found.title, found.due_date, found.tags) == ("Größe", date(2026, 12, 1), ["a"])
    assert (found.version, found.created_by, found.reporter_id) == (1, world.ben.id, world.ben.id)
    assert world.deck(world.dan).of(Task).find(made.reference) == found
    assert world.deck(world.ada).of(Task).find(10**9) is None


def test_what_is_not_seen_is_not_found_and_not_changed(world: World) -> None:
    tasks = world.deck(world.dan).of(Task)
    for work in (
        lambda: tasks.get(world.secret.id),
        lambda: tasks.update(world.secret.id, title="Mine"),
        lambda: tasks.delete(world.secret.id),
        lambda: tasks.act(world.secret.id, "complete"),
        lambda: tasks.history(world.secret.id),
        lambda: tasks.restore(world.secret.id),
        lambda: tasks.get("OPS-1"),
    ):
        assert refused(world, work).detail == "There is no such task."


def test_a_patch_changes_what_it_names_and_null_takes_away(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    tasks.update(world.task, due_date=date(2026, 12, 1), description="Long")
    tasks.update(world.task, due_date=None, priority="high")
    found = tasks.get(world.task.id)
    assert (found.due_date, found.description, found.priority, found.version) == (None, "Long", "high", 3)


def test_a_patch_that_changes_nothing_is_not_recorded(world: World) -> None:
    before = rows(world.database)
    same = world.deck(world.ben).of(Task).update(world.task, title=world.task.title)
    assert same.version == 1
    assert rows(world.database) == before


def test_every_wrong_field_is_named_at_once(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    refusal = refused(world, lambda: tasks.create(colour="red", number=7, priority="extreme", tags="urgent"))
    assert set(named(refusal)) == {"title", "project_id", "colour", "number", "priority", "tags"}
    assert named(refusal)["title"] == "is required"
    refusal = refused(
        world, lambda: tasks.update(world.task, title=None, project_id=world.ops.id, version_="x", due_date="soon")
    )
    assert set(named(refusal)) == {"title", "project_id", "version_", "due_date"}


def test_what_a_struct_checks_is_refused(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    wrong = {"start_date": date(2026, 12, 2), "due_date": date(2026, 12, 1)}
    assert set(named(refused(world, lambda: tasks.update(world.task, **wrong)))) == {"due_date"}
    assert set(named(refused(world, lambda: tasks.create(project_id=world.web.id, title="Late", **wrong)))) == {
        "due_date"
    }


def test_who_may_not_is_refused_and_nothing_is_written(world: World) -> None:
    assert isinstance(
        refused(world, lambda: world.deck(world.vic).of(Task).update(world.task, title="Mine")), Forbidden
    )
    assert isinstance(refused(world, lambda: world.deck(world.cleo).of(Task).act(world.task, "complete")), Forbidden)
    assert isinstance(
        refused(world, lambda: world.deck(world.vic).of(Task).create(project_id=world.web.id, title="x")), Forbidden
    )


def test_the_deleted_is_hidden_everywhere_until_it_is_restored(world: World) -> None:
    deck = world.deck(world.ada)
    tasks, comments = deck.of(Task), deck.of(Comment)
    said = comments.create(task_id=world.task.id, body="Nearly there")
    tasks.delete(world.task)
    assert (tasks.find(world.task.id), tasks.list(project_id=world.web.id), tasks.count(project_id=world.web.id)) == (
        None,
        [],
        0,
    )
    assert (tasks.search("login"), comments.find(said.id), comments.count()) == ([], None, 0)
    assert [task.id for task in tasks.list(deleted=True)] == [world.task.id]
    refusal = refused(world, lambda: tasks.update(world.task, title="Still here"))
    assert isinstance(refusal, NotFound)
    back = tasks.restore(world.task)
    assert (back.title, back.deleted_at, back.version) == (world.task.title, None, 3)
    assert [task.id for task in tasks.search("login")] == [world.task.id]
    assert comments.get(said.id).body == "Nearly there"


def test_restoring_needs_the_right_to_delete(world: World) -> None:
    world.deck(world.ada).of(Task).delete(world.task)
    assert isinstance(refused(world, lambda: world.deck(world.ben).of(Task).restore(world.task)), Forbidden)


def test_history_says_who_did_what_through_what(world: World) -> None:
    world.deck(world.ben, via="cli").of(Task).act(world.task, "start_work")
    world.deck(world.ada).of(Task).update(world.task, title="Write the sign-in page")
    first, second, third = world.deck(world.vic).of(Task).history(world.task)
    assert (first.verb, first.actor_id, first.changes["title"]) == (
        "create",
        world.ada.id,
        [None, "Write the login page"],
    )
    assert (second.verb, second.actor_id, second.via) == ("start_work", world.ben.id, "cli")
    assert third.changes == {"title": ["Write the login page", "Write the sign-in page"]}
    assert [a.version for a in (first, second, third)] == [1, 2, 3]


def test_hidden_fields_are_neither_shown_nor_written_nor_told_in_a_conflict(world: World) -> None:
    """Ben owns the milestone, and leads nothing."""
    fields = {"project_id": world.web.id, "name": "Open", "owner_id": world.ben.id}
    made = world.deck(world.ada).of(Milestone).create(**fields, budget="800")
    world.deck(world.ada).of(Milestone).update(made, budget="900")
    milestones = world.deck(world.ben).of(Milestone)
    assert milestones.get(made.id).budget is None
    assert all("budget" not in a.changes for a in milestones.history(made))
    refusal = refused(world, lambda: milestones.update(made, budget="1", version=1))
    assert (refusal.code, "900" in str(refusal.problem())) == ("invalid", False)
    assert milestones.update(made, description="Ours").description == "Ours"


# -- two people at once ----------------------------------------------------------------------------------------


def test_two_people_changing_different_fields_both_win(world: World) -> None:
    world.deck(world.ada).of(Task).update(world.task, priority="high", version=1)
    world.deck(world.ben).of(Task).update(world.task, title="Write the sign-in page", version=1)
    found = world.deck(world.vic).of(Task).get(world.task.id)
    assert (found.priority, found.title, found.version) == ("high", "Write the sign-in page", 3)


def test_two_people_changing_one_field_are_told_both_values(world: World) -> None:
    world.deck(world.ada).of(Task).update(world.task, title="Ada's", version=1)
    tasks = world.deck(world.ben).of(Task)
    refusal = refused(world, lambda: tasks.update(world.task, title="Ben's", priority="low", version=1))
    assert isinstance(refusal, Conflict)
    assert refusal.facts["conflicts"] == [{"field": "title", "yours": "Ben's", "theirs": "Ada's"}]
    assert tasks.update(world.task, title="Ada's", priority="low", version=1).priority == "low"


def test_custom_fields_are_in_conflict_by_name(world: World) -> None:
    world.deck(world.root).set_setting("custom_fields.task", {"size": {"type": "number"}, "floor": {"type": "text"}})
    world.deck(world.ada).of(Task).update(world.task, custom_fields={"size": 2}, version=1)
    tasks = world.deck(world.ben).of(Task)
    assert tasks.update(world.task, custom_fields={"floor": "first"}, version=1).custom_fields == {
        "size": 2,
        "floor": "first",
    }
    refusal = refused(world, lambda: tasks.update(world.task, custom_fields={"size": 3}, version=1))
    assert refusal.facts["conflicts"] == [{"field": "custom_fields", "yours": {"size": 3}, "theirs": {"size": 2}}]


def test_acts_on_another_version_than_the_named_are_refused(world: World) -> None:
    tasks = world.deck(world.ada).of(Task)
    tasks.update(world.task, priority="high")
    for work in (
        lambda: tasks.act(world.task, "complete", version=1),
        lambda: tasks.delete(world.task, version=1),
        lambda: tasks.update(world.task, title="From the future", version=9),
    ):
        assert refused(world, work).code == "precondition"
    assert tasks.act(world.task, "complete", version=2).status == "done"


def test_a_verb_called_twice_is_recorded_once(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    first = tasks.act(world.task, "complete")
    again = tasks.act(world.task, "complete")
    assert (first.version, again.version, again.completed_at) == (2, 2, first.completed_at)
    assert [a.verb for a in tasks.history(world.task)] == ["create", "complete"]


def test_a_verbs_wrong_arguments_are_named_at_once(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    assert named(refused(world, lambda: tasks.act(world.task, "block", why="rain"))) == {
        "why": "is not taken by block",
        "reason": "is required",
    }
    assert set(named(refused(world, lambda: tasks.act(world.task, "set_remaining", hours="many")))) == {"hours"}
    assert refused(world, lambda: tasks.act(world.task, "explode")).code == "no_route"


# -- references and unique fields ------------------------------------------------------------------------------


def test_a_reference_to_what_is_not_seen_is_refused_as_if_it_were_absent(world: World) -> None:
    tasks = world.deck(world.dan).of(Task)
    unseen = refused(world, lambda: tasks.create(project_id=world.web.id, title="x", parent_id=world.secret.id))
    absent = refused(world, lambda: tasks.create(project_id=world.web.id, title="x", parent_id=10**6))
    assert named(unseen) == named(absent) == {"parent_id": "there is no such task"}
    refusal = refused(world, lambda: tasks.create(project_id=world.ops.id, title="x", assignee_ids=[10**6]))
    assert set(named(refusal)) == {"project_id", "assignee_ids"}
    assert tasks.create(project_id=world.web.id, title="x", parent_id=world.task.id).parent_id == world.task.id


def test_a_reference_to_what_was_deleted_is_refused_but_an_old_one_stays(world: World) -> None:
    deck = world.deck(world.ada)
    label = deck.of(Label).create(name="urgent", project_id=world.web.id)
    deck.of(Task).update(world.task, labels=[label.id])
    deck.of(Label).delete(label)
    assert deck.of(Task).update(world.task, title="Kept", labels=[label.id]).labels == [label.id]
    other = deck.of(Task).create(project_id=world.web.id, title="Other")
    assert set(named(refused(world, lambda: deck.of(Task).update(other, labels=[label.id])))) == {"labels"}


def test_unique_fields_are_unique_whatever_the_case(world: World) -> None:
    users = world.deck(world.root).of(User)
    taken = refused(world, lambda: users.create(username="ADA", email="other@example.com", role="developer"))
    assert (taken.code, taken.facts["field"]) == ("exists", "username")
    taken = refused(world, lambda: users.update(world.dan, email="Ada@Example.com"))
    assert (taken.code, taken.facts["field"]) == ("exists", "email")
    assert users.update(world.ada, username="ADA").username == "ADA"
    assert (
        refused(world, lambda: world.deck(world.ada).of(Project).create(key="WEB", name="Again")).facts["field"]
        == "key"
    )


# -- transactions ----------------------------------------------------------------------------------------------


def test_a_transaction_is_all_or_none(world: World) -> None:
    deck = world.deck(world.ada)

    def work() -> None:
        with deck.transaction():
            deck.of(Task).create(project_id=world.web.id, title="First")
            deck.of(Task).act(world.task, "complete")
            deck.of(Task).update(world.secret, title="")

    assert set(named(refused(world, work))) == {"title"}
    assert deck.of(Task).get(world.task.id).status == "todo"
    with deck.transaction():
        made = deck.of(Task).create(project_id=world.web.id, title="First")
        deck.of(Task).act(made, "complete")
    assert [a.at for a in deck.of(Task).history(made)] == [deck.of(Task).history(made)[0].at] * 2


def test_an_inner_failure_that_is_caught_takes_back_itself_alone(world: World) -> None:
    def fail(deck: Deck) -> None:
        with deck.transaction():
            deck.of(Task).create(project_id=world.web.id, title="Never")
            deck.of(Task).act(world.task, "complete")
            raise ZeroDivisionError

    deck = world.deck(world.ada)
    with deck.transaction():
        deck.of(Task).act(world.task, "start_work")
        with pytest.raises(ZeroDivisionError):
            fail(deck)
        with pytest.raises(Refusal) as taken:
            deck.of(Project).create(key="WEB", name="Again")
        deck.of(Task).update(world.secret, priority="high")
    assert taken.value.code == "exists"
    assert [a.verb for a in deck.of(Task).history(world.task)] == ["create", "start_work"]
    assert (deck.of(Task).get(world.secret.id).priority, deck.of(Task).count(title="never")) == ("high", 0)
    assert deck.of(Task).create(project_id=world.web.id, title="Next").number == 2


def test_edit_writes_on_leaving_and_not_when_the_block_fails(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    with tasks.edit(world.task) as task:
        task.title = "Edited"
        task.complete()
    assert (task.version, task.status) == (2, "done")
    assert [(a.verb, sorted(a.changes)) for a in tasks.history(world.task)][1:] == [
        ("edit", ["completed_at", "state", "status", "title"])
    ]

    def fail() -> None:
        with tasks.edit(world.task) as again:
            again.title = "Lost"
            again.priority = "extreme"  # type: ignore[assignment]

    assert set(named(refused(world, fail))) == {"priority"}
    assert tasks.get(world.task.id).title == "Edited"


# -- custom fields and metadata --------------------------------------------------------------------------------

DECLARED: dict[str, Any] = {
    "note": {"type": "text"},
    "weight": {"type": "number"},
    "when": {"type": "date"},
    "buyer": {"type": "user"},
    "size": {"type": "choice", "choices": ["S", "M"]},
    "page": {"type": "link"},
    "paid": {"type": "checkbox"},
}


@pytest.fixture
def tasks(world: World) -> Any:
    root = world.deck(world.root)
    root.set_setting("custom_fields.task", DECLARED)
    return world.deck(world.ben).of(Task)


def test_custom_fields_of_each_type_are_kept_found_and_sorted(world: World, tasks: Any) -> None:
    light = {
        "note": "Apfel Ä",
        "weight": 2.5,
        "when": "2026-01-02",
        "buyer": world.ada.id,
        "size": "M",
        "page": "https://a.test",
        "paid": True,
    }
    heavy = {
        "note": "birnen",
        "weight": 10,
        "when": "2026-02-01",
        "buyer": world.ben.id,
        "size": "S",
        "page": "https://b.test",
        "paid": False,
    }
    first = tasks.create(project_id=world.web.id, title="A", custom_fields=light).id
    second = tasks.create(project_id=world.web.id, title="B", custom_fields=heavy).id
    asked = {
        "note": "aPFEL  ä",
        "weight": 2.5,
        "when": "2026-01-02",
        "buyer": "ada",
        "size": "m",
        "page": "https://a.test",
        "paid": "true",
    }
    for name, value in asked.items():
        assert [t.id for t in tasks.list(**{f"custom.{name}": value})] == [first], name
        assert [t.id for t in tasks.list(**{f"custom.{name}.empty": "false"})] == sorted([first, second]), name
        assert {t.id for t in tasks.list(**{f"custom.{name}": "none"})} == {world.task.id, world.secret.id}, name
    for name in ("note", "weight", "when", "size", "page"):
        assert [t.id for t in tasks.list(sort=f"custom.{name},id")][:2] == [first, second], name
        assert [t.id for t in tasks.list(sort=f"-custom.{name},id")][:2] == [second, first], name
    assert [t.id for t in tasks.list(q="custom.weight>2.5")] == [second]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("note", 5),
        ("weight", "heavy"),
        ("weight", True),
        ("when", "2026-2-1"),
        ("buyer", 10**6),
        ("size", "XL"),
        ("page", "javascript:alert(1)"),
        ("paid", "yes"),
        ("other", "x"),
    ],
)
def test_custom_fields_that_do_not_fit_are_refused(world: World, tasks: Any, name: str, value: Any) -> None:
    refusal = refused(world, lambda: tasks.create(project_id=world.web.id, title="A", custom_fields={name: value}))
    assert f"“{name}”" in named(refusal)["custom_fields"]


def test_a_custom_field_of_another_type_now_is_read_anew(world: World, tasks: Any) -> None:
    tasks.update(world.task, custom_fields={"note": "7"})
    assert tasks.count(**{"custom.note": "7"}) == 1
    world.deck(world.root).set_setting("custom_fields.task", {"note": {"type": "number"}})
    tasks.update(world.task, custom_fields={"note": 7})
    assert tasks.count(**{"custom.note": "7"}) == 1
    assert tasks.list(sort="custom.note")[0].id == world.task.id
    assert refused(world, lambda: tasks.list(**{"custom.weight": 1})).code == "unknown_filter"


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_maps_are_merged_key_by_key_and_null_takes_a_key_away(world: World, tasks: Any) -> None:
    tasks.update(world.task, custom_fields={"note": "a", "weight": 1}, metadata={"jira": {"id": 1, "url": "x"}, "k": 1})
    tasks.update(world.task, custom_fields={"note": None, "paid": True}, metadata={"jira": {"url": None}, "k": 2})
    with tasks.edit(world.task) as task:
        assert task.custom_fields == {"weight": 1, "paid": True}
        assert task.metadata == {"jira": {"id": 1}, "k": 2}
    projects = world.deck(world.ada).of(Project)
    projects.update(world.web, member_rates={str(world.ben.id): "80", str(world.ada.id): "90"})
    merged = projects.update(world.web, member_rates={world.ben.id: "85.5", str(world.ada.id): None})
    assert {user: str(rate) for user, rate in merged.member_rates.items()} == {world.ben.id: "85.5"}


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_part_of_an_object_is_patched_without_the_others(world: World) -> None:
    users = world.deck(world.ben).of(User)
    users.update(world.ben, preferences={"theme": "dark", "notifications": {"mentioned": []}})
    users.update(world.ben, preferences={"density": "compact", "notifications": {"assigned": ["email"]}})
    kept = users.update(world.ben, preferences={"theme": None}).preferences
    assert (kept.theme, kept.density) == ("system", "compact")
    assert kept.notifications == {"mentioned": [], "assigned": ["email"]}
    hours = {"days": [{"weekday": 0, "start": "09:00", "end": "17:00"}], "core_start": "10:00"}
    users.update(world.ben, working_hours=hours)
    off = users.update(world.ben, working_hours={"days": []}).working_hours
    assert off is not None
    assert (off.days, off.core_start) == ([], "10:00")
    assert users.update(world.ben, working_hours=None).working_hours is None
    assert users.update(world.ben, preferences=Preferences()).preferences == Preferences()


def test_metadata_is_left_out_unless_asked_for(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    tasks.update(world.task, metadata={"jira": "J-1"})
    assert tasks.get(world.task.id).metadata == {}
    assert "metadata" not in tasks.json(tasks.query({"project_id": world.web.id}.items())).decode()
    (asked,) = tasks.list(project_id=world.web.id, fields="metadata,title")
    assert (asked.metadata, asked.title, asked.assignee_ids) == ({"jira": "J-1"}, world.task.title, [])
    assert b'[{"metadata":{"jira":"J-1"}}]' in tasks.json(
        tasks.query({"project_id": world.web.id, "fields": "metadata"}.items())
    )


def test_decks_know_nouns_by_both_names(world: World) -> None:
    deck: Deck = world.deck(world.ben)
    assert deck.named("task").get(world.task.id) == deck.tasks.get("web-1")
    with pytest.raises(Refusal) as unknown:
        deck.named("spaceship")
    assert unknown.value.code == "no_route"
    assert TABLES["task"].name == "task"


def test_a_value_that_is_taken_is_refused_by_its_own_name_whatever_it_says(world: World) -> None:
    root = world.deck(world.root)
    root.of(User).create(username="created_at", email="department@example.com", role="tester")
    taken = refused(world, lambda: root.of(User).create(username="created_at", email="x@example.com", role="tester"))
    assert taken.facts["field"] == "username"
    taken = refused(world, lambda: root.of(User).create(username="eve", email="department@example.com", role="tester"))
    assert taken.facts["field"] == "email"


def test_a_document_that_no_database_takes_is_refused_with_the_limit(world: World) -> None:
    much = {"everything": "m" * (5 * 1024 * 1024)}
    refusal = refused(world, lambda: world.deck(world.ada).of(Task).update(world.task, metadata=much))
    assert (refusal.code, refusal.facts["limit"]) == ("too_large", "4 MB")


def test_parts_name_only_what_is_there_and_seen(world: World) -> None:
    ada = world.deck(world.ada)
    sprint = ada.sprints.create(project_id=world.web.id, name="One")
    nobody = {"participants": [world.ben.id, 987_654]}
    refusal = refused(world, lambda: ada.sprints.update(sprint, retrospective=nobody))
    assert named(refusal) == {"retrospective": "there is no such user"}
    kept = ada.sprints.update(sprint, retrospective={"participants": [world.ben.id]})
    world.deck(world.root).of(User).delete(world.ben)
    assert ada.sprints.update(kept, retrospective={"notes": "Without Ben"}).retrospective.participants == [world.ben.id]


def test_a_setting_that_another_process_changed_is_known_a_second_later(world: World) -> None:
    other = Database(world.database.url.render_as_string(hide_password=False))
    there = Deck(other, world.deck(world.ada).viewer)
    with pytest.raises(Refusal):
        there.tasks.update(world.task.id, custom_fields={"mood": "bright"})
    world.deck(world.root).set_setting("custom_fields.task", {"mood": {"type": "text"}})
    sleep(1.05)
    assert there.tasks.update(world.task.id, custom_fields={"mood": "bright"}).custom_fields == {"mood": "bright"}
    other.close()
