"""The ledger is the whole truth: whatever people do, folding it gives every object as it is, and as it was."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, get_args, get_origin

import msgspec
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.kernel.crowd import at_once
from tests.world import World

from quarterdeck.checking import check
from quarterdeck.kernel import activity, model
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import NotFound, Refusal
from quarterdeck.kernel.model import NOUNS, Noun
from quarterdeck.kernel.reading import Reading
from quarterdeck.kernel.tables import TABLES
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task

START = datetime(2030, 1, 1, tzinfo=UTC)
WRITTEN = (
    "task",
    "task",
    "task",
    "issue",
    "project",
    "label",
    "comment",
    "milestone",
    "sprint",
    "time_entry",
    "link",
    "customer",
    "deal",
    "team",
    "chat",
    "message",
    "agenda",
    "saved_view",
)
NEEDED: dict[str, dict[str, Any]] = {
    "chat": {"name": "Room"},
    "agenda": {"start": "2030-01-05T09:00:00Z", "end": "2030-01-05T10:00:00Z"},
    "saved_view": {"noun": "task"},
    "label": {"color": "#ff8800"},
}
LOGGED = [noun for noun in NOUNS.values() if noun.logged]
STEPS = 70
REFUSED: list[str] = []


class Life:
    """People doing things at random, a second apart, and what the world looked like now and then."""

    def __init__(self, world: World, chance: random.Random, began: int) -> None:
        self.world, self.chance, self.second = world, chance, began
        self.kept: list[tuple[datetime, dict[str, dict[int, str]]]] = []
        self.done = 0

    def live(self) -> None:
        for _ in range(STEPS):
            self.second += 1
            if self.chance.random() < 0.2:
                self.reopen()
            try:
                self.act(WRITTEN[self.chance.randrange(len(WRITTEN))])
                self.done += 1
            except Refusal as refusal:
                REFUSED.append(str(refusal))
            if self.chance.random() < 0.06:
                self.kept.append((self.now, stored(self.world)))

    @property
    def now(self) -> datetime:
        return START + timedelta(seconds=self.second)

    def reopen(self) -> None:
        """Without a project that is there hardly anything can be done."""
        projects = self.world.deck(self.world.root, at=self.now).of(Project)
        for id in (self.world.web.id, self.world.ops.id):
            try:
                projects.restore(id)
            except Refusal:
                continue

    def act(self, name: str) -> None:
        noun = NOUNS[name]
        who = self.chance.choice(
            [self.world.ada, self.world.ada, self.world.ben, self.world.root, self.world.dan, self.world.cleo]
        )
        things = Deck(self.world.database, Viewer(who.id, who.role, who.customer_id), at=self.now).named(name)
        id = self.one_of(name)
        match self.chance.choice(["create"] * 5 + ["patch"] * 5 + ["verb"] * 6 + ["delete", "restore"]):
            case "create":
                things.create(**self.fields(noun, creating=True))
            case "patch":
                things.patch(id, self.fields(noun, creating=False))
            case "verb" if noun.verbs:
                verb = self.chance.choice(list(noun.verbs.values()))
                given = {
                    n: self.value(verb.types[n], n)
                    for n, p in verb.parameters.items()
                    if p.default is p.empty or self.chance.random() < 0.4
                }
                things.run(id, verb, given)
            case "delete":
                things.delete(id)
            case _:
                things.restore(id)

    def fields(self, noun: Noun, *, creating: bool) -> dict[str, Any]:
        writable = [
            f
            for f in noun.fields.values()
            if (f.creatable if creating else f.patchable) and f.name not in ("custom_fields", "key")
        ]
        chosen = [
            f for f in writable if f.required or self.chance.random() < (0.5 if creating else 1.5) / len(writable)
        ]
        values = {f.name: self.value(f.type, f.name) for f in chosen}
        if creating and "project_id" in noun.fields and noun.name not in ("comment", "chat", "agenda"):
            values["project_id"] = self.chance.choice([self.world.web.id, self.world.ops.id])
        if noun.name == "comment":
            values = {"body": values.get("body", "Hi @ben"), "task_id": self.world.task.id} if creating else values
        if creating:
            values |= NEEDED.get(noun.name, {})
        if noun.name == "project" and creating:
            values["key"] = f"K{self.second}"
        if noun.name == "link" and creating:
            values |= {"task_id": self.one_of("task"), "to_task_id": self.one_of("task")}
        return values

    def one_of(self, name: str) -> int:
        """The id of something that is there, in the trash perhaps."""
        ids = system(self.world.database).rows(sa.select(TABLES[name].c.id))
        return int(self.chance.choice(ids)[0]) if ids else 1

    def value(self, annotation: Any, name: str = "") -> Any:
        """Some value of a type, as a client would send it."""
        chance = self.chance
        base, markers = model.plain(annotation)
        if type(None) in get_args(annotation) and chance.random() < 0.1:
            return None
        pattern = next((m.pattern for m in markers if isinstance(m, msgspec.Meta) and m.pattern), None)
        match model.kind_of(base):
            case "enum":
                return chance.choice([member.value for member in base])
            case "bool":
                return chance.random() < 0.5
            case "int":
                named = next((m.noun for m in markers if isinstance(m, model.Names)), None)
                return self.one_of(named) if named else self.whole(name)
            case "float":
                return chance.choice([0, 0.5, 1.25, 3])
            case "decimal":
                return chance.choice(["0", "12.50", "0.1", 3])
            case "date":
                return f"2030-01-{chance.randint(1, 28):02}"
            case "instant":
                return f"2030-01-{chance.randint(1, 28):02}T09:00:00+01:00"
            case "text":
                return (
                    chance.choice(["#ff8800", "EUR", "09:30"])
                    if pattern
                    else chance.choice(["x", 'Größe 画像 \\"', "https://a.test"])
                )
            case "list":
                item = (get_args(base) or (str,))[0]
                return [self.value(item, name) for _ in range(chance.randint(0, 3))]
            case "map":
                return {"1": chance.choice(["5", 7, None])}
            case _:
                return self.struct(base, name)

    def whole(self, name: str) -> int:
        """An id where the name asks for one, or a small number."""
        noun = {
            "assignee_ids": "user",
            "watchers": "user",
            "labels": "label",
            "after_id": "task",
            "before_id": "task",
        }.get(name)
        noun = noun or next((n for n in NOUNS if name in (f"{n}_id", f"{n}_ids", f"to_{n}_id")), None)
        return self.one_of(noun) if noun else self.chance.randint(1, 9)

    def struct(self, base: Any, name: str = "") -> Any:
        if not (isinstance(base, type) and issubclass(base, msgspec.Struct)):
            inner = [a for a in get_args(base) if get_origin(a) is not Annotated]
            return self.value(inner[0], name) if inner else None
        fields = model.fields_of(base).values()
        return {f.name: self.value(f.type, f.name) for f in fields if f.required or self.chance.random() < 0.3}


def stored(world: World) -> dict[str, dict[int, str]]:
    """The documents of all that is not deleted."""
    deck = system(world.database)
    tables = [TABLES[noun.name] for noun in LOGGED]
    return {t.name: dict(deck.rows(sa.select(t.c.id, t.c.data).where(t.c.deleted_at.is_(None)))) for t in tables}


def differences(world: World) -> Iterator[tuple[str, int, str, str]]:
    """Objects that are not what their activities amount to."""
    deck = system(world.database)
    for noun in LOGGED:
        table = TABLES[noun.name]
        with deck.using() as session:
            for id, text in deck.rows(sa.select(table.c.id, table.c.data)):
                folded = activity.text_of(noun, activity.fold(activity.of_object(session, noun.name, id)))
                if folded != text:
                    yield noun.name, id, text, folded


def strays(world: World) -> list[tuple[int, str, int]]:
    """Activities of objects that do not exist."""
    deck, log = system(world.database), TABLES["activity"]
    exist = {(n.name, id) for n in LOGGED for (id,) in deck.rows(sa.select(TABLES[n.name].c.id))}
    rows = deck.rows(sa.select(log.c.id, log.c.noun, log.c.object_id).order_by(log.c.id))
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    return [row for row in rows if (row[1], row[2]) not in exist and row[1] in NOUNS]


def test_folding_the_log_gives_everything_as_it_is_and_as_it_was(world: World) -> None:
    lives: list[Life] = []

    @settings(
        max_examples=5,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**32))
    def live(seed: int) -> None:
        chance = random.Random(seed)  # chance that repeats itself is wanted
        lives.append(Life(world, chance, 1000 * len(lives)))
        lives[-1].live()
        assert list(differences(world)) == []
        assert strays(world) == []
        assert check(world.database).differences == []

    live()
    assert sum(life.done for life in lives) > 120, REFUSED
    for life in lives:
        for at, then in life.kept:
            assert past(world, at) == seen_now(world, then)


def seen_now(world: World, then: dict[str, dict[int, str]]) -> dict[str, dict[int, str]]:
    """Without what lies in something that has been deleted since: today's rights hold for the past too."""
    deck = system(world.database)
    with deck.using():
        return {
            name: {id: text for id, text in texts.items() if Reading(deck, NOUNS[name]).there(id)}
            for name, texts in then.items()
        }


def past(world: World, at: datetime) -> dict[str, dict[int, str]]:
    """All documents as of an instant, read through the lists of an administrator."""
    deck = system(world.database)
    found: dict[str, dict[int, str]] = {}
    for noun in LOGGED:
        things = deck.named(noun.name)
        with deck.using():
            page = things.found(things.query({"as_of": at.isoformat(), "limit": 1000}.items()))
        split = [text.partition(",")[::2] for text in page.texts]
        found[noun.name] = {int(head.removeprefix('{"id":')): "{" + rest for head, rest in split}
    return found


def test_one_object_is_shown_as_of_an_instant_and_not_before_it_was_made(world: World) -> None:
    tasks = world.deck(world.ada, at=START).of(Task)
    made = tasks.create(project_id=world.web.id, title="First")
    later = START + timedelta(hours=1)
    world.deck(world.ada, at=later).of(Task).update(made, title="Second")
    world.deck(world.ada, at=later + timedelta(hours=1)).of(Task).delete(made)
    world.deck(world.ada, at=later + timedelta(hours=2)).of(Task).restore(made)
    reading = world.deck(world.vic).of(Task)
    assert [reading.get(made.id, as_of=START + timedelta(minutes=m)).title for m in (0, 59, 60)] == [
        "First",
        "First",
        "Second",
    ]
    for moment in (START - timedelta(seconds=1), later + timedelta(hours=1)):
        try:
            raise AssertionError(reading.get(made.id, as_of=moment))
        except NotFound:
            assert made.id not in [task.id for task in reading.list(as_of=moment)]


def test_the_past_is_filtered_and_sorted_as_the_present_is(world: World) -> None:
    early = world.deck(world.ada, at=START).of(Task)
    for number, title in enumerate(["100% sure", "Back\\slash", "Zulu"]):
        early.create(
            project_id=world.web.id, title=title, tags=["a"] * (number > 0), assignee_ids=[world.ben.id] * (number > 1)
        )
    questions: list[dict[str, Any]] = [
        {"q": "title~0%"},
        {"q": 'title~"k\\\\\\\\s"'},
        {"assignee": "none", "sort": "-title"},
        {"tags.ne": "a", "sort": "title"},
        {"q": "-#a"},
        {"project": "WEB", "sort": "due_date,-number"},
        {"q": "zulu or sure", "sort": "title"},
        {"severity.ne": ["minor", None]},
        {"status": ["todo"]},
    ]
    reading = world.deck(world.ada, at=START)
    before = [[t.id for t in reading.of(Task).list(**q)] for q in questions]
    assert sum(map(len, before)) > 12
    for task in early.list():
        world.deck(world.ada, at=START + timedelta(days=1)).of(Task).update(
            task, title="Other", tags=["b"], assignee_ids=[world.ada.id], severity="minor"
        )
    assert [[t.id for t in reading.of(Task).list(as_of=START, **q)] for q in questions] == before


def test_rates_kept_by_user_are_folded_too(world: World) -> None:
    projects = world.deck(world.ada, at=START).of(Project)
    projects.update(world.web, member_rates={str(world.ben.id): "80.5"})
    projects.update(world.web, member_rates={str(world.ben.id): "81"})
    assert str(projects.get(world.web.id, as_of=START).member_rates[world.ben.id]) == "81"
    assert list(differences(world)) == []
    assert world.deck(world.ben).of(Project).get(world.web.id, as_of=START).member_rates == {}


def test_a_change_that_waited_for_another_is_not_shown_without_it(world: World) -> None:
    early, late = START, START + timedelta(seconds=2)
    world.deck(world.ben, at=late).of(Task).update(world.task, title="Committed first")
    world.deck(world.ada, at=early).of(Task).update(world.task, priority="high")
    between = world.deck(world.vic).of(Task).get(world.task.id, as_of=START + timedelta(seconds=1))
    assert (between.title, between.priority, between.version) == (world.task.title, "medium", 1)
    after = world.deck(world.vic).of(Task).get(world.task.id, as_of=late)
    assert (after.title, after.priority, after.version) == ("Committed first", "high", 3)


def test_what_many_did_at_once_folds_as_well(world: World) -> None:
    def change(deck: Deck, number: int) -> None:
        deck.of(Task).update(world.task.id, story_points=number, tags=[str(number)])
        deck.of(Task).create(project_id=world.web.id, title=f"Number {number}", parent_id=world.task.id)

    at_once(world, world.ben, change, range(24), 8)
    assert (list(differences(world)), strays(world)) == ([], [])
    assert world.deck(world.ada).of(Task).get(world.task.id).version == 25
