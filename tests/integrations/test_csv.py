"""A table of work items comes over with its beginnings and ends."""

from __future__ import annotations

import csv
import os
import resource
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from quarterdeck.integrations import importers
from quarterdeck.integrations.importers.csv_cells import DateColumn, NumberColumn
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Refusal
from quarterdeck.work.task import Task
from tests.conftest import shared
from tests.integrations.imported import everything, unfolded
from tests.world import World

SQLITE = pytest.mark.parametrize("dialect", ["sqlite"])


@pytest.fixture
def root(world: World) -> Deck:
    return world.deck(world.root)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def written(text: str | bytes, name: str = "items.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return written


def only(deck: Deck, key: str = "ITEMS") -> list[Task]:
    return list(deck.of(Task).each(project_id=deck.projects.get(key).id))


@SQLITE
def test_two_real_projects_come_over_with_their_published_figures(root: Deck) -> None:
    file = shared("flow-two-projects.csv")
    steps: list[int] = []
    report = importers.run("csv", file, root, progress=lambda done, total, what: steps.append(done))
    assert (report.created["task"], report.projects) == (4123, ["P0", "P1"])
    assert steps[-1] == 4123
    stored = {key: only(root, key) for key in ("P0", "P1")}
    assert {key: len(tasks) for key, tasks in stored.items()} == {"P0": 2427, "P1": 1696}
    days = [round(t.lead_time_days) for tasks in stored.values() for t in tasks if t.lead_time_days is not None]
    assert (len(days), statistics.quantiles(days, method="inclusive"), max(days)) == (4123, [-1, 1, 6], 1140)
    assert round(statistics.mean(days), 3) == 9.678
    with file.open() as lines:
        told = {row["id"]: row for row in csv.DictReader(lines)}
    for task in root.of(Task).list(
        project_id=stored["P1"][0].project_id, limit=1000, fields="id,title,created_at,completed_at,metadata"
    ):
        row = told[task.metadata["csv"]["id"]]
        assert task.created_at
        assert task.completed_at
        assert (str(task.created_at.date()), str(task.completed_at.date())) == (
            row["created_date"],
            row["finished_date"],
        )
        assert (task.title, task.metadata["csv"]["cycle_time_days"]) == (row["task"], int(row["cycle_time_days"]))
    assert unfolded(root) == []
    again = importers.run("csv", file, root)
    assert (again.changed_nothing, again.unchanged) == (True, {"task": 4123})


def test_the_board_of_a_past_day_is_that_day_s(root: Deck, tmp_path: Path) -> None:
    file = tmp_path / "head.csv"
    with shared("flow-two-projects.csv").open() as lines:
        file.write_text("".join(islice(lines, 101)))
    importers.run("csv", file, root)
    with file.open() as lines:
        told = list(csv.DictReader(lines))
    day = date(2014, 6, 1)
    begun = [r for r in told if r["project"] == "0" and date.fromisoformat(r["created_date"]) <= day]
    ended = [r for r in begun if date.fromisoformat(r["finished_date"]) <= day]
    then = root.of(Task).list(
        project_id=root.projects.get("P0").id, limit=1000, as_of=datetime(2014, 6, 1, 23, tzinfo=UTC)
    )
    assert begun
    assert (len(then), sum(1 for t in then if t.status == "done")) == (len(begun), len(ended))
    assert unfolded(root) == []
    assert importers.run("csv", file, root).changed_nothing


JIRA = """\
Issue key;Summary;Status;Assignee;Created;Resolved;Due date;Story Points;Priority;Labels;Risk
A-1;Schöner Titel;In Arbeit;ben;13.02.2015;;01.03.2015;2,5;Hoch;"ux, api";low
A-2;Zweiter;Erledigt;Somebody Else;14.02.2015 09:30;15.02.2015 10:00;;;;ux;
"""


@SQLITE
def test_a_german_export_is_understood(root: Deck, world: World, write: Callable[..., Path]) -> None:
    report = importers.run("csv", write(JIRA), root, {"project": "JIRA", "custom_fields": True})
    first, second = root.tasks.get("JIRA-1"), root.tasks.get("JIRA-2")
    assert (first.title, first.state, first.status, first.priority) == (
        "Schöner Titel",
        "In Arbeit",
        "in_progress",
        "high",
    )
    assert (first.story_points, first.due_date, first.assignee_ids) == (2.5, date(2015, 3, 1), [world.ben.id])
    assert first.custom_fields == {"risk": "low"}
    assert [root.labels.get(label).name for label in first.labels] == ["ux", "api"]
    assert second.completed_at == datetime(2015, 2, 15, 10, tzinfo=UTC)
    assert [(p.name, p.becomes) for p in report.people] == [("ben", "known"), ("Somebody Else", "name only")]
    assert unfolded(root) == []


@SQLITE
@pytest.mark.parametrize(
    ("text", "encoding"),
    [("title\nGrün\n", "utf-8"), ("title\nGrün\n", "utf-8-sig"), ("title\nGrün\n", "utf-16"), ("title\nGrün\n", "cp1252"),  # a table of cases
     ("sep=;\ntitle;note\nGrün;x\n", "utf-8"), ("title\tnote\nGrün\tx\n", "utf-16-le"), ("title|note\r\nGrün|x\r\n", "utf-8")],  # a table of cases
)  # fmt: skip
def test_encodings_and_delimiters_are_found(root: Deck, write: Callable[..., Path], text: str, encoding: str) -> None:
    plan = importers.plan("csv", write(text, encoding=encoding), root)
    assert any("Windows-1252" in line for line in plan.warnings) == (encoding == "cp1252")
    importers.run("csv", write(text, encoding=encoding), root)
    assert [t.title for t in only(root)] == ["Grün"]


@SQLITE
@pytest.mark.parametrize(
    ("text", "options", "where", "reason"),
    [
        ("title,due\na,2015-01-01\nb\n", {}, "line 3", "cut off"),
        ("title,due\na,2015-01-01,x\n", {}, "line 2", "3 cells, the header 2"),
        ('title,due\na,"2015-01', {}, "line 2", "cut off"),
        ("title,due\na,2015-02-30\n", {}, "line 2 column “due”", "no date"),
        ("title,due\na,31/31/2015\n", {}, "line 2 column “due”", "no date"),
        ("title,due\na,02/03/2015\nb,04/05/2015\n", {}, "line 2 column “due”", "dates=dmy"),
        ("title,due\na,13/02/2015\nb,02/13/2015\n", {}, "line 3 column “due”", "line 2"),
        ("title,due\na,13/02/2015\n", {"dates": "mdy"}, "line 2", "dates=mdy was said"),
        ("title,points\na,lots\n", {}, "line 2 column “points”", "no number"),
        ('title,points\na,"1,234"\n', {}, "line 2 column “points”", "decimal=point"),
        ("id,title\n1,a\n1,b\n", {}, "line 3", "in line 2 already"),
        ("title,due\n,\n", {}, "line 2", "title is empty"),
        ("colour,size\nred,4\n", {}, "line 1", "colour, size"),
        ("title\na\n", {"columns": {"Nope": "title"}}, "line 1", "no column “Nope”"),
        ("title,x\na,1\n", {"columns": {"x": "nonsense"}}, "columns", "is no field"),
        ("title,due,start\na,2015-01-01,2015-02-01\n", {}, "line 2", "before start_date"),
        ("title,points\na,-3\n", {}, "line 2", "story_points"),
        ("", {}, "line 1", "empty"),
        (b"title\nGr\xc3\xbcn\nGr\xfcn\n", {}, "line 3", "stops being UTF-8"),
        (b"title\nGr\xfcn\n", {"encoding": "utf-8"}, "line 2", "not utf-8"),
        (b"title\n\x81\n", {}, "line 2", "stops being UTF-8"),
    ],
)  # fmt: skip
def test_a_broken_file_says_where_and_leaves_nothing(  # pytest passes them by name
    root: Deck, write: Callable[..., Path], text: str | bytes, options: dict[str, Any], where: str, reason: str
) -> None:
    before = everything(root)
    with pytest.raises(Refusal) as refused:
        importers.run("csv", write(text), root, options)
    assert refused.value.code == "import"
    assert where in refused.value.facts["where"]
    assert reason in refused.value.facts["reason"]
    assert everything(root) == before


def test_a_fault_in_the_last_row_takes_everything_back(root: Deck, write: Callable[..., Path]) -> None:
    rows = "".join(f"item {n},2015-01-01\n" for n in range(30))
    before = everything(root)
    with pytest.raises(Refusal, match="line 32"):
        importers.run("csv", write(f"title,start,due\n{rows}last,2015-02-01\n".replace("\n", ",\n").replace(
            "title,start,due,", "title,start,due").replace("last,2015-02-01,", "last,2015-02-01,2015-01-01")), root)  # fmt: skip  # a table of cases
    assert everything(root) == before


@SQLITE
def test_a_newer_file_adds_and_changes(root: Deck, write: Callable[..., Path]) -> None:
    importers.run("csv", write("id,title,created,finished\n1,a,2015-01-01,\n2,b,2015-01-01,\n"), root)
    report = importers.run(
        "csv", write("id,title,created,finished\n1,a,2015-01-01,2015-01-09\n2,b,2015-01-01,\n3,c,2015-01-02,\n"), root
    )
    assert (report.created["task"], report.changed["task"], report.unchanged["task"]) == (1, 1, 1)
    assert [(t.title, t.status) for t in only(root)] == [("a", "done"), ("b", "todo"), ("c", "todo")]
    assert only(root)[0].completed_at == datetime(2015, 1, 9, tzinfo=UTC)
    assert unfolded(root) == []


@SQLITE
def test_starts_ends_and_orders_of_dates(root: Deck, write: Callable[..., Path]) -> None:
    text = "title,created,started,finished,status\n" \
           "whole,2015-01-01,2015-01-03,2015-01-05,Done\nback,2015-01-05,2015-01-03,2015-01-04,Done\n" \
           "open,2015-01-01,2015-01-02,,Doing\nnot begun,2015-01-01,,,Open\ngiven up,2015-01-01,,2015-01-02,Rejected\n"  # fmt: skip  # a table of cases
    importers.run("csv", write(text), root)
    found = {t.title: t for t in only(root)}
    dates = {n: [d and d.day for d in (t.created_at, t.started_at, t.completed_at)] for n, t in found.items()}
    assert dates == {"whole": [1, 3, 5], "back": [5, 3, 4], "open": [1, 2, None], "not begun": [1, None, None],
                     "given up": [1, None, None]}  # fmt: skip
    assert [found[n].status for n in dates] == ["done", "done", "in_progress", "todo", "cancelled"]
    then = root.of(Task).list(project_id=found["whole"].project_id, as_of=datetime(2015, 1, 4, tzinfo=UTC))
    assert {t.title: t.status for t in then} == {
        "whole": "in_progress", "open": "in_progress", "not begun": "todo", "given up": "cancelled",
    }  # fmt: skip
    assert unfolded(root) == []


@SQLITE
def test_rights(world: World, write: Callable[..., Path]) -> None:
    file = write("title,colour\na,red\n")
    with pytest.raises(Forbidden):
        importers.run("csv", file, world.deck(world.ben))
    with pytest.raises(Forbidden):
        importers.run("csv", file, world.deck(world.dan), {"project": "WEB"})
    with pytest.raises(Refusal):
        importers.run("csv", file, world.deck(world.dan), {"project": "OPS"})
    with pytest.raises(Forbidden):
        importers.run("csv", file, world.deck(world.ada), {"custom_fields": True})
    assert importers.run("csv", file, world.deck(world.ada), {"project": "WEB"}).created == {"task": 1}


def test_dates_and_numbers_by_the_whole_column() -> None:
    column = DateColumn(str, None)
    for line, text in enumerate(["02/03/2015", "13/02/2015"]):
        column.see(line, text)
    assert column.read("02/03/2015").date() == date(2015, 3, 2)
    for text in ("2/Mar/15 3:04 PM", "2015-03-02T15:04:00Z", "2015/03/02 15:04", "02.03.2015 15:04"):
        assert column.read(text) == datetime(2015, 3, 2, 15, 4, tzinfo=UTC)
    for texts, meant in (
        (["1,5", "1.234,5"], [1.5, 1234.5]),
        (["1.5", "1,234.5"], [1.5, 1234.5]),
        (["1,234", "2.5"], [1234, 2.5]),
    ):
        numbers = NumberColumn(str, None)
        for line, text in enumerate(texts):
            numbers.see(line, text)
        numbers.decide()
        assert [numbers.read(text) for text in texts] == meant


def generated(rows: int) -> Iterator[str]:
    yield "id,title,created,finished,points\n"
    start = date(2010, 1, 1)
    for n in range(rows):
        begun = start + timedelta(days=n % 3000)
        yield f"X-{n},item number {n},{begun},{begun + timedelta(days=n % 40 - 1)},{n % 13}\n"


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    path = tmp_path / "long.csv"
    with path.open("w") as file:
        file.writelines(generated(1_000_000))
    return path


PROC = Path("/proc/self")


def peak(*, afresh: bool = False) -> int:
    """The most memory that this process has had, in bytes: ever or, where there is /proc, since it was asked `afresh`."""
    if not PROC.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if afresh:
        (PROC / "clear_refs").write_text("5")
    return int((PROC / "status").read_text().split("VmHWM:")[1].split()[0]) * 1024


@SQLITE
@pytest.mark.slow
def test_a_million_rows_are_checked_in_bounded_time_and_memory(root: Deck, long_file: Path) -> None:
    with long_file.open("a") as file:
        file.write("X-7,twice,2015-01-01,,1\n")
    began = time.process_time()
    before = peak(afresh=True)
    with pytest.raises(Refusal, match="line 1000002: the id X-7 is in line 9 already"):
        importers.plan("csv", long_file, root)
    assert peak() - before < 100 * 2**20
    assert time.process_time() - began < 150  # on a shared machine


@SQLITE
@pytest.mark.slow
def test_a_long_file_is_written_in_bounded_memory(root: Deck, tmp_path: Path) -> None:
    """Rows go one by one through the one write path, at some milliseconds each; `QUARTERDECK_TEST_ROWS=1000000`
    runs it on a million, which takes hours."""
    rows = int(os.environ.get("QUARTERDECK_TEST_ROWS", "8000"))
    file = tmp_path / "long.csv"
    file.write_text("".join(generated(rows)))
    tracemalloc.start()
    began = time.process_time()
    report = importers.run("csv", file, root)
    seconds, (_, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert report.created["task"] == rows
    assert most < 200 * 2**20
    assert seconds < rows * 0.03
