"""What a board's cards were when they were made, and what happened to them since: the actions, undone one by one.

The export tells each card as it is now and, newest first, what changed with the old value of each change. Undoing
from now to then gives the card as it began, and the new value of each change, so that replaying the changes ends,
whatever the actions leave out, at the card as it is now.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from quarterdeck.integrations.importers.trello_board import Action, Board, Card, made_at

CREATIONS = frozenset({"createCard", "copyCard", "convertToCardFromCheckItem", "moveCardToBoard", "emailCard"})
COMMENTS = frozenset({"commentCard", "copyCommentCard"})
_TIMED = {"name": "name", "desc": "desc", "idList": "list", "due": "due", "start": "start", "closed": "closed",
          "pos": "pos"}  # fmt: skip
_ONE_DRAG = timedelta(seconds=1)  # Trello writes a drag into another list as two actions, some milliseconds apart
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class Past:
    """A card as it was at an instant. `due` and `start` are texts as Trello writes them, or None."""

    name: str
    desc: str
    list: str
    pos: float
    due: str | None
    start: str | None
    closed: bool
    members: list[str]


@dataclass
class Event:
    """What one action changed of a card: fields of `Past` with their new values, or who came and went, or words."""

    at: datetime
    author: str | None
    id: str
    changes: dict[str, Any] = field(default_factory=dict[str, Any])
    joined: str = ""
    left: str = ""
    comment: str = ""


@dataclass
class CardStory:
    """A card: when and by whom it was made, as what, and its events, oldest first."""

    card: Card
    at: datetime
    author: str | None
    first: Past
    events: list[Event]


def stories(board: Board) -> tuple[list[CardStory], list[Action]]:
    """Every card's story, in the order the cards were made; and the actions that have no place in one."""
    actions: dict[str, list[Action]] = {card.id: [] for card in board.cards}
    left_over: list[Action] = []
    for action in board.actions:
        actions.get(action.card_id, left_over).append(action)
    lists = {listed.id for listed in board.lists}
    told = [_story(card, actions[card.id], lists, left_over) for card in board.cards]
    return sorted(told, key=lambda story: (story.at, story.card.id_short)), left_over


def _story(card: Card, actions: list[Action], lists: set[str], left_over: list[Action]) -> CardStory:
    # Newest first; among those of one instant the file's order, which is that already, is kept.
    actions = sorted(actions, key=lambda action: action.date, reverse=True)
    past, events = now(card), list[Event]()
    created: Action | None = None
    for action in actions:
        if action.type in CREATIONS:
            created = action
        elif (event := _undone(past, action, lists)) is not None:
            events.append(event)
        else:
            left_over.append(action)
    events.reverse()
    began = created.date if created else made_at(card.id) or card.last_activity or _BEGINNING
    at = min([began, *(event.at for event in events)])
    return CardStory(card, at, created.author if created else None, past, _drags(events))


def _drags(events: list[Event]) -> list[Event]:
    """The events with each drag as one: the new list, and the place in it that was told right after."""
    kept: list[Event] = []
    for event in events:
        before = kept[-1] if kept else event
        if event.changes.keys() == {"pos"} and "list" in before.changes and event.at - before.at <= _ONE_DRAG:
            before.changes |= event.changes
        else:
            kept.append(event)
    return kept


def now(card: Card) -> Past:
    due, start = (msgspec.to_builtins(value) for value in (card.due, card.start))
    return Past(card.name, card.desc, card.id_list, card.pos, due, start, card.closed, list(card.id_members))


def _undone(past: Past, action: Action, lists: set[str]) -> Event | None:
    """Take one action back from `past`; None where it is nothing that is kept here."""
    event = Event(action.date, action.author, action.id)
    match action.type:
        case "updateCard":
            old: dict[str, Any] = action.data.get("old") or {}
            for name, attribute in _TIMED.items():
                # A list of another board, from before the card came to this one, is no state here.
                if name in old and (name != "idList" or old[name] in lists) and (name != "pos" or _is_place(old[name])):
                    event.changes[attribute] = getattr(past, attribute)
                    setattr(past, attribute, old[name])
            return event if event.changes else None
        case "addMemberToCard" | "removeMemberFromCard":
            return _member_undone(past, action, event)
        case kind if kind in COMMENTS:
            event.comment = str(action.data.get("text") or "")
            return event if event.comment else None
        case _:
            return None


def _is_place(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _member_undone(past: Past, action: Action, event: Event) -> Event | None:
    id = str(action.data.get("idMember") or (action.member.id if action.member else ""))
    if action.type == "addMemberToCard":
        event.joined = id
        past.members = [member for member in past.members if member != id]
    else:
        event.left = id
        past.members = [*past.members, id] if id not in past.members else past.members
    return event if id else None


def newest(board: Board) -> datetime:
    """The instant of the newest action: what a later export tells from then on is new. Cards' last activity is not
    asked, for looking at a card changes it."""
    return max((action.date for action in board.actions), default=_BEGINNING)


def oldest(board: Board, told: list[CardStory]) -> datetime:
    """When the board began: its own making, or the first thing known of it."""
    known = [action.date for action in board.actions] + [story.at for story in told]
    made = made_at(board.id)
    return min(known + ([made] if made else []), default=_BEGINNING)
