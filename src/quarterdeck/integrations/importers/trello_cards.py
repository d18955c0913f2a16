"""A Trello card in the words of a task: its texts within their limits, its dates, labels, checklists and state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from quarterdeck.integrations.importers.source import digest
from quarterdeck.integrations.importers.statuses import COLORS, distinct_names, statuses_of
from quarterdeck.integrations.importers.trello_board import Board, BoardList, Card, CardLabel, Checklist
from quarterdeck.integrations.importers.trello_history import CardStory, Past
from quarterdeck.values import Instant
from quarterdeck.work.task import ChecklistItem
from quarterdeck.work.workflow import State

# A card that was archived stays where it was and carries this tag: in the trash people would not look for it, and
# to call it done or cancelled would be to say what nobody said.
ARCHIVED = "archived"
MOST_STATES, OTHER_LISTS = 30, "Other lists"
LABEL_COLORS = {
    "green": "#61bd4f", "yellow": "#f2d600", "orange": "#ff9f1a", "red": "#eb5a46", "purple": "#c377e0",
    "blue": "#0079bf", "sky": "#00c2e0", "lime": "#51e898", "pink": "#ff78cb", "black": "#344563",
}  # fmt: skip


def used_lists(board: Board, told: list[CardStory]) -> list[BoardList]:
    """The open lists in their order, then the archived ones that hold a card or ever held one."""
    held = {story.first.list for story in told} | {card.id_list for card in board.cards}
    held |= {event.changes["list"] for story in told for event in story.events if "list" in event.changes}
    shown = [listed for listed in board.lists if not listed.closed or listed.id in held]
    return sorted(shown, key=lambda listed: (listed.closed, listed.pos))


def states_of(lists: list[BoardList], existing: list[State] | None) -> tuple[dict[str, str], list[State]]:
    """The state that each list becomes, by the list's id; and the workflow of them, or the existing one grown by
    them. List names of the past are not kept: the board of a past day is shown in the columns of today."""
    states = list(existing or [])
    by_name = {state.name.casefold(): state.name for state in states}
    names: dict[str, str] = {}
    fitted = distinct_names([listed.name for listed in lists])
    for listed, fit, status in zip(lists, fitted, statuses_of(fitted), strict=True):
        full = len(states) >= MOST_STATES - 3  # room for this one, a state to begin in and one to end in
        name = OTHER_LISTS if full and fit.casefold() not in by_name else fit
        if name.casefold() not in by_name:
            states.append(State(name=name, status=status, color=COLORS[status]))
            by_name[name.casefold()] = name
        names[listed.id] = by_name[name.casefold()]
    return names, states


def card_fields(past: Past, states: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a task that a card's history tells."""
    title, description = _texts(past.name, past.desc)
    due, start = _instant(past.due), _instant(past.start)
    begins = start.date() if start and not (due and start > due) else None
    return {
        "title": title, "description": description, "state": states[past.list], "start_date": begins,
        "due_date": due.date() if due else None, "due_at": due,
    }  # fmt: skip


def _texts(name: str, desc: str) -> tuple[str, str]:
    """Title and description; a name that is too long for a title also begins the description, whole."""
    title = " ".join(name.split()) or "(no name)"
    if len(title) <= 300:
        return title, desc[:100_000]
    return f"{title[:299]}…", f"{name}\n\n{desc}"[:100_000]


def _instant(text: str | None) -> datetime | None:
    try:
        return None if text is None else msgspec.convert(text, Instant)
    except msgspec.ValidationError:
        return None


def label_name(label: CardLabel) -> str:
    """Trello lets a label be a colour alone; its name here is then that colour's."""
    return (label.name or label.color or "label")[:300]


def checklist_of(card: Card, checklists: Mapping[str, Checklist]) -> list[ChecklistItem]:
    """A card's checklists as one; where there are several, each item says which it was of."""
    own = sorted((checklists[id] for id in card.id_checklists if id in checklists), key=lambda c: c.pos)
    items = [
        ChecklistItem(text=_item(each.name, item.name, several=len(own) > 1), done=item.state == "complete")
        for each in own
        for item in sorted(each.check_items, key=lambda item: item.pos)
    ]
    return items[:500]


def _item(checklist: str, text: str, *, several: bool) -> str:
    whole = f"{checklist}: {text}" if several and checklist else text
    return (whole if len(whole) <= 300 else f"{whole[:299]}…") or "…"


def card_digest(card: Card, checklists: Mapping[str, Checklist]) -> str:
    """What the source says of a card: half for all of it, half for what Trello keeps no times of."""
    untimed = msgspec.json.encode([card.labels, checklist_of(card, checklists)]).decode()
    # The last activity is left out: seeing a card changes it, and manual order is not followed.
    whole = msgspec.structs.replace(card, last_activity=None, pos=0)
    return digest(msgspec.json.encode(whole).decode() + untimed)[:20] + digest(untimed)[:20]


def spoken(text: str, name: str | None) -> list[str]:
    """A comment's words in pieces of what a comment holds; with the name of who said it where that is no user."""
    said = text if name is None else f"**{name}** (Trello):\n\n{text}"
    return [said[start : start + 5000] for start in range(0, len(said), 5000)]
