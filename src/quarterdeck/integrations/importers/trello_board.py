"""A Trello board's JSON export: its shape, and the history that its actions tell."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from quarterdeck.integrations.importers.plan import refuse
from quarterdeck.kernel.input import read_json
from quarterdeck.kernel.wording import told
from quarterdeck.values import Instant

_CASES = {
    "id_list": "idList", "id_short": "idShort", "id_members": "idMembers", "id_checklists": "idChecklists",
    "due_complete": "dueComplete", "short_url": "shortUrl", "id_card": "idCard", "check_items": "checkItems",
    "full_name": "fullName", "id_member_creator": "idMemberCreator", "member_creator": "memberCreator",
    "last_activity": "dateLastActivity", "id_member": "idMember", "member_type": "memberType",
}  # fmt: skip


class _Part(msgspec.Struct, kw_only=True, rename=_CASES):
    """A part of the export; what is not named here is not read."""


class BoardList(_Part, kw_only=True):
    id: str
    name: str
    closed: bool = False
    pos: float = 0


class CardLabel(_Part, kw_only=True):
    name: str = ""
    color: str | None = None


class Attachment(_Part, kw_only=True):
    id: str
    name: str = ""
    url: str | None = None
    date: Instant | None = None
    id_member: str | None = None


class Card(_Part, kw_only=True):
    id: str
    name: str
    desc: str = ""
    closed: bool = False
    id_list: str
    id_short: int = 0
    pos: float = 0
    due: Instant | None = None
    due_complete: bool = False
    start: Instant | None = None
    id_members: list[str] = []
    labels: list[CardLabel] = []
    id_checklists: list[str] = []
    attachments: list[Attachment] = []
    short_url: str = ""
    last_activity: Instant | None = None


class CheckItem(_Part, kw_only=True):
    name: str
    state: str = "incomplete"
    pos: float = 0


class Checklist(_Part, kw_only=True):
    id: str
    name: str = ""
    id_card: str | None = None
    check_items: list[CheckItem] = []
    pos: float = 0


class Member(_Part, kw_only=True):
    id: str
    username: str = ""
    full_name: str = ""
    email: str | None = None


class Membership(_Part, kw_only=True):
    id_member: str
    member_type: str = "normal"


class Action(_Part, kw_only=True):
    id: str
    type: str
    date: Instant
    id_member_creator: str | None = None
    member_creator: Member | None = None
    member: Member | None = None
    data: dict[str, Any] = {}

    @property
    def card_id(self) -> str:
        card: dict[str, Any] = self.data.get("card") or {}
        return str(card.get("id", ""))

    @property
    def author(self) -> str | None:
        return self.id_member_creator or (self.member_creator.id if self.member_creator else None)


class Preferences(_Part, kw_only=True):
    permission: str = msgspec.field(name="permissionLevel", default="private")


class Board(_Part, kw_only=True):
    """The whole export; `actions` newest first, as Trello writes them, and at most the last 1,000."""

    id: str
    name: str
    desc: str = ""
    closed: bool = False
    url: str = ""
    prefs: Preferences = msgspec.field(default_factory=Preferences)
    lists: list[BoardList]
    cards: list[Card]
    members: list[Member] = []
    memberships: list[Membership] = []
    checklists: list[Checklist] = []
    actions: list[Action] = []


def read_board(path: Path) -> Board:
    """The board in a file. Raises `Refusal("import")` with the line, or the JSON path, where it is broken."""
    raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode()
    except UnicodeDecodeError as fault:
        raise refuse(_line(path, raw, fault.start), f"byte {fault.start} is not UTF-8") from fault
    try:
        board: Board = read_json(text, Board)
    except msgspec.ValidationError as fault:
        place, words = told(fault, Board)
        raise refuse(f"{path.name} ${place}", words) from fault
    except msgspec.DecodeError as fault:
        raise _malformed(path, raw, str(fault)) from fault
    _check(board, path.name)
    return board


def _malformed(path: Path, raw: bytes, fault: str) -> Exception:
    if "truncated" in fault:
        return refuse(_line(path, raw, len(raw)), "the file ends in the middle; it was cut off")
    at = int(fault.rpartition("byte ")[2].rstrip(")")) if "byte " in fault else 0
    return refuse(_line(path, raw, at), f"this is no JSON ({fault.partition(': ')[2].partition(' (byte')[0]})")


def _line(path: Path, raw: bytes, at: int) -> str:
    line_break = b"\n"
    line, column = raw.count(line_break, 0, at) + 1, at - raw.rfind(line_break, 0, at)
    return f"{path.name} line {line} column {column}"


def _check(board: Board, name: str) -> None:
    lists = {listed.id for listed in board.lists}
    if len(lists) < len(board.lists):
        raise refuse(f"{name} $.lists", "two lists have the same id")
    seen: set[str] = set()
    for place, card in enumerate(board.cards):
        if card.id_list not in lists:
            raise refuse(f"{name} $.cards[{place}].idList", f"there is no list {card.id_list} in the file")
        if card.id in seen:
            raise refuse(f"{name} $.cards[{place}].id", "another card has the same id")
        seen.add(card.id)


def made_at(id: str) -> datetime | None:
    """When a thing was made: the first eight digits of a Trello id are seconds since 1970."""
    try:
        return datetime.fromtimestamp(int(id[:8], 16), UTC) if len(id) == 24 else None
    except ValueError:
        return None


def everybody(board: Board) -> list[Member]:
    """The board's members, and those whom only its actions name."""
    found = {member.id: member for member in board.members}
    for action in board.actions:
        for member in (action.member_creator, action.member):
            if member is not None:
                found.setdefault(member.id, member)
    for card in board.cards:
        for id in card.id_members:
            found.setdefault(id, Member(id=id, full_name=f"Trello member {id}"))
    return list(found.values())


def counted(actions: list[Action]) -> list[str]:
    """Kinds of actions with their number, for what has no place here."""
    return [f"{count} × {kind}" for kind, count in sorted(Counter(action.type for action in actions).items())]
