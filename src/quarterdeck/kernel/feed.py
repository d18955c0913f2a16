"""The ledger as one person may read it: activities of what they see, with the fields they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import activity
from .activity import Activity
from .model import NOUNS, Noun
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


def since(deck: Deck, after: int, *, limit: int = 100, project_id: int | None = None) -> tuple[list[Activity], int]:
    """What happened behind an id, oldest first, and the id up to which the ledger was read."""
    found: list[Activity] = []
    with deck.using() as session:
        while len(found) < limit:
            batch = activity.tail(session, after, 500)
            if not batch:
                break
            for entry in visible(deck, batch):
                if project_id in (None, entry.project_id):
                    found.append(entry)
            after = batch[-1].id
            if len(found) >= limit:
                found = found[:limit]
                return found, found[-1].id
    return found, after


def topics(entry: Activity) -> list[str]:
    """The live topics an activity belongs to: its object's and its project's."""
    own = f"{entry.noun}:{entry.object_id}"
    if entry.project_id is None or entry.noun == "project":
        return [own]
    return [own, f"project:{entry.project_id}"]


def _with(entry: Activity, changes: activity.Changes) -> Activity:
    return Activity(
        id=entry.id, at=entry.at, actor_id=entry.actor_id, via=entry.via, noun=entry.noun,
        object_id=entry.object_id, version=entry.version, verb=entry.verb, project_id=entry.project_id,
        changes=changes,
    )  # fmt: skip
