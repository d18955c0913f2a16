"""Two months of the demo company, told through the verbs that people use, each act at its own time and person."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from quarterdeck.calendar.agenda import Agenda
from quarterdeck.chat.chat import Chat
from quarterdeck.crm.customer import Customer
from quarterdeck.crm.deal import Deal
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.people.credentials import set_password
from quarterdeck.people.team import Team
from quarterdeck.people.user import User
from quarterdeck.work.comment import Comment
from quarterdeck.work.issue import Issue
from quarterdeck.work.label import Label
from quarterdeck.work.milestone import Milestone
from quarterdeck.work.project import Project
from quarterdeck.work.sprint import Sprint, SprintStatus
from quarterdeck.work.task import Task

from . import PASSWORD
from .company import CHATTER, CUSTOMERS, DEALS, DETAILS, ISSUES, PEOPLE, PLANS, REMARKS, Person, Plan, theme_of

SPRINT_DAYS = 14


class Story:
    """Tells the demo into a deck that acts as the system. `today` is the day on which the story stands now."""

    def __init__(self, deck: Deck, today: datetime) -> None:
        self.deck, self.today = deck, today
        self.draw = random.Random(12)  # noqa: S311  # a story, not a secret
        self.viewers: dict[str, Viewer] = {}
        self.customers: dict[str, int] = {}
        self.acts: list[tuple[datetime, str, Callable[[], Any]]] = []

    def tell(self) -> None:
        """Everything, in the order of time."""
        self._people()
        self._customers()
        projects = {plan.key: self._project(plan) for plan in PLANS}
        self._issues(projects)
        self._rooms(projects)
        self._meetings(projects)
        for at, who, act in sorted(self.acts, key=lambda planned: planned[0]):
            if at < self.today:
                with self.deck.acting_as(self.viewers[who], at):
                    act()
        self.deck.set_setting("demo", True)

    # -- time --------------------------------------------------------------------------------------------------

    def at(self, days: float, hour: float = 9.0) -> datetime:
        """An instant so many days from today (before it when negative), in working hours."""
        day = self.today.date() + timedelta(days=int(days))
        if days < 0 and day.weekday() >= 5:
            day -= timedelta(days=day.weekday() - 4)
        minutes = int(hour * 60) + self.draw.randrange(40)
        return datetime.combine(day, time(minutes // 60 % 24, minutes % 60, self.draw.randrange(60)), UTC)

    def day(self, days: int) -> date:
        return self.today.date() + timedelta(days=days)

    def later(self, at: datetime, who: str, act: Callable[[], Any]) -> None:
        self.acts.append((at, who, act))

    def by(self, who: str, at: datetime) -> AbstractContextManager[None]:
        return self.deck.acting_as(self.viewers[who], at)

    # -- people and customers ----------------------------------------------------------------------------------

    def _people(self) -> None:
        for person in PEOPLE:
            if person.customer is None:
                self._person(person, None)
        with self.by("ada", self.at(-59)):
            for given in CUSTOMERS:
                self.customers[given["name"]] = self.deck.of(Customer).create(**given).id
        for person in PEOPLE:
            if person.customer is not None:
                self._person(person, self.customers[person.customer])
        with self.by("ada", self.at(-59, 10)):
            self._team()

    def _person(self, person: Person, customer_id: int | None) -> None:
        first, _, last = person.name.partition(" ")
        by, at = self.viewers.get("ada", Viewer(0, "admin")), self.at(-60, 8)
        with self.deck.acting_as(by, at):
            user = self.deck.of(User).create(
                username=person.username, email=f"{person.username}@northlight.example", first_name=first, last_name=last,
                display_name=person.name, role=person.role, status="active", job_title=person.title,
                department=person.department, customer_id=customer_id, capacity_hours=36.0, timezone="Europe/Berlin",
                skills=[{"name": skill, "level": "advanced"} for skill in person.skills],
                **({"hourly_rate": str(person.rate), "cost_rate": str(person.rate * 6 // 10)} if person.rate else {}),
            )  # fmt: skip
            set_password(self.deck, user.id, PASSWORD)
        self.viewers[person.username] = Viewer(user.id, person.role, customer_id)

    def _team(self) -> None:
        members = [
            {"user_id": self.viewers[p.username].id, "role": p.title, "capacity_hours": 36.0, "allocation": 1.0}
            for p in PEOPLE
            if p.department == "Engineering"
        ]
        self.deck.of(Team).create(
            name="Engineering",
            team_type="development",
            status="performing",
            manager_id=self.viewers["ben"].id,
            members=members,
        )

    def _customers(self) -> None:
        for title, customer, owner, amount, stage in DEALS:
            with self.by(owner, self.at(-self.draw.randrange(35, 58))):
                deal = self.deck.of(Deal).create(
                    title=title, customer_id=self.customers[customer], amount=amount, currency="EUR",
                    owner_id=self.viewers[owner].id, expected_close_on=self.day(self.draw.randrange(-20, 40)), source="referral",
                )  # fmt: skip
            self.later(self.at(-20, 14), owner, lambda id=deal.id, to=stage: self._close(id, to))

    def _close(self, deal_id: int, stage: str) -> None:
        deals = self.deck.of(Deal)
        match stage:
            case "won":
                deals.act(deal_id, "win")
            case "lost":
                deals.act(deal_id, "lose", reason="They found money for it only next year.")
            case _:
                deals.act(deal_id, "move", stage=stage)

    # -- projects ----------------------------------------------------------------------------------------------

    def _project(self, plan: Plan) -> int:
        roles = [(plan.manager, "lead"), *((m, "member") for m in plan.members), *((c, "client") for c in plan.clients)]
        with self.by(plan.manager, self.at(-plan.begins)):
            project = self.deck.of(Project).create(
                key=plan.key, name=plan.name, description=plan.description, visibility=plan.visibility,
                customer_id=self.customers[plan.customer] if plan.customer else None, methodology=plan.methodology,
                manager_id=self.viewers[plan.manager].id, budget=plan.budget, currency="EUR", billing_type="fixed_price",
                start_date=self.day(-plan.begins), end_date=self.day(plan.ends), priority="high" if plan.customer else "medium",
                members=[{"user_id": self.viewers[name].id, "role": role} for name, role in roles],
            )  # fmt: skip
            self.deck.of(Project).act(project.id, "start")
            labels = {n: self.deck.of(Label).create(project_id=project.id, name=n, color=c).id for n, c in plan.labels}
            goals = [self._milestone(project.id, plan, name, due) for name, due in plan.milestones]
            sprints = self._sprints(project.id, plan) if plan.methodology == "scrum" else []
            tasks = [self._task(project.id, plan, n, labels, goals, sprints) for n in range(len(plan.tasks))]
        for first, second in pairwise(tasks):
            if self.draw.random() < 0.15:
                self.later(
                    self.at(-plan.begins + 1, 15), plan.manager,
                    lambda a=first, b=second: self.deck.of(Task).act(b, "add_dependency", on_id=a),
                )  # fmt: skip
        if plan.pace == 1.0:
            self.later(self.at(-2, 16), plan.manager, lambda: self.deck.of(Project).act(project.id, "complete"))
        return project.id

    def _milestone(self, project_id: int, plan: Plan, name: str, due: int) -> int:
        goals = self.deck.of(Milestone)
        owner = self.viewers[plan.manager].id
        goal = goals.create(project_id=project_id, name=name, due_date=self.day(due), owner_id=owner)
        for days, status in ((max(due - 20, -plan.begins + 1), "in_progress"), (due, "completed")):
            self.later(self.at(days, 16), plan.manager, lambda to=status: goals.update(goal, status=to))
        return goal.id

    def _sprints(self, project_id: int, plan: Plan) -> list[int]:
        made: list[int] = []
        for n, begin in enumerate(range(-plan.begins, plan.ends - SPRINT_DAYS, SPRINT_DAYS)):
            end = begin + SPRINT_DAYS - 1
            sprint = self.deck.of(Sprint).create(
                project_id=project_id, name=f"Sprint {n + 1}", start_date=self.day(begin), end_date=self.day(end),
                members=[{"user_id": self.viewers[m].id, "capacity_hours": 60.0} for m in plan.members],
            )  # fmt: skip
            for days, hour, status in ((begin, 9.7, SprintStatus.ACTIVE), (end, 17, SprintStatus.COMPLETED)):
                when = self.at(days, hour)
                self.later(when, plan.manager, lambda id=sprint.id, to=status, at=when: self._turn(id, to, at))
            made.append(sprint.id)
        return made

    def _turn(self, sprint_id: int, status: SprintStatus, at: datetime) -> None:
        with self.deck.of(Sprint).edit(sprint_id) as sprint:
            sprint.status = status
            if status == SprintStatus.ACTIVE:
                sprint.started_at = at
            else:
                sprint.completed_at = at

    def _task(
        self, project_id: int, plan: Plan, n: int, labels: dict[str, int], goals: list[int], sprints: list[int]
    ) -> int:
        """Create a task now, and plan what will become of it: the first ones are done, the last not begun."""
        share = (n + 0.5) / len(plan.tasks)
        due = int(-plan.begins + share * (plan.begins + plan.ends))
        who = self.draw.choice((*plan.members, plan.manager))
        urgency = self.draw.choices(("low", "medium", "high", "highest"), (2, 5, 3, 1))[0]
        named = (theme_of(plan.tasks[n]), "urgent" if urgency == "highest" else "")
        hours = self.draw.choice((2.0, 4.0, 6.0, 8.0, 12.0))
        task = self.deck.of(Task).create(
            project_id=project_id, title=plan.tasks[n], assignee_ids=[self.viewers[who].id], due_date=self.day(due),
            priority=urgency,
            task_type=self.draw.choices(("task", "story", "feature", "bug"), (4, 4, 2, 1))[0],
            story_points=self.draw.choice((1.0, 2.0, 3.0, 5.0, 8.0)), estimated_hours=hours,
            labels=[labels[name] for name in named if name in labels], milestone_id=goals[min(int(share * len(goals)), len(goals) - 1)],
            sprint_id=sprints[min(int(share * len(sprints)), len(sprints) - 1)] if sprints else None,
            checklist=[{"text": "Agreed with the customer"}, {"text": "Tried on a phone"}] if self.draw.random() < 0.3 else [],
            **DETAILS.get(plan.tasks[n], {}),
        )  # fmt: skip
        self._life(task.id, plan, who, share, due, hours)
        return task.id

    def _life(self, task_id: int, plan: Plan, who: str, share: float, due: int, hours: float) -> None:
        # Nothing begins before it was planned.
        begin = max(min(due - 4, -1), -plan.begins + 1)
        end = max(min(due, -1), begin)
        reached = plan.pace - share + self.draw.uniform(-0.06, 0.06)
        verbs = ["start_work", "submit_for_review", "complete"][
            : 3 if reached > 0.04 else 2 if reached > 0 else 1 if reached > -0.1 else 0
        ]
        for step, verb in enumerate(verbs):
            when = self.at(begin + (end - begin) * step / 2, 10 + 2 * step)
            self.later(when, who, lambda v=verb: self.deck.of(Task).act(task_id, v))
            if step < 2:
                spent = round(hours * self.draw.uniform(0.3, 0.6) * 4) / 4
                self.later(
                    when + timedelta(hours=3),
                    who,
                    lambda h=spent: self.deck.of(Task).act(task_id, "log_time", hours=max(0.25, h)),
                )
        if verbs and self.draw.random() < 0.45:
            speaker, words = self.draw.choice(plan.members), self.draw.choice(REMARKS)
            said = self.at(begin + 1, 15)
            self.later(said, speaker, lambda: self.deck.of(Comment).create(task_id=task_id, body=words))
        if verbs == ["start_work"] and self.draw.random() < 0.3:
            self.later(
                self.at(-1, 16),
                who,
                lambda: self.deck.of(Task).act(task_id, "block", reason="Waiting for the customer's texts"),
            )

    def _issues(self, projects: dict[str, int]) -> None:
        for n, (key, title, kind, severity, category, reporter) in enumerate(ISSUES):
            at = self.at(-14 + 2 * n, 11)
            self.later(
                at, reporter,
                lambda k=key, t=title, i=kind, s=severity, c=category: self.deck.of(Issue).create(
                    project_id=projects[k], title=t, issue_type=i, severity=s, category=c
                ),
            )  # fmt: skip

    # -- talk and meetings -------------------------------------------------------------------------------------

    def _rooms(self, projects: dict[str, int]) -> None:
        staff = [p.username for p in PEOPLE if p.role not in ("client", "viewer")]
        with self.by("ada", self.at(-58, 9)):
            chats = [
                self.deck.of(Chat).create(
                    name="Studio", chat_type="channel", topic="Everything that concerns all of us"
                )
            ]
            chats += [
                self.deck.of(Chat).create(name=f"{plan.name}", chat_type="project_chat", project_id=projects[plan.key])
                for plan in PLANS[:3]
            ]
            for chat in chats:
                for name in staff:
                    if name != "ada":
                        self.deck.of(Chat).act(chat.id, "add_member", user_id=self.viewers[name].id)
        for n in range(60):
            chat, who, words = self.draw.choice(chats), self.draw.choice(staff), self.draw.choice(CHATTER)
            self.later(
                self.at(-57 + n * 0.95, self.draw.uniform(8, 16)), who,
                lambda c=chat.id, w=words: self.deck.of(Chat).act(c, "send", content=w),
            )  # fmt: skip

    def _meetings(self, projects: dict[str, int]) -> None:
        for plan in PLANS[:3]:
            people = [{"user_id": self.viewers[name].id} for name in plan.members]
            for week in range(-8, 3):
                start = self.at(week * 7 - self.today.weekday(), 9).replace(minute=0, second=0)
                if start < self.today - timedelta(days=plan.begins) or start > self.today + timedelta(days=plan.ends):
                    continue
                with self.by(plan.manager, min(start, self.today) - timedelta(days=3)):
                    self.deck.of(Agenda).create(
                        title=f"{plan.name}: the week", agenda_type="planning", project_id=projects[plan.key], attendees=people,
                        start=start, end=start + timedelta(minutes=45), timezone="Europe/Berlin",
                        status="completed" if start < self.today else "scheduled",
                    )  # fmt: skip
