"""What two people decide at the same moment: each sees what the other did, or is refused for it."""

from tests.kernel.crowd import together
from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.people.user import User
from quarterdeck.work.label import Label
from quarterdeck.work.link import Link
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task
from quarterdeck.work.workflow import usual_workflow


def test_two_administrators_who_demote_one_another_leave_one(world: World) -> None:
    world.deck(world.root).of(User).update(world.dan, role="admin")
    told = together(
        world,
        (world.root, lambda deck: deck.of(User).update(world.dan.id, role="developer")),
        (world.dan, lambda deck: deck.of(User).update(world.root.id, status="inactive")),
    )
    assert sorted(told) == ["done", "not_allowed"]
    assert len(world.deck(world.ada).of(User).list(role="admin", status="active")) == 1


def test_two_who_report_to_one_another_at_once_form_no_circle(world: World) -> None:
    def under(who: User, manager: User) -> tuple[User, object]:
        return world.root, lambda deck: deck.of(User).act(who.id, "set_manager", manager_id=manager.id)

    told = together(world, under(world.ben, world.dan), under(world.dan, world.ben))  # type: ignore[arg-type]
    assert sorted(told) == ["cycle", "done"]


def test_a_label_has_its_name_to_itself_when_two_give_it_at_once(world: World) -> None:
    for project_id in (world.web.id, None):

        def give(deck: Deck, project_id: int | None = project_id) -> object:
            return deck.of(Label).create(name="Urgent", project_id=project_id)

        assert sorted(together(world, (world.ada, give), (world.root, give))) == ["done", "exists"]
        assert len(world.deck(world.ada).of(Label).list(name="Urgent", project_id=project_id or "none")) == 1


def test_a_circle_over_four_projects_is_closed_by_nobody(world: World) -> None:
    ada = world.deck(world.ada)
    places = [ada.of(Project).create(key=f"P{n}", name=f"Place {n}").id for n in range(4)]
    a, b, c, d = (ada.of(Task).create(project_id=place, title="Work").id for place in places)

    def join(deck: Deck, first: int, then: int) -> object:
        return deck.of(Link).create(task_id=first, to_task_id=then, link_type="blocks")

    join(ada, b, c)
    join(ada, d, a)
    told = together(
        world, (world.ada, lambda deck: join(deck, a, b)), (world.root, lambda deck: join(deck, c, d))
    )  # fmt: skip
    assert sorted(told) == ["cycle", "done"]


def test_two_epics_of_one_another_form_no_circle(world: World) -> None:
    ada = world.deck(world.ada)
    here, there = world.task.id, ada.of(Task).create(project_id=world.ops.id, title="There").id
    told = together(
        world,
        (world.ada, lambda deck: deck.of(Task).update(here, epic_id=there)),
        (world.root, lambda deck: deck.of(Task).update(there, epic_id=here)),
    )
    assert sorted(told) == ["cycle", "done"]


def test_no_task_is_left_in_a_state_that_goes_at_the_same_moment(world: World) -> None:
    rest = [state for state in usual_workflow() if state.name != "In review"]
    told = together(
        world,
        (world.ben, lambda deck: deck.of(Task).update(world.task.id, state="In review")),
        (world.ada, lambda deck: deck.of(Project).update(world.web.id, workflow=rest)),
    )
    assert sorted(told) in (["done", "invalid"], ["done", "state_in_use"])
    states = {state.name for state in world.deck(world.ada).of(Project).get(world.web.id).workflow}
    assert world.deck(world.ada).of(Task).get(world.task.id).state in states
