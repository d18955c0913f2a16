"""Answers for people: tables with what matters of a noun, references by the names people use, and plain lines."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any, cast

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quarterdeck.commands.common import print_json
from quarterdeck.commands.door import Document, Door, labels
from quarterdeck.kernel.model import Field, Noun
from quarterdeck.kernel.query import aliases

# The columns of a list; a test compares them with the nouns. Any other noun has its title and what it refers to.
COLUMNS: dict[str, str] = {
    "task": "reference title status priority assignee_ids due_date",
    "issue": "reference title status priority severity assignee_ids",
    "project": "key name status priority manager_id customer_id",
    "sprint": "id name project_id status start_date end_date",
    "milestone": "id name project_id status due_date",
    "user": "id username display_name email role status",
    "team": "id name status",
    "customer": "id name status type account_manager_id",
    "deal": "id title customer_id stage amount currency",
    "agenda": "id title agenda_type start end start_on status",
    "chat": "id name chat_type status owner_id",
    "message": "id chat_id sender_id content created_at",
    "time_entry": "id date user_id task_id issue_id hours note",
    "comment": "id task_id issue_id project_id created_by body",
    "link": "id link_type task_id issue_id to_task_id to_issue_id lag",
    "notification": "id kind title noun object_id read_at",
}
HIDDEN_IN_SHOW = ("version", "deleted_at", "deleted_by")
WIDE = 200  # columns where nothing is shown on a screen: pipes and files are not cut


def columns_of(noun: Noun) -> list[str]:
    """The fields that a list of the noun shows."""
    if noun.name in COLUMNS:
        return [name for name in COLUMNS[noun.name].split() if name in noun.fields]
    own = [n for n, f in noun.fields.items() if f.ref and n not in ("created_by", "updated_by", "deleted_by")]
    return ["id", *noun.search[:1], *own[:3], "updated_at"]


def listing(door: Door, noun: Noun, items: list[Document], fields: Iterable[str] = ()) -> None:
    names = list(fields) or columns_of(noun)
    names = [n for n in names if any(n in item for item in items)] or names[:2]
    called_ = labels(door, _references(noun, names, items))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in names:
        field = noun.fields.get(name)
        right = field is not None and field.kind in ("int", "float", "decimal") and not field.ref
        table.add_column(_heading(name), justify="right" if right else "left", overflow="fold")
    for item in items:
        table.add_row(*(Text(_cell(noun.fields.get(name), item.get(name), called_)) for name in names))
    _console().print(table if items else Text("none"))


def counts(door: Door, noun: Noun, by: str, items: list[Document]) -> None:
    """A line for each value of the field, with how many bear it."""
    field = noun.fields[aliases(noun)[by]]
    target = _target(field)
    called_ = labels(door, {target: {item["value"] for item in items if item["value"]}} if target else {})
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column(_heading(field.name), overflow="fold")
    table.add_column("count", justify="right")
    for item in items:
        value = "–" if item["value"] is None else _cell(field, item["value"], called_)
        table.add_row(Text(value), str(item["count"]))
    _console().print(table if items else Text("none"))


def show(door: Door, noun: Noun, document: Document) -> None:
    """One object, a line for each field that says something."""
    said = [n for n in document if n not in HIDDEN_IN_SHOW and document[n] not in (None, "", [], {})]
    first = [n for n in ("id", *columns_of(noun)) if n in said]
    names = list(dict.fromkeys([*first, *said]))
    called_ = labels(door, _references(noun, names, [document]))
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name in names:
        table.add_row(_heading(name), Text(_cell(noun.fields.get(name), document[name], called_, whole=True)))
    _console().print(table)


def history(door: Door, noun: Noun, activities: list[Document]) -> None:
    actors = {a["actor_id"] for a in activities if a.get("actor_id")}
    people = labels(door, {"user": actors})
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in ("at", "who", "via", "what", "changes"):
        table.add_column(name, overflow="fold")
    for a in activities:
        who = people.get(("user", a.get("actor_id", 0)), str(a.get("actor_id") or "system"))
        changed = ", ".join(f"{n}: {_plain(old)} → {_plain(new)}" for n, (old, new) in a.get("changes", {}).items())
        cells = (a["at"][:19].replace("T", " "), who, a["via"], a["verb"], changed)
        table.add_row(*(Text(clean(cell)) for cell in cells))
    _console().print(table)


def ledger(door: Door, activities: list[Document]) -> None:
    """Activities of any nouns; a thing that is not seen, or is no more, is told by its id."""
    wanted: dict[str, set[int]] = {"user": {a["actor_id"] for a in activities if a.get("actor_id")}}
    for a in activities:
        if a["noun"] in COLUMNS:
            wanted.setdefault(a["noun"], set()).add(a["object_id"])
    known = labels(door, wanted)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in ("id", "at", "who", "via", "thing", "what", "changes"):
        table.add_column(name, overflow="fold")
    for a in activities:
        who = known.get(("user", a.get("actor_id", 0)), str(a.get("actor_id") or "system"))
        thing = f"{a['noun'].replace('_', ' ')} {known.get((a['noun'], a['object_id']), a['object_id'])}"
        cells = (str(a["id"]), a["at"][:19].replace("T", " "), who, a["via"], thing[:60], a["verb"])
        table.add_row(*(Text(clean(cell)) for cell in (*cells, ", ".join(a.get("changes", {})))))
    _console().print(table if activities else Text("none"))


def rows(items: list[Document]) -> None:
    """Rows that are no noun's, as a named query gives them."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    names = list(dict.fromkeys(name for item in items for name in item))
    for name in names:
        table.add_column(_heading(name), overflow="fold")
    for item in items:
        table.add_row(*(Text(clean(_plain(item.get(name)))) for name in names))
    _console().print(table if items else Text("none"))


def called(noun: Noun, document: Document) -> str:
    """How one thing is named in a line: WEB-12 Log in again."""
    number = document.get("reference") or document.get("key") or f"{noun.name.replace('_', ' ')} {document.get('id')}"
    title = next((str(document[n]) for n in noun.search[:1] if document.get(n)), "")
    return clean(f"{number} {title}".strip())[:120]


def note(words: str, *, plain: bool = False) -> None:
    """A line; one that is no answer goes to stderr, so that pipes carry answers only."""
    print(words, file=sys.stdout if plain else sys.stderr)


def print_document(document: Any) -> None:
    print_json(document)


def clean(text: str) -> str:
    """Without control characters, which in a terminal would be obeyed."""
    return "".join(c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf") else "�" for c in text)


def _references(noun: Noun, names: Iterable[str], items: list[Document]) -> dict[str, set[int]]:
    wanted: dict[str, set[int]] = {}
    for name in names:
        field = noun.fields.get(name)
        target = _target(field)
        for item in items if target else ():
            value = item.get(name)
            wanted.setdefault(target or "", set()).update(id for id in _ids(value) if id)
    return wanted


def _target(field: Field | None) -> str | None:
    if field is None:
        return None
    return field.ref.noun if field.ref else field.edge.noun if field.edge and field.edge.key is None else None


def _ids(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def _cell(field: Field | None, value: Any, called_: dict[tuple[str, int], str], *, whole: bool = False) -> str:
    target = _target(field)
    if target and value is not None:
        return clean(", ".join(called_.get((target, id), str(id)) for id in _ids(value)))
    if field is not None and field.kind == "instant" and value:
        return str(value)[:19].replace("T", " ") + "Z"
    text = clean(_plain(value))
    return text if whole else text.split("\n", 1)[0][:200]


def _plain(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case dict() | list():
            return _packed(value)
        case _:
            return str(value)


def _packed(value: Any) -> str:
    """A list of plain values with commas; anything deeper as JSON."""
    if isinstance(value, list) and not any(isinstance(v, dict | list) for v in _ids(value)):
        return ", ".join(map(str, _ids(value)))
    return json.dumps(value, ensure_ascii=False)


def _heading(name: str) -> str:
    base = name.removesuffix("_ids").removesuffix("_id") if name not in ("id",) else name
    return base.replace("_", " ")


def _console() -> Console:
    console = Console(highlight=False, soft_wrap=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDE)
