"""What this installation is told from outside: environment variables, read once and in one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

DATABASE = "sqlite:///quarterdeck.db"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`QUARTERDECK_DATABASE`, `QUARTERDECK_SECRET` … by their names in lower case; empty means not set.

    `files` is a folder, or an address that obstore knows (s3://…).
    """

    database: str = DATABASE
    secret: str = ""
    files: str = ""
    redis: str = ""
    url: str = ""
    smtp: str = ""
    token: str = ""
    user: str = ""

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The settings that the environment names; the others are the defaults."""
        given = os.environ if environment is None else environment
        named = {f.name: given.get(f"QUARTERDECK_{f.name.upper()}", "").strip() for f in fields(cls)}
        return cls(**{name: value for name, value in named.items() if value})

    def at(self, database: str) -> Settings:
        """The same settings for the database that a command names; without a name, as they are."""
        return replace(self, database=database) if database else self

    @property
    def sqlite_path(self) -> str:
        """The database's file; empty on a server database."""
        scheme, found, path = self.database.partition(":///")
        return path.partition("?")[0] if found and scheme.startswith("sqlite") else ""

    @property
    def files_at(self) -> str:
        """Where files are kept: as set, or in a folder beside SQLite's file."""
        return self.files or f"{self.sqlite_path or 'quarterdeck'}.files"
