"""Saved views: a list, board or calendar as somebody arranged it, kept under a name and perhaps shared."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import ADMIN, EVERYONE, ME, STAFF, Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.kernel.model import NOUNS, Column, CreateOnly, Index, ReadOnly, Record, Ref, always, guard, noun
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
    """Its owner sees it; a shared one is for those who see its project, and without a project for all but clients."""
    mine = sa.and_(table.c.owner_id == ME, sa.or_(table.c.project_id.is_(None), in_project(table, viewer)))
    within = in_project(table, viewer)
    shared = within if viewer.is_client else sa.or_(table.c.project_id.is_(None), within)
    return sa.or_(mine, sa.and_(table.c.shared == sa.true(), shared))


@noun(
    "saved_view",
    plural="saved_views",
    visible=visible,
    may={"create": EVERYONE, "edit": ADMIN, "delete": ADMIN, "publish": STAFF},
    owner=("owner_id",),
    own=("edit", "delete"),
    scope="project_id",
    indexes=("owner_id name", "project_id name"),
    search=("name",),
    secrets=("secret_hash",),
    unique=("secret_hash",),
    sort="name",
)
class SavedView(Record):
    """`query` is in the query language; `filters` are query parameters; `columns` are field names, in their order."""

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
    published_at: Annotated[Instant | None, ReadOnly] = None
    published_until: Annotated[date | None, ReadOnly] = None
    published_fields: Annotated[list[Line], ReadOnly] = []

    def check(self) -> None:
        if self.noun not in NOUNS:
            raise Invalid(noun=f"must be one of {', '.join(sorted(NOUNS))}")


@guard("saved_view")
def belongs(deck: Deck, before: SavedView | None, after: SavedView) -> None:
    """A view belongs to who makes it."""
    if before is None:
        after.owner_id = after.owner_id or deck.viewer.id
        if after.owner_id != deck.viewer.id and not deck.viewer.is_admin:
            raise Forbidden(action="give to somebody else", noun="saved_view")
