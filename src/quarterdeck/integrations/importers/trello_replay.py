"""A board's history, written: each act at its own time and in its author's name, all in one transaction.

Acts are written in the order of their time, so that the ledger tells the board's story as it was, and the fold of
each task ends at the card as it is now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from fractional_indexing import generate_n_keys_between  # pyright: ignore[reportMissingTypeStubs]  # it has none

from quarterdeck.integrations.importers import target, trello_cards
from quarterdeck.integrations.importers.plan import Progress
from quarterdeck.integrations.importers.report import Report
from quarterdeck.integrations.importers.trello import TrelloImport, linked
from quarterdeck.integrations.importers.trello_board import Attachment as File
from quarterdeck.integrations.importers.trello_history import CardStory, Event, Past, newest, oldest
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.tables import fold
from quarterdeck.work.attachment import Attachment
from quarterdeck.work.comment import Comment
from quarterdeck.work.label import Label
from quarterdeck.work.project import Member, MemberRole, Project, ProjectStatus, Visibility
from quarterdeck.work.task import Task

Step = tuple[datetime, int, Callable[[], None]]
Place = tuple[int, float, str]  # the list's, the card's in it, and the card, where two have the same


class Replay:
    """Writes one board; runs inside the deck's transaction, after `look()`."""

    def __init__(self, work: TrelloImport, report: Report, progress: Progress) -> None:
        self.work, self.deck, self.report, self.progress = work, work.deck, report, progress
        self.board, self.importer = work.board, work.deck.viewer
        self.began, self.now = oldest(work.board, work.told), datetime.now(UTC)
        self.tasks = {card_id: kept.object_id for card_id, kept in work.cards.items()}

    def write(self) -> None:
        changed, is_new = self.work.changed, self.work.project is None
        self.report.count("user", by=self.work.people.make())
        self.project = self._made_project() if is_new else self._grown_project()
        self.numbers = target.Numbers(self.deck, self.project.id)
        self._make_labels(self.began if is_new else self.now)
        self.ranks = self._ranks()
        steps = [step for story in self.work.new for step in self._told(story)]
        steps += [step for story in changed for step in self._retold(story)]
        for done, (_, _, step) in enumerate(sorted(steps, key=lambda s: s[:2])):
            step()
            self.progress(done + 1, len(steps), "history")
        for story in changed:
            self._settle(story)
        unchanged = len(self.work.told) - len(self.work.new) - len(changed)
        self.report.count("task", "unchanged", unchanged)
        self.report.count("comment", "unchanged", len(self.work.comments))

    def _as(self, author: str | None, at: datetime) -> Any:
        """Act as the author, where that is a user here, with the rights of the import."""
        user_id = self.work.people.ids.get(author or "", self.importer.id)
        return self.deck.acting_as(Viewer(user_id, "admin"), at)

    # -- the project -------------------------------------------------------------------------------------------

    def _made_project(self) -> Project:
        board = self.board
        author = next((a.author for a in board.actions if a.type == "createBoard"), None)
        private = board.prefs.permission == "private"
        with self._as(author, self.began):
            project = self.deck.of(Project).create(
                key=self.work.key, name=(" ".join(board.name.split()) or "Trello")[:300], description=board.desc,
                status=ProjectStatus.ACTIVE, workflow=self.work.workflow, members=self._members(),
                visibility=Visibility.MEMBERS if private else Visibility.PUBLIC,
                metadata={"trello": {"id": board.id, "url": board.url, "until": newest(board).isoformat()}},
            )  # fmt: skip
        if board.closed:
            with self._as(author, max(newest(board), self.began)):
                self.deck.of(Project).act(project.id, "complete")
        self.work.sources.keep("project", board.id, project.id)
        self.report.count("project")
        return project

    def _members(self) -> list[Member]:
        roles = {m.id_member: m.member_type for m in self.board.memberships}
        members = {self.importer.id: Member(user_id=self.importer.id, role=MemberRole.LEAD)}
        for member in self.board.members:
            if (user_id := self.work.people.ids.get(member.id)) is not None:
                role = MemberRole.LEAD if roles.get(member.id) == "admin" else MemberRole.MEMBER
                members.setdefault(user_id, Member(user_id=user_id, role=role))
        return list(members.values())

    def _grown_project(self) -> Project:
        """The project that is there, with the states and the people it lacks; written only where something is new."""
        project = self.work.project
        assert project is not None
        names = {state.name for state in project.workflow}
        here = {member.user_id for member in project.members}
        known = self.deck.of(Project).list(id=project.id, fields="id,key,name,metadata")[0].metadata.get("trello", {})
        self.since = datetime.fromisoformat(known["until"]) if "until" in known else None
        told = {"id": self.board.id, "url": self.board.url, "until": newest(self.board).isoformat()}
        changes: dict[str, Any] = {} if known == told else {"metadata": {"trello": told}}
        if any(state.name not in names for state in self.work.workflow):
            changes["workflow"] = self.work.workflow
        if joined := [member for member in self._members() if member.user_id not in here and not known]:
            changes["members"] = [*project.members, *joined]
        if changes:
            self.deck.of(Project).update(project.id, **changes)
            self.report.count("project", "changed")
        if self.work.sources.find("project", self.board.id) is None:
            self.work.sources.keep("project", self.board.id, project.id)
        return project

    def _make_labels(self, at: datetime) -> None:
        for name, color in self.work.new_labels.items():
            with self._as(None, at):
                label = self.deck.of(Label).create(
                    name=name, project_id=self.project.id, color=trello_cards.LABEL_COLORS.get(color, "#868e96")
                )
            self.work.labels[fold(name)] = label.id
            self.report.count("label")

    def _ranks(self) -> dict[Place, str]:
        """The rank of each place in a list where a new card is or was, behind what the project holds."""
        self.lists = {listed.id: place for place, listed in enumerate(sorted(self.board.lists, key=lambda x: x.pos))}
        taken = sorted({place for story in self.work.new for place in self._places(story)})
        last = self.deck.of(Task).list(project_id=self.project.id, sort="-rank", limit=1)
        keys = generate_n_keys_between(last[0].rank if last else None, None, n=len(taken))
        return dict(zip(taken, keys, strict=True))

    def _places(self, story: CardStory) -> Iterator[Place]:
        past = deepcopy(story.first)
        yield self._place(story, past)
        for event in story.events:
            _apply(past, event)
            yield self._place(story, past)

    def _place(self, story: CardStory, past: Past) -> Place:
        return self.lists[past.list], past.pos, story.card.id

    # -- cards -------------------------------------------------------------------------------------------------

    def _told(self, story: CardStory) -> list[Step]:
        """The steps that make a new card and all that happened to it."""
        past = deepcopy(story.first)
        steps: list[Step] = [(story.at, 0, lambda: self._create(story))]
        steps += [(e.at, 1, lambda e=e: self._happen(story, past, e, e.at)) for e in story.events]
        return steps + self._files(story)

    def _retold(self, story: CardStory) -> list[Step]:
        """The steps of a card that is here: only what is newer than what was read last."""
        task = self.deck.of(Task).find(self.tasks[story.card.id])
        if task is None:  # in the trash here: it stays there
            return []
        past, steps = deepcopy(story.first), list[Step]()
        for event in story.events:
            if event.comment or self.since is None or event.at > self.since:
                # Not before the task's last change here, or the task of a day between would be neither.
                at = max(event.at, task.updated_at or event.at)
                steps.append((at, 1, lambda e=event, at=at: self._happen(story, past, e, at)))
            else:
                _apply(past, event)
        return steps + self._files(story)

    def _create(self, story: CardStory) -> None:
        card, people = story.card, self.work.people
        before = self.numbers.next_is(card.id_short)
        with self._as(story.author, story.at):
            task = self.deck.of(Task).create(
                **trello_cards.card_fields(story.first, self.work.states),
                project_id=self.project.id, reporter_id=people.ids.get(story.author or ""),
                labels=self._label_ids(story), checklist=trello_cards.checklist_of(card, self.work.checklists),
                assignee_ids=[people.ids[m] for m in story.first.members if m in people.ids],
                tags=[trello_cards.ARCHIVED] if story.first.closed else [],
                metadata={"trello": self._kept_as_text(story)},
            )  # fmt: skip
            self._put(task.id, story, story.first)
        self.numbers.passed(before)
        self.tasks[card.id] = task.id
        self.work.sources.keep("task", card.id, task.id, self.work.digests[card.id])
        self.report.count("task")

    def _put(self, task_id: int, story: CardStory, past: Past) -> None:
        """Give a new card's task the place that the card has. One that was here already keeps the place it has here."""
        rank = self.ranks.get(self._place(story, past))
        if rank is not None:
            with self.deck.of(Task).edit(task_id) as placed:
                placed.rank = rank

    def _kept_as_text(self, story: CardStory) -> dict[str, Any]:
        """What has no field here: the card's address, and the names of people who are no users."""
        people = self.work.people
        names = {key: who.shown for key, who in people.who.items() if key not in people.ids}
        kept: dict[str, Any] = {"id": story.card.id, "url": story.card.short_url, "number": story.card.id_short}
        if story.author in names:
            kept["made_by"] = names[story.author]
        if assigned := [names[member] for member in story.card.id_members if member in names]:
            kept["members"] = assigned
        return kept

    def _label_ids(self, story: CardStory) -> list[int]:
        names = dict.fromkeys(fold(trello_cards.label_name(label)) for label in story.card.labels)
        return [self.work.labels[name] for name in names][:50]

    # -- events ------------------------------------------------------------------------------------------------

    def _happen(self, story: CardStory, past: Past, event: Event, at: datetime) -> None:
        was = trello_cards.card_fields(past, self.work.states)
        _apply(past, event)
        will = trello_cards.card_fields(past, self.work.states)
        changes = {name: value for name, value in will.items() if value != was[name]}
        tasks, task_id = self.deck.of(Task), self.tasks[story.card.id]
        with self._as(event.author, at):
            if event.changes.keys() & {"list", "pos"}:
                self._put(task_id, story, past)
            if "state" in changes:
                tasks.act(task_id, "move", state=changes.pop("state"))
            if "closed" in event.changes:
                tags = [tag for tag in tasks.get(task_id).tags if tag != trello_cards.ARCHIVED]
                changes["tags"] = [*tags, trello_cards.ARCHIVED] if event.changes["closed"] else tags
            if changes:
                tasks.update(task_id, **changes)
            for member, verb in ((event.joined, "assign"), (event.left, "unassign")):
                if member in self.work.people.ids:
                    tasks.act(task_id, verb, user_ids=[self.work.people.ids[member]])
            if event.comment and event.id not in self.work.comments:
                self._say(task_id, event)

    def _say(self, task_id: int, event: Event) -> None:
        people = self.work.people
        stranger = people.who[event.author].shown if event.author in people.who else None
        name = None if event.author in people.ids else stranger
        for place, body in enumerate(trello_cards.spoken(event.comment, name)):
            comment = self.deck.of(Comment).create(task_id=task_id, body=body)
            self.work.sources.keep("comment", event.id if not place else f"{event.id}/{place}", comment.id)
            self.report.count("comment")

    def _files(self, story: CardStory) -> list[Step]:
        new = [f for f in story.card.attachments if f.id not in self.work.files and linked(f.url)]
        steps: list[Step] = []
        for file in new:
            at = max(file.date or story.at, story.at)
            steps.append((at, 2, lambda file=file, at=at: self._attach(story, file, at)))
        return steps

    def _attach(self, story: CardStory, file: File, at: datetime) -> None:
        with self._as(file.id_member, at):
            name = (file.name or file.url or "")[:300]
            kept = self.deck.of(Attachment).create(task_id=self.tasks[story.card.id], name=name, url=file.url)
        self.work.sources.keep("attachment", file.id, kept.id)
        self.report.count("attachment")

    def _settle(self, story: CardStory) -> None:
        """What Trello keeps no times of, where it is new since the last reading; and that it was read."""
        kept, told = self.work.cards[story.card.id], self.work.digests[story.card.id]
        task = self.deck.of(Task).find(kept.object_id)
        if task is not None and (kept.digest or "")[20:] != told[20:]:
            at = max(story.card.last_activity or self.now, task.updated_at or self.now)
            checklist = trello_cards.checklist_of(story.card, self.work.checklists)
            with self._as(None, at):
                self.deck.of(Task).update(task.id, labels=self._label_ids(story), checklist=checklist)
        self.work.sources.renew("task", story.card.id, told)
        self.report.count("task", "changed")


def _apply(past: Past, event: Event) -> None:
    for name, value in event.changes.items():
        setattr(past, name, value)
