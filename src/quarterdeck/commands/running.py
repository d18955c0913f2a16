"""Commands that run the server and keep it well: serve, migrate, openapi, check, doctor."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Group, Parameter

from quarterdeck.commands.common import COMMON, Common, Misuse, print_json

RUNNING = Group("Running it", sort_key=1)


def add_to(app: App) -> None:
    for command in (serve, migrate, check, doctor, openapi):
        app.command(command, group=RUNNING)


def serve(
    *, host: str = "127.0.0.1", port: int = 8000, workers: int = 1,
    demo: Annotated[bool, Parameter(negative="", help="fill an empty database with an example")] = False,
    common: Common = COMMON,
) -> None:  # fmt: skip
    """Serve the web app, the API and live updates until stopped."""
    from quarterdeck.server.serving import serve as run

    if workers < 1 or not 0 < port < 65536:
        raise Misuse("--workers is at least 1, --port from 1 to 65535")
    run(common.settings, host=host, port=port, workers=workers, demo=demo)


def migrate(*, common: Common = COMMON) -> None:
    """Make the tables of an empty database, or bring older ones up to this program."""
    import quarterdeck.nouns  # noqa: F401  # pyright: ignore[reportUnusedImport]  # it declares them all
    from quarterdeck._deck import bring_up
    from quarterdeck.kernel.database import Database

    database = Database(common.settings.database)
    try:
        ran = bring_up(database)
    finally:
        database.close()
    common.say(f"done: {', '.join(ran)}" if ran else "nothing to do", {"ran": ran})


def check(*, common: Common = COMMON) -> None:
    """Compare everything stored with what it must follow from; report each difference."""
    from quarterdeck.checking import check as differences
    from quarterdeck.kernel.errors import Refusal

    with common.deck() as deck:
        report = differences(deck.database)
    if common.as_json:
        print_json(report)
    else:
        for difference in report.differences:
            print(difference)
        counted = f"{report.objects} objects and {report.activities} activities compared"
        print(f"{counted}: {'all is well' if report.well else f'{report.found} differences'}")
    if not report.well:
        raise Refusal("not_allowed", reason=f"the database has {report.found} differences")


def doctor(*, common: Common = COMMON) -> None:
    """Say whether this machine has what Quarterdeck needs."""
    from quarterdeck.commands.examining import examine
    from quarterdeck.kernel.errors import Refusal

    findings = examine(common.settings)
    if common.as_json:
        print_json({"findings": findings})
    else:
        for finding in findings:
            print(f"{'ok ' if finding.well else 'BAD' if finding.needed else '-  '} {finding.what}: {finding.found}")
    if bad := [finding.what for finding in findings if finding.needed and not finding.well]:
        raise Refusal("not_allowed", reason=f"not in order: {', '.join(bad)}")


def openapi(*, common: Common = COMMON) -> None:
    """Print the API's description (OpenAPI) as JSON."""
    from quarterdeck.server.openapi import document

    common.need_no_server()
    print_json(document())
