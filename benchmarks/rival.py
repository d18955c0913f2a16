"""The rival: FastAPI with SQLAlchemy's ORM and Pydantic, written as their documentation teaches.

With `RIVAL_WAL=1` it is given our pragmas, so that only the code differs. The table has the columns of a task's fields; lists are JSON columns. One audit row is written beside each change.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query
from pydantic import BaseModel, ConfigDict, create_model
from sqlalchemy import JSON, ForeignKey, Index, String, Text, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

engine = create_engine(os.environ.get("RIVAL", "sqlite://"), connect_args={"check_same_thread": False})


if os.environ.get("RIVAL_WAL"):

    @event.listens_for(engine, "connect")
    def settings(connection: Any, _: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "mmap_size=268435456"):
            connection.execute(f"PRAGMA {pragma}")


SessionLocal = sessionmaker(engine)
TEXTS = (
    "component",
    "target_version",
    "environment",
    "expected_result",
    "actual_result",
    "browser",
    "os",
    "device",
    "recurrence",
    "blocked_reason",
)
LISTS = (
    "assignee_ids",
    "watchers",
    "labels",
    "checklist",
    "acceptance_criteria",
    "definition_of_done",
    "steps_to_reproduce",
    "tags",
)
IDS = ("sprint_id", "milestone_id", "parent_id", "epic_id", "reporter_id", "created_by", "updated_by", "deleted_by")
NUMBERS = ("story_points", "estimated_hours", "remaining_hours", "actual_hours", "progress")
INSTANTS = ("start_at", "due_at", "started_at", "completed_at", "deleted_at")


class Base(DeclarativeBase):
    pass


class Task(Base):
    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_list", "project_id", "status", "priority", "id"),
        Index("ix_rank", "project_id", "rank"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300), index=True)
    description: Mapped[str] = mapped_column(Text)
    project_id: Mapped[int]
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(40), index=True)
    state: Mapped[str] = mapped_column(String(60))
    rank: Mapped[str] = mapped_column(String(191))
    priority: Mapped[int]
    task_type: Mapped[str] = mapped_column(String(40))
    severity: Mapped[str | None] = mapped_column(String(40))
    reproducible: Mapped[bool | None]
    start_date: Mapped[date | None]
    due_date: Mapped[date | None] = mapped_column(index=True)
    version: Mapped[int]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    custom_fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    locals().update({name: mapped_column(String(300)) for name in TEXTS})
    locals().update({name: mapped_column(JSON) for name in LISTS})
    __annotations__ |= dict.fromkeys(TEXTS, Mapped[str]) | dict.fromkeys(LISTS, Mapped[list[Any]])
    __annotations__ |= dict.fromkeys(IDS, Mapped[int | None]) | dict.fromkeys(NUMBERS, Mapped[float | None])
    __annotations__ |= dict.fromkeys(INSTANTS, Mapped[datetime | None])


class Audit(Base):
    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    verb: Mapped[str] = mapped_column(String(60))
    changes: Mapped[dict[str, Any]] = mapped_column(JSON)


PLAIN: dict[str, Any] = {
    "id": int, "title": str, "description": str, "project_id": int, "number": int, "reference": str, "status": str,
    "state": str, "rank": str, "priority": int, "task_type": str, "severity": str | None, "reproducible": bool | None,
    "start_date": date | None, "due_date": date | None, "version": int, "created_at": datetime,
    "updated_at": datetime, "custom_fields": dict[str, Any],
}  # fmt: skip
SHAPE = PLAIN | dict.fromkeys(TEXTS, str) | dict.fromkeys(LISTS, list[Any]) | dict.fromkeys(IDS, int | None)
SHAPE |= dict.fromkeys(NUMBERS, float | None) | dict.fromkeys(INSTANTS, datetime | None)
TaskOut = create_model(
    "TaskOut", __config__=ConfigDict(from_attributes=True), **{n: (t, ...) for n, t in SHAPE.items()}
)


class TaskIn(BaseModel):
    project_id: int
    title: str
    description: str = ""


class StatusIn(BaseModel):
    status: str


app = FastAPI()


def get_session() -> Iterator[Session]:
    with SessionLocal() as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


@app.get("/tasks", response_model=list[TaskOut])
def list_tasks(session: SessionDep, project_id: int, status: str, limit: Annotated[int, Query(le=1000)] = 50) -> Any:
    query = select(Task).where(Task.project_id == project_id, Task.status == status, Task.deleted_at.is_(None))
    return session.scalars(query.order_by(Task.priority.desc(), Task.id.desc()).limit(limit)).all()


@app.get("/tasks/{task_id}", response_model=TaskOut)
def get_task(session: SessionDep, task_id: int) -> Any:
    task = session.get(Task, task_id)
    if task is None:
        raise HTTPException(404)
    return task


@app.post("/tasks", response_model=TaskOut, status_code=201)
def create_task(session: SessionDep, given: TaskIn) -> Any:
    now = datetime.now(UTC)
    empty: dict[str, Any] = dict.fromkeys(TEXTS, "") | {name: [] for name in LISTS}
    task = Task(
        **given.model_dump(), **empty, number=0, reference="", status="todo", state="To do", rank="a0", priority=2,
        task_type="task", version=1, created_at=now, updated_at=now, custom_fields={},
    )  # fmt: skip
    session.add(task)
    session.flush()
    session.add(Audit(at=now, task_id=task.id, verb="create", changes=given.model_dump()))
    session.commit()
    session.refresh(task)
    return task


@app.post("/tasks/{task_id}/status", response_model=TaskOut)
def change_status(session: SessionDep, task_id: int, given: StatusIn) -> Any:
    task = session.get(Task, task_id)
    if task is None:
        raise HTTPException(404)
    now = datetime.now(UTC)
    session.add(Audit(at=now, task_id=task.id, verb="status", changes={"status": [task.status, given.status]}))
    task.status, task.updated_at, task.version = given.status, now, task.version + 1
    session.commit()
    session.refresh(task)
    return task
