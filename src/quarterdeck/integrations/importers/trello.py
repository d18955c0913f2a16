"""`quarterdeck import trello FILE`: a Trello board's JSON export becomes a project with its whole history."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import sqlalchemy as sa

from quarterdeck.integrations.importers import target, trello_board, trello_cards
from quarterdeck.integrations.importers.people import People, Who
from quarterdeck.integrations.importers.plan import Mapped, Options, Plan, Progress, refuse
from quarterdeck.integrations.importers.report import Report
from quarterdeck.integrations.importers.source import Kept, Sources
from quarterdeck.integrations.importers.statuses import status_of_words, workflow
from quarterdeck.integrations.importers.trello_history import CardStory, stories
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.tables import TABLES, fold
from quarterdeck.work.project import Project
from quarterdeck.work.workflow import State

SOURCE = "trello"


class TrelloImport:
    """One board against one database: what of it is new, and what becomes of it. Reads only."""

    def __init__(self, path: Path, deck: Deck, options: Options) -> None:
        self.name, self.deck, self.options = path.name, deck, options
        self.board = trello_board.read_board(path)
        self.sources = Sources(deck, SOURCE)
        self.told, self.left_over = stories(self.board)
        self.checklists = {c.id: c for c in self.board.checklists}

    def look(self) -> None:
        """Find the project, the people and the cards that are here already. Raises `Refusal` or `Forbidden`."""
        self.project = self._project()
        target.require_right(self.deck, self.project)
        self.key = self.project.key if self.project else self.options.project or target.free_key(
            self.deck, self.board.name, set()
        )  # fmt: skip
        lists = trello_cards.used_lists(self.board, self.told)
        self.states, self.workflow = trello_cards.states_of(lists, self.project.workflow if self.project else None)
        self.workflow = self._whole(self.workflow)
        self.people = People(self.deck, self.sources, self.options)
        self.people.meet([Who(m.id, m.username, m.full_name, m.email or "")
                          for m in trello_board.everybody(self.board)])  # fmt: skip
        self.cards = self.sources.known("task", [card.id for card in self.board.cards])
        self.comments = self.sources.known("comment", [e.id for story in self.told for e in story.events if e.comment])
        self.files = self.sources.known("attachment", [a.id for card in self.board.cards for a in card.attachments])
        self.labels = self._labels()

    def _project(self) -> Project | None:
        kept, named = self.sources.find("project", self.board.id), self.options.project
        if kept is None:
            return target.project_by_key(self.deck, named) if named else None
        project = target.project_by_id(self.deck, kept.object_id, f"the project made of {self.board.name}")
        if named not in (None, project.key):
            raise refuse("project", f"this board was imported as {project.key} already, not as {named}")
        return project

    def _whole(self, states: list[State]) -> list[State]:
        return workflow([s.name for s in states], [s.status for s in states]) if self.project is None else states

    def _labels(self) -> dict[str, int]:
        """The labels that the project may use already, by their folded names; its own before the shared ones."""
        labels = TABLES["label"].c
        mine = labels.project_id.is_(None)
        if self.project:
            mine = sa.or_(mine, labels.project_id == self.project.id)
        rows = self.deck.rows(
            sa.select(labels.name, labels.id, labels.project_id).where(mine, labels.deleted_at.is_(None))
        )
        return {name: id for name, id, _ in sorted(rows, key=lambda row: row[2] or 0)}

    def write(self, report: Report, progress: Progress) -> None:
        from quarterdeck.integrations.importers.trello_replay import Replay  # it writes what this has found

        Replay(self, report, progress).write()

    # -- what is new -------------------------------------------------------------------------------------------

    def kept(self, story: CardStory) -> Kept | None:
        return self.cards.get(story.card.id)

    @cached_property
    def digests(self) -> dict[str, str]:
        return {s.card.id: trello_cards.card_digest(s.card, self.checklists) for s in self.told}

    @property
    def new(self) -> list[CardStory]:
        return [story for story in self.told if self.kept(story) is None]

    @property
    def changed(self) -> list[CardStory]:
        return [s for s in self.told if (kept := self.kept(s)) is not None and self._has_news(s, kept)]

    def _has_news(self, story: CardStory, kept: Kept) -> bool:
        said = any(event.comment and event.id not in self.comments for event in story.events)
        return said or kept.digest != self.digests[story.card.id]

    @property
    def new_labels(self) -> dict[str, str]:
        """The labels to make: their names, with Trello's colours."""
        used = {trello_cards.label_name(label): label.color or "" for card in self.board.cards for label in card.labels}
        return {name: color for name, color in used.items() if fold(name) not in self.labels}

    # -- the plan ----------------------------------------------------------------------------------------------

    def plan(self) -> Plan:
        events = [event for story in self.told for event in story.events]
        files = [file for card in self.board.cards for file in card.attachments]
        creates = {
            "project": int(self.project is None), "task": len(self.new), "label": len(self.new_labels),
            "comment": sum(1 for e in events if e.comment and e.id not in self.comments),
            "attachment": sum(1 for file in files if file.id not in self.files and linked(file.url)),
            "user": len(self.people.strangers) if self.options.make_users else 0,
        }  # fmt: skip
        changed = len(self.changed)
        unchanged = {"task": len(self.told) - len(self.new) - changed, "comment": len(self.comments)}
        return Plan(
            kind="trello", file=self.name, projects=[self.key], mapping=self._mapping(), people=self.people.plan(),
            creates={noun: n for noun, n in creates.items() if n}, changes={"task": changed} if changed else {},
            unchanged={noun: n for noun, n in unchanged.items() if n},
            without_place=self.without_place(), warnings=self.warnings(),
        )  # fmt: skip

    def _mapping(self) -> list[Mapped]:
        statuses = {state.name: state.status for state in self.workflow}
        lists = [listed for listed in self.board.lists if listed.id in self.states]
        return [
            Mapped(
                f"list {each.name}", f"state {self.states[each.id]} ({statuses[self.states[each.id]]})",
                "by its words" if status_of_words(each.name) else "by its place",
            )
            for each in sorted(lists, key=lambda each: (each.closed, each.pos))
        ]  # fmt: skip

    def without_place(self) -> list[str]:
        unused = [listed.name for listed in self.board.lists if listed.id not in self.states]
        found = [f"archived list {name}, which never held a card" for name in unused]
        if self.left_over:
            found.append(f"actions: {', '.join(trello_board.counted(self.left_over))}")
        odd = sum(1 for card in self.board.cards for a in card.attachments if not linked(a.url))
        return [*found, f"{odd} attachments without a web address"] if odd else found

    def warnings(self) -> list[str]:
        found: list[str] = []
        if len(self.board.actions) >= 1000:
            found.append("Trello exports the last 1,000 actions only; what was before is not in the file")
        if any(len(card.name) > 300 for card in self.board.cards):
            found.append("names of more than 300 characters are cut; the description then begins with the whole name")
        return found


def linked(url: str | None) -> bool:
    return bool(url) and len(url or "") <= 2000 and (url or "").lower().startswith(("http://", "https://"))
