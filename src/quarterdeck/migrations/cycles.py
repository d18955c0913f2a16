"""Foreign keys that point at tables made later in a revision: named apart, since only SQLite takes them at once."""

from __future__ import annotations

import re

_TABLE = re.compile(r'^    op\.create_table\(\n        "(\w+)"', re.MULTILINE)
_KEY = re.compile(
    r'^        sa\.ForeignKeyConstraint\(\["(\w+)"\], \["(\w+)\.id"\], name=op\.f\("(\w+)"\)\),\n', re.MULTILINE
)


def parted(revision: str) -> str:
    """A revision's text with such keys marked `use_alter`, and made at its end where the database can."""
    made: set[str] = set()
    later: list[tuple[str, str, str, str]] = []
    parts = re.split(r"(?=^    op\.create_table\()", revision, flags=re.MULTILINE)
    for n, part in enumerate(parts):
        table = _TABLE.match(part)
        if table is None:
            continue
        made.add(table[1])

        def marked(key: re.Match[str], name: str = table[1]) -> str:
            if key[2] in made:
                return key[0]
            later.append((key[3], name, key[2], key[1]))
            return key[0].replace("),\n", ", use_alter=True),\n").replace('")), use', '"), use')

        parts[n] = _KEY.sub(marked, part)
    if not later:
        return revision
    listed = "".join(f"            {key!r},\n" for key in later).replace("'", '"')
    return "".join(parts).rstrip() + (
        '\n    if op.get_bind().dialect.name != "sqlite":\n        for name, table, target, column in (\n'
        f'{listed}        ):\n            op.create_foreign_key(name, table, target, [column], ["id"])\n'
    )
