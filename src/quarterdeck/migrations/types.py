"""The column types that revisions name. A revision that has run stays as it ran: change none of these, add new ones."""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa

from quarterdeck.kernel.search import TOKENS
from quarterdeck.kernel.tables import ID, LONG, NUMBER, text_type

text = text_type
__all__ = ["ID", "LONG", "NUMBER", "TOKENS", "text"]


def rendered(kind: str, item: Any, context: Any) -> str | Literal[False]:
    """How a revision writes a type: by its name here, where it has one."""
    if kind != "type":
        return False
    names = {id(ID): "ID", id(LONG): "LONG", id(NUMBER): "NUMBER", id(TOKENS): "TOKENS"}
    name = names.get(id(item))
    if name is None and isinstance(item, sa.String) and item.length and item._variant_mapping:
        name = f"text({item.length})"
    if name is None:
        return False
    context.imports.add("from quarterdeck.migrations.types import ID, LONG, NUMBER, TOKENS, text")
    return name
