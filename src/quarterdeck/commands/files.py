"""Commands that carry attached files: `attachment upload` and `attachment download`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Group, Parameter

from quarterdeck.commands.common import COMMON, Common, Misuse

FILES = Group("Files", sort_key=1)
Thing = Annotated[str, Parameter(help="what it is put to, by id or by what people call it")]


def add_to_attachment(app: App) -> None:
    app.command(upload, name="upload", group=FILES)
    app.command(download, name="download", group=FILES)


def upload(
    file: Path, /, *,
    task: Thing = "", issue: Thing = "", project: Thing = "", milestone: Thing = "", sprint: Thing = "",
    customer: Thing = "", deal: Thing = "", agenda: Thing = "",
    description: str = "",
    internal: Annotated[bool, Parameter(negative="", help="keep it from clients")] = False,
    common: Common = COMMON,
) -> None:  # fmt: skip
    """Put a file of at most 100 MB to one thing: --task WEB-12."""
    from quarterdeck.commands import showing
    from quarterdeck.commands.door import id_of
    from quarterdeck.kernel.model import NOUNS

    if not file.is_file():
        raise Misuse(f"there is no file {file}")
    named = {
        "task": task, "issue": issue, "project": project, "milestone": milestone, "sprint": sprint,
        "customer": customer, "deal": deal, "agenda": agenda,
    }  # fmt: skip
    said = {noun: text for noun, text in named.items() if text}
    if len(said) != 1:
        raise Misuse(f"say what it is put to, with one of --{', --'.join(named)}")
    with common.door() as door:
        about: dict[str, Any] = {f"{noun}_id": id_of(door, NOUNS[noun], text) for noun, text in said.items()}
        about |= {"description": description} if description else {}
        made = door.upload(file, about | ({"internal": True} if internal else {}))
        common.say(f"attached: {showing.called(NOUNS['attachment'], made)}", made)


def download(
    attachment: Annotated[str, Parameter(help="its id, or its name")],
    file: Annotated[Path | None, Parameter(help="where to; without it, its name in this folder")] = None, /, *,
    common: Common = COMMON,
) -> None:  # fmt: skip
    """Write an attached file into a file, which must not be there yet."""
    from quarterdeck.commands.door import id_of
    from quarterdeck.kernel.errors import Refusal
    from quarterdeck.kernel.files import safe_name
    from quarterdeck.kernel.model import NOUNS

    with common.door() as door:
        noun = NOUNS["attachment"]
        id = id_of(door, noun, attachment)
        to = file or Path(safe_name(door.get(noun, id, None)["name"]))
        if to.exists():
            raise Refusal("not_allowed", reason=f"{to} exists already; a download overwrites nothing")
        pieces = door.content(id)
        with to.open("xb") as written:
            try:
                size = sum(written.write(piece) for piece in pieces)
            except BaseException:  # half a file is none
                to.unlink(missing_ok=True)
                raise
        common.say(f"wrote {to}: {size} bytes", {"id": id, "file": str(to), "size": size})
