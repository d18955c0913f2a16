"""Published views: whoever has the address reads what their owner sees, in the chosen fields, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import noun_of
from quarterdeck.kernel.tables import metadata
from quarterdeck.people.publishing import Showing, publishable, showing
from quarterdeck.work.task import Task

VIEW: dict[str, Any] = {
    "name": "Roadmap", "noun": "task", "layout": "board", "group_by": "status", "columns": ["title", "priority"],
    "query": "status:todo", "sort": "title",
}  # fmt: skip


@pytest.fixture
def visit(world: World, tmp_path: Path) -> Iterator[Visit]:
    with visiting(world, str(tmp_path / "files")) as visit:
        yield visit


def published(world: World, **options: Any) -> tuple[int, str]:
    """Ben's view of both projects, published: its id and its address."""
    ben = world.deck(world.ben)
    view = ben.saved_views.create(**VIEW)
    made = ben.saved_views.publish(view.id, **{"fields": ["title", "status", "assignee_ids", "project_id"], **options})
    return view.id, made.address


def test_whoever_has_the_address_reads_the_chosen_fields_and_names(world: World, visit: Visit) -> None:
    _, address = published(world)
    answer = visit.get(None, address)
    assert answer.status_code == 200
    assert (answer.headers["cache-control"], answer.headers["x-robots-tag"]) == ("no-store", "noindex, nofollow")
    assert answer.json() == {
        "name": "Roadmap", "noun": "task", "layout": "board", "group_by": "status", "columns": ["title"],
        "fields": ["title", "status", "assignee_ids", "project_id"],
        "items": [
            {"title": "Rotate the vault keys", "status": "todo", "assignee_ids": ["Ben"], "project_id": "Operations"},
            {"title": "Write the login page", "status": "todo", "assignee_ids": ["Ben"], "project_id": "Website"},
        ],
    }  # fmt: skip


def test_a_view_of_a_project_names_it_and_its_states_where_they_are_shown(world: World) -> None:
    ben = world.deck(world.ben)
    board = {**VIEW, "project_id": world.web.id, "group_by": "assignee,type"}
    view = ben.saved_views.create(**board)

    def shown(*fields: str) -> Showing:
        found = showing(world.database, ben.saved_views.publish(view.id, fields=[*fields]).secret)
        assert found is not None
        return found

    told = shown("title", "state", "assignee_ids")
    assert (told.project, told.group_by) == ("Website", "assignee_ids")
    assert [state.name for state in told.states] == [state.name for state in ben.projects.get(world.web.id).workflow]
    assert told.states[0].status == "todo"
    assert (shown("title").states, shown("title").group_by) == ([], "")


def test_what_its_owner_loses_sight_of_its_readers_do_too(world: World, visit: Visit) -> None:
    _, address = published(world)
    world.deck(world.ada).projects.remove_member(world.ops.id, user_id=world.ben.id)
    assert [item["title"] for item in visit.get(None, address).json()["items"]] == ["Write the login page"]


def test_there_is_one_answer_for_all_that_is_not_there(world: World, visit: Visit) -> None:
    """Taken back, published anew, deleted, not to be asked any more, never there, and its owner gone."""
    ben = world.deck(world.ben)
    views = [published(world) for _ in range(4)]
    ben.saved_views.unpublish(views[0][0])
    current = ben.saved_views.publish(views[1][0], fields=["title"]).address
    ben.saved_views.delete(views[2][0])
    root = world.deck(world.root)
    root.set_setting("custom_fields.task", {"size": {"type": "number"}})
    ben.saved_views.update(views[3][0], query="custom.size>1")
    root.set_setting("custom_fields.task", {})
    assert visit.get(None, current).status_code == 200
    root.users.suspend(world.ben.id)
    gone = [*(address for _, address in views), current, "/api/published/never"]
    told = [visit.get(None, address) for address in gone]
    assert {(answer.status_code, answer.content) for answer in told} == {(404, told[0].content)}


def test_a_published_view_ends_with_its_last_day(world: World) -> None:
    ben = world.deck(world.ben)
    view = ben.saved_views.create(**VIEW)
    with pytest.raises(Refusal, match="has passed already"):
        ben.saved_views.publish(view.id, fields=["title"], until=ben.today - timedelta(days=1))
    before = world.deck(world.ben, at=ben.now - timedelta(days=3))
    made = before.saved_views.publish(view.id, fields=["title"], until=before.today)
    assert showing(world.database, made.secret) is None
    assert showing(world.database, ben.saved_views.publish(view.id, fields=["title"], until=ben.today).secret)


def test_only_its_owner_publishes_and_only_what_all_may_see(world: World) -> None:
    ben = world.deck(world.ben)
    view = ben.saved_views.create(**VIEW, shared=True)
    for who in (world.root, world.ada, world.vic):
        with pytest.raises(Refusal) as refused:
            world.deck(who).saved_views.publish(view.id, fields=["title"])
        assert refused.value.code == "forbidden"
    for name in ("custom_fields", "metadata", "checklist", "deleted_by", "nothing"):
        with pytest.raises(Refusal, match="cannot be published"):
            ben.saved_views.publish(view.id, fields=["title", name])
    people = ben.saved_views.create(name="People", noun="user")
    with pytest.raises(Refusal, match="Published are lists of"):
        ben.saved_views.publish(people.id, fields=["email"])
    projects = world.deck(world.ada).saved_views.create(name="Money", noun="project")
    with pytest.raises(Refusal, match="cannot be published"):
        world.deck(world.ada).saved_views.publish(projects.id, fields=["name", "budget"])


def test_clients_and_viewers_publish_nothing(world: World) -> None:
    for who in (world.cleo, world.vic):
        view = world.deck(who).saved_views.create(name="Mine", noun="task")
        with pytest.raises(Refusal) as refused:
            world.deck(who).saved_views.publish(view.id, fields=["title"])
        assert refused.value.code == "forbidden"


def test_the_secret_is_told_once_and_kept_nowhere(world: World, visit: Visit) -> None:
    view = world.deck(world.ben).saved_views.create(**VIEW)
    told = [
        visit.post(
            world.ben, f"/api/saved_views/{view.id}/publish", {"fields": ["title"]}, headers={"idempotency-key": "k"}
        )
        for _ in range(2)
    ]
    secrets = [answer.json()["secret"] for answer in told]
    assert len(set(secrets)) == 2
    with world.database.engine.connect() as connection:
        stored = [str(connection.execute(sa.select(table)).fetchall()) for table in metadata.tables.values()]
    assert not any(secret in text for secret in secrets for text in stored)
    shown = visit.get(world.ben, f"/api/saved_views/{view.id}").json()
    assert shown["published_fields"] == ["title"]
    assert "secret_hash" not in shown


def test_who_guesses_waits(world: World, visit: Visit) -> None:
    _, address = published(world)
    codes = [visit.get(None, f"/api/published/guess{n}").status_code for n in range(30)]
    assert codes[0] == 404
    assert codes[-1] == 429
    assert visit.get(None, address).status_code == 200


def test_every_field_is_plain_or_a_name() -> None:
    fields = noun_of(Task).fields
    assert {n for n, f in fields.items() if not publishable(f)} == {
        "checklist", "acceptance_criteria", "definition_of_done", "custom_fields", "metadata", "deleted_at", "deleted_by",
        "expired_at",
    }  # fmt: skip
