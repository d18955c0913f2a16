"""The command `activity`: the ledger, as one may read it."""

from __future__ import annotations

from typing import Annotated, Any

from cyclopts import App, Parameter

from quarterdeck.commands.common import COMMON, Common, Misuse
from quarterdeck.commands.data import DATA


def add_to(app: App) -> None:
    app.command(activity, group=DATA)


def activity(
    *, project: Annotated[str, Parameter(help="only in this project, by id or key")] = "",
    actor: Annotated[str, Parameter(help="only what this person did")] = "",
    noun: Annotated[str, Parameter(help="only of this noun: task, project …")] = "",
    thing: Annotated[str, Parameter(help="only of this one, with --noun: WEB-12")] = "",
    verb: Annotated[str, Parameter(help="only this: create, update, complete …")] = "",
    begin: Annotated[str, Parameter(name="--from", help="from this instant or day on")] = "",
    end: Annotated[str, Parameter(name="--to", help="until this instant, or the end of this day")] = "",
    limit: Annotated[int, Parameter(help="how many, at most 1000")] = 50,
    before: Annotated[int | None, Parameter(help="go on before this activity, as the page before says")] = None,
    since: Annotated[int | None, Parameter(help="oldest first, behind this activity; 0 is the beginning")] = None,
    common: Common = COMMON,
) -> None:  # fmt: skip
    """What happened, newest first: who did what, when and through what. What you do not see is not told."""
    from quarterdeck.commands import showing
    from quarterdeck.commands.door import Door, id_of
    from quarterdeck.commands.nouns import past
    from quarterdeck.commands.options import read_instant
    from quarterdeck.kernel.model import NOUNS

    if not 1 <= limit <= 1000 or (before is not None and since is not None):
        raise Misuse("--limit is from 1 to 1000, and --before does not go with --since")
    noun = noun.replace("-", "_")
    if thing and noun not in NOUNS:
        raise Misuse("--thing goes with --noun, which says what it is: task, project …")

    def asked(door: Door) -> dict[str, Any]:
        given: dict[str, Any] = {"noun": noun, "verb": verb, "limit": limit, "before": before, "since": since}
        given["project_id"] = id_of(door, NOUNS["project"], project) if project else None
        given["actor_id"] = id_of(door, NOUNS["user"], actor) if actor else None
        given["object_id"] = id_of(door, NOUNS[noun], thing) if thing else None
        given["from"] = past(begin, read_instant) if begin else None
        given["to"] = past(end) if end else None
        return {name: value for name, value in given.items() if value not in (None, "")}

    with common.door() as door:
        found = door.happened(asked(door))
        if common.as_json:
            showing.print_document(found)
            return
        showing.ledger(door, found["items"])
        if found["next"] and (since is None or found["items"]):
            showing.note(f"there may be more: --{'before' if since is None else 'since'} {found['next']}")
