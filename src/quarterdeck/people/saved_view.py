"""Saved views: a list, board or calendar as somebody arranged it, kept under a name and perhaps shared."""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import ADMIN, EVERYONE, ME, STAFF, Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid, Refusal
from quarterdeck.kernel.model import NOUNS, Column, CreateOnly, Edge, Index, ReadOnly, Record, Ref, always, guard, noun
from quarterdeck.kernel.query import CONTROLS, Reader
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Instant, Line, Title
from quarterdeck.work.project import in_project


class Layout(enum.StrEnum):
    LIST = "list"
    TABLE = "table"
    BOARD = "board"
    CALENDAR = "calendar"
    TIMELINE = "timeline"
    CHART = "chart"


def visible(table: Any, viewer: Viewer) -> Any:
    """Its owner and those it names see it, while they see its project; a shared one is for all who see its project,
    and without a project for all but clients."""
    within = in_project(table, viewer)
    anywhere = sa.or_(table.c.project_id.is_(None), within)
    reader = TABLES["saved_view_shared_with"].alias()
    named = sa.exists().where(reader.c.owner_id == table.c.id, reader.c.target_id == ME).correlate(table)
    shared = sa.and_(table.c.shared == sa.true(), within if viewer.is_client else anywhere)
    return sa.or_(sa.and_(sa.or_(table.c.owner_id == ME, named), anywhere), shared)


@noun(
    "saved_view",
    plural="saved_views",
    visible=visible,
    may={"create": EVERYONE, "edit": ADMIN, "delete": ADMIN, "publish": STAFF},
    owner=("owner_id",),
    own=("edit", "delete"),
    scope="project_id",
    indexes=("owner_id name", "project_id name", "name"),
    search=("name",),
    secrets=("secret_hash",),
    unique=("secret_hash",),
    sort="name",
)
class SavedView(Record):
    """`query` is in the query language; `filters` are query parameters; `columns` are field names, in their order.

    Query, filters and sort are such as the noun's list takes from who writes them; a column and what is grouped by are
    names that the screen of the layout knows. `shared` shows it to everybody in its project, `shared_with` to these
    people alone; nobody but its owner and administrators changes it.
    """

    name: Annotated[Title, Column()]
    noun: Annotated[str, Meta(max_length=40), Column(exact=True), CreateOnly]
    owner_id: Annotated[int | None, Ref("user"), CreateOnly] = None
    project_id: Annotated[int | None, Ref("project"), CreateOnly] = None
    layout: Annotated[Layout, Index] = always(Layout.LIST)
    query: Annotated[str, Meta(max_length=2000)] = ""
    filters: Annotated[dict[str, Any], Meta(max_length=100)] = {}
    sort: Line = ""
    group_by: Line = ""
    columns: Annotated[list[Line], Meta(max_length=100)] = []
    shared: Annotated[bool, Column()] = always(False)
    shared_with: Annotated[list[int], Meta(max_length=200), Edge("user")] = []
    published_at: Annotated[Instant | None, ReadOnly] = None
    published_until: Annotated[date | None, ReadOnly] = None
    published_fields: Annotated[list[Line], ReadOnly] = []


@guard("saved_view")
def belongs(deck: Deck, before: SavedView | None, after: SavedView) -> None:
    """A view belongs to who makes it."""
    if before is None:
        after.owner_id = after.owner_id or deck.viewer.id
        if after.owner_id != deck.viewer.id and not deck.viewer.is_admin:
            raise Forbidden(action="give to somebody else", noun="saved_view")


@guard("saved_view")
def can_be_asked(deck: Deck, before: SavedView | None, after: SavedView) -> None:
    """Refuse what the list would refuse, in its words, which name the position in a query; what was kept may stay."""
    if after.noun not in NOUNS:
        raise Invalid(noun=f"must be one of {', '.join(sorted(NOUNS))}")
    reader = Reader(deck, NOUNS[after.noun])
    if not before or before.query != after.query:
        _tried("query", lambda: reader.read([("q", after.query)]))
    if after.sort and (not before or before.sort != after.sort):
        _tried("sort", lambda: reader.sort(after.sort))
    if not before or before.filters != after.filters:
        for name, value in after.filters.items():
            if name in CONTROLS:
                raise Invalid(filters=f"“{name}” is no filter")
            _tried("filters", lambda name=name, value=value: reader.condition(name, [value]))


def _tried(field: str, ask: Callable[[], object]) -> None:
    try:
        ask()
    except Refusal as refusal:
        raise Invalid(**{field: refusal.detail}) from refusal
