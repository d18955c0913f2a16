"""The ledger as one person may read it: activities of what they see, with the fields they are shown."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from . import activity
from .act import stamp
from .activity import Activity
from .model import NOUNS, PLURALS, Noun
from .reading import Reading
from .veil import Veil

if TYPE_CHECKING:
    from .deck import Deck


def visible(deck: Deck, activities: list[Activity]) -> list[Activity]:
    """Those activities whose object this user sees now, deleted ones included; hidden fields are taken out."""
    seen: dict[tuple[str, int], bool] = {}
    shown = []
    for entry in activities:
        noun = NOUNS.get(entry.noun)
        if noun is None:
            continue
        key = (entry.noun, entry.object_id)
        if key not in seen:
            seen[key] = Reading(deck, noun).there(entry.object_id)
        if seen[key]:
            shown += told(deck, noun, [entry])
    return shown


def told(deck: Deck, noun: Noun, activities: list[Activity]) -> list[Activity]:
    """Activities of what this user sees, without what they are not shown of it, and without those that changed nothing
    else: that something hidden was changed is hidden too. What is merely internal leaves the act without the fields."""
    veil, found = Veil(deck, noun), list[Activity]()
    for entry in activities:
        shown = veil.changes(entry)
        if shown or not entry.changes:
            found.append(_with(entry, {n: pair for n, pair in shown.items() if n not in noun.internal}))
    return found


def since_seen(deck: Deck, activities: list[Activity]) -> list[Activity]:
    """Without what happened in a project that this user does not see, and from which the object has come since; of its
    coming only what it became is told."""
    if deck.viewer.is_admin:
        return activities
    places = {place for entry in activities for place in (entry.project_id, _left(entry)) if place}
    seen: set[int | None] = {None, *deck.seen("project", places)}
    own = ("project", *(noun.name for noun in NOUNS.values() if noun.scope is None))
    return [
        entry if _left(entry) in seen else _arrived(entry)
        for entry in activities
        if entry.noun in own or entry.project_id in seen
    ]


def _left(entry: Activity) -> int | None:
    """The project from which an activity took its object."""
    noun = NOUNS.get(entry.noun)
    old, _ = entry.changes.get(noun.scope or "", [None, None]) if noun else (None, None)
    return old


def _arrived(entry: Activity) -> Activity:
    return _with(entry, {name: [None, new] for name, (_, new) in entry.changes.items() if new is not None})


class Happened(list[Activity]):
    """Activities, and where to go on: `next` is the `since` or the `before` of the following ones, or None."""

    next: int | None = None


READ_MOST = 5000  # activities that one question looks through; it says where to go on


def since(deck: Deck, after: int, *, limit: int = 100, **wanted: Any) -> tuple[list[Activity], int]:
    """What happened behind an id, oldest first, and the id up to which the ledger was read. `wanted` are values of
    activities, and `from` and `to`."""
    found, read, _ = _read(deck, wanted, after, limit, newest=False)
    return found, read


def until(deck: Deck, before: int | None, *, limit: int = 100, **wanted: Any) -> tuple[list[Activity], int | None]:
    """What happened before an id, newest first, and the id before which to go on; None at the ledger's beginning."""
    found, read, ended = _read(deck, wanted, 2**62 if before is None else before, limit, newest=True)
    return found, None if ended else read


def _read(
    deck: Deck, wanted: dict[str, Any], edge: int, limit: int, *, newest: bool
) -> tuple[list[Activity], int, bool]:
    """(what was found, the last id that was looked at, whether that was the last one there is)."""
    found: list[Activity] = []
    looked, ended = 0, False
    asked = {name: stamp(value) if isinstance(value, datetime) else value for name, value in wanted.items()}
    with deck.using() as session:
        while len(found) < limit and looked < READ_MOST and not ended:
            batch = activity.matching(session, asked, edge, 500, newest=newest)
            found += _told_of(deck, batch)
            looked, edge, ended = looked + len(batch), batch[-1].id if batch else edge, len(batch) < 500
    if len(found) > limit:
        found, ended = found[:limit], False
        edge = found[-1].id
    return found, edge, ended


def _told_of(deck: Deck, batch: list[Activity]) -> list[Activity]:
    """What of these is in somebody's list of what happened: what they see, and for administrators that the rest
    happened too, without what of it. What is in the ledger for open sockets alone is in nobody's."""
    listed = [entry for entry in batch if not _for_sockets(entry)]
    seen = {entry.id: entry for entry in since_seen(deck, visible(deck, listed))}
    if not deck.viewer.is_admin:
        return list(seen.values())
    return [seen.get(entry.id) or _with(entry, {} if entry.noun in NOUNS else entry.changes) for entry in listed]


def _for_sockets(entry: Activity) -> bool:
    noun = NOUNS.get(entry.noun)
    return noun is not None and not noun.logged and "user_id" in entry.changes


TRASH = "trash"


def topics(entry: Activity) -> list[str]:
    """The live topics an activity belongs to: its object's, its project's, and its noun's where everybody is to hear
    of it; that of the trash where it goes there or comes back; an act that is no change of a document and names a user
    is theirs."""
    trash = [TRASH] if "deleted_at" in entry.changes and entry.verb != "create" else []
    return [*_living(entry), *trash]


def _living(entry: Activity) -> list[str]:
    own, noun = f"{entry.noun}:{entry.object_id}", NOUNS.get(entry.noun)
    if entry.version == 0 and "user_id" in entry.changes:
        return [own, f"user:{entry.changes['user_id'][1]}"]
    if noun and noun.heard & entry.changes.keys():
        return [own, noun.plural]
    if entry.project_id is None or entry.noun == "project":
        return [own]
    return [own, f"project:{entry.project_id}"]


def is_common(topic: str) -> bool:
    """Whether a topic is a noun's as a whole, or the trash: open to everybody, who are told of what they see."""
    return topic == TRASH or (topic in PLURALS and bool(PLURALS[topic].heard))


def _with(entry: Activity, changes: activity.Changes) -> Activity:
    return Activity(
        id=entry.id, at=entry.at, actor_id=entry.actor_id, via=entry.via, noun=entry.noun,
        object_id=entry.object_id, version=entry.version, verb=entry.verb, project_id=entry.project_id,
        changes=changes,
    )  # fmt: skip
