"""Foreign keys between tables that point at each other: Alembic leaves the marked ones out of a new table, and they
are made when both tables are there. SQLite takes them with the table."""

from __future__ import annotations

import re

_TABLE = re.compile(r'op\.create_table\(\s*"(\w+)"')
_MARKED = re.compile(
    r'ForeignKeyConstraint\(\s*\["(\w+)"\],\s*\["(\w+)\.id"\],\s*name=op\.f\("(\w+)"\),\s*use_alter=True,?\s*\)'
)


def parted(revision: str) -> str:
    """A revision's text with the marked keys also made at its end, where the database has not made them yet."""
    later: list[str] = []
    for part in re.split(r"(?=^    op\.create_table\()", revision, flags=re.MULTILINE):
        table = _TABLE.search(part)
        for column, target, name in _MARKED.findall(part):
            assert table
            later.append(f'        op.create_foreign_key("{name}", "{table[1]}", "{target}", ["{column}"], ["id"])\n')
    if not later:
        return revision
    return revision.rstrip() + '\n    if op.get_bind().dialect.name != "sqlite":\n' + "".join(later)
