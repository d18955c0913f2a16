"""Manual order: a fractional rank per task. Moving one task writes that task alone, and no two ever share a rank."""

from __future__ import annotations

from typing import Annotated, Any

import sqlalchemy as sa
from fractional_indexing import generate_key_between, generate_n_keys_between  # pyright: ignore[reportMissingTypeStubs] # it has none
from msgspec import UNSET, Meta, UnsetType

from quarterdeck.kernel.access import may
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.kernel.model import NOUNS, guard, verb_on
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.work.label import strange
from quarterdeck.work.locks import lock_project
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task

# A rank longer than this is a sign that hundreds of moves went into one gap; the ranks around it are dealt out anew.
LONG = 60


@guard("task")
def rank_last(deck: Deck, before: Task | None, after: Task) -> None:
    """A task that is new, or came from another project without a place, goes to the end."""
    if before is not None and (before.project_id == after.project_id or before.rank != after.rank):
        return
    lock_project(deck, after.project_id)
    after.rank = generate_key_between(_beside(deck, after, None, up=False), None)


@verb_on("task")
def move(
    deck: Deck,
    task: Task,
    *,
    state: Annotated[str, Meta(max_length=60)] | None = None,
    after_id: int | None = None,
    before_id: int | None = None,
    project_id: int | None = None,
    sprint_id: int | UnsetType | None = UNSET,
    milestone_id: int | UnsetType | None = UNSET,
) -> None:
    """Put the task elsewhere: behind `after_id` or before `before_id`, in a state, sprint, milestone or project.

    null takes it out of its sprint or milestone. `after_id` counts first; `before_id` is for when that one has gone
    to another project or is deleted. In another project the task gets a new number; the old one still finds it.
    """
    if project_id is not None and project_id != task.project_id:
        _change_project(deck, task, project_id)
    if sprint_id is not UNSET:
        task.sprint_id = sprint_id
    if milestone_id is not UNSET:
        task.milestone_id = milestone_id
    if state is not None and state != task.state:
        task.state = state
    if after_id is not None or before_id is not None:
        _place(deck, task, after_id, before_id)


def _change_project(deck: Deck, task: Task, project_id: int) -> None:
    """Take along what has a meaning there; sprint, milestone and the project's own labels stay behind."""
    deck.of(Project).get(project_id)
    task.project_id, task.sprint_id, task.milestone_id = project_id, None, None
    if not may(deck, NOUNS["task"], "create", task):
        raise Forbidden(action="create", noun="task")
    tasks = TABLES["task"].c
    if task.parent_id is not None:
        parent_project = deck.scalar(sa.select(tasks.project_id).where(tasks.id == task.parent_id))
        task.parent_id = task.parent_id if parent_project == project_id else None
    left_behind = strange(deck, task.labels, project_id)
    task.labels = [label for label in task.labels if label not in left_behind]


def _place(deck: Deck, task: Task, after_id: int | None, before_id: int | None) -> None:
    """Rank the task beside its neighbour as that stands now; nobody else orders this project meanwhile."""
    lock_project(deck, task.project_id)
    low, high = _gap(deck, task, after_id, before_id)
    if (low is None or low < task.rank) and (high is None or task.rank < high) and _ranked_here(deck, task):
        return  # it is there already
    rank = generate_key_between(low, high)
    if len(rank) > LONG:
        _deal_anew(deck, task, rank)
        rank = generate_key_between(*_gap(deck, task, after_id, before_id))
    task.rank = rank


def _ranked_here(deck: Deck, task: Task) -> bool:
    tasks = TABLES["task"].c
    return deck.scalar(sa.select(tasks.project_id).where(tasks.id == task.id)) == task.project_id


def _gap(deck: Deck, task: Task, after_id: int | None, before_id: int | None) -> tuple[str | None, str | None]:
    """The ranks between which the task goes: whatever lies there, its place is next to the one that was named."""
    if (low := _rank_of(deck, task, after_id)) is not None:
        return low, _beside(deck, task, low, up=True)
    if (high := _rank_of(deck, task, before_id)) is not None:
        return _beside(deck, task, high, up=False), high
    named = "after_id" if after_id is not None else "before_id"
    raise Invalid(**{named: "is no task of this project"})


def _rank_of(deck: Deck, task: Task, neighbour_id: int | None) -> str | None:
    if neighbour_id is None or neighbour_id == task.id:
        return None
    tasks = TABLES["task"].c
    found = sa.select(tasks.rank).where(
        tasks.id == neighbour_id, tasks.project_id == task.project_id, tasks.deleted_at.is_(None)
    )
    return deck.scalar(found)


def _beside(deck: Deck, task: Task, rank: str | None, *, up: bool) -> str | None:
    """The next rank above or below one, or the last of all; deleted tasks keep theirs, for they may come back."""
    tasks = TABLES["task"].c

    def build() -> Any:
        found = sa.select(tasks.rank).where(tasks.project_id == bind("project_id"), tasks.id != bind("task_id"))
        if rank is not None:
            found = found.where(tasks.rank > bind("rank") if up else tasks.rank < bind("rank"))
        return found.order_by(tasks.rank if up else tasks.rank.desc()).limit(1)

    key = ("rank.beside", up, rank is None)
    return deck.scalar(build, key=key, project_id=task.project_id, task_id=task.id, rank=rank)


def _deal_anew(deck: Deck, task: Task, rank: str) -> None:
    """Give short ranks again to the run of long ones around a place; their order stays."""
    tasks = TABLES["task"].c
    listed = sa.select(tasks.id, tasks.rank, tasks.deleted_at).where(tasks.project_id == task.project_id)
    rows = deck.rows(listed.where(tasks.id != task.id).order_by(tasks.rank))
    below = [row for row in rows if row[1] < rank]
    above = [row for row in rows if row[1] > rank]
    left, right = _long_run(below[::-1])[::-1], _long_run(above)
    low = below[-len(left) - 1][1] if len(below) > len(left) else None
    high = above[len(right)][1] if len(above) > len(right) else None
    run = left + right
    for (other_id, _, _), short in zip(run, generate_n_keys_between(low, high, n=len(run)), strict=True):
        with deck.of(Task).edit(other_id) as other:
            other.rank = short


def _long_run(rows: list[tuple[int, str, str | None]]) -> list[tuple[int, str, str | None]]:
    """The rows from the first on that have long ranks and are not deleted."""
    run: list[tuple[int, str, str | None]] = []
    for row in rows:
        if len(row[1]) < LONG // 2 or row[2] is not None:
            break
        run.append(row)
    return run
