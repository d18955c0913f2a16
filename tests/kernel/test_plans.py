"""Every list the screens make is served by an index, on every database: none reads a whole table."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from quarterdeck.kernel import activity
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.conditions import binds_of
from quarterdeck.kernel.counting import Counting
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import NOUNS, Field, Noun
from quarterdeck.kernel.query import Reader
from quarterdeck.kernel.reading import Reading
from quarterdeck.kernel.session import Session
from quarterdeck.kernel.tables import TABLES, edge_name
from quarterdeck.work.about import ABOUT

ROWS, FEW = 2500, 60
STAFF_ONLY = ("time_entry", "deal", "team")  # an impossible condition has no plan
OPEN = "not status:done,cancelled"
WAITING = ["todo", "in_progress", "in_review", "testing", "blocked"]
# The columns by which the list of a project's tasks is sorted (web/src/work/list/columns.ts).
COLUMNS = (
    "number", "title", "state", "priority", "due_date", "story_points", "estimated_hours", "actual_hours", "task_type",
    "start_date", "sprint_id", "milestone_id", "reporter_id", "comment_count", "created_at", "updated_at",
    "completed_at",
)  # fmt: skip
# What the trash shows, and what an administrator takes home (web/src/admin/trash.ts).
TRASHED = (
    "task", "issue", "project", "milestone", "sprint", "label", "comment", "attachment", "time_entry", "saved_view",
    "customer", "deal", "agenda", "chat", "message", "team", "user",
)  # fmt: skip
SCREENS: dict[str, tuple[str, dict[str, Any]]] = {
    "my tasks": ("task", {"assignee": "7", "status": ["todo", "in_progress"], "sort": "due_date"}),
    "my tasks by priority": ("task", {"assignee": "7", "sort": "-priority"}),
    "a board": ("task", {"project_id": 5, "sort": "rank"}),
    "a board's next page": ("task", {"project_id": 5, "sort": "rank", "limit": 10, "page": 2}),
    "a column of a board": ("task", {"project_id": 5, "status": "todo", "sort": "rank"}),
    "a project by priority": ("task", {"project_id": 5, "sort": "-priority"}),
    "a project by due date": ("task", {"project_id": 5, "sort": "due_date"}),
    "a project by change": ("task", {"project_id": 5, "sort": "-updated_at"}),
    "a sprint's tasks": ("task", {"sprint_id": 5, "sort": "rank"}),
    "a milestone's tasks": ("task", {"milestone_id": 5, "sort": "rank"}),
    "subtasks": ("task", {"parent_id": 5, "sort": "rank"}),
    "overdue everywhere": ("task", {"status": "todo", "due_date.lt": "today", "sort": "due_date"}),
    "tasks by change": ("task", {"sort": "-updated_at"}),
    "issues of a project": ("issue", {"project_id": 5, "sort": "-priority"}),
    "issues by severity": ("issue", {"sort": "-severity"}),
    "issues of a project by severity": ("issue", {"project_id": 5, "sort": "-severity"}),
    "issues of a customer": ("issue", {"customer_id": 5, "sort": "-created_at"}),
    "the inbox": ("notification", {"user_id": 7, "sort": "-created_at"}),
    "the unread inbox": ("notification", {"user_id": 7, "read_at": "none", "sort": "-created_at"}),
    "the inbox without what is snoozed": (
        "notification", {"read_at": "none", "is_snoozed": "false", "sort": "-created_at"},
    ),
    "comments of a task": ("comment", {"task_id": 5, "sort": "created_at"}),
    "comments of an issue": ("comment", {"issue_id": 5, "sort": "created_at"}),
    "attachments of a task": ("attachment", {"task_id": 5}),
    "time of a person": ("time_entry", {"user_id": 7, "sort": "-date"}),
    "time of a person in a week": ("time_entry", {"user_id": 7, "date.gte": "-7d", "sort": "-date"}),
    "time on a task": ("time_entry", {"task_id": 5, "sort": "-date"}),
    "time in a project": ("time_entry", {"project_id": 5, "sort": "-date"}),
    "messages of a chat": ("message", {"chat_id": 5, "sort": "-id"}),
    "earlier messages of a chat": ("message", {"chat_id": 5, "sort": "-id", "limit": 10, "page": 2}),
    "a thread": ("message", {"thread_id": 5, "sort": "id"}),
    "chats": ("chat", {"sort": "name"}),
    "chats by what was said last": ("chat", {"sort": "-last_message_at"}),
    "members of a chat": ("chat_member", {"chat_id": 5}),
    "customers": ("customer", {"sort": "name"}),
    "customers of a status": ("customer", {"status": "active", "sort": "name"}),
    "deals of a stage": ("deal", {"pipeline": "sales", "stage": "lead", "sort": "-amount"}),
    "deals by change": ("deal", {"sort": "-updated_at"}),
    "deals of a customer": ("deal", {"customer_id": 5, "sort": "-updated_at"}),
    "projects": ("project", {"sort": "name"}),
    "projects that are no templates": ("project", {"template": "false", "sort": "name"}),
    "projects of a status": ("project", {"status": "active", "sort": "name"}),
    "projects of a customer": ("project", {"customer_id": 5, "sort": "name"}),
    "milestones": ("milestone", {"sort": "due_date"}),
    "milestones of a project": ("milestone", {"project_id": 5, "sort": "due_date"}),
    "sprints of a project": ("sprint", {"project_id": 5, "sort": "-start_date"}),
    "sprints": ("sprint", {"sort": "-start_date"}),
    "the calendar": ("agenda", {"start.gte": "today", "start.lt": "+30d", "sort": "start"}),
    "the calendar of a project": ("agenda", {"project_id": 5, "sort": "start"}),
    "labels of a project": ("label", {"project_id": 5, "sort": "name"}),
    "links of a task": ("link", {"task_id": 5}),
    "links to a task": ("link", {"to_task_id": 5}),
    "saved views": ("saved_view", {"owner_id": 7, "sort": "name"}),
    "people": ("user", {"sort": "display_name"}),
    "teams": ("team", {"sort": "name"}),
    "tasks with a tag": ("task", {"tags": "urgent", "sort": "-updated_at"}),
    "a project's tasks by state": ("task", {"project_id": 5, "by": "state"}),
    "who has what of a project": ("task", {"project_id": 5, "status": "todo", "by": "assignee"}),
    "a project's milestones by what is done": ("task", {"project_id": 5, "status": "done", "by": "milestone"}),
    "what I have to do": ("task", {"q": f"assignee:me {OPEN}", "sort": "due_date"}),
    "what I asked for": ("task", {"q": f"reporter:me -assignee:me assignee!=none {OPEN}", "sort": "due_date"}),
    "what I finished": (
        "task", {"q": "assignee:me status:done completed>=2026-06-01", "sort": "-completed_at", "limit": 20},
    ),
    "what somebody has to do": ("task", {"assignee_ids": "7", "status": WAITING, "sort": "due_date", "count": "true"}),
    "how projects do": (
        "task", {"status": WAITING, "q": "due<today or status:blocked or open_blockers>0", "sort": "id", "limit": 1000},
    ),
    "what is due next": ("task", {"project_id": 5, "q": f"due!=none {OPEN}", "sort": "due_date,rank", "limit": 6}),
    "how many match": ("task", {"project_id": 5, "q": OPEN, "count": "true", "limit": 1}),
    "the days in sight": (
        "task", {"project_id": 5, "q": "due>=today (due<+30d or start<+30d)", "sort": "due_date,rank"},
    ),
    "what has no day": ("task", {"project_id": 5, "q": "due:none -status:done,cancelled", "sort": "rank"}),
    "rows of a list": ("task", {"project_id": 5, "id": [1, 2, 3]}),
    "one that is gone": ("task", {"id": 3, "deleted": "true"}),
    "sprints of a board": ("sprint", {"project_id": 5, "sort": "number"}),
    "sprints to choose from": ("sprint", {"project_id": 5}),
    "milestones to choose from": ("milestone", {"project_id": 5}),
    "comments of a task, newest first": ("comment", {"task_id": 5, "sort": "-created_at,-id"}),
    "time on a task, newest first": ("time_entry", {"task_id": 5, "sort": "-date,-id"}),
    "links of a task, either way": ("link", {"q": "task_id:5 or to_task_id:5", "limit": 200}),
    "views of a project": ("saved_view", {"project_id": 5, "noun": "task", "sort": "name"}),
    "views with a star": ("saved_view", {"id": [1, 2, 3], "sort": "name"}),
    "what names me": ("notification", {"read_at": "none", "is_snoozed": "false", "kind": "mentioned"}),
    "what is snoozed": ("notification", {"is_snoozed": "true"}),
    **{f"the list by {name}": ("task", {"project_id": 5, "sort": name}) for name in COLUMNS},
    **{f"the list by falling {name}": ("task", {"project_id": 5, "sort": f"-{name}"}) for name in COLUMNS},
    **{f"the trash of {name}": (name, {"deleted": "true", "sort": "-deleted_at"}) for name in TRASHED},
    **{f"all of {name}": (name, {}) for name in TRASHED},
}  # fmt: skip
# What the list of what happened is asked for.
AT = "2026-01-01T00:00:00.000000Z"
LEDGER: list[dict[str, Any]] = [
    {}, {"project_id": 5}, {"actor_id": 7}, {"noun": "task"}, {"verb": "delete"}, {"noun": "task", "object_id": 3},
    {"noun": "task", "verb": "delete"}, {"actor_id": 7, "from": AT}, {"from": AT, "to": AT}, {"from": AT}, {"to": AT},
]  # fmt: skip


@pytest.fixture
def full(database: Database) -> Database:
    """A database with a few thousand rows of everything, and what the planners know of them fresh."""
    off = {
        "postgresql": "SET session_replication_role = replica",
        "mysql": "SET foreign_key_checks = 0",
        "sqlite": "SELECT 1",
    }
    with database.engine.connect() as connection:
        connection.execute(sa.text(off[database.dialect]))
        for name, rows in everything():
            if rows:
                connection.execute(sa.insert(TABLES[name]), rows)
        connection.commit()
        if database.dialect == "postgresql":
            connection.execute(sa.text("SET session_replication_role = DEFAULT"))
            connection.execute(sa.text("ANALYZE"))
        elif database.dialect == "mysql":
            connection.execute(sa.text("SET foreign_key_checks = 1"))
            for name in NOUNS:
                connection.execute(sa.text(f"ANALYZE TABLE `{name}`")).fetchall()
        connection.commit()
    return database


def everything() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    chance = random.Random(5)  # chance that repeats itself is wanted
    for noun in NOUNS.values():
        yield noun.name, [row_of(noun, number, chance) for number in range(1, ROWS + 1)]
        for field in noun.fields.values():
            if field.edge:
                edges = [{"owner_id": n, "target_id": chance.randint(1, FEW)} for n in range(1, ROWS + 1)]
                yield edge_name(noun, field), edges
    names = ("task", "issue", "project")
    at, log = "2026-01-01T00:00:00.000000Z", {"via": "api", "verb": "update", "changes": "{}", "version": 1}
    yield (
        "activity",
        [
            log | {"at": at, "noun": names[n % 3], "object_id": n % 500, "project_id": n % FEW, "actor_id": n % FEW}
            for n in range(2 * ROWS)
        ],
    )
    tag = {"noun": "task", "field": "tags", "position": 0}
    yield "custom_value", [tag | {"object_id": n, "text": "urgent" if n % 50 == 0 else "other"} for n in range(1, ROWS)]


def row_of(noun: Noun, number: int, chance: random.Random) -> dict[str, Any]:
    row: dict[str, Any] = {"id": number, "version": 1, "data": '{"version":1}'}
    about = [name for name in (f"{a}_id" for a in ABOUT) if name in noun.fields]
    subject = chance.choice(about) if len(about) == len(ABOUT) else None
    for column in TABLES[noun.name].c:
        field = noun.fields.get(column.name)
        if column.name in row or field is None or column.name in ("deleted_at", "deleted_by"):
            continue
        if field.name in about and subject:
            row[field.name] = chance.randint(1, FEW) if field.name == subject else None
        else:
            row[field.name] = value_of(field, number, chance)
    for pair in map(str.split, noun.unique):
        if all(name in noun.fields and noun.fields[name].ref for name in pair):
            row[pair[0]], row[pair[-1]] = number % FEW + 1, number // FEW + 1
    return row


def value_of(field: Field, number: int, chance: random.Random) -> Any:
    if field.ref:
        return chance.randint(1, FEW)
    if field.column and field.column.unique and field.kind == "int":
        return number
    match field.kind:
        case "enum":
            choice = chance.randrange(len(field.choices))
            if "done" in field.choices and number % 5:  # as it is after some time
                choice = field.choices.index("done")
            return choice if field.column and field.column.ordered else field.choices[choice]
        case "bool":
            return chance.random() < 0.5
        case "date":
            return f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        case "instant":
            if field.name == "read_at" and number % 2:
                return None
            return f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T{number % 24:02}:00:00.000000Z"
        case "text":
            return {"pipeline": "sales", "stage": "lead" if number % 5 else "won"}.get(
                field.name, f"{field.name} {number:05}"[:40]
            )
        case _:
            return number


def asked(
    database: Database, deck: Deck, noun: str, question: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, Any]]:
    """The statements that a list sends."""
    sent: list[tuple[str, Any]] = []
    plain = Session.run_text

    def noting(session: Session, text: str, values: Any = ()) -> Any:
        sent.append((text, values))
        return plain(session, text, values)

    controls = {name: value for name, value in question.items() if name not in ("page", "by")}
    with deck.using(), monkeypatch.context() as patch:
        reading, reader = Reading(deck, NOUNS[noun]), Reader(deck, NOUNS[noun])
        page = reading.page(reader.read(controls.items())) if "page" in question else None
        controls |= {"cursor": page.next} if page else {}
        patch.setattr(Session, "run_text", noting)
        if "by" in question:
            Counting(deck, NOUNS[noun], question["by"]).counts(reader.read(controls.items()))
        else:
            reading.page(reader.read(controls.items()))
    return [
        (text, values)
        for text, values in sent
        if f"FROM {noun}" in text or f"FROM `{noun}`" in text or f'FROM "{noun}"' in text
    ]


def scanned(database: Database, text: str, values: Any) -> set[str]:
    """The tables that the plan of a statement reads from one end to the other, or sorts all of what is not deleted."""
    with database.session() as session:
        if database.dialect == "sqlite":
            return in_sqlite([row[3] for row in session.run_text(f"EXPLAIN QUERY PLAN {text}", values)])
        if database.dialect == "mysql":
            rows = session.run_text(f"EXPLAIN {text}", values).fetchall()
            return {str(row[2]) for row in rows if in_mariadb(row) and not str(row[2]).startswith("<")}
        # A few thousand rows are read and sorted so quickly that PostgreSQL would do without the index it has.
        session.run_text("SET enable_seqscan = off; SET enable_sort = off")
        plan = session.run_text(f"EXPLAIN (FORMAT JSON) {text}", values).fetchone()[0]
        session.run_text("RESET enable_seqscan; RESET enable_sort")
    return set(in_postgresql(plan if isinstance(plan, list) else json.loads(plan), sorted_=False))


def in_mariadb(row: Any) -> bool:
    """Whether a table is read whole, or all of what is not deleted (an index's two bytes `gone`) is sorted."""
    kind, key_length, extra = row[3], row[6], str(row[9] or "")
    return kind == "ALL" or ("Using filesort" in extra and (kind == "index" or (kind == "ref" and key_length == "2")))


def in_sqlite(steps: list[str]) -> set[str]:
    whole = {step.split()[1] for step in steps if re.match(r"SCAN (?!.*(INDEX|VIRTUAL))", step)}
    if steps[0] == "SCAN message" and "USE TEMP B-TREE FOR ORDER BY" not in steps:
        whole.discard("message")  # all there are, asked for in the order in which they lie, page by page
    if "USE TEMP B-TREE FOR ORDER BY" in steps:
        whole |= {step.split()[1] for step in steps if step.endswith("(gone=?)")}
    return whole


def in_postgresql(plan: Any, *, sorted_: bool) -> Iterator[str]:
    """The tables that are read from one end to the other, or of which all that is not deleted is sorted."""
    if isinstance(plan, list):
        for part in plan:
            yield from in_postgresql(part, sorted_=sorted_)
    elif isinstance(plan, dict):
        narrowed = plan.get("Index Cond", plan.get("Recheck Cond"))
        every = sorted_ and narrowed in (None, "(gone = 0)", "(gone = 1)")
        if "Relation Name" in plan and (plan["Node Type"] == "Seq Scan" or every):
            yield str(plan["Relation Name"])
        below = plan.get("Node Type") == "Sort" or (sorted_ and plan.get("Node Type") != "Limit")
        for part in plan.values():
            yield from in_postgresql(part, sorted_=below)


def test_no_screen_reads_a_whole_table(full: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for an administrator, who sees all, nor for a developer or a client, whose lists are narrowed."""
    assert scanned(full, "SELECT id FROM task WHERE data = 'x'", ()) == {"task"}
    assert wrong_screens(full, monkeypatch) == []
    assert scanned_in_the_ledger(full, monkeypatch) == []
    if full.dialect == "sqlite":
        # We gather no statistics for SQLite, but whoever looks after the file may.
        with full.session() as session:
            session.run_text("ANALYZE")
        # Its statistics are averages: five of seven statuses are most tasks to it, however many are done.
        averaged = "how projects do"
        assert [wrong for wrong in wrong_screens(full, monkeypatch) if not wrong.startswith(averaged)] == []


# By which totals of what the viewer sees are counted.
ALIASES = ("first", "holds", "needs", "own", "unseen")


def wrong_screens(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    wrong = []
    for viewer in (Viewer(1, "admin"), Viewer(7, "developer"), Viewer(9, "client", 9)):
        deck = Deck(database, viewer)
        for screen, (noun, question) in SCREENS.items():
            if viewer.is_client and noun in STAFF_ONLY:
                continue
            statements = asked(database, deck, noun, question, monkeypatch)
            assert statements, f"{screen} asked nothing"
            for text, values in statements:
                read = {re.sub(r"_\d+$", "", name) for name in scanned(database, text, values)}
                if read & {noun, *ALIASES}:
                    wrong.append(f"{screen} as {viewer.role}")
    return wrong


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_what_is_named_by_its_id_is_looked_up(full: Database) -> None:
    deck = Deck(full, Viewer(7, "developer"))
    reading, query = Reading(deck, NOUNS["task"]), Reader(deck, NOUNS["task"]).read([("id", n) for n in range(1, 200)])
    with deck.using() as session:
        text, values = full.prepared(reading.ids(query), deck.binds | binds_of(query.where, str))
        steps = [row[3] for row in session.run_text(f"EXPLAIN QUERY PLAN {text}", values)]
    assert steps[0] == "SEARCH task USING INTEGER PRIMARY KEY (rowid=?)"


def scanned_in_the_ledger(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that read all of the ledger, of those for an object's history and for what is new."""
    sent: list[tuple[str, Any]] = []
    plain = Session.run_text
    with monkeypatch.context() as patch, database.session() as session:
        patch.setattr(
            Session, "run_text", lambda s, text, values=(): sent.append((text, values)) or plain(s, text, values)
        )
        activity.of_object(session, "task", 3)
        activity.of_object(session, "task", 3, before=5000, limit=20)
        activity.tail(session, 2 * ROWS - 10)
        activity.last_id(session)
        for wanted in LEDGER:
            for newest in (True, False):
                activity.matching(session, wanted, ROWS, 100, newest=newest)
    assert len(sent) == 4 + 2 * len(LEDGER)
    return [text for text, values in sent if scanned(database, text, values)]


def test_statements_run_as_they_are(database: Database) -> None:
    """PostgreSQL would make machine code of a long statement first, which takes it longer than all else together."""
    if database.dialect != "postgresql":
        return
    with database.session() as session:
        assert session.run_text("SHOW jit").fetchone() == ("off",)
