"""What every stored object is made of."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from .markers import Column, Internal, ReadOnly, Ref, always


class Value(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A part of a document that has no identity of its own: a member, a checklist item, an address."""


class Part(Value, kw_only=True, omit_defaults=True):
    """A part of a list that verbs and people name by its `id`. Every write gives ids to those without, from 1."""

    id: Annotated[int, Meta(ge=0)] = 0


class Record(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What every stored object has. `id` is given by the database and is not part of the stored document."""

    id: Annotated[int, ReadOnly] = 0
    version: Annotated[int, ReadOnly] = always(1)
    created_at: Annotated[datetime | None, Column(), ReadOnly] = None
    created_by: Annotated[int | None, Ref("user"), Column(), ReadOnly] = None
    updated_at: Annotated[datetime | None, Column(), ReadOnly] = None
    updated_by: Annotated[int | None, Ref("user"), Column(), ReadOnly] = None
    deleted_at: Annotated[datetime | None, Column(), ReadOnly] = None
    deleted_by: Annotated[int | None, Ref("user"), Column(), ReadOnly] = None
    expired_at: Annotated[datetime | None, ReadOnly, Internal] = None  # its time in the trash was over

    def check(self) -> None:
        """Refuse what the types alone cannot: raise `Invalid(field="why")`."""


class Root(Record, kw_only=True, omit_defaults=True):
    """A root object: a record with free tags, declared custom fields, and metadata for integrations."""

    tags: Annotated[list[Annotated[str, Meta(min_length=1, max_length=50)]], Meta(max_length=100)] = []
    custom_fields: dict[str, Any] = {}
    metadata: Annotated[dict[str, Any], Internal] = {}
