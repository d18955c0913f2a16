"""The past as one may see it: what it knows, what it hides, and how a thing is put back to it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.world import World

from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import NotFound, Refusal
from quarterdeck.people.user import User
from quarterdeck.work.task import Task


def declare(deck: Deck, kind: str, **more: object) -> None:
    deck.set_setting("custom_fields.task", {"mood": {"type": kind, **more}})


def known(deck: Deck, task: Task) -> datetime:
    """An instant at which the task is as it is now."""
    assert task.updated_at
    return task.updated_at


def test_a_custom_field_of_another_type_than_now_is_absent_in_the_past_too(world: World) -> None:
    ada, root = world.deck(world.ada), world.deck(world.root)
    declare(root, "text")
    task = ada.of(Task).update(world.task, custom_fields={"mood": "bright"})
    declare(root, "number")
    other = ada.of(Task).create(project_id=world.web.id, title="Count", custom_fields={"mood": 7})
    asked = {"project_id": world.web.id, "as_of": known(ada, other)}
    assert [t.id for t in ada.of(Task).list(**asked, sort="custom.mood")] == [other.id, task.id]
    assert [t.id for t in ada.of(Task).list(**{**asked, "custom.mood.gt": 1})] == [other.id]


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_day_to_look_back_to_ends_where_the_asker_is(world: World) -> None:
    world.deck(world.ada).of(User).update(world.ada, timezone="Europe/Berlin")
    ada, ben = world.deck(world.ada), world.deck(world.ben)

    def past(deck: Deck, text: str) -> str:
        return stamp(deck.of(Task).query([("as_of", text)]).as_of or deck.now)

    assert past(ben, "2026-03-29") == "2026-03-29T23:59:59.999999Z"
    assert past(ada, "2026-03-29") == "2026-03-29T21:59:59.999999Z"  # the day on which the clocks went forward
    assert past(ada, "2026-03-29T12:00") == "2026-03-29T12:00:00.000000Z"
    assert past(ada, "-7d") == past(ada, (ada.now.astimezone(ada.zone) - timedelta(days=7)).date().isoformat())
    for text in ("2026-02-30", "9999-12-31"):
        with pytest.raises(Refusal, match=text):
            past(ada, text)


@pytest.mark.parametrize("question", [{"is_overdue": True}, {"sort": "-actual_hours"}, {"q": "progress>0"}])
def test_what_is_not_known_of_the_past_is_refused_by_name(world: World, question: dict[str, object]) -> None:
    with pytest.raises(Refusal, match="is not known of the past") as caught:
        world.deck(world.ada).of(Task).list(as_of=known(world.deck(world.ada), world.task), **question)
    assert caught.value.code == "invalid_filter"


def test_words_of_the_past_are_found_as_those_of_today(world: World) -> None:
    ada = world.deck(world.ada)
    task = ada.of(Task).create(project_id=world.web.id, title="Ask an artist")
    for words, found in (("art", True), ("artist", True), ('"art"', False), ('"an artist"', True), ("an ask", True)):
        lists = [ada.of(Task).list(q=words), ada.of(Task).list(q=words, as_of=known(ada, task))]
        assert [task in each for each in lists] == [found, found], words


def test_what_happened_where_one_sees_nothing_is_not_told_of_what_came_from_there(world: World) -> None:
    ada, dan = world.deck(world.ada), world.deck(world.dan)
    ada.of(Task).update(world.secret, title="Rotate the keys at noon")
    hidden = known(ada, ada.of(Task).get(world.secret.id))
    moved = ada.of(Task).act(world.secret, "move", project_id=world.web.id)
    told = dan.of(Task).history(moved)
    assert [entry.verb for entry in told] == ["move"]
    assert not [word for word in ("OPS", "vault", "noon") if word in str(told)]
    assert told[0].changes["project_id"] == [None, world.web.id]
    assert len(ada.of(Task).history(moved)) == 3
    with pytest.raises(NotFound):
        dan.of(Task).get(moved.id, as_of=hidden)
    assert moved.id not in [task.id for task in dan.of(Task).list(as_of=hidden)]
    assert ada.of(Task).get(moved.id, as_of=hidden).title == "Rotate the keys at noon"


def test_a_thing_is_put_back_to_a_past_instant_and_that_is_undone_likewise(world: World) -> None:
    ada = world.deck(world.ada)
    first = ada.of(Task).update(world.task, priority="high", checklist=[{"text": "Ask"}], labels=[])
    label = ada.labels.create(project_id=world.web.id, name="late")
    second = ada.of(Task).update(first, title="Write all pages", priority="low", checklist=[], labels=[label.id])
    back = ada.of(Task).restore(second, as_of=known(ada, first))
    assert (back.title, back.priority, back.checklist, back.labels) == (first.title, "high", first.checklist, [])
    assert back.number == first.number
    assert ada.of(Task).history(back)[-1].verb == "revert"
    again = ada.of(Task).restore(back, as_of=known(ada, second))
    assert (again.title, again.labels) == ("Write all pages", [label.id])
    ada.of(Task).update(again, title="Third", labels=[])
    ada.labels.delete(label)
    assert ada.of(Task).restore(again, as_of=known(ada, second)).labels == []


def test_who_may_not_edit_puts_nothing_back_and_a_stale_version_neither(world: World) -> None:
    ada = world.deck(world.ada)
    changed = ada.of(Task).update(world.task, title="Other words")
    before = known(ada, world.task)
    with pytest.raises(Refusal) as caught:
        world.deck(world.vic).of(Task).restore(changed, as_of=before)
    assert caught.value.code == "forbidden"
    with pytest.raises(Refusal) as caught:
        ada.of(Task).restore(changed, as_of=before, version=1)
    assert caught.value.code == "precondition"
    assert ada.of(Task).get(changed.id).title == "Other words"
