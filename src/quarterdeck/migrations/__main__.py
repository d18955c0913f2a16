"""Writes a revision: what the nouns declare now and a database at the newest revision does not have."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from quarterdeck.kernel import schema
from quarterdeck.kernel.database import Database
from quarterdeck.migrations.cycles import parted
from quarterdeck.nouns import metadata


def write(name: str) -> Path:
    """Write the next revision and return its file. Read it before it is committed: Alembic proposes, you decide."""
    folder = schema.MIGRATIONS / "versions"
    number = f"{len(list(folder.glob('[0-9]*.py'))) + 1:04}"
    with tempfile.TemporaryDirectory() as place:
        database = Database(f"sqlite:///{place}/now.db")
        if number != "0001":
            schema.migrate(database)
        config = Config()
        config.set_main_option("script_location", str(schema.MIGRATIONS))
        config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
        config.attributes.update(database=database, ran=[], metadata=metadata)
        command.revision(config, name, autogenerate=True, rev_id=number)
        database.close()
    file = next(folder.glob(f"{number}_*.py"))
    _tidied(file)
    file.write_text(parted(file.read_text()))
    _tidied(file)
    return file


def _tidied(file: Path) -> None:
    for words in (["check", "--quiet", "--fix"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *words, str(file)], check=False)  # noqa: S603  # our own words


if __name__ == "__main__":
    print(write(sys.argv[1]))
