"""Files and web links put to a thing. The bytes are kept by their hash, apart from this."""

from __future__ import annotations

from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import LEADS, PEOPLE, STAFF, Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.kernel.model import Column, CreateOnly, Index, ReadOnly, always, guard, noun
from quarterdeck.values import Address, Line, Title
from quarterdeck.work.about import About, role_at_subject, sees_subject

LARGEST = 100 * 1024 * 1024


def visible(table: Any, viewer: Viewer) -> Any:
    """Seen with what it is put to; private ones never by clients."""
    seen = sees_subject(table, viewer)
    return sa.and_(table.c.internal == sa.false(), seen) if viewer.is_client else seen


@noun(
    "attachment",
    plural="attachments",
    visible=visible,
    may={"create": PEOPLE, "edit": STAFF, "delete": LEADS},
    local_role=role_at_subject,
    owner=("created_by",),
    own=("edit", "delete"),
    indexes=("task_id created_at", "issue_id created_at", "project_id created_at", "-created_at"),
    search=("name", "description"),
    sort="created_at",
)
class Attachment(About):
    """Either a file, by the SHA-256 of its bytes (`file_key`), or a web link (`url`). `size` is in bytes, `width`
    and `height` of an image in pixels. What describes the file is written by `attaching` alone: whoever could name
    a hash here could read a file they do not see."""

    name: Annotated[Title, Column()]
    description: Line = ""
    file_key: (
        Annotated[
            str, Meta(pattern=r"^[0-9a-f]{64}\Z", description="a SHA-256"), Column(index=True, exact=True), ReadOnly
        ]
        | None
    ) = None
    url: Annotated[Address, CreateOnly] | None = None
    content_type: Annotated[str, Meta(max_length=190), Column(exact=True), ReadOnly] = ""
    size: Annotated[int, Meta(ge=0, le=LARGEST), Column(), ReadOnly] = 0
    width: Annotated[int, Meta(ge=1), ReadOnly] | None = None
    height: Annotated[int, Meta(ge=1), ReadOnly] | None = None
    internal: Annotated[bool, Index, CreateOnly] = always(False)

    def check(self) -> None:
        _ = self.subject
        if (self.file_key is None) == (self.url is None):
            raise Invalid(file_key="name either file_key or url")
        if self.url is not None and not self.url.lower().startswith(("https://", "http://", "mailto:")):
            raise Invalid(url="must begin with https://, http:// or mailto:")


@guard("attachment")
def not_from_clients(deck: Deck, before: Attachment | None, after: Attachment) -> None:
    if before is None and after.internal and deck.viewer.is_client:
        raise Forbidden(action="hide from clients", noun="attachment")
