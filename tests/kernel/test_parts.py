"""The parts of a document: each write gives an id to those of a list that have none."""

import pytest
from tests.world import World

from quarterdeck.calendar.agenda import Agenda
from quarterdeck.calendar.attendee import Attendee
from quarterdeck.calendar.meeting import AgendaItem
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.people.team import Team
from quarterdeck.people.team_parts import Goal
from quarterdeck.work.issue import Issue
from quarterdeck.work.milestone import Milestone
from quarterdeck.work.sprint import Sprint


@pytest.fixture
def deck(world: World) -> Deck:
    return world.deck(world.ada)


def test_parts_count_from_one_in_each_list(world: World, deck: Deck) -> None:
    made = deck.of(Milestone).create(
        name="Launch", project_id=world.web.id, conditions=[{"title": "Signed"}, {"title": "Tested"}],
        risks=[{"title": "Rain"}],
    )  # fmt: skip
    kept = deck.of(Milestone).get(made.id)
    assert [(part.id, part.title) for part in kept.conditions] == [(1, "Signed"), (2, "Tested")]
    assert [part.id for part in kept.risks] == [1]


def test_a_new_part_takes_the_next_id_and_the_others_keep_theirs(world: World, deck: Deck) -> None:
    made = deck.of(Issue).create(title="Broken", project_id=world.web.id, workarounds=[{"title": "a"}, {"title": "b"}])
    changed = deck.of(Issue).update(made.id, workarounds=[{"id": 2, "title": "b"}, {"title": "c"}])
    assert [(part.id, part.title) for part in changed.workarounds] == [(2, "b"), (3, "c")]
    assert deck.of(Issue).get(made.id).workarounds == changed.workarounds


def test_parts_of_a_part_are_counted_too(world: World, deck: Deck) -> None:
    items = [{"text": "Ask sooner"}, {"text": "Ship smaller"}]
    made = deck.of(Sprint).create(name="One", project_id=world.web.id, retrospective={"action_items": items})
    kept = deck.of(Sprint).get(made.id).retrospective
    assert kept
    assert [item.id for item in kept.action_items] == [1, 2]


def test_an_edit_counts_as_well(deck: Deck) -> None:
    made = deck.of(Team).create(name="Web", goals=[{"title": "Faster"}])
    with deck.of(Team).edit(made.id) as team:
        team.goals.append(Goal(title="Calmer"))
    assert [goal.id for goal in deck.of(Team).get(made.id).goals] == [1, 2]


def test_what_an_event_is_made_of_is_counted(deck: Deck) -> None:
    made = deck.of(Agenda).create(
        title="Review", start="2026-03-01T09:00:00Z", end="2026-03-01T10:00:00Z",
        attendees=[Attendee(email="x@y.test"), Attendee(email="z@y.test")],
        items=[AgendaItem(id=7, title="a"), AgendaItem(title="b")],
    )  # fmt: skip
    assert [attendee.id for attendee in made.attendees] == [1, 2]
    assert [item.id for item in made.items] == [7, 8]


def test_two_parts_of_one_id_are_refused(world: World, deck: Deck) -> None:
    with pytest.raises(Invalid, match="same id") as refused:
        deck.of(Team).create(name="Web", goals=[{"id": 3, "title": "a"}, {"id": 3, "title": "b"}])
    assert [error["field"] for error in refused.value.errors] == ["goals"]
    assert deck.of(Team).count() == 0
