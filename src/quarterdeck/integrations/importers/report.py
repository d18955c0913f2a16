"""What an import did, in numbers and in words."""

from __future__ import annotations

import msgspec

from quarterdeck.integrations.importers.plan import Person


class Report(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Objects per noun that were created, changed, or already there as the file has them."""

    kind: str
    file: str
    projects: list[str] = []
    created: dict[str, int] = {}
    changed: dict[str, int] = {}
    unchanged: dict[str, int] = {}
    people: list[Person] = []
    without_place: list[str] = []
    warnings: list[str] = []
    seconds: float = 0.0

    @property
    def changed_nothing(self) -> bool:
        return not any(self.created.values()) and not any(self.changed.values())

    @property
    def summary(self) -> str:
        """One line for a terminal."""
        if self.changed_nothing:
            return f"Nothing to do: {_counted(self.unchanged)} of {self.file} are here already."
        parts = [("created", self.created), ("changed", self.changed), ("already here", self.unchanged)]
        said = "; ".join(f"{_counted(counts)} {word}" for word, counts in parts if any(counts.values()))
        return f"{self.file} → {', '.join(self.projects)}: {said} in {self.seconds:.1f} s."

    def count(self, noun: str, what: str = "created", by: int = 1) -> None:
        counts: dict[str, int] = getattr(self, what)
        if by:
            counts[noun] = counts.get(noun, 0) + by


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items() if count)
