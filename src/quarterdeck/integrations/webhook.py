"""Webhooks: addresses that are told of changes, signed and tried again."""

from __future__ import annotations

import enum
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import LEADS, Viewer
from quarterdeck.kernel.model import Column, CreateOnly, Index, ReadOnly, Record, Ref, always, noun
from quarterdeck.values import Instant, Line, Title
from quarterdeck.work.membership import in_project, leads_project, project_role


class WebhookFormat(enum.StrEnum):
    JSON = "json"
    SLACK = "slack"


def visible(table: Any, viewer: Viewer) -> Any:
    """Seen by administrators, and by the leads of its project."""
    if viewer.is_admin:
        return None
    if viewer.is_client:
        return sa.false()
    return sa.and_(in_project(table, viewer), leads_project(table))


Event = Annotated[
    str, Meta(pattern=r"^([a-z_]+|\*)\.([a-z_]+|\*)\Z", description="a noun and a verb such as task.complete or task.*")
]


@noun(
    "webhook",
    plural="webhooks",
    visible=visible,
    may={"create": LEADS, "edit": LEADS, "delete": LEADS},
    local_role=project_role,
    scope="project_id",
    indexes=("active", "project_id name"),
    secrets=("secret",),
    sort="name",
)
class Webhook(Record):
    """`events` are `noun.verb`, with `*` for any; none means all. It is told what the maker of the webhook sees."""

    name: Annotated[Title, Column()]
    url: Annotated[str, Meta(pattern="^https?://", max_length=2000, description="an http or https address")]
    project_id: Annotated[int | None, Ref("project"), CreateOnly] = None
    events: Annotated[list[Event], Meta(max_length=100)] = []
    format: Annotated[WebhookFormat, Index] = always(WebhookFormat.JSON)
    active: Annotated[bool, Column()] = always(True)
    last_delivery_at: Annotated[Instant | None, ReadOnly] = None
    last_status: Annotated[int | None, ReadOnly] = None
    error_count: Annotated[int, ReadOnly] = 0
    last_error: Annotated[Line, ReadOnly] = ""
