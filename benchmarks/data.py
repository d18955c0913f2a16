"""The data the benchmarks run on, written in bulk as the product itself would have stored it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from fractional_indexing import generate_n_keys_between

import quarterdeck.nouns  # noqa: F401
from quarterdeck.kernel import schema, search
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.activity import difference
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.store import stored_text
from quarterdeck.kernel.tables import TABLES, column_value
from quarterdeck.people.user import User
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task

WORDS = [
    "login",
    "page",
    "button",
    "colour",
    "report",
    "invoice",
    "customer",
    "deadline",
    "export",
    "search",
    "filter",
    "board",
    "sprint",
    "release",
    "server",
    "database",
    "index",
    "cache",
    "session",
    "token",
    "mobile",
    "layout",
    "header",
    "footer",
    "image",
    "upload",
    "download",
    "price",
    "order",
    "basket",
    "payment",
    "refund",
    "email",
    "template",
    "banner",
    "campaign",
    "metric",
    "chart",
    "table",
    "column",
    "row",
    "cell",
    "import",
    "backup",
    "restore",
]
STATES = {"todo": "To do", "in_progress": "In progress", "in_review": "In review", "done": "Done"}
START = datetime(2025, 1, 1, tzinfo=UTC)


def sentence(draw: random.Random, length: int) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(length))


def build(path: Path, tasks: int, *, projects: int = 20, people: int = 50, activities: int = 10) -> Database:
    """A SQLite database with so many tasks, and so many activities for each."""
    database = Database(f"sqlite:///{path}")
    schema.create(database)
    draw = random.Random(7)
    ids = _people(database, people)
    owner = Deck(database, Viewer(ids[0], "admin"))
    made = [_project(owner, n, ids, draw) for n in range(projects)]
    _tasks(database, tasks, made, ids, draw, activities)
    with database.session() as session:
        session.run_text("PRAGMA wal_checkpoint(TRUNCATE)")
    return database


def _people(database: Database, count: int) -> list[int]:
    first = system(database)
    with first.transaction():
        return [
            first.of(User).create(
                username=f"person{n}", email=f"person{n}@example.com", status="active",
                role="admin" if n == 0 else "developer",
            ).id
            for n in range(count)
        ]  # fmt: skip


def _project(deck: Deck, number: int, people: list[int], draw: random.Random) -> Project:
    members = [{"user_id": id, "role": "member"} for id in draw.sample(people[1:], 15)]
    if number < 3:  # the person who asks is a member of these
        members = [{"user_id": people[1], "role": "member"}] + [m for m in members if m["user_id"] != people[1]]
    return deck.of(Project).create(key=f"P{number}X", name=f"Project {number}", members=members, status="active")


def _tasks(
    database: Database, count: int, projects: list[Project], people: list[int], draw: random.Random, activities: int
) -> None:
    noun, fields = (
        NOUNS["task"],
        [f for f in NOUNS["task"].fields.values() if f.column and not f.beside and f.name not in ("id", "version")],
    )
    per = -(-count // len(projects))
    ranks = generate_n_keys_between(None, None, per)
    names = ["id", "version", "data", *(f.name for f in fields)]
    with database.session() as session:
        first = (session.run_text("SELECT coalesce(max(id), 0) FROM task").fetchone()[0]) + 1
        session.run_text("BEGIN")
        batch: dict[str, list[Any]] = {"task": [], "edge": [], "number": [], "search": [], "log": []}
        for i in range(count):
            task = _task(i, projects[i % len(projects)], i // len(projects), ranks, people, draw)
            task.id = first + i
            text = stored_text(noun, task)
            batch["task"].append((task.id, 1, text, *(column_value(f, getattr(task, f.name)) for f in fields)))
            batch["edge"] += [(task.id, person) for person in task.assignee_ids]
            batch["number"].append((task.project_id, task.number, "task", task.id))
            document = msgspec.json.decode(text)
            batch["search"].append(("task", task.id, *search.texts(noun, document)))
            batch["log"] += _log(task, document, activities)
            if len(batch["task"]) == 5000:
                _flush(session, batch, names)
        _flush(session, batch, names)
        for project in projects:
            session.run_text("UPDATE counter SET value = ? WHERE name = ?", (per, f"project:{project.id}"))
        session.run_text("COMMIT")


def _task(i: int, project: Project, n: int, ranks: list[str], people: list[int], draw: random.Random) -> Task:
    status = draw.choices(list(STATES), (5, 2, 1, 4))[0]
    at = START + timedelta(minutes=i)
    return Task(
        project_id=project.id, number=n + 1, reference=f"{project.key}-{n + 1}", title=sentence(draw, 6).capitalize(),
        description=sentence(draw, 80), status=status, state=STATES[status], rank=ranks[n],
        priority=draw.choice(["lowest", "low", "medium", "high", "highest"]),
        task_type=draw.choice(["story", "bug", "task", "feature"]),
        assignee_ids=sorted(draw.sample(people, draw.choice((0, 1, 1, 2)))),
        due_date=date(2025, 1, 1) + timedelta(days=draw.randrange(700)) if draw.random() < 0.7 else None,
        story_points=draw.choice([None, 1.0, 2.0, 3.0, 5.0, 8.0]), estimated_hours=draw.choice([None, 2.0, 4.0, 8.0]),
        component=draw.choice(["", "api", "web", "mobile"]), created_at=at, created_by=people[0], updated_at=at, updated_by=people[0],
        reporter_id=draw.choice(people),
    )  # fmt: skip


def _log(task: Task, document: dict[str, Any], count: int) -> Iterator[tuple[Any, ...]]:
    changes = msgspec.json.encode(difference({}, document)).decode()
    at = stamp(task.created_at)  # type: ignore[arg-type]
    yield (at, task.created_by, "api", "task", task.id, 1, "create", task.project_id, changes)
    for n in range(1, count):
        yield (
            at,
            task.created_by,
            "api",
            "task",
            task.id,
            n + 1,
            "update",
            task.project_id,
            f'{{"remaining_hours":[{n},{n + 1}]}}',
        )


def _flush(session: Any, batch: dict[str, list[Any]], names: list[str]) -> None:
    log = "at, actor_id, via, noun, object_id, version, verb, project_id, changes"
    for name, table, columns in (
        ("task", "task", ", ".join(names)), ("edge", "task_assignee_ids", "owner_id, target_id"),
        ("number", "number", "project_id, number, noun, object_id"),
        ("search", "search_entry", "noun, object_id, title, body"), ("log", "activity", log),
    ):  # fmt: skip
        if batch[name]:
            marks = ", ".join("?" * len(batch[name][0]))
            session.raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", batch[name])
            batch[name] = []


def bench_rows(database: Database) -> list[Any]:
    """Every task's plain columns and document, for the rival's table."""
    table = TABLES["task"]
    with database.session() as session:
        return session.rows(None, lambda: sa.select(table.c.id, table.c.data), {})
