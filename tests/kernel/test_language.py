"""The query language: what it means, what it refuses and where, and that no text makes it stumble."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.world import World

from quarterdeck.kernel.conditions import All, Cond, Node, Not, Some, Words
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.language import DEEPEST, MOST, parse
from quarterdeck.work.task import Task


def found(world: World, text: str) -> set[int]:
    return {task.id for task in world.deck(world.ben).of(Task).list(q=text)}


class Names:
    """Takes every field and keeps what it was asked."""

    def compare(self, name: str, op: str, values: list[str]) -> Node:
        return Cond(name, op, tuple(values))


def eq(name: str, *values: str) -> Cond:
    return Cond(name, "eq", values)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", All(())),
        ("  ", All(())),
        ("a:1", eq("a", "1")),
        ("a:1 b:2", All((eq("a", "1"), eq("b", "2")))),
        ("a:1 and b:2 or c:3", Some((All((eq("a", "1"), eq("b", "2"))), eq("c", "3")))),
        ("a:1 OR b:2 c:3", Some((eq("a", "1"), All((eq("b", "2"), eq("c", "3")))))),
        ("(a:1 or b:2) c:3", All((Some((eq("a", "1"), eq("b", "2"))), eq("c", "3")))),
        ("not a:1 b:2", All((Not(eq("a", "1")), eq("b", "2")))),
        ("-a:1", Not(eq("a", "1"))),
        ("-(a:1 or b:2)", Not(Some((eq("a", "1"), eq("b", "2"))))),
        ("not not a:1", Not(Not(eq("a", "1")))),
        ("a:1,2", eq("a", "1", "2")),
        ("a:( 1 , 2 )", eq("a", "1", "2")),
        ('a:"x y",z', eq("a", "x y", "z")),
        (r'a:"say \"hi\" \\ bye"', eq("a", 'say "hi" \\ bye')),
        ("a=1", eq("a", "1")),
        ("a!=1", Cond("a", "ne", ("1",))),
        ("a<=+7d", Cond("a", "lte", ("+7d",))),
        ("a>=1", Cond("a", "gte", ("1",))),
        ("a<1", Cond("a", "lt", ("1",))),
        ("a>1", Cond("a", "gt", ("1",))),
        ("a~x", Cond("a", "contains", ("x",))),
        ("a:-1", eq("a", "-1")),
        ("#urgent", eq("tags", "urgent")),
        ('"login page"', Words('"login page"')),
        ("login page", All((Words("login"), Words("page")))),
        ("custom.size>3", Cond("custom.size", "gt", ("3",))),
        ("well-known", Words("well-known")),
        ("a:1 - b:2", All((eq("a", "1"), eq("b", "2")))),
        ("android", Words("android")),
        ("(((a:1)))", eq("a", "1")),
    ],
)
def test_the_language_means_what_its_grammar_says(text: str, meant: Node) -> None:
    assert parse(text, Names()) == meant


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("a:1 (b:2", 4, "never closed"),
        ("a:1)", 3, "not expected"),
        ('title "login', 6, "never closed"),
        ("a:", 0, "no value"),
        ("x a: b:1", 2, "no value"),
        ("a:1,", 0, "no value"),
        ("a:(1,2", 0, "never closed"),
        ("or a:1", 0, "one is missing"),
        ("a:1 or", 6, "query ends"),
        ("a:1 and and b:2", 8, "one is missing"),
        ("not", 3, "query ends"),
        ("()", 1, "stands"),
        ("a:1 , b:2", 4, "stands"),
        ('a:"x', 0, "no value"),
        ("(" * (DEEPEST + 1) + "a:1" + ")" * (DEEPEST + 1), DEEPEST, "deep"),
        ("not " * 60 + "a:1", DEEPEST * 4, "deep"),
        ("a " * (MOST + 1), 2 * MOST, "at most"),
    ],
)
def test_what_does_not_parse_is_refused_with_its_place(text: str, position: int, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(text, Names())
    assert (refused.value.code, refused.value.facts["position"]) == ("invalid_query", position)
    assert reason in refused.value.facts["reason"]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_unknown_fields_and_values_are_named_in_their_place(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    for text, position, reason in [
        ("login colour:red", 6, "colour"),
        ("status:todo,finished", 0, "finished"),
        ("-due<soon", 1, "soon"),
    ]:
        with pytest.raises(Refusal) as refused:
            tasks.list(q=text)
        assert refused.value.facts["position"] == position
        assert reason in refused.value.facts["reason"]


def test_a_query_as_long_as_allowed_is_answered(world: World) -> None:
    deck = world.deck(world.ben)
    assert found(world, " or ".join(["number:1"] * MOST)) == {world.task.id, world.secret.id}
    assert found(world, "(" * (DEEPEST - 1) + "number:1" + ")" * (DEEPEST - 1)) == {
        world.task.id,
        world.secret.id,
    }
    assert found(world, "login " * MOST) == {world.task.id}
    assert deck.of(Task).count(number=list(range(5000))) == 2


PIECES = (  # noqa: SIM905  # one to a line they would fill a page
    'status:|due<|assignee:|#|-|not |or |and |(|)|"|,|todo|me|+7d|none| |\\|login|画像|title~|number>=|created>|tags:|'
    "project:WEB|custom.size:|\x00|'|%|is_overdue:|9999999999999999999999999|id:|priority<|1e999"
).split("|")


def test_no_text_is_answered_by_anything_but_a_list_or_a_refusal(world: World) -> None:
    world.deck(world.root).set_setting("custom_fields.task", {"size": {"type": "number"}})
    tasks = world.deck(world.ben).of(Task)

    refused: list[str] = []

    @settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
    def ask(text: str) -> None:
        try:
            assert len(tasks.list(q=text)) <= 2
        except Refusal as refusal:
            refused.append(refusal.code)

    ask()
    assert set(refused) == {"invalid_query"}
