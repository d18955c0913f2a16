"""What is hidden does not exist for those outside: not in lists, counts, answers, errors, links, history or live.

One way of learning is known and stays: keys of projects and names of people are unique in all of the workspace, so
who may make one can find out that a key is taken. Ids and numbers show gaps.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from quarterdeck.kernel import feed
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import NOUNS, Edge, Field, Noun
from quarterdeck.people.user import User
from tests.test_matrix import PATCHED, SAMPLES, SEES
from tests.things import FIELDS, Stage, furnished, linked
from tests.visit import Visit, visiting
from tests.world import World

NEVER = 987_654_321  # an id that never was
# Whose view is asked: Dan and Vic are outside, Cleo is the customer, Ben a member.
OUTSIDERS = ("dan", "vic", "cleo", "ben")


@pytest.fixture
def stage(world: World) -> Stage:
    return furnished(world)


@pytest.fixture
def visit(stage: Stage, tmp_path: Path) -> Iterator[Visit]:
    with visiting(stage.world, str(tmp_path / "files")) as visit:
        yield visit


def unseen(stage: Stage) -> list[tuple[str, User, int]]:
    """(noun, person, id) of every hidden thing and everybody it is hidden from."""
    people = {name: stage.world.people[name] for name in OUTSIDERS}
    return [
        (noun, user, stage.closed[noun])
        for noun in NOUNS
        for name, user in people.items()
        if name not in SEES[noun][1].split()
    ]


def same(answer: httpx.Response, never: httpx.Response) -> bool:
    """Whether two answers tell no difference."""
    kept = ("content-type", "etag", "location", "content-length")
    heads = [{name: a.headers.get(name) for name in kept} for a in (answer, never)]
    return (answer.status_code, answer.content, heads[0]) == (never.status_code, never.content, heads[1])


# -- by id -------------------------------------------------------------------------------------------------------


def test_every_address_of_a_hidden_thing_answers_as_if_it_never_was(stage: Stage, visit: Visit) -> None:
    tag = {"if-match": '"1"', "if-none-match": '"1"'}
    for name, user, id in unseen(stage):
        noun = NOUNS[name]
        for method, tail, body in _addresses(stage, noun):
            for headers in ({}, tag):
                path = f"/api/{noun.plural}/{{}}{tail}"
                asked = [visit.ask(user, method, path.format(i), json=body, headers=headers) for i in (id, NEVER)]
                assert same(*asked), (method, path, user.username, asked[0].text)
                assert asked[0].status_code in (404, 405), (method, path, user.username, asked[0].text)


def _addresses(stage: Stage, noun: Noun) -> list[tuple[str, str, Any]]:
    """Every address below an object, with what is sent there."""
    if not noun.operations:
        return []
    verbs = [("POST", f"/{v.slug}", SAMPLES.get((noun.name, v.name), lambda _: {})(stage)) for v in noun.verbs.values()]
    reads = [("GET", tail, None) for tail in ("", "/history", "?as_of=2100-01-01T00:00:00Z", "?fields=id", "/content")]
    writes = [("PATCH", "", PATCHED.get(noun.name, {})), ("DELETE", "", None), ("POST", "/restore", {})]
    return [*reads, *writes, *verbs]


def test_a_repeated_request_tells_nothing_either(stage: Stage, visit: Visit) -> None:
    world = stage.world
    for n, id in enumerate((world.secret.id, NEVER)):
        for _ in range(2):
            answer = visit.post(world.dan, f"/api/tasks/{id}/watch", headers={"idempotency-key": f"k{n}"})
            assert answer.status_code == 404


# -- by lists ----------------------------------------------------------------------------------------------------


def test_what_is_hidden_is_in_no_list_count_or_search(stage: Stage, visit: Visit) -> None:
    for name, user, id in unseen(stage):
        noun = NOUNS[name]
        if "list" not in noun.operations:
            continue
        for query in (
            "",
            f"id={id}",
            "q=quokka",
            "sort=-id",
            "deleted=true",
            "as_of=2100-01-01T00:00:00Z",
            f"q=id:{id}",
        ):
            answer = visit.get(user, f"/api/{noun.plural}?limit=1000&count=true&{query}").json()
            assert answer.get("code") in (None, "unknown_filter"), (name, query, answer)
            assert id not in [thing["id"] for thing in answer.get("items", [])], (name, query)
            assert answer.get("count", 0) == len(answer.get("items", [])), (name, query)


def test_the_search_box_finds_nothing_hidden(stage: Stage, visit: Visit) -> None:
    hidden = {(noun, user.id, id) for noun, user, id in unseen(stage)}
    for user in stage.world.people.values():
        for words in ("quokka", "quo", "vault", '"quokka"'):
            found = visit.get(user, f"/api/search?limit=100&q={words}").json()["items"]
            assert not {(f["noun"], user.id, f["object"]["id"]) for f in found} & hidden, (user.username, words)


def test_numbers_and_keys_of_hidden_things_lead_nowhere(stage: Stage, visit: Visit) -> None:
    world = stage.world
    for who in (world.dan, world.cleo, world.vic):
        for path, never in (
            ("/api/tasks/OPS-1", "/api/tasks/OPS-999"), ("/api/projects/OPS", "/api/projects/NIX"),
            ("/api/tasks?project=OPS", "/api/tasks?project=NIX"), ("/api/tasks?q=project:OPS", "/api/tasks?q=project:NIX"),
            ("/api/tasks?parent=OPS-1", "/api/tasks?parent=NIX-1"),
        ):  # fmt: skip
            asked = [visit.get(who, p).text.replace("NIX", "OPS").replace("999", "1") for p in (path, never)]
            assert asked[0] == asked[1], (path, asked)
    for who, name in ((world.cleo, "quokka1"), (world.cleo, "quokka1@example.com"), (world.cleo, "root")):
        for path in ("/api/users/{}", "/api/tasks?assignee={}", "/api/tasks?q=assignee:{}"):
            asked = [visit.get(who, path.format(n)).text.replace(n, "X") for n in (name, "nobody")]
            assert asked[0] == asked[1], (path, asked)


# -- by fields ---------------------------------------------------------------------------------------------------

# noun: fields that are never shown to these people.
FIELDS_HIDDEN: list[tuple[str, str, str]] = [
    (
        "project",
        "dan ben vic cleo",
        "budget actual_cost billable_amount is_over_budget budget_variance hourly_rate member_rates",
    ),
    ("user", "dan ben vic cleo", "hourly_rate cost_rate"),
    ("time_entry", "dan ben vic", "hourly_rate cost_rate"),
    ("milestone", "dan ben vic cleo", "budget billing_amount"),
    (
        "customer",
        "cleo",
        "contacts notes total_value annual_value credit_limit lead_source next_followup_on followup_due",
    ),
    ("sprint", "cleo", "retrospective daily_standups impediments"),
    ("team", "dan ben vic", "budget member_rates reviews tools"),
    ("agenda", "cleo", "cost resources"),
    ("chat", "cleo", "integrations"),
]


def test_hidden_fields_are_as_unknown_as_fields_that_are_none(stage: Stage, visit: Visit) -> None:
    for name, people, fields in FIELDS_HIDDEN:
        plural = NOUNS[name].plural
        for who in people.split():
            user = stage.world.people[who]
            for field in fields.split():
                for query in (
                    "{}=1",
                    "{}.gt=1",
                    "{}.empty=true",
                    "sort={}",
                    "sort=-{}",
                    "fields=id,{}",
                    "q={}:1",
                    "q={}>1",
                ):
                    asked = [
                        visit.get(user, f"/api/{plural}?{query.format(f)}").text.replace(f, "X")
                        for f in (field, "fnord")
                    ]
                    assert asked[0] == asked[1], (name, who, query.format(field), asked)
                    assert '"code":"unknown_' in asked[0] or '"invalid_query"' in asked[0]


def test_hidden_fields_are_in_no_answer_history_or_feed(world: World, tmp_path: Path) -> None:
    """Whatever way an object is answered: read, created, changed, by a verb, in the past, in lists and searches."""
    made = _priced(world)
    with visiting(world, str(tmp_path / "files")) as visit:
        for name, people, fields in FIELDS_HIDDEN:
            plural, id = NOUNS[name].plural, made[name]
            for who in people.split():
                user = world.people[who]
                for path in ("", "/history", "?as_of=2100-01-01T00:00:00Z"):
                    answer = visit.get(user, f"/api/{plural}/{id}{path}")
                    assert answer.status_code == 200, (name, who, answer.text)
                    assert not named(answer.json()) & set(fields.split()), (name, who, path)
                for path in (
                    f"/api/{plural}",
                    f"/api/{plural}?as_of=2100-01-01T00:00:00Z",
                    "/api/search?q=quokka",
                    "/api/activity?limit=1000",
                ):
                    told = [i for i in visit.get(user, path).json()["items"] if i.get("noun", name) == name]
                    assert told, (name, who, path)
                    assert not named(told) & set(fields.split()), (name, who, path)
                assert _changed(visit, user, name, id).isdisjoint(fields.split()), (name, who)


def _changed(visit: Visit, user: User, name: str, id: int) -> set[str]:
    """The names in what a change of one's own and a verb answer."""
    world, told = visit.world, set[str]()
    if name == "time_entry" and user.username != "vic":
        told |= named(visit.post(user, "/api/time_entries", {"task_id": world.task.id, "hours": 1}).json())
        told |= named(visit.post(user, f"/api/tasks/{world.task.id}/log-time", {"hours": 1}).json())
    if name == "user":
        told |= named(visit.ask(user, "PATCH", f"/api/users/{user.id}", json={"job_title": "x"}).json())
        told |= named(visit.post(user, f"/api/users/{user.id}/add-skill", {"name": "x", "level": "expert"}).json())
    if name == "chat":
        told |= named(visit.post(user, f"/api/chats/{id}/mute").json())
    return told


def _priced(world: World) -> dict[str, int]:
    """One thing of each noun with money and notes on it."""
    root, ada = world.deck(world.root), world.deck(world.ada)
    team = ada.teams.create(
        name="Quokka",
        budget=9,
        member_rates={str(world.ben.id): 5},
        reviews={},
        tools=[{"name": "Saw", "cost_per_month": 3}],
    )
    ada.projects.update(
        world.web, budget=1000, hourly_rate=90, member_rates={str(world.ben.id): 70}, description="Quokka",
    )  # fmt: skip
    root.customers.update(
        world.customer, notes="greedy", contacts=[{"name": "Kim", "notes": "vain"}], total_value=5, lead_source="fair",
        annual_value=5, credit_limit=7, next_followup_on="2026-12-01", description="Quokka",
    )  # fmt: skip
    for user in (world.ada, world.ben, world.cleo, world.dan, world.vic):
        root.users.update(user, hourly_rate=50, cost_rate=30, job_title="Quokka")
    milestone = ada.milestones.create(project_id=world.web.id, name="Quokka", budget=10, billing_amount=20)
    sprint = ada.sprints.create(
        project_id=world.web.id, name="Quokka", impediments=[{"title": "Cleo"}], retrospective={"notes": "slow"},
        daily_standups=[{"date": "2026-11-23"}],
    )  # fmt: skip
    entry = ada.tasks.log_time(world.task.id, hours=2, note="Quokka")
    people = [{"user_id": user.id} for user in world.people.values()]
    agenda = ada.agendas.create(
        title="Quokka", attendees=people, cost=100, resources=[{"name": "Room", "cost_per_hour": 40}],
        start="2026-12-01T09:00:00Z", end="2026-12-01T10:00:00Z",
    )  # fmt: skip
    chat = ada.chats.create(name="Quokka", chat_type="group_chat", integrations=[{"kind": "email"}])
    ada.chats.add_member(chat, user_id=world.cleo.id)
    return {
        "project": world.web.id, "customer": world.customer.id, "user": world.cleo.id, "milestone": milestone.id,
        "sprint": sprint.id, "time_entry": entry.id, "team": team.id, "agenda": agenda.id, "chat": chat.id,
    }  # fmt: skip


def named(told: Any) -> set[str]:
    """All names of fields in a JSON value, at the top of objects and in what changed."""
    if isinstance(told, list):
        return set().union(*map(named, told))
    if not isinstance(told, dict):
        return set()
    inner = [told[name] for name in ("items", "object", "changes") if name in told]
    return set(told) | set().union(*map(named, inner))


def test_words_only_colleagues_read_are_found_by_colleagues_only(world: World) -> None:
    _priced(world)
    cleo, dan = world.deck(world.cleo), world.deck(world.dan)
    now = datetime.now(UTC).isoformat()
    for question in ({"q": "kim"}, {"q": "vain"}, {"q": "kim", "as_of": now}, {"q": "vain", "as_of": now}):
        assert cleo.customers.list(**question) == []
        assert [c.name for c in dan.customers.list(**question)] == ["Brightwater"]
    assert cleo.customers.search("vai") == []


def test_a_history_does_not_say_that_something_hidden_changed(world: World) -> None:
    root, cleo = world.deck(world.root), world.deck(world.cleo)
    for n in range(5):
        root.customers.set_followup(world.customer.id, on=f"2026-12-0{n + 1}")
    root.customers.update(world.customer, website="https://brightwater.example")
    assert [a.verb for a in cleo.customers.history(world.customer)] == ["create", "update"]
    assert [a.verb for a in cleo.customers.history(world.customer, limit=2)] == ["create", "update"]
    assert len(root.customers.history(world.customer)) == 7


# -- by references -----------------------------------------------------------------------------------------------


def test_a_reference_to_what_is_hidden_is_refused_as_one_to_nothing(stage: Stage) -> None:
    """Every reference of every noun, created and patched, by everybody who does not see what it names."""
    checked = 0
    for noun in NOUNS.values():
        for field in noun.fields.values():
            target = field.ref or field.edge
            if target is None or not field.creatable:
                continue
            for name in OUTSIDERS:
                if name in SEES[target.noun][1].split():
                    continue
                deck = stage.world.deck(stage.world.people[name])
                told = [_refusals(stage, deck, noun, field, id) for id in (stage.closed[target.noun], NEVER)]
                assert told[0] == told[1], (noun.name, field.name, name, told)
                checked += 1
    assert checked > 100


def _refusals(stage: Stage, deck: Deck, noun: Noun, field: Field, id: int) -> list[Any]:
    edge = field.edge
    value: Any = [{edge.key: id} if isinstance(edge, Edge) and edge.key else id] if edge else id
    told: list[Any] = []
    for work in (
        lambda: deck.named(noun.name).create(**FIELDS[noun.name](stage, False) | {field.name: value}),
        lambda: deck.named(noun.name).update(stage.opened[noun.name], **{field.name: value}),
    ):
        try:
            work()
            told.append("done")
        except Refusal as refusal:
            told.append(json.dumps(refusal.problem(), default=str))
    return told


def test_verbs_that_name_a_hidden_thing_say_what_they_say_of_nothing(stage: Stage) -> None:
    linked(stage)
    world, dan = stage.world, stage.world.deck(stage.world.dan)
    ada = world.deck(world.ada)
    ada.tasks.add_dependency(world.task.id, on_id=world.secret.id)
    acts: list[tuple[str, str, dict[str, Any]]] = [
        ("tasks", "add_dependency", {"on_id": 0}), ("tasks", "remove_dependency", {"on_id": 0}),
        ("tasks", "move", {"after_id": 0}), ("tasks", "move", {"before_id": 0}), ("tasks", "move", {"project_id": 0}),
        ("tasks", "move", {"sprint_id": 0}), ("tasks", "move", {"milestone_id": 0}),
    ]  # fmt: skip
    hidden = {
        "on_id": world.secret.id, "after_id": world.secret.id, "before_id": world.secret.id, "project_id": world.ops.id,
        "sprint_id": stage.closed["sprint"], "milestone_id": stage.closed["milestone"],
    }  # fmt: skip
    for plural, verb, arguments in acts:
        (name,) = arguments
        told = [answer(dan, plural, verb, world.task.id, {name: id}) for id in (hidden[name], NEVER)]
        assert told[0] == told[1], (verb, name, told)
    assert len(ada.links.list(task_id=world.secret.id, to_task_id=world.task.id)) == 2, "nothing was removed unseen"


def answer(deck: Deck, plural: str, verb: str, id: int, arguments: dict[str, Any]) -> str:
    try:
        deck.named(plural).act(id, verb, **arguments)
        return "done"
    except Refusal as refusal:
        return json.dumps(refusal.problem(), default=str)


def test_a_circle_through_a_hidden_task_is_refused_without_its_name(world: World) -> None:
    ada, dan = world.deck(world.ada), world.deck(world.dan)
    first, last = (ada.tasks.create(project_id=world.web.id, title=t) for t in ("First", "Last"))
    ada.tasks.update(first, epic_id=world.secret.id)
    ada.tasks.update(world.secret, epic_id=last.id)
    ada.tasks.add_dependency(world.secret.id, on_id=first.id)
    ada.tasks.add_dependency(last.id, on_id=world.secret.id)
    for work in (
        lambda: dan.tasks.update(last, epic_id=first.id),
        lambda: dan.tasks.add_dependency(first.id, on_id=last.id),
    ):
        with pytest.raises(Refusal) as refused:
            work()
        assert refused.value.code == "cycle"
        assert "OPS" not in str(refused.value.problem())
        assert "…" in refused.value.detail


def test_nobody_is_found_by_being_mentioned(world: World) -> None:
    """Cleo does not see Dan, though Dan sees the task: she learns nothing by writing his name."""
    world.deck(world.dan).tasks.watch(world.task.id)
    for name in ("dan", "root", "nobody"):
        comment = world.deck(world.cleo).comments.create(task_id=world.task.id, body=f"Ask @{name} and @ben")
        assert comment.mentions == [world.ben.id]
    cleo = world.deck(world.cleo)
    assert {u.username for u in cleo.users.list()} == {"ada", "ben", "cleo"}
    assert cleo.users.search("dan") == []


def test_a_key_that_is_taken_is_the_one_thing_that_tells(world: World) -> None:
    """Keys are unique in the workspace: who may make projects can meet one they do not see; others are refused first."""
    eve = world.deck(world.root).users.create(username="pam", email="pam@example.com", role="project_manager")
    with pytest.raises(Refusal) as refused:
        world.deck(eve).projects.create(key="OPS", name="Mine")
    assert refused.value.problem()["detail"] == "A project with this key exists already."
    for who in (world.dan, world.cleo, world.vic):
        told = [_made(world.deck(who), key) for key in ("OPS", "NIX")]
        assert told[0] == told[1] == "forbidden"


def _made(deck: Deck, key: str) -> str:
    try:
        deck.projects.create(key=key, name="Mine")
    except Refusal as refusal:
        return refusal.code
    return "made"


# -- by what happens ---------------------------------------------------------------------------------------------


def test_the_feed_names_nothing_hidden(stage: Stage, visit: Visit) -> None:
    hidden = {(noun, user.id, id) for noun, user, id in unseen(stage)}
    for user in stage.world.people.values():
        for path in ("/api/activity?limit=1000", f"/api/activity?limit=1000&project_id={stage.world.ops.id}"):
            told = visit.get(user, path).json()["items"]
            assert not {(a["noun"], user.id, a["object_id"]) for a in told} & hidden


def test_what_became_hidden_is_gone_from_everywhere(world: World, tmp_path: Path) -> None:
    """A task is read while its project is public; afterwards its past is as hidden as its present."""
    ada, before = world.deck(world.ada), datetime.now(UTC)
    comment = ada.comments.create(task_id=world.task.id, body="Quokka")
    ada.projects.update(world.web, visibility="members", customer_id=None)
    dan = world.deck(world.dan)
    for noun, id in (("task", world.task.id), ("project", world.web.id), ("comment", comment.id)):
        for at in (None, before, datetime.now(UTC)):
            with pytest.raises(Refusal, match="There is no such"):
                dan.named(noun).get(id, as_of=at)
            assert id not in [t.id for t in dan.named(noun).list(as_of=at)]
    with dan.using() as session:
        from quarterdeck.kernel import activity

        assert feed.visible(dan, activity.of_object(session, "task", world.task.id)) == []


def test_a_file_is_as_hidden_as_what_it_belongs_to(stage: Stage, visit: Visit) -> None:
    world = stage.world
    form = {"files": {"file": ("plan.txt", b"the vault")}, "data": {"task_id": str(world.secret.id)}}
    made = visit.ask(world.ada, "POST", "/api/attachments/upload", **form).json()["id"]
    for who in (world.dan, world.cleo, world.vic):
        for tail in ("content", "thumbnail", "thumbnail?size=64"):
            asked = [visit.get(who, f"/api/attachments/{id}/{tail}") for id in (made, NEVER)]
            assert same(*asked)
            assert asked[0].status_code == 404
        forms = [form | {"data": {"task_id": str(id)}} for id in (world.secret.id, NEVER)]
        asked = [visit.ask(who, "POST", "/api/attachments/upload", **f) for f in forms]
        assert same(*asked)
    assert visit.get(world.ben, f"/api/attachments/{made}/content").content == b"the vault"


def test_a_narrow_token_sees_no_more_than_its_scopes_by_any_door(stage: Stage, visit: Visit) -> None:
    world, scopes = stage.world, ("tasks:read",)
    assert visit.get(world.ada, "/api/tasks", scopes=scopes).status_code == 200
    assert visit.get(world.ada, "/api/issues", scopes=scopes).json()["code"] == "scope"
    for path in ("/api/activity", "/api/search?q=quokka", "/api/search?q=quokka&noun=issue"):
        assert visit.get(world.ada, path, scopes=scopes).json()["code"] == "scope"
    answer = visit.ask(world.root, "PUT", "/api/settings/custom-fields/task", json={}, scopes=("write",))
    assert answer.json()["code"] == "scope"
    assert visit.get(world.root, "/metrics", scopes=scopes).json()["code"] == "scope"


# -- by totals ---------------------------------------------------------------------------------------------------


def test_a_task_waits_for_what_one_sees_and_for_nothing_else(stage: Stage, visit: Visit) -> None:
    """A private task and an issue about security hold up a task that everybody sees."""
    world, held = stage.world, stage.world.task.id
    ada = world.deck(world.root)
    issue = ada.issues.create(project_id=world.web.id, title="Keys in the log", security=True)
    ada.links.create(issue_id=issue.id, to_task_id=held, link_type="blocks")
    ada.tasks.add_dependency(held, on_id=world.secret.id)
    known = {user.username: visit.get(user, f"/api/tasks/{held}").json() for user in world.people.values()}
    counts = {name: (task["open_blockers"], task["is_blocked"]) for name, task in known.items()}
    assert counts == {
        "root": (2, True), "ada": (2, True), "ben": (1, True),
        "dan": (0, False), "vic": (0, False), "cleo": (0, False),
    }  # fmt: skip
    for user in (world.dan, world.cleo):
        for query in ("is_blocked=true", "open_blockers.gt=0", "q=is:blocked"):
            assert visit.get(user, f"/api/tasks?{query}&count=true").json().get("count", 0) == 0, query
    ada.issues.resolve(issue.id, resolution="fixed")
    assert visit.get(world.ben, f"/api/tasks/{held}").json()["open_blockers"] == 1


def test_a_projects_hours_are_those_on_what_one_sees(stage: Stage, visit: Visit) -> None:
    world = stage.world
    root = world.deck(world.root)
    before = {user.username: _hours(visit, world, user) for user in world.people.values()}
    issue = root.issues.create(
        project_id=world.web.id, title="Keys in the log", security=True, assignee_ids=[world.ben.id]
    )
    root.issues.log_time(issue.id, hours=7)
    grown = {user.username: _hours(visit, world, user) - before[user.username] for user in world.people.values()}
    assert grown == {"root": 7, "ada": 7, "ben": 7, "dan": 0, "vic": 0, "cleo": 0}
    root.issues.delete(issue.id)
    assert _hours(visit, world, world.dan) == before["dan"]


def _hours(visit: Visit, world: World, user: User) -> float:
    return float(visit.get(user, f"/api/projects/{world.web.id}").json()["actual_hours"])


# -- by what others name -----------------------------------------------------------------------------------------


def test_what_a_thing_names_is_told_to_who_sees_it(stage: Stage, visit: Visit) -> None:
    """A won deal and a team that belong to a private project, and a task whose epic lies in it."""
    world, ops = stage.world, stage.world.ops.id
    root = world.deck(world.root)
    deal = root.deals.create(title="Keys", customer_id=world.customer.id, owner_id=world.root.id, project_id=ops)
    team = root.teams.create(name="Vault", projects=[ops, world.web.id])
    root.tasks.update(world.task.id, epic_id=world.secret.id)
    for who, sees in ((world.ben, True), (world.dan, False), (world.vic, False)):
        assert ("project_id" in visit.get(who, f"/api/deals/{deal.id}").json()) is sees
        assert (ops in visit.get(who, f"/api/teams/{team.id}").json()["projects"]) is sees
        assert ("epic_id" in visit.get(who, f"/api/tasks/{world.task.id}").json()) is sees
        for path in (
            f"deals?project_id={ops}", f"teams?projects={ops}", f"tasks?epic_id={world.secret.id}",
            f"deals?id={deal.id}&project_id.empty=false", f"tasks?id={world.task.id}&epic_id.ne=none",
            f"deals?id={deal.id}&sort=project_id&q=project_id:{ops}",
        ):  # fmt: skip
            assert bool(visit.get(who, f"/api/{path}").json()["items"]) is sees, (who.username, path)
        counted = [row["value"] for row in visit.get(who, "/api/deals/counts?by=project_id").json()["items"]]
        assert (ops in counted) is sees
        counted = [row["value"] for row in visit.get(who, "/api/teams/counts?by=projects").json()["items"]]
        assert (ops in counted) is sees
        told = visit.get(who, f"/api/deals/{deal.id}/history").text
        assert (f'"project_id":[null,{ops}]' in told) is sees
        assert (
            f'"epic_id":[null,{world.secret.id}]' in visit.get(who, f"/api/tasks/{world.task.id}/history").text
        ) is sees


def test_ones_preferences_are_ones_own(stage: Stage, visit: Visit) -> None:
    world = stage.world
    world.deck(world.ben).users.update(
        world.ben, preferences={"starred": [{"noun": "project", "object_id": world.ops.id}]}
    )
    for who in (world.ada, world.dan, world.cleo):
        for path in (f"users/{world.ben.id}", f"users/{world.ben.id}/history", "users?limit=100&fields=id,preferences"):
            answer = visit.get(who, f"/api/{path}")
            assert "starred" not in answer.text, (who.username, path)
    assert visit.get(world.ben, f"/api/users/{world.ben.id}").json()["preferences"]["starred"]
    assert visit.get(world.root, f"/api/users/{world.ben.id}").json()["preferences"]["starred"]
    own = visit.ask(world.cleo, "PATCH", f"/api/users/{world.cleo.id}", json={"preferences": {"theme": "dark"}})
    assert own.json()["preferences"]["theme"] == "dark"


def test_a_projects_leads_see_its_money_and_no_others(stage: Stage, visit: Visit) -> None:
    world = stage.world
    root = world.deck(world.root)
    root.projects.update(world.web.id, budget=5000)
    root.projects.update(world.ops.id, budget=7000)
    root.projects.add_member(world.web.id, user_id=world.dan.id, role="lead")
    held = {p["id"]: p.get("budget") for p in visit.get(world.dan, "/api/projects?limit=50").json()["items"]}
    assert (held[world.web.id], world.ops.id in held) == ("5000", False)
    assert "budget" not in visit.get(world.ben, f"/api/projects/{world.web.id}").json()
    changed = visit.ask(world.dan, "PATCH", f"/api/projects/{world.web.id}", json={"budget": "6000"})
    assert changed.json()["budget"] == "6000"
    assert '"budget":["5000","6000"]' in visit.get(world.dan, f"/api/projects/{world.web.id}/history").text
    assert "5000" not in visit.get(world.ben, f"/api/projects/{world.web.id}/history").text
    assert visit.get(world.dan, "/api/projects?budget.gt=1").status_code == 400
