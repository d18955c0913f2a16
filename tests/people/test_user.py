"""People: what they may change about themselves, and who sees whom."""

import pytest
from tests.world import World

from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.people.user import SkillLevel, User


def test_a_skill_is_had_once() -> None:
    user = User(username="ada", email="ada@example.com")
    user.add_skill("Python", SkillLevel.BEGINNER)
    user.add_skill("python", SkillLevel.EXPERT)
    assert [(skill.name, skill.level) for skill in user.skills] == [("Python", SkillLevel.EXPERT)]
    user.remove_skill("PYTHON")
    assert user.skills == []


@pytest.mark.parametrize(
    "given", [{"role": "admin"}, {"status": "inactive"}, {"cost_rate": "1"}, {"capacity_hours": 2}]
)
def test_nobody_raises_themselves(world: World, given: dict[str, object]) -> None:
    users = world.deck(world.ben).of(User)
    users.update(world.ben.id, job_title="Developer")
    with pytest.raises(Refusal) as refused:
        users.update(world.ben.id, **given)
    assert refused.value.code in ("forbidden", "invalid")


def test_somebody_stays_administrator(world: World) -> None:
    with pytest.raises(Refusal, match="has to stay"):
        world.deck(world.root).of(User).act(world.root.id, "suspend")


def test_reporting_lines_have_no_circle(world: World) -> None:
    users = world.deck(world.root).of(User)
    users.act(world.ben.id, "set_manager", manager_id=world.ada.id)
    with pytest.raises(Refusal, match="ada → ben → ada"):
        users.act(world.ada.id, "set_manager", manager_id=world.ben.id)


@pytest.mark.parametrize("manager_id", [0, -1, 99_999, 2**63 - 1])
def test_one_reports_to_somebody_there_is(world: World, manager_id: int) -> None:
    users = world.deck(world.root).of(User)
    with pytest.raises(Invalid, match="manager_id: there is no such user"):
        users.act(world.ben.id, "set_manager", manager_id=manager_id)
    users.delete(world.vic)
    with pytest.raises(Invalid, match="manager_id: there is no such user"):
        users.act(world.ben.id, "set_manager", manager_id=world.vic.id)


def test_a_customer_sees_the_people_of_the_projects_they_see(world: World) -> None:
    seen = {user.username for user in world.deck(world.cleo).of(User).list()}
    assert seen == {"ada", "ben", "cleo"}


def test_rates_are_for_those_who_lead(world: World) -> None:
    world.deck(world.root).of(User).update(world.ben.id, hourly_rate="80")
    assert world.deck(world.ada).of(User).get(world.ben.id).hourly_rate == 80
    assert world.deck(world.dan).of(User).get(world.ben.id).hourly_rate is None
