"""Links: what closes a circle, what is there already, and what a task waits for."""

from collections.abc import Callable

import pytest
from tests.kernel.crowd import at_once
from tests.world import World

from quarterdeck.checking import check
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.work.issue import Issue
from quarterdeck.work.link import FORWARD, Link, LinkType
from quarterdeck.work.milestone import Milestone
from quarterdeck.work.task import Task

FREE = sorted(set(LinkType) - FORWARD - {LinkType.DEPENDS_ON, LinkType.PARENT_OF})


@pytest.fixture
def deck(world: World) -> Deck:
    return world.deck(world.ada)


@pytest.fixture
def three(world: World, deck: Deck) -> list[int]:
    return [deck.of(Task).create(project_id=world.web.id, title=title).id for title in "abc"]


def join(deck: Deck, first: int, then: int, kind: str) -> Link:
    """A link of that kind after which one task comes before, or above, the other."""
    start, end = (then, first) if kind == LinkType.DEPENDS_ON else (first, then)
    return deck.of(Link).create(task_id=start, to_task_id=end, link_type=kind)


# -- circles -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(FORWARD | {LinkType.DEPENDS_ON, LinkType.PARENT_OF}))
def test_no_kind_of_order_closes_a_circle(deck: Deck, three: list[int], kind: str) -> None:
    a, b, c = three
    join(deck, a, b, kind)
    join(deck, b, c, kind)
    for first in (b, c):
        with pytest.raises(Refusal, match="circle") as refused:
            join(deck, first, a, kind)
        assert refused.value.code == "cycle"
    assert refused.value.facts["path"] == "WEB-4 → WEB-2 → WEB-3 → WEB-4"
    assert len(deck.of(Link).list()) == 2


@pytest.mark.parametrize(
    "kinds", [("blocks", "depends_on", "finish_to_start"), ("depends_on", "start_to_start", "blocks")]
)
def test_kinds_of_order_close_a_circle_together(deck: Deck, three: list[int], kinds: tuple[str, str, str]) -> None:
    a, b, c = three
    join(deck, a, b, kinds[0])
    join(deck, b, c, kinds[1])
    with pytest.raises(Refusal, match="WEB-4 → WEB-2 → WEB-3 → WEB-4"):
        join(deck, c, a, kinds[2])
    join(deck, c, a, "parent_of")  # what is above another is no matter of before and after


@pytest.mark.parametrize("kind", FREE)
def test_what_means_no_order_may_go_round(deck: Deck, three: list[int], kind: str) -> None:
    for first, then in zip(three, [*three[1:], three[0]], strict=True):
        join(deck, first, then, kind)
    assert len(deck.of(Link).list(link_type=kind)) == 3


def test_a_circle_over_a_milestone_and_an_issue_is_refused(world: World, deck: Deck, three: list[int]) -> None:
    milestone = deck.of(Milestone).create(project_id=world.web.id, name="Beta").id
    issue = deck.of(Issue).create(project_id=world.web.id, title="Broken").id
    links = deck.of(Link)
    links.create(task_id=three[0], to_milestone_id=milestone, link_type="finish_to_start")
    links.create(milestone_id=milestone, to_issue_id=issue, link_type="blocks")
    with pytest.raises(Refusal, match="WEB-5 → WEB-2 → Beta → WEB-5"):
        links.create(issue_id=issue, to_task_id=three[0], link_type="blocks")
    other = deck.of(Milestone).create(project_id=world.web.id, name="Release").id
    links.create(milestone_id=milestone, to_milestone_id=other, link_type="finish_to_start")
    with pytest.raises(Refusal, match="Release → Beta → Release"):
        links.create(milestone_id=other, to_milestone_id=milestone, link_type="finish_to_start")


def test_two_who_close_a_circle_at_once_do_not(world: World, three: list[int]) -> None:
    a, b, _ = three

    def act(deck: Deck, way: tuple[int, int]) -> str:
        try:
            join(deck, *way, "blocks")
        except Refusal as refusal:
            return refusal.code
        return "made"

    told = at_once(world, world.ben, act, [(a, b), (b, a), (a, b), (b, a)], 4)
    assert sorted(told) == ["cycle", "cycle", "exists", "made"]
    assert len(world.deck(world.ada).of(Link).list()) == 1


def test_a_link_is_there_once_until_it_is_removed(deck: Deck, three: list[int]) -> None:
    a, b, _ = three
    made = join(deck, a, b, "relates_to")
    with pytest.raises(Refusal) as refused:
        join(deck, a, b, "relates_to")
    assert (refused.value.code, refused.value.facts["noun"]) == ("exists", "link")
    with pytest.raises(Refusal, match="already"):  # that two things relate to each other is said from either
        join(deck, b, a, "relates_to")
    join(deck, a, b, "duplicates")
    join(deck, b, a, "duplicates")
    deck.of(Link).delete(made)
    assert join(deck, a, b, "relates_to").id != made.id


def test_a_link_has_two_ends_that_differ(deck: Deck, three: list[int]) -> None:
    a, b, _ = three
    with pytest.raises(Invalid, match="not linked to itself"):
        join(deck, a, a, "relates_to")
    for ends in ({"task_id": a}, {"to_task_id": b}, {"task_id": a, "issue_id": 1, "to_task_id": b}):
        with pytest.raises(Invalid):
            deck.of(Link).create(**ends)


# -- waiting -----------------------------------------------------------------------------------------------------

Change = Callable[[Deck, int], object]
ENDS: dict[str, tuple[Change, Change]] = {
    "done and reopened": (
        lambda deck, id: deck.of(Task).act(id, "complete"), lambda deck, id: deck.of(Task).act(id, "reopen"),
    ),
    "cancelled and taken up": (
        lambda deck, id: deck.of(Task).act(id, "cancel"), lambda deck, id: deck.of(Task).update(id, state="In progress"),
    ),
    "deleted and restored": (
        lambda deck, id: deck.of(Task).delete(id), lambda deck, id: deck.of(Task).restore(id),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["finish_to_start", "blocks", "depends_on"])
@pytest.mark.parametrize("end", ENDS)
def test_a_task_waits_as_long_as_the_one_before_is_open(deck: Deck, three: list[int], kind: str, end: str) -> None:
    first, then, _ = three
    join(deck, first, then, kind)
    finish, undo = ENDS[end]
    found = [deck.of(Task).get(then).is_blocked]
    for change in (finish, undo):
        change(deck, first)
        found.append(deck.of(Task).get(then).is_blocked)
    assert found == [True, False, True]
    assert not deck.of(Task).get(first).is_blocked


def test_a_task_waits_no_longer_without_its_link(deck: Deck, three: list[int]) -> None:
    first, then, other = three
    link = join(deck, first, then, "blocks")
    deck.of(Task).act(then, "add_dependency", on_id=other)
    deck.of(Link).delete(link)
    assert deck.of(Task).get(then).is_blocked
    deck.of(Task).act(then, "remove_dependency", on_id=other, link_type="start_to_start")
    assert deck.of(Task).get(then).is_blocked
    deck.of(Task).act(then, "remove_dependency", on_id=other)
    assert not deck.of(Task).get(then).is_blocked
    deck.of(Task).act(then, "remove_dependency", on_id=other)
    assert [task.id for task in deck.of(Task).list(is_blocked=True)] == []


@pytest.mark.parametrize("kind", ["start_to_start", "finish_to_finish", "start_to_finish", "relates_to", "parent_of"])
def test_only_what_holds_a_start_blocks(deck: Deck, three: list[int], kind: str) -> None:
    join(deck, three[0], three[1], kind)
    assert not deck.of(Task).get(three[1]).is_blocked


@pytest.mark.parametrize("ends", ["issue_id to_task_id blocks", "task_id to_issue_id depends_on"])
def test_a_task_waits_for_an_issue_too(world: World, deck: Deck, three: list[int], ends: str) -> None:
    issues, names = deck.of(Issue), ends.split()
    issue = issues.create(project_id=world.web.id, title="Broken").id
    held = {"issue_id": issue, "to_issue_id": issue, "task_id": three[0], "to_task_id": three[0]}
    deck.of(Link).create(**{name: held[name] for name in names[:2]}, link_type=names[2])

    def waits() -> bool:
        return deck.of(Task).get(three[0]).is_blocked

    found = [waits()]
    issues.act(issue, "resolve", resolution="fixed")
    found.append(waits())
    for verb in ("reopen", "start_work", "cancel"):
        issues.act(issue, verb)
        found.append(waits())
    assert found == [True, False, True, True, False]
    issues.delete(issue)
    issues.restore(issue)
    assert not waits()


def test_what_a_task_depends_on_is_removed_as_what_comes_before_it(deck: Deck, three: list[int]) -> None:
    a, b, _ = three
    for kind in ("depends_on", "finish_to_start"):
        join(deck, b, a, kind)
    assert deck.tasks.get(a).is_blocked
    deck.tasks.remove_dependency(a, on_id=b)
    assert not deck.tasks.get(a).is_blocked
    assert deck.of(Link).list() == []


def test_a_task_waits_for_a_milestone_until_it_is_completed_or_gone(world: World, deck: Deck) -> None:
    milestones, tasks = deck.of(Milestone), deck.of(Task)
    first, second = [milestones.create(name=name, project_id=world.web.id).id for name in ("Signed", "Shipped")]
    deck.of(Link).create(milestone_id=first, to_task_id=world.task.id, link_type="finish_to_start")
    deck.of(Link).create(task_id=world.task.id, to_milestone_id=second, link_type="depends_on")
    assert tasks.get(world.task.id).is_blocked
    milestones.update(first, status="completed")
    assert tasks.get(world.task.id).is_blocked
    milestones.delete(second)
    assert not tasks.get(world.task.id).is_blocked
    milestones.update(first, status="in_progress")
    assert [task.id for task in tasks.list(is_blocked=True)] == [world.task.id]
    assert check(world.database).well
