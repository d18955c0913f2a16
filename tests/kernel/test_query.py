"""The one read path: every operator against plain Python, sorting, paging, and the query language."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quarterdeck.kernel.conditions import All, Any_, Cond, Node, Not, Words
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.language import DEEPEST, MOST, parse
from quarterdeck.work.label import Label
from quarterdeck.work.project import Priority, Project
from quarterdeck.work.task import Severity, Task
from tests.world import World

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOW.date()
PRIORITIES, SEVERITIES = [p.value for p in Priority], [s.value for s in Severity]
TITLES = ["Alpha", "alpha 2", "Ärger", "100% done", "a_b", "back\\slash", "Zoë’s plan", "none", "Write the page"]


def filled(world: World, count: int = 40) -> list[Task]:
    """Tasks of all kinds in WEB, and those that were there."""
    chance = random.Random(23)
    deck = world.deck(world.ada, at=NOW)
    world.deck(world.root).set_setting("custom_fields.task", {"size": {"type": "number"}, "note": {"type": "text"}})
    labels = [deck.of(Label).create(name=name, project_id=world.web.id).id for name in ("ui", "api")]
    maybe = lambda value: value if chance.random() < 0.6 else None  # noqa: E731
    with deck.transaction():
        for _ in range(count):
            fields = {
                "title": chance.choice(TITLES), "priority": chance.choice(PRIORITIES), "severity": maybe(chance.choice(SEVERITIES)),
                "story_points": maybe(chance.choice([0, 0.5, 3, 8])), "due_date": maybe(TODAY + timedelta(days=chance.randint(-9, 9))),
                "assignee_ids": chance.sample([world.ada.id, world.ben.id, world.dan.id], chance.randint(0, 2)),
                "labels": chance.sample(labels, chance.randint(0, 2)), "tags": chance.sample(["Urgent", "later", "q4"], chance.randint(0, 2)),
                "component": chance.choice(["", "Web", "api"]), "parent_id": maybe(world.task.id),
                "custom_fields": {n: v for n, v in (("size", maybe(chance.randint(1, 3))), ("note", maybe("Hi"))) if v is not None},
            }  # fmt: skip
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
    "lt": lambda a, b: a < b, "lte": lambda a, b: a <= b, "gt": lambda a, b: a > b, "gte": lambda a, b: a >= b,
}  # fmt: skip
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
    return value.isoformat() if isinstance(value, date) else str(value).lower() if isinstance(value, bool) else str(value)


def test_every_operator_on_every_kind_of_field_agrees_with_python(world: World) -> None:
    tasks = filled(world)
    wrong = []
    for name, (get, values) in SCALARS.items():
        pairs = [(f"{name}{mark}{op}", op, v) for op in ("eq", "ne", *ORDERS) for v in values for mark in (".", "__")]
        for asked, op, value in pairs:
            held = plain(name, value)
            match op:
                case "eq":
                    right = expected(tasks, lambda t, held=held: get(t) == held)
                case "ne":
                    right = expected(tasks, lambda t, held=held: get(t) != held)
                case _:
                    compare = ORDERS[op]
                    right = expected(tasks, lambda t, held=held, compare=compare: get(t) is not None and compare(get(t), held))
            wrong += [(asked, given) for given in (value, as_text(value)) if found(world, {asked: given}) != right]
        lacking = expected(tasks, lambda t: get(t) is None)
        wrong += [(name, "none")] * (found(world, {name: "none"}) != lacking and name not in ("title", "component"))
        wrong += [(name, "empty")] * (found(world, {f"{name}.empty": True}) != lacking)
        wrong += [(name, "not empty")] * (found(world, {f"{name}.empty": "false"}) != {t.id for t in tasks} - lacking)
    assert wrong == []


def test_lists_of_values_mean_any_or_none_of_them(world: World) -> None:
    tasks = filled(world)
    everything = {task.id for task in tasks}
    for name, values in (("status", ["todo", "done"]), ("severity", ["minor", None]), ("priority", ["low"]), ("severity", [])):
        right = expected(tasks, lambda t, name=name, values=values: getattr(t, name) in values)
        assert found(world, {name: values}) == right, (name, values)
        assert found(world, {f"{name}.ne": values}) == everything - right, (name, values)
    assert found(world, {"status": "todo", "severity": "none"}) == expected(tasks, lambda t: t.status == "todo" and not t.severity)


def test_texts_contain_and_start_whatever_the_case_and_the_wildcards(world: World) -> None:
    tasks = filled(world)
    for text in ("ALPHA", "ärg", "0% d", "a_b", "k\\s", "zoë", "none", "%", "_"):
        right = expected(tasks, lambda t, text=text: text.casefold() in t.title.casefold())
        assert found(world, {"title.contains": text}) == right, text
        right = expected(tasks, lambda t, text=text: t.title.casefold().startswith(text.casefold()))
        assert found(world, {"title.starts": text}) == right, text


def test_lists_in_objects_are_found_by_what_they_hold(world: World) -> None:
    tasks = filled(world)
    ben, ada = world.ben.id, world.ada.id
    cases: list[tuple[dict[str, Any], Callable[[Task], bool]]] = [
        ({"assignee": "me"}, lambda t: ada in t.assignee_ids), ({"assignee": "ben"}, lambda t: ben in t.assignee_ids),
        ({"assignee.ne": "ben"}, lambda t: ben not in t.assignee_ids), ({"assignee": "none"}, lambda t: not t.assignee_ids),
        ({"assignee.ne": "none"}, lambda t: bool(t.assignee_ids)), ({"assignee_ids.empty": "true"}, lambda t: not t.assignee_ids),
        ({"assignee": ["ben", None]}, lambda t: not t.assignee_ids or ben in t.assignee_ids),
        ({"assignee": ["ben@example.com", "me"]}, lambda t: bool({ben, ada} & set(t.assignee_ids))),
        ({"tags": "URGENT"}, lambda t: "Urgent" in t.tags), ({"tags.ne": ["urgent", "q4"]}, lambda t: not {"Urgent", "q4"} & set(t.tags)),
        ({"tag": "none"}, lambda t: not t.tags), ({"labels.empty": False}, lambda t: bool(t.labels)),
        ({"label": 1}, lambda t: 1 in t.labels), ({"custom.size": 2}, lambda t: t.custom_fields.get("size") == 2),
        ({"custom.size.gte": "2"}, lambda t: t.custom_fields.get("size", 0) >= 2), ({"custom.note": "none"}, lambda t: "note" not in t.custom_fields),
        ({"custom.size.ne": [1, 2]}, lambda t: t.custom_fields.get("size") not in (1, 2)), ({"custom.note.starts": "h"}, lambda t: "note" in t.custom_fields),
        ({"project": "WEB"}, lambda t: t.project_id == world.web.id), ({"project.ne": "web"}, lambda t: t.project_id != world.web.id),
        ({"parent": "WEB-1"}, lambda t: t.parent_id == world.task.id),
    ]  # fmt: skip
    assert [q for q, true in cases if found(world, q) != expected(tasks, true)] == []


def test_relative_dates_count_from_today(world: World) -> None:
    tasks = filled(world)
    day = lambda n: TODAY + timedelta(days=n)  # noqa: E731
    for text, meant in [("today", day(0)), ("tomorrow", day(1)), ("yesterday", day(-1)), ("+7d", day(7)), ("-1w", day(-7)), ("+1m", day(30))]:
        right = expected(tasks, lambda t, meant=meant: t.due_date is not None and t.due_date < meant)
        assert found(world, {"due.lt": text}) == right, text
        assert found(world, {"q": f"due<{text}"}) == right, text
    assert found(world, {"created.gte": "today"}) == expected(tasks, lambda t: t.created_at is not None and t.created_at.date() >= TODAY)
    assert found(world, {"completed.gte": "-1h"}) == expected(tasks, lambda t: t.completed_at is not None)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"colour": "red"}, "unknown_filter"), ({"description": "x"}, "unknown_filter"), ({"custom.none": 1}, "unknown_filter"),
        ({"status": "finished"}, "invalid_filter"), ({"due": "soon"}, "invalid_filter"), ({"due.lt": "+9999y"}, "invalid_filter"),
        ({"created.lt": "+9999y"}, "invalid_filter"), ({"number": "many"}, "invalid_filter"), ({"number": "9" * 30}, "invalid_filter"),
        ({"number": "9" * 5000}, "invalid_filter"), ({"story_points": "nan"}, "invalid_filter"), ({"assignee": "nobody"}, "invalid_filter"),
        ({"assignee": "²"}, "invalid_filter"), ({"assignee.contains": 5}, "invalid_filter"), ({"number.contains": 5}, "invalid_filter"),
        ({"due.lt": "none"}, "invalid_filter"), ({"is_overdue": "perhaps"}, "invalid_filter"), ({"tags.contains": "x"}, "invalid_filter"),
        ({"status.lt": ["a", "b"]}, "invalid_filter"), ({"title": [str(n) for n in range(5001)]}, "invalid_filter"),
        ({"custom.size": "big"}, "invalid_filter"), ({"custom.size": "inf"}, "invalid_filter"), ({"due": [1, {}]}, "invalid_filter"),
        ({"sort": "colour"}, "unknown_sort"), ({"sort": "description"}, "unknown_sort"), ({"sort": "tag"}, "unknown_sort"),
        ({"sort": "labels"}, "unknown_sort"), ({"sort": "custom.none"}, "unknown_filter"), ({"sort": "--title"}, "unknown_sort"),
        ({"fields": "title,colour"}, "unknown_field"), ({"limit": 0}, "bad_page"), ({"limit": 1001}, "bad_page"), ({"offset": -1}, "bad_page"),
        ({"offset": 10**30}, "bad_page"), ({"cursor": "x", "offset": 1}, "bad_page"), ({"cursor": "näh"}, "bad_page"),
        ({"count": "maybe"}, "invalid_filter"), ({"as_of": "once"}, "invalid_filter"),
    ],
)  # fmt: skip
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
        ordered.sort(key=lambda t, get=get: (get(t) is not None, get(t)) if get(t) is not None else (False,), reverse=falling)
        ordered.sort(key=lambda t, get=get: get(t) is None)
    return [task.id for task in ordered]


SORTS = ["due_date", "-due_date", "-severity", "severity,-due_date", "-priority,title", "title,-story_points", "status, -due_date,number",
         "is_overdue,-remaining", "-created_at", "-story_points,id"]  # fmt: skip


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
    from quarterdeck.kernel.query import encode_cursor

    number, title = (("number", False), ("id", False)), (("title", False), ("id", False))
    forged = [("number", encode_cursor(number, 2, ["x", 1])), ("number", encode_cursor(number, 2, [10**30, 1])),
              ("title", encode_cursor(title, 2, [5, 1])), ("title", encode_cursor(title, 7, ["a", 1])),
              ("title", encode_cursor(title, 2, ["a"])), ("number", cursor), ("-title", cursor), ("title", "1"),
              ("number", encode_cursor(number, 2, [None, 1]))]  # fmt: skip
    for sort, text in forged:
        with pytest.raises(Refusal) as refused:
            tasks.list(sort=sort, cursor=text)
        assert refused.value.code == "bad_page", (sort, text)


def test_asked_fields_come_alone_and_hidden_ones_are_unknown(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    asked = tasks.json(tasks.query({"fields": "title,number", "project": "WEB", "count": "1"}.items()))
    assert msgspec.json.decode(asked) == {"items": [{"number": 1, "title": "Write the login page"}], "next": None, "count": 1}
    projects = world.deck(world.ben).of(Project)
    for question in ({"fields": "budget"}, {"sort": "budget"}, {"budget.gt": 1}, {"q": "budget>1"}):
        with pytest.raises(Refusal):
            projects.list(**question)
    assert world.deck(world.ada).of(Project).list(fields="budget", q="budget>1 or name:website")[0].name == "Website"


# -- the query language ----------------------------------------------------------------------------------------


class Names:
    """Takes every field and keeps what it was asked."""

    def compare(self, name: str, op: str, values: list[str]) -> Node:
        return Cond(name, op, tuple(values))


def eq(name: str, *values: str) -> Cond:
    return Cond(name, "eq", values)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", All(())), ("  ", All(())), ("a:1", eq("a", "1")), ("a:1 b:2", All((eq("a", "1"), eq("b", "2")))),
        ("a:1 and b:2 or c:3", Any_((All((eq("a", "1"), eq("b", "2"))), eq("c", "3")))),
        ("a:1 OR b:2 c:3", Any_((eq("a", "1"), All((eq("b", "2"), eq("c", "3")))))),
        ("(a:1 or b:2) c:3", All((Any_((eq("a", "1"), eq("b", "2"))), eq("c", "3")))),
        ("not a:1 b:2", All((Not(eq("a", "1")), eq("b", "2")))), ("-a:1", Not(eq("a", "1"))), ("-(a:1 or b:2)", Not(Any_((eq("a", "1"), eq("b", "2"))))),
        ("not not a:1", Not(Not(eq("a", "1")))), ("a:1,2", eq("a", "1", "2")), ("a:( 1 , 2 )", eq("a", "1", "2")),
        ('a:"x y",z', eq("a", "x y", "z")), (r'a:"say \"hi\" \\ bye"', eq("a", 'say "hi" \\ bye')), ("a=1", eq("a", "1")),
        ("a!=1", Cond("a", "ne", ("1",))), ("a<=+7d", Cond("a", "lte", ("+7d",))), ("a>=1", Cond("a", "gte", ("1",))),
        ("a<1", Cond("a", "lt", ("1",))), ("a>1", Cond("a", "gt", ("1",))), ("a~x", Cond("a", "contains", ("x",))), ("a:-1", eq("a", "-1")),
        ("#urgent", eq("tags", "urgent")), ('"login page"', Words('"login page"')), ("login page", All((Words("login"), Words("page")))),
        ("custom.size>3", Cond("custom.size", "gt", ("3",))), ("well-known", Words("well-known")), ("a:1 - b:2", All((eq("a", "1"), eq("b", "2")))),
        ("android", Words("android")), ("(((a:1)))", eq("a", "1")),
    ],
)  # fmt: skip
def test_the_language_means_what_its_grammar_says(text: str, meant: Node) -> None:
    assert parse(text, Names()) == meant


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("a:1 (b:2", 4, "never closed"), ("a:1)", 3, "not expected"), ('title "login', 6, "never closed"), ("a:", 0, "no value"), ("x a: b:1", 2, "no value"),
        ("a:1,", 0, "no value"), ("a:(1,2", 0, "never closed"), ("or a:1", 0, "one is missing"), ("a:1 or", 6, "query ends"), ("a:1 and and b:2", 8, "one is missing"),
        ("not", 3, "query ends"), ("()", 1, "stands"), ("a:1 , b:2", 4, "stands"), ('a:"x', 0, "no value"),
        ("(" * (DEEPEST + 1) + "a:1" + ")" * (DEEPEST + 1), DEEPEST, "deep"), ("not " * 60 + "a:1", DEEPEST * 4, "deep"),
        ("a " * (MOST + 1), 2 * MOST, "at most"),
    ],
)  # fmt: skip
def test_what_does_not_parse_is_refused_with_its_place(text: str, position: int, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(text, Names())
    assert (refused.value.code, refused.value.facts["position"]) == ("invalid_query", position)
    assert reason in refused.value.facts["reason"]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_unknown_fields_and_values_are_named_in_their_place(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    for text, position, reason in [("login colour:red", 6, "colour"), ("status:todo,finished", 0, "finished"), ("-due<soon", 1, "soon")]:
        with pytest.raises(Refusal) as refused:
            tasks.list(q=text)
        assert refused.value.facts["position"] == position
        assert reason in refused.value.facts["reason"]


def test_negation_is_the_rest_also_where_values_are_absent(world: World) -> None:
    tasks = filled(world)
    everything = {task.id for task in tasks}
    for text in ("severity:minor", "due<today", "assignee:ben", "assignee:none", "#urgent", "alpha", "custom.size>1", "severity:minor or due<today", "points>1"):
        if text == "points>1":
            text = "story_points>1"
        assert found(world, {"q": f"-({text})"}) == everything - found(world, {"q": text}), text
    right = expected(tasks, lambda t: (t.status == "todo" or t.priority == "high") and world.ben.id not in t.assignee_ids)
    assert found(world, {"q": "(status:todo or priority:high) -assignee:ben"}) == right


def test_a_query_as_long_as_allowed_is_answered(world: World) -> None:
    deck = world.deck(world.ben)
    assert found(world, {"q": " or ".join(["number:1"] * MOST)}) == {world.task.id, world.secret.id}
    assert found(world, {"q": "(" * (DEEPEST - 1) + "number:1" + ")" * (DEEPEST - 1)}) == {world.task.id, world.secret.id}
    assert found(world, {"q": "login " * MOST}) == {world.task.id}
    assert deck.of(Task).count(number=list(range(5000))) == 2


PIECES = st.sampled_from([
    "status:", "due<", "assignee:", "#", "-", "not ", "or ", "and ", "(", ")", '"', ",", "todo", "me", "+7d", "none", " ", "\\", "login", "画像",
    "title~", "number>=", "created>", "tags:", "project:WEB", "custom.size:", "\x00", "'", "%", "is_overdue:", "9" * 25, "id:", "priority<", "1e999",
])  # fmt: skip


def test_no_text_is_answered_by_anything_but_a_list_or_a_refusal(world: World) -> None:
    world.deck(world.root).set_setting("custom_fields.task", {"size": {"type": "number"}})
    tasks = world.deck(world.ben).of(Task)

    @settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=40) | st.lists(PIECES, max_size=12).map("".join))
    def ask(text: str) -> None:
        try:
            assert len(tasks.list(q=text)) <= 2
        except Refusal as refusal:
            assert refusal.code == "invalid_query", (text, refusal)

    ask()
