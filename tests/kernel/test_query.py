"""The one read path: every operator against plain Python, sorting, paging, and the query language."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import msgspec
import pytest
from tests.world import World

from quarterdeck.kernel.cursors import encode_cursor
from quarterdeck.kernel.errors import Refusal
from quarterdeck.work.label import Label
from quarterdeck.work.project import Priority, Project
from quarterdeck.work.task import Severity, Task

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOW.date()
PRIORITIES, SEVERITIES = [p.value for p in Priority], [s.value for s in Severity]
TITLES = ["Alpha", "alpha 2", "Ärger", "100% done", "a_b", "back\\slash", "Zoë’s plan", "none", "Write the page"]


def filled(world: World, count: int = 40) -> list[Task]:
    """Tasks of all kinds in WEB, and those that were there."""
    chance = random.Random(23)  # chance that repeats itself is wanted
    deck = world.deck(world.ada, at=NOW)
    world.deck(world.root).set_setting("custom_fields.task", {"size": {"type": "number"}, "note": {"type": "text"}})
    labels = [deck.of(Label).create(name=name, project_id=world.web.id).id for name in ("ui", "api")]
    maybe = lambda value: value if chance.random() < 0.6 else None  # noqa: E731
    with deck.transaction():
        for _ in range(count):
            fields = {
                "title": chance.choice(TITLES),
                "priority": chance.choice(PRIORITIES),
                "severity": maybe(chance.choice(SEVERITIES)),
                "story_points": maybe(chance.choice([0, 0.5, 3, 8])),
                "due_date": maybe(TODAY + timedelta(days=chance.randint(-9, 9))),
                "assignee_ids": chance.sample([world.ada.id, world.ben.id, world.dan.id], chance.randint(0, 2)),
                "labels": chance.sample(labels, chance.randint(0, 2)),
                "tags": chance.sample(["Urgent", "later", "q4"], chance.randint(0, 2)),
                "component": chance.choice(["", "Web", "api"]),
                "parent_id": maybe(world.task.id),
                "custom_fields": {
                    n: v for n, v in (("size", maybe(chance.randint(1, 3))), ("note", maybe("Hi"))) if v is not None
                },
            }
            made = deck.of(Task).create(project_id=world.web.id, **{n: v for n, v in fields.items() if v is not None})
            for verb in chance.sample(["start_work", "complete"], chance.randint(0, 2)):
                if made.status in ("todo", "in_progress"):
                    made = deck.of(Task).act(made, verb)
    return list(deck.of(Task).each())


def found(world: World, question: dict[str, Any]) -> set[int]:
    return {task.id for task in world.deck(world.ada, at=NOW).of(Task).list(limit=1000, **question)}


def expected(tasks: list[Task], true: Callable[[Task], bool]) -> set[int]:
    return {task.id for task in tasks if true(task)}


ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "gte": lambda a, b: a >= b,
}
SCALARS: dict[str, tuple[Callable[[Task], Any], list[Any]]] = {
    "number": (lambda t: t.number, [1, 7]),
    "id": (lambda t: t.id, [3, 9]),
    "story_points": (lambda t: t.story_points, [0, 0.5, 8]),
    "due_date": (lambda t: t.due_date, [TODAY, TODAY + timedelta(days=3)]),
    "due": (lambda t: t.due_date, [TODAY]),
    "created_at": (lambda t: t.created_at, [NOW, NOW - timedelta(days=1)]),
    "completed_at": (lambda t: t.completed_at, [NOW]),
    "title": (lambda t: t.title.casefold(), ["alpha", "zoë’s plan"]),
    "component": (lambda t: t.component.casefold(), ["web"]),
    "status": (lambda t: str(t.status), ["todo", "done"]),
    "priority": (lambda t: PRIORITIES.index(t.priority), ["low", "high"]),
    "severity": (lambda t: None if t.severity is None else SEVERITIES.index(t.severity), ["minor"]),
    "parent_id": (lambda t: t.parent_id, [1]),
    "is_overdue": (lambda t: t.is_overdue, [True, False]),
    "remaining": (lambda t: t.remaining, [0.0]),
    "version": (lambda t: t.version, [2]),
}


def plain(name: str, value: Any) -> Any:
    ranks = {"priority": PRIORITIES, "severity": SEVERITIES}
    return ranks[name].index(value) if name in ranks else value


def as_text(value: Any) -> str:
    return (
        value.isoformat() if isinstance(value, date) else str(value).lower() if isinstance(value, bool) else str(value)
    )


def right(tasks: list[Task], get: Callable[[Task], Any], op: str, held: Any) -> set[int]:
    """The ids of the tasks whose value stands so to the one that is held against it."""
    if op in ("eq", "ne"):
        return expected(tasks, lambda task: (get(task) == held) == (op == "eq"))
    return expected(tasks, lambda task: get(task) is not None and ORDERS[op](get(task), held))


def test_every_operator_on_every_kind_of_field_agrees_with_python(world: World) -> None:
    tasks = filled(world)
    wrong = []
    for name, (get, values) in SCALARS.items():
        for op, value, mark in product(("eq", "ne", *ORDERS), values, (".", "__")):
            meant = right(tasks, get, op, plain(name, value))
            wrong += [(name, op, v) for v in (value, as_text(value)) if found(world, {f"{name}{mark}{op}": v}) != meant]
    assert wrong == []


def test_what_is_absent_is_found_as_none_and_as_empty(world: World) -> None:
    tasks = filled(world)
    for name, (get, _) in SCALARS.items():
        lacking = right(tasks, get, "eq", None)
        assert found(world, {f"{name}.empty": True}) == lacking, name
        assert found(world, {f"{name}.empty": "false"}) == {task.id for task in tasks} - lacking, name
        if name not in ("title", "component"):  # where “none” is a text like any other
            assert found(world, {name: "none"}) == lacking, name


def test_lists_of_values_mean_any_or_none_of_them(world: World) -> None:
    tasks = filled(world)
    everything = {task.id for task in tasks}
    for name, values in (
        ("status", ["todo", "done"]),
        ("severity", ["minor", None]),
        ("priority", ["low"]),
        ("severity", []),
    ):
        meant = expected(tasks, lambda t, name=name, values=values: getattr(t, name) in values)
        assert found(world, {name: values}) == meant, (name, values)
        assert found(world, {f"{name}.ne": values}) == everything - meant, (name, values)
    assert found(world, {"status": "todo", "severity": "none"}) == expected(
        tasks, lambda t: t.status == "todo" and not t.severity
    )


def test_texts_contain_and_start_whatever_the_case_and_the_wildcards(world: World) -> None:
    tasks = filled(world)
    for text in ("ALPHA", "ärg", "0% d", "a_b", "k\\s", "zoë", "none", "%", "_"):
        meant = expected(tasks, lambda t, text=text: text.casefold() in t.title.casefold())
        assert found(world, {"title.contains": text}) == meant, text
        meant = expected(tasks, lambda t, text=text: t.title.casefold().startswith(text.casefold()))
        assert found(world, {"title.starts": text}) == meant, text


def test_lists_in_objects_are_found_by_what_they_hold(world: World) -> None:
    tasks = filled(world)
    ben, ada = world.ben.id, world.ada.id
    cases: list[tuple[dict[str, Any], Callable[[Task], bool]]] = [
        ({"assignee": "me"}, lambda t: ada in t.assignee_ids),
        ({"assignee": "ben"}, lambda t: ben in t.assignee_ids),
        ({"assignee.ne": "ben"}, lambda t: ben not in t.assignee_ids),
        ({"assignee": "none"}, lambda t: not t.assignee_ids),
        ({"assignee.ne": "none"}, lambda t: bool(t.assignee_ids)),
        ({"assignee_ids.empty": "true"}, lambda t: not t.assignee_ids),
        ({"assignee": ["ben", None]}, lambda t: not t.assignee_ids or ben in t.assignee_ids),
        ({"assignee": ["ben@example.com", "me"]}, lambda t: bool({ben, ada} & set(t.assignee_ids))),
        ({"tags": "URGENT"}, lambda t: "Urgent" in t.tags),
        ({"tags.ne": ["urgent", "q4"]}, lambda t: not {"Urgent", "q4"} & set(t.tags)),
        ({"tag": "none"}, lambda t: not t.tags),
        ({"labels.empty": False}, lambda t: bool(t.labels)),
        ({"label": 1}, lambda t: 1 in t.labels),
        ({"custom.size": 2}, lambda t: t.custom_fields.get("size") == 2),
        ({"custom.size.gte": "2"}, lambda t: t.custom_fields.get("size", 0) >= 2),
        ({"custom.note": "none"}, lambda t: "note" not in t.custom_fields),
        ({"custom.size.ne": [1, 2]}, lambda t: t.custom_fields.get("size") not in (1, 2)),
        ({"custom.note.starts": "h"}, lambda t: "note" in t.custom_fields),
        ({"project": "WEB"}, lambda t: t.project_id == world.web.id),
        ({"project.ne": "web"}, lambda t: t.project_id != world.web.id),
        ({"parent": "WEB-1"}, lambda t: t.parent_id == world.task.id),
    ]
    assert [q for q, true in cases if found(world, q) != expected(tasks, true)] == []


def test_relative_dates_count_from_today(world: World) -> None:
    tasks = filled(world)
    day = lambda n: TODAY + timedelta(days=n)  # noqa: E731
    for text, meant_ in [
        ("today", day(0)),
        ("tomorrow", day(1)),
        ("yesterday", day(-1)),
        ("+7d", day(7)),
        ("-1w", day(-7)),
        ("+1m", day(30)),
    ]:
        meant = expected(tasks, lambda t, day_=meant_: t.due_date is not None and t.due_date < day_)
        assert found(world, {"due.lt": text}) == meant, text
        assert found(world, {"q": f"due<{text}"}) == meant, text
    assert found(world, {"created.gte": "today"}) == expected(
        tasks, lambda t: t.created_at is not None and t.created_at.date() >= TODAY
    )
    assert found(world, {"completed.gte": "-1h"}) == expected(tasks, lambda t: t.completed_at is not None)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"colour": "red"}, "unknown_filter"),
        ({"description": "x"}, "unknown_filter"),
        ({"custom.none": 1}, "unknown_filter"),
        ({"status": "finished"}, "invalid_filter"),
        ({"due": "soon"}, "invalid_filter"),
        ({"due.lt": "+9999y"}, "invalid_filter"),
        ({"created.lt": "+9999y"}, "invalid_filter"),
        ({"number": "many"}, "invalid_filter"),
        ({"number": "9" * 30}, "invalid_filter"),
        ({"number": "9" * 5000}, "invalid_filter"),
        ({"story_points": "nan"}, "invalid_filter"),
        ({"assignee": "nobody"}, "invalid_filter"),
        ({"assignee": "²"}, "invalid_filter"),
        ({"assignee.contains": 5}, "invalid_filter"),
        ({"number.contains": 5}, "invalid_filter"),
        ({"due.lt": "none"}, "invalid_filter"),
        ({"is_overdue": "perhaps"}, "invalid_filter"),
        ({"tags.contains": "x"}, "invalid_filter"),
        ({"status.lt": ["a", "b"]}, "invalid_filter"),
        ({"title": [str(n) for n in range(5001)]}, "invalid_filter"),
        ({"custom.size": "big"}, "invalid_filter"),
        ({"custom.size": "inf"}, "invalid_filter"),
        ({"due": [1, {}]}, "invalid_filter"),
        ({"sort": "colour"}, "unknown_sort"),
        ({"sort": "description"}, "unknown_sort"),
        ({"sort": "tag"}, "unknown_sort"),
        ({"sort": "labels"}, "unknown_sort"),
        ({"sort": "custom.none"}, "unknown_filter"),
        ({"sort": "--title"}, "unknown_sort"),
        ({"fields": "title,colour"}, "unknown_field"),
        ({"limit": 0}, "bad_page"),
        ({"limit": 1001}, "bad_page"),
        ({"offset": -1}, "bad_page"),
        ({"offset": 10**30}, "bad_page"),
        ({"cursor": "x", "offset": 1}, "bad_page"),
        ({"cursor": "näh"}, "bad_page"),
        ({"count": "maybe"}, "invalid_filter"),
        ({"as_of": "once"}, "invalid_filter"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(world: World, question: dict[str, Any], code: str) -> None:
    world.deck(world.root).set_setting("custom_fields.task", {"size": {"type": "number"}})
    with pytest.raises(Refusal) as refused:
        world.deck(world.ada).of(Task).list(**question)
    assert refused.value.code == code
    assert refused.value.detail


def test_names_of_what_is_not_seen_are_refused_like_names_of_nothing(world: World) -> None:
    words = []
    for name in ("OPS", "NIL"):
        with pytest.raises(Refusal) as refused:
            world.deck(world.dan).of(Task).list(project=name)
        words.append(refused.value.detail.replace(name, "…"))
    assert words[0] == words[1]
    assert [t.id for t in world.deck(world.ben).of(Task).list(project="OPS")] == [world.secret.id]


# -- sort and pages --------------------------------------------------------------------------------------------


def in_order(tasks: list[Task], keys: list[tuple[Callable[[Task], Any], bool]]) -> list[int]:
    ordered = list(tasks)
    for get, falling in reversed(keys):
        ordered.sort(
            key=lambda t, get=get: (get(t) is not None, get(t)) if get(t) is not None else (False,), reverse=falling
        )
        ordered.sort(key=lambda t, get=get: get(t) is None)
    return [task.id for task in ordered]


SORTS = [
    "due_date",
    "-due_date",
    "-severity",
    "severity,-due_date",
    "-priority,title",
    "title,-story_points",
    "status, -due_date,number",
    "is_overdue,-remaining",
    "-created_at",
    "-story_points,id",
]


def keys_of(sort: str) -> list[tuple[Callable[[Task], Any], bool]]:
    keys = [(part.strip().removeprefix("-"), part.strip().startswith("-")) for part in sort.split(",")]
    keys += [] if keys[-1][0] == "id" else [("id", keys[-1][1])]
    return [(SCALARS[name][0], falling) for name, falling in keys]


def test_sorts_put_what_is_absent_last_in_both_directions(world: World) -> None:
    tasks = filled(world)
    deck = world.deck(world.ada, at=NOW)
    for sort in SORTS:
        assert [t.id for t in deck.of(Task).list(sort=sort, limit=1000)] == in_order(tasks, keys_of(sort)), sort
    sizes = {t.id: t.custom_fields.get("size") for t in tasks}
    by_size = [(lambda t: sizes[t.id], True), (lambda t: t.id, True)]
    assert [t.id for t in deck.of(Task).list(sort="-custom.size", limit=1000)] == in_order(tasks, by_size)


def test_pages_show_every_row_once_in_order(world: World) -> None:
    tasks = filled(world)
    deck = world.deck(world.ada, at=NOW)
    for sort in [*SORTS, "custom.size"]:
        seen: list[int] = []
        cursor = None
        while True:
            page = deck.of(Task).list(sort=sort, limit=7, cursor=cursor, count=True)
            seen += [task.id for task in page]
            assert page.count == len(tasks)
            cursor = page.next
            if cursor is None:
                break
        assert seen == [t.id for t in deck.of(Task).list(sort=sort, limit=1000)], sort
        assert [t.id for t in deck.of(Task).list(sort=sort, limit=5, offset=6)] == seen[6:11]


def test_rows_that_come_while_one_pages_neither_repeat_nor_hide_others(world: World) -> None:
    before = {task.id for task in filled(world)}
    deck = world.deck(world.ada)
    for sort in ("due_date", "-due_date", "title"):
        seen: list[int] = []
        cursor = None
        while True:
            page = deck.of(Task).list(sort=sort, limit=9, cursor=cursor)
            seen += [task.id for task in page]
            cursor = page.next
            if cursor is None:
                break
            deck.of(Task).create(project_id=world.web.id, title="Alpha", due_date=TODAY)
            deck.of(Task).create(project_id=world.web.id, title="Zulu")
        assert len(seen) == len(set(seen))
        assert before <= set(seen)
        before = {task.id for task in deck.of(Task).each()}


def test_a_cursor_of_another_order_is_refused_and_so_is_a_forged_one(world: World) -> None:
    filled(world, 9)
    tasks = world.deck(world.ada).of(Task)
    cursor = tasks.list(sort="title", limit=2).next
    assert tasks.list(sort="title", limit=2, cursor=cursor)
    number, title = (("number", False), ("id", False)), (("title", False), ("id", False))
    forged = [
        ("number", encode_cursor(number, 2, ["x", 1])),
        ("number", encode_cursor(number, 2, [10**30, 1])),
        ("title", encode_cursor(title, 2, [5, 1])),
        ("title", encode_cursor(title, 7, ["a", 1])),
        ("title", encode_cursor(title, 2, ["a"])),
        ("number", cursor),
        ("-title", cursor),
        ("title", "1"),
        ("number", encode_cursor(number, 2, [None, 1])),
        ("number", encode_cursor(number, 2, [1e300, 1])),
        ("title", encode_cursor(title, 2, ["a\0b", 1])),
        ("title", encode_cursor(title, 2, ["a", 1e308])),
        ("priority", encode_cursor((("priority", False), ("id", False)), 2, [99999, 1])),
        ("is_overdue", encode_cursor((("is_overdue", False), ("id", False)), 2, [7, 1])),
    ]
    for sort, text in forged:
        with pytest.raises(Refusal) as refused:
            tasks.list(sort=sort, cursor=text)
        assert refused.value.code == "bad_page", (sort, text)


def test_asked_fields_come_alone_and_hidden_ones_are_unknown(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    asked = tasks.json(tasks.query({"fields": "title,number", "project": "WEB", "count": "1"}.items()))
    assert msgspec.json.decode(asked) == {
        "items": [{"number": 1, "title": "Write the login page"}],
        "next": None,
        "count": 1,
    }
    projects = world.deck(world.ben).of(Project)
    for question in ({"fields": "budget"}, {"sort": "budget"}, {"budget.gt": 1}, {"q": "budget>1"}):
        with pytest.raises(Refusal):
            projects.list(**question)
    assert world.deck(world.ada).of(Project).list(fields="budget", q="budget>1 or name:website")[0].name == "Website"


def test_negation_is_the_rest_also_where_values_are_absent(world: World) -> None:
    tasks = filled(world)
    everything = {task.id for task in tasks}
    texts = ["severity:minor", "due<today", "assignee:ben", "assignee:none", "#urgent", "alpha", "custom.size>1"]
    for text in [*texts, "severity:minor or due<today", "story_points>1"]:
        assert found(world, {"q": f"-({text})"}) == everything - found(world, {"q": text}), text
    meant = expected(
        tasks, lambda t: (t.status == "todo" or t.priority == "high") and world.ben.id not in t.assignee_ids
    )
    assert found(world, {"q": "(status:todo or priority:high) -assignee:ben"}) == meant
