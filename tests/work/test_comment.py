"""Comments: who reads them, who is mentioned, who may change them."""

import pytest
from tests.world import World

from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.work.comment import Comment
from quarterdeck.work.task import Task


def test_only_those_who_see_the_thing_are_mentioned(world: World) -> None:
    ben = world.deck(world.ben).of(Comment)
    seen = ben.create(task_id=world.task.id, body="@Dan, @cleo: look. Mail me at a@ben, @nobody")
    hidden = ben.create(task_id=world.secret.id, body="@dan and @ada.")
    assert seen.mentions == [world.dan.id, world.cleo.id]
    assert hidden.mentions == [world.ada.id]


def test_an_internal_comment_does_not_exist_for_the_customer(world: World) -> None:
    ben, cleo = world.deck(world.ben), world.deck(world.cleo)
    ben.of(Comment).create(task_id=world.task.id, body="She pays late, @cleo", internal=True)
    said = cleo.of(Comment).create(task_id=world.task.id, body="When?")
    assert [comment.id for comment in cleo.of(Comment).list(task_id=world.task.id)] == [said.id]
    assert cleo.of(Comment).count() == 1
    assert cleo.of(Task).get(world.task.id).comment_count == 1
    assert ben.of(Comment).count() == 2


def test_only_its_author_changes_a_comment(world: World) -> None:
    ben, dan = world.deck(world.ben).of(Comment), world.deck(world.dan).of(Comment)
    said = ben.create(task_id=world.task.id, body="one")
    assert ben.update(said.id, body="two").edited_at is not None
    with pytest.raises(Refusal) as refused:
        dan.update(said.id, body="three")
    assert refused.value.code == "forbidden"


def test_nothing_is_said_about_what_is_not_seen(world: World) -> None:
    with pytest.raises(Refusal, match="no such task"):
        world.deck(world.dan).of(Comment).create(task_id=world.secret.id, body="hm")
    with pytest.raises(Refusal, match="exactly one"):
        world.deck(world.ben).of(Comment).create(task_id=world.task.id, project_id=world.web.id, body="hm")


def test_who_sees_a_comment_may_react_once_and_take_it_back(world: World) -> None:
    ben, cleo = world.deck(world.ben).of(Comment), world.deck(world.cleo).of(Comment)
    said = ben.create(task_id=world.task.id, body="Done!")
    for each in (cleo, ben, ben):
        each.act(said.id, "react", emoji="🎉")
    reacted = cleo.get(said.id)
    assert (reacted.reactions, reacted.edited_at) == ({"🎉": [world.cleo.id, world.ben.id]}, None)
    ben.act(said.id, "unreact", emoji="🎉")
    assert cleo.act(said.id, "unreact", emoji="👀").reactions == {"🎉": [world.cleo.id]}


def test_who_only_looks_on_or_sees_no_comment_does_not_react(world: World) -> None:
    said = world.deck(world.ben).of(Comment).create(task_id=world.task.id, body="Pays late", internal=True)
    for who, code in ((world.vic, "forbidden"), (world.cleo, "not_found")):
        with pytest.raises(Refusal) as refused:
            world.deck(who).of(Comment).act(said.id, "react", emoji="🎉")
        assert refused.value.code == code


def test_a_comment_says_something(world: World) -> None:
    comments = world.deck(world.ada).of(Comment)
    said = comments.create(task_id=world.task.id, body="Well")
    for body in ("   ", "\n\t"):
        with pytest.raises(Invalid, match="body: says something"):
            comments.create(task_id=world.task.id, body=body)
        with pytest.raises(Invalid, match="body: says something"):
            comments.update(said, body=body)
