"""Published views: a list that somebody shows to whoever has its secret address, and only the fields they chose."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

import msgspec
import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import STAFF
from quarterdeck.kernel.act import now, today
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, find_viewer
from quarterdeck.kernel.errors import Forbidden, Invalid, NotFound, Refusal
from quarterdeck.kernel.model import NOUNS, Field, Marker, Noun, Value, plain, verb_on
from quarterdeck.kernel.query import CONTROLS, aliases
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.saved_view import SavedView
from quarterdeck.people.secret import hashed
from quarterdeck.values import Line
from quarterdeck.work.project import Project
from quarterdeck.work.workflow import TaskStatus

# What the outside may be shown lists of; never people, conversations or what lets somebody in.
SHOWN = ("project", "task", "issue", "milestone", "sprint", "agenda", "customer", "deal")
MOST = 1000
Names = dict[str, dict[int, str]]


class Published(Value):
    """Where a view is shown from now on. Only this answer has the secret."""

    secret: str
    address: str


class ShownState(Value):
    """A state of the view's project, and the status that it stands for."""

    name: str
    status: TaskStatus


class Showing(Value):
    """A published view as its readers get it: people and other things by name, and only the chosen fields.

    `states` are all of the project's in their order, where `state` is among the fields; else there are none.
    """

    name: str
    noun: str
    layout: str
    project: str = ""
    states: list[ShownState] = []
    group_by: str = ""
    columns: list[str] = []
    fields: list[str] = []
    items: list[dict[str, Any]] = []
    more: bool = False


# -- publishing ----------------------------------------------------------------------------------------------------


@verb_on("saved_view", action="publish")
def publish(
    deck: Deck,
    view: SavedView,
    *,
    fields: Annotated[list[Line], Meta(min_length=1, max_length=100)],
    until: date | None = None,
) -> Published:
    """Show one's own view to whoever has its address, with these fields, through the last day if one is named (UTC).

    Readers see what its owner sees at that moment. Publishing again gives another address, and ends the one before.
    Refused are fields that not everybody who sees the object is shown, and those that hold parts of their own.
    """
    if view.owner_id != deck.viewer.id:
        raise Forbidden(action="publish", noun="saved_view")
    if until is not None and until < today():
        raise Invalid(until="has passed already")
    _check(NOUNS[view.noun], fields)
    secret = secrets.token_urlsafe(32)
    _keep(deck, view, hashed(secret))
    view.published_at, view.published_until, view.published_fields = now(), until, list(dict.fromkeys(fields))
    return Published(secret=secret, address=f"/api/published/{secret}")


@verb_on("saved_view")
def unpublish(deck: Deck, view: SavedView) -> None:
    """Take its address back."""
    _keep(deck, view, None)
    view.published_at, view.published_until, view.published_fields = None, None, []


def _keep(deck: Deck, view: SavedView, hash: str | None) -> None:
    table = TABLES["saved_view"]
    deck.run(sa.update(table).where(table.c.id == view.id).values(secret_hash=hash))


def _check(noun: Noun, fields: Iterable[str]) -> None:
    if noun.name not in SHOWN:
        raise Refusal("not_allowed", reason=f"Published are lists of {', '.join(SHOWN)}.")
    for name in fields:
        if name not in noun.fields or not publishable(noun.fields[name]):
            known = ", ".join(sorted(n for n, f in noun.fields.items() if publishable(f)))
            raise Invalid(fields=f"“{name}” cannot be published; {known} can")


def publishable(field: Field) -> bool:
    """Plain values, and what names other things; nothing sensitive or internal, no parts with fields of their own."""
    if field.has(Marker.SENSITIVE) or field.has(Marker.INTERNAL) or field.name.startswith("deleted_"):
        return False
    if field.ref or field.edge:
        return True
    items = plain(_items(field))[0]
    return field.kind not in ("struct", "map") and not (isinstance(items, type) and issubclass(items, msgspec.Struct))


def _items(field: Field) -> Any:
    """What a list holds; None for what is none."""
    return field.base.__args__[0] if field.kind == "list" else None


# -- showing -------------------------------------------------------------------------------------------------------


def showing(database: Database, secret: str) -> Showing | None:
    """The view with this secret, read as its owner; None when there is nothing to be shown, whatever the reason."""
    try:
        view, deck = _found(database, secret)
        with deck.using():
            return _shown(deck, view)
    except Refusal:  # what the view asks for cannot be asked any more
        return None


def _found(database: Database, secret: str) -> tuple[SavedView, Deck]:
    table = TABLES["saved_view"]

    def build() -> Any:
        which = table.c.secret_hash == sa.bindparam("hash", None, type_=sa.String)
        return sa.select(table.c.id, table.c.owner_id).where(which)

    with database.session() as session:
        row = session.row("published.view", build, {"hash": hashed(secret)})
    if row is None:
        raise NotFound(noun="saved_view")
    deck = Deck(database, find_viewer(database, row[1]), via="published")
    view = deck.of(SavedView).get(row[0])
    ended = view.published_until is not None and view.published_until < deck.today
    if view.published_at is None or ended or deck.viewer.role not in STAFF:
        raise NotFound(noun="saved_view")
    return view, deck


def _shown(deck: Deck, view: SavedView) -> Showing:
    noun, fields = NOUNS[view.noun], view.published_fields
    page = deck.named(view.noun).json(deck.named(view.noun).query(_question(noun, view)))
    found = msgspec.json.decode(page)
    names = _names(deck, [noun.fields[name] for name in fields], found["items"])
    project = deck.of(Project).get(view.project_id) if view.project_id else None
    states = project.workflow if project and "state" in fields else []
    return Showing(
        name=view.name, noun=view.noun, layout=view.layout.value, project=project.name if project else "",
        states=[ShownState(name=state.name, status=state.status) for state in states],
        group_by=_grouping(noun, view),
        columns=[name for name in view.columns if name in fields], fields=fields,
        items=[_said(noun, item, names) for item in found["items"]], more=found["next"] is not None,
    )  # fmt: skip


def _grouping(noun: Noun, view: SavedView) -> str:
    """The field that a view is grouped by first, which may be written short (assignee, type); empty if not shown."""
    first = view.group_by.partition(",")[0]
    wanted = aliases(noun).get(first, first)
    return next((name for name in view.published_fields if first and name in (wanted, f"{noun.name}_{first}")), "")


def _question(noun: Noun, view: SavedView) -> list[tuple[str, Any]]:
    """The view as a question to the list: its filters, its words, its order, its project."""
    asked: list[tuple[str, Any]] = [("q", view.query), ("fields", view.published_fields), ("limit", MOST)]
    for name, held in view.filters.items():
        values: list[Any] = [*held] if isinstance(held, list) else [held]
        if name in CONTROLS or not all(isinstance(value, str | int | float) for value in values):
            raise Refusal("bad_request", detail=f"“{name}” is no filter.")
        asked += [(name, value) for value in values]
    if view.project_id and "project_id" in noun.fields:
        asked.append(("project_id", view.project_id))
    return [*asked, ("sort", view.sort)] if view.sort else asked


def _names(deck: Deck, fields: list[Field], items: list[dict[str, Any]]) -> Names:
    """What everything that the items name is called, by noun and id, as far as the owner sees it."""
    named: dict[str, set[int]] = {}
    for field in fields:
        target = field.ref or field.edge
        if target and NOUNS[target.noun].search:
            held = named.setdefault(target.noun, set())
            held.update(id for item in items for id in _ids(field, item.get(field.name)))
    return {noun: _called(deck, NOUNS[noun], sorted(ids)) for noun, ids in named.items()}


def _called(deck: Deck, noun: Noun, ids: list[int]) -> dict[int, str]:
    title, called = noun.search[0], dict[int, str]()
    for start in range(0, len(ids), MOST):
        some = [("id", id) for id in ids[start : start + MOST]]
        asked = [*some, ("fields", f"id,{title}"), ("limit", MOST)]
        page = msgspec.json.decode(deck.named(noun.name).json(deck.named(noun.name).query(asked)))
        called |= {item["id"]: item.get(title, "") for item in page["items"]}
    return called


def _said(noun: Noun, item: dict[str, Any], names: Names) -> dict[str, Any]:
    """An item in words: ids of other things become their names, and what has none is left out."""
    said: dict[str, Any] = {}
    for name, value in item.items():
        field = noun.fields[name]
        target = field.ref or field.edge
        if target is None:
            said[name] = value
            continue
        called = [names.get(target.noun, {})[id] for id in _ids(field, value) if id in names.get(target.noun, {})]
        if field.edge:
            said[name] = called
        elif called:
            said[name] = called[0]
    return said


def _ids(field: Field, value: Any) -> list[int]:
    if value is None:
        return []
    if field.edge is None:
        return [value]
    key = field.edge.key
    return [each[key] if key else each for each in value]
