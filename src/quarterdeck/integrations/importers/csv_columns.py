"""Which column of a CSV file is which field of a task: by what was said, else by the column's name."""

# the words of one meaning are read side by side
from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from quarterdeck.integrations.importers.plan import Mapped, Options, refuse

DATES = ("created", "started", "finished", "updated", "due", "start")
NUMBERS = ("hours", "remaining", "points")
# Field → the names of columns that mean it, the surest first.
NAMES: dict[str, str] = {
    "title": "title|task|summary|name|subject|issue summary|task name|card name|titel|aufgabe|betreff|titre|título|"
    "oggetto|название|задача|タイトル|件名|タスク|标题|任务|제목",
    "id": "id|key|issue key|task id|issue id|card id|ticket|number|nummer|編號|编号|番号",
    "project": "project|project key|project name|board|board name|projekt|projet|proyecto|progetto|проект|プロジェクト|项目",
    "description": "description|desc|notes|body|details|card description|beschreibung|descripción|descrizione|описание|説明|描述",
    "status": "status|state|list|list name|column|section|zustand|statut|estado|stato|статус|状態|ステータス|状态|상태",
    "assignee": "assignee|assignees|assigned to|owner|members|responsible|zuständig|bearbeiter|responsable|assegnatario|"
    "исполнитель|担当者|负责人|담당자",
    "reporter": "reporter|author|created by|creator|reported by|autor|auteur|автор|報告者|作成者|报告人",
    "created": "created|created date|created at|creation date|date created|opened|open date|erstellt|angelegt|créé|creado|"
    "creato|создано|作成日|作成日時|创建时间|创建日期",
    "started": "started|started at|start work|in progress since|started date|actual start|begonnen",
    "finished": "finished|finished date|resolved|resolution date|resolved at|completed|completed at|completed date|"
    "completion date|done date|done at|closed|closed at|closed date|date closed|end date|erledigt|erledigt am|abgeschlossen|terminé le|"
    "完了日|完了日時|完成时间|完成日期",
    "updated": "updated|updated at|last updated|last modified|modified|geändert|更新日|更新时间",
    "due": "due|due date|deadline|duedate|fällig|fällig am|échéance|vencimiento|scadenza|срок|期限|期日|締切|截止日期",
    "start": "start|start date|startdatum|planned start|開始日|开始日期",
    "hours": "estimate|estimated hours|estimated_hours|hours|estimate (h)|estimate hours|aufwand|schätzung|見積|预估工时",
    "remaining": "remaining|remaining hours|remaining estimate (h)|restaufwand",
    "points": "points|story points|story_points|storypoints|sp|custom field (story points)|estimate points",
    "priority": "priority|prio|priorität|priorité|prioridad|priorità|приоритет|優先度|优先级|우선순위",
    "type": "type|issue type|task type|issuetype|typ|tipo|тип|種別|类型",
    "labels": "labels|label|tags|tag|categories|category|etiketten|étiquettes|etiquetas|метки|ラベル|标签",
    "component": "component|components|component/s|module|komponente",
    "severity": "severity|schweregrad|gravité|深刻度|严重程度",
}  # fmt: skip
FIELDS = tuple(NAMES)


@dataclass
class Columns:
    """A file's header, understood: field → column's place, custom field → place, and the places kept as metadata."""

    header: list[str]
    fields: dict[str, int] = field(default_factory=dict[str, int])
    custom: dict[str, int] = field(default_factory=dict[str, int])
    kept: dict[str, int] = field(default_factory=dict[str, int])
    ignored: list[str] = field(default_factory=list[str])
    said: set[int] = field(default_factory=set[int])

    def mapping(self) -> list[Mapped]:
        because = {True: "as you said", False: "by its name"}
        found = [(place, f"field {name}") for name, place in self.fields.items()]
        found += [(place, f"custom field {name}") for name, place in self.custom.items()]
        lines = [
            (place, Mapped(f"column {self.header[place]}", what, because[place in self.said])) for place, what in found
        ]
        lines += [(p, Mapped(f"column {n}", "metadata", "no field has that name")) for n, p in self.kept.items()]
        return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


def understand(name: str, header: list[str], options: Options) -> Columns:
    """Map the columns. Raises `Refusal("import")` for a named column that is not there, a field twice, no title."""
    columns = Columns([cell.strip() for cell in header])
    _said(name, columns, options.columns)
    _by_name(columns)
    for place, title in enumerate(columns.header):
        if place in columns.said or place in columns.fields.values():
            continue
        where = columns.custom if options.custom_fields else columns.kept
        where[_unique(_slug(title) if options.custom_fields else title or f"column {place + 1}", where)] = place
    if "title" not in columns.fields:
        if "id" not in columns.fields:
            known = ", ".join(columns.header)
            raise refuse(f"{name} line 1", f'no column is the title; there are: {known}. Say columns={{"…": "title"}}')
        columns.fields["title"] = columns.fields["id"]
    return columns


def _said(name: str, columns: Columns, given: dict[str, str]) -> None:
    for column, becomes in given.items():
        if column not in columns.header:
            raise refuse(f"{name} line 1", f"there is no column “{column}”; there are: {', '.join(columns.header)}")
        place = columns.header.index(column)
        columns.said.add(place)
        if becomes in FIELDS and becomes not in columns.fields:
            columns.fields[becomes] = place
        elif becomes.startswith("custom.") and len(becomes) > 7:
            columns.custom[becomes.removeprefix("custom.")] = place
        elif becomes == "metadata":
            columns.kept[column] = place
        elif becomes == "ignore":
            columns.ignored.append(column)
        else:
            reason = (
                "is mapped twice"
                if becomes in FIELDS
                else f"is no field; known are {', '.join(FIELDS)}, custom.NAME, metadata, ignore"
            )
            raise refuse("columns", f"“{becomes}” {reason}")


def _by_name(columns: Columns) -> None:
    plain = [_plain(title) for title in columns.header]
    for name, spellings in NAMES.items():
        if name in columns.fields:
            continue
        for spelling in spellings.split("|"):
            places = [p for p, title in enumerate(plain) if title == _plain(spelling) and p not in columns.said]
            free = [p for p in places if p not in columns.fields.values()]
            if free:
                columns.fields[name] = free[0]
                break


def _plain(title: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", title).casefold().replace("_", " ").replace("-", " ").split())


def _slug(title: str) -> str:
    return _plain(title).replace(" ", "_")[:60] or "column"


def _unique(name: str, taken: dict[str, int]) -> str:
    number, fit = 1, name
    while fit in taken:
        number += 1
        fit = f"{name} {number}"
    return fit
