"""A workflow that changes takes its tasks along: none is left in a state that is gone, or with a status it lost."""

from __future__ import annotations

import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import guard, reaction
from quarterdeck.kernel.tables import TABLES, fold
from quarterdeck.work.flow import carrying
from quarterdeck.work.locks import lock_project
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task
from quarterdeck.work.workflow import State, check_workflow, state_for


@guard("project")
def keep_states_in_use(deck: Deck, before: Project | None, after: Project) -> None:
    """Refuse to remove a state with tasks in it: where they go is for people to say. Tasks that are only parked there,
    because they are blocked or cancelled and there is no state for that, keep no state."""
    if before is None or before.workflow == after.workflow:
        return
    check_workflow(after.workflow)
    lock_project(deck, after.id)  # nobody moves a task into a state that goes
    became = _became(before.workflow, after.workflow)
    for state in before.workflow:
        if state.name not in became and (count := len(_inside(deck, after.id, state, status=state.status))):
            raise Refusal("state_in_use", state=state.name, count=count)


@reaction("project")
def take_tasks_along(deck: Deck, before: Project | None, after: Project) -> None:
    """Tasks follow their state to its new name and status, in the transaction that changes it."""
    if before is None or before.workflow == after.workflow:
        return
    became = _became(before.workflow, after.workflow)
    changed = [(state, became.get(state.name)) for state in before.workflow]
    moves = [
        (task_id, old, new)
        for old, new in changed
        if new is None or (new.name, new.status) != (old.name, old.status)
        for task_id in _inside(deck, after.id, old)
    ]
    with carrying():
        for task_id, old, new in moves:
            with deck.of(Task).edit(task_id) as task:
                _refit(task, old, new, after.workflow)


def _refit(task: Task, old: State, new: State | None, states: list[State]) -> None:
    if new is None:
        task.state = state_for(states, task.status, states[0].name)
        return
    task.state = new.name
    if task.status == old.status != new.status:
        task.enter(new.status)


def _became(before: list[State], after: list[State]) -> dict[str, State]:
    """What the states of a workflow are in the next one, by their old names; those that are gone are left out.

    A state is known by its name. One that stands where another stood, stands for the same and has a name that is new
    is that other one renamed.
    """
    old, new = {state.name for state in before}, {state.name for state in after}
    became = {state.name: state for state in after if state.name in old}
    for state in before:
        alike = (each for each in after if each.name not in old and fold(each.name) == fold(state.name))
        if state.name not in new and (recased := next(alike, None)):
            became[state.name] = recased
    if len(before) == len(after):
        for was, is_ in zip(before, after, strict=True):
            taken = was.name in new or is_.name in old or is_ in became.values()
            if was.name not in became and not taken and was.status == is_.status:
                became[was.name] = is_
    return became


def _inside(deck: Deck, project_id: int, state: State, status: str | None = None) -> list[int]:
    tasks = TABLES["task"].c
    found = sa.select(tasks.id).where(
        tasks.project_id == project_id, tasks.state == fold(state.name), tasks.deleted_at.is_(None)
    )
    if status is not None:
        found = found.where(tasks.status == str(status))
    return [row[0] for row in deck.rows(found.order_by(tasks.rank))]
