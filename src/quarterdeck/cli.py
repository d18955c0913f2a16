"""The command `quarterdeck`. It answers --help at once: a command's own modules are imported when it runs.

Nouns are not built until one is called for; their names come from `commands.glossary`, which is generated.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from cyclopts import App, CycloptsError, Group

from quarterdeck import __version__
from quarterdeck.commands import common, data, fields, files, ledger, moving, people, running
from quarterdeck.commands.common import DONE, MISUSED, REFUSED, Misuse
from quarterdeck.commands.glossary import GLOSSARY

if TYPE_CHECKING:
    from quarterdeck.kernel.errors import Refusal

HELP = """Projects, scrum, issues, teams, customers, calendar and chat as one system.

Every noun has commands of its own: `quarterdeck task --help` lists them.
Exit status: 0 done, 1 refused, 2 misused. `--json` prints JSON.
"""
NOUNS_GROUP = Group("Nouns", sort_key=3)


def main(argv: list[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    sys.exit(run(list(sys.argv[1:] if argv is None else argv)))


def run(argv: list[str]) -> int:
    """The exit status of a command."""
    argv = behind(argv)
    as_json = "--json" in argv
    try:
        _need_text(argv)
        build(argv)(argv, exit_on_error=False, print_error=not as_json, result_action="return_value")
    except CycloptsError as misuse:
        return _told({"code": "misused", "detail": str(misuse)}, as_json, MISUSED) if as_json else MISUSED
    except Misuse as misuse:
        return _told({"code": "misused", "detail": str(misuse)}, as_json, MISUSED)
    except BrokenPipeError:  # `| head` has read enough
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        return _refused(fault, as_json)
    return DONE


def _need_text(argv: list[str]) -> None:
    """Refuse what a terminal sent that is no text: Python keeps such bytes as halves of characters."""
    if not all(word.isascii() or word.encode(errors="replace").decode() == word for word in argv):
        raise Misuse("what is said on the command line has to be UTF-8")


def behind(argv: list[str]) -> list[str]:
    """Options of every command that stand in front of it, moved behind it."""
    moved: list[str] = []
    rest = list(argv)
    while rest and rest[0].split("=", 1)[0] in (*common.WITH_VALUE, *common.PLAIN):
        takes = rest[0] in common.WITH_VALUE
        moved += rest[: 1 + takes]
        del rest[: 1 + takes]
    end = rest.index("--") if "--" in rest else len(rest)
    return [*rest[:end], *moved, *rest[end:]]


def build(argv: list[str]) -> App:
    """The app for these arguments: all commands, and of the nouns only the one that is called for."""
    app = App(name="quarterdeck", help=HELP, version=__version__, help_format="plaintext")
    for room in (running, people, fields, data, ledger, moving):
        room.add_to(app)
    wanted = _noun_in(argv)
    for name, (plural, doc) in GLOSSARY.items():
        shown = [name.replace("_", "-")] if name != wanted else [name.replace("_", "-"), plural.replace("_", "-")]
        noun = _noun_app(name) if name == wanted else App(help=doc)
        noun.group = NOUNS_GROUP
        app.command(noun, name=shown)
    return app


def _noun_in(argv: list[str]) -> str | None:
    first = argv[0].replace("-", "_") if argv else ""
    return next((name for name, (plural, _) in GLOSSARY.items() if first in (name, plural)), None)


def _noun_app(name: str) -> App:
    import quarterdeck.nouns  # noqa: F401  # pyright: ignore[reportUnusedImport]  # it declares them all
    from quarterdeck.commands.nouns import app_of
    from quarterdeck.kernel.model import NOUNS

    app = app_of(NOUNS[name])
    if name == "user":
        people.add_to_user(app)
    if name == "attachment":
        files.add_to_attachment(app)
    return app


def _refused(fault: Exception, as_json: bool) -> int:
    """Tell a refusal, or what the system did not allow; a fault of ours is told by its traceback."""
    from quarterdeck.kernel.errors import Refusal

    if isinstance(fault, OSError) and fault.filename is not None:
        fault = Refusal("not_allowed", reason=f"{fault.filename}: {fault.strerror}")
    if isinstance(fault, Refusal):
        return _told(_problem(fault), as_json, REFUSED)
    raise fault


def _problem(refusal: Refusal) -> dict[str, Any]:
    """With the driver's reason: whoever is here is who sets the database up."""
    return refusal.problem() | {"detail": f"{refusal.detail} {refusal.cause}".strip()}


def _told(problem: dict[str, Any], as_json: bool, status: int) -> int:
    words = json.dumps(problem, ensure_ascii=False, default=str) if as_json else f"quarterdeck: {problem['detail']}"
    print(words, file=sys.stderr)
    return status
