"""Deleted things can be taken back for some days; then they are gone for good, and nothing breaks by it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.world import World

from quarterdeck.checking import check
from quarterdeck.kernel import trash
from quarterdeck.kernel.deck import Deck, forget_settings, system
from quarterdeck.kernel.errors import Forbidden, NotFound, Refusal
from quarterdeck.kernel.files import Files
from quarterdeck.work.attaching import attach, collect
from quarterdeck.work.comment import Comment
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task

NOW = datetime(2030, 3, 1, 12, tzinfo=UTC)


def days_later(world: World, days: float) -> Deck:
    return system(world.database, at=NOW + timedelta(days=days))


def test_what_was_in_the_trash_for_thirty_days_is_gone_for_good(world: World) -> None:
    ada = world.deck(world.ada, at=NOW).of(Task)
    ada.delete(world.task)
    assert trash.end_what_expired(days_later(world, 29.9)) == 0
    assert [task.id for task in ada.list(deleted=True)] == [world.task.id]
    assert trash.end_what_expired(days_later(world, 30.1)) == 1
    assert trash.end_what_expired(days_later(world, 30.1)) == 0
    assert ada.list(deleted=True) == []
    with pytest.raises(NotFound):
        ada.get(world.task.id)
    with pytest.raises(Refusal, match="more than 30 days") as refused:
        ada.restore(world.task.id)
    assert (refused.value.code, refused.value.status) == ("expired", 410)
    assert [entry.verb for entry in ada.history(world.task.id)] == ["create", "delete", "expire"]
    assert check(world.database).differences == []


def test_nobody_takes_it_back_late_though_nobody_ended_it_yet(world: World) -> None:
    world.deck(world.ada, at=NOW).of(Task).delete(world.task)
    late = world.deck(world.ada, at=NOW + timedelta(days=31)).of(Task)
    with pytest.raises(Refusal, match="does not come back"):
        late.restore(world.task.id)
    world.deck(world.ada, at=NOW + timedelta(days=29)).of(Task).restore(world.task.id)
    assert late.get(world.task.id).title == world.task.title


def test_whoever_did_not_see_it_is_not_told_that_it_was_there(world: World) -> None:
    world.deck(world.ada, at=NOW).of(Task).delete(world.secret)
    trash.end_what_expired(days_later(world, 31))
    with pytest.raises(NotFound):
        world.deck(world.dan).of(Task).restore(world.secret.id)


def test_a_project_ends_with_what_lies_in_it_and_the_past_stays(world: World) -> None:
    before = NOW - timedelta(days=1)
    for noun in (Task, Project):
        thing = world.task if noun is Task else world.web
        world.deck(world.ada, at=NOW).of(noun).delete(thing.id)
    assert trash.end_what_expired(days_later(world, 31)) == 2
    assert check(world.database).differences == []
    assert world.web.id not in [project.id for project in world.deck(world.ada).of(Project).list(deleted=True)]
    assert world.secret.id in [task.id for task in world.deck(world.ada).of(Task).list(as_of=before.replace(year=2040))]


def test_the_workspace_says_how_long(world: World) -> None:
    with pytest.raises(Forbidden):
        world.deck(world.ada).set_setting(trash.SETTING, 7)
    for days, ended in ((0, 0), (7, 1)):
        world.deck(world.root).set_setting(trash.SETTING, days)
        forget_settings(world.database)
        if not days:
            world.deck(world.ada, at=NOW).of(Task).delete(world.task)
        assert trash.end_what_expired(days_later(world, 8)) == ended


def test_files_of_what_is_gone_for_good_are_removed_and_shared_ones_stay(world: World, tmp_path: Path) -> None:
    files, deck = Files(tmp_path / "files"), world.deck(world.ada, at=NOW)
    comment = deck.of(Comment).create(task_id=world.task.id, body="See the plan")
    alone = attach(deck, files, {"task_id": world.task.id}, "plan.txt", [b"only here"])
    shared = attach(deck, files, {"task_id": world.task.id}, "both.txt", [b"in two places"])
    attach(deck, files, {"task_id": world.secret.id}, "both.txt", [b"in two places"])
    for path in (tmp_path / "files").rglob("*"):
        os.utime(path, (0, 0))
    deck.of(Task).delete(world.task)
    assert collect(world.database, files) == 0
    trash.end_what_expired(days_later(world, 31))
    assert collect(world.database, files) == 1
    with pytest.raises(NotFound):
        files.size(str(alone.file_key))
    assert files.size(str(shared.file_key)) == len(b"in two places")
    assert (check(world.database).differences, comment.body) == ([], "See the plan")
