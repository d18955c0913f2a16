"""Where imported things came from, so that the same file twice is the same as once."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.tables import ID, TABLES, metadata, text_type

# One row per imported object: the id it had there. `digest` is of what the source said about it when last read.
if "import_source" not in TABLES:
    TABLES["import_source"] = sa.Table(
        "import_source",
        metadata,
        sa.Column("source", text_type(60), primary_key=True),
        sa.Column("noun", text_type(40), primary_key=True),
        sa.Column("external_id", text_type(191), primary_key=True),
        sa.Column("object_id", ID, nullable=False),
        sa.Column("digest", text_type(40)),
        sa.Index("ix_import_source_object", "noun", "object_id"),
    )

BATCH = 200


class Kept(NamedTuple):
    object_id: int
    digest: str | None


class Sources:
    """The imported objects of one source, by the ids they have there."""

    def __init__(self, deck: Deck, source: str) -> None:
        self.deck, self.source = deck, source
        self.table = TABLES["import_source"]

    def find(self, noun: str, external_id: str) -> Kept | None:
        return self.known(noun, [external_id]).get(external_id)

    def known(self, noun: str, external_ids: list[str]) -> dict[str, Kept]:
        """Those of the ids that were imported before."""
        columns, found = self.table.c, dict[str, Kept]()
        for start in range(0, len(external_ids), BATCH):
            asked = {_short(given): given for given in external_ids[start : start + BATCH]}
            which = sa.select(columns.external_id, columns.object_id, columns.digest).where(
                columns.source == self.source, columns.noun == noun,
                columns.external_id.in_([sa.literal(key) for key in asked]),
            )  # fmt: skip
            for key, object_id, digest in self.deck.rows(which):
                found[asked[key]] = Kept(object_id, digest)
        return found

    def keep(self, noun: str, external_id: str, object_id: int, digest: str | None = None) -> None:
        row = {"source": self.source, "noun": noun, "external_id": _short(external_id)}
        self.deck.session.insert_rows(self.table, [row | {"object_id": object_id, "digest": digest}])

    def renew(self, noun: str, external_id: str, digest: str) -> None:
        """Remember that the source now says something else."""
        columns = self.table.c
        here = sa.and_(columns.source == self.source, columns.noun == noun, columns.external_id == _short(external_id))
        self.deck.run(sa.update(self.table).where(here).values(digest=digest))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def _short(external_id: str) -> str:
    # Longer than the column: its hash stands for it, as it is only ever compared.
    return external_id if len(external_id) <= 150 else f"{external_id[:80]}#{digest(external_id)}"
