"""The ledger as one person may read it: activities of what they see, with the fields they are shown."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from . import activity
from .act import stamp
from .activity import Activity
from .model import NOUNS, PLURALS, Noun
from .reading import Reading

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
    """Activities of what this user sees, without their hidden fields, and without those that changed nothing else:
    that something hidden was changed is hidden too. What is merely internal leaves the act without the fields."""
    hidden = deck.hidden(noun)
    kept = [entry for entry in activities if not entry.changes or entry.changes.keys() - hidden]
    return [_with(entry, activity.seen(deck, noun, entry)["changes"]) for entry in kept]


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
    seen = {entry.id: entry for entry in visible(deck, listed)}
    if not deck.viewer.is_admin:
        return list(seen.values())
    return [seen.get(entry.id) or _with(entry, {} if entry.noun in NOUNS else entry.changes) for entry in listed]


def _for_sockets(entry: Activity) -> bool:
    noun = NOUNS.get(entry.noun)
    return noun is not None and not noun.logged and "user_id" in entry.changes


def topics(entry: Activity) -> list[str]:
    """The live topics an activity belongs to: its object's, its project's, and its noun's where everybody is to hear
    of it; an act that is no change of a document and names a user is theirs."""
    own, noun = f"{entry.noun}:{entry.object_id}", NOUNS.get(entry.noun)
    if entry.version == 0 and "user_id" in entry.changes:
        return [own, f"user:{entry.changes['user_id'][1]}"]
    if noun and noun.heard & entry.changes.keys():
        return [own, noun.plural]
    if entry.project_id is None or entry.noun == "project":
        return [own]
    return [own, f"project:{entry.project_id}"]


def is_common(topic: str) -> bool:
    """Whether a topic is a noun's as a whole: open to everybody, who are told of what they see."""
    return topic in PLURALS and bool(PLURALS[topic].heard)


def _with(entry: Activity, changes: activity.Changes) -> Activity:
    return Activity(
        id=entry.id, at=entry.at, actor_id=entry.actor_id, via=entry.via, noun=entry.noun,
        object_id=entry.object_id, version=entry.version, verb=entry.verb, project_id=entry.project_id,
        changes=changes,
    )  # fmt: skip
