"""What input is refused for: the place inside it, and what may stand there, in words that are ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec.inspect import Metadata, StrType
from tests.world import World

from quarterdeck.integrations.importers.plan import Options
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.input import conform
from quarterdeck.kernel.model import NOUNS, Noun
from quarterdeck.kernel.wording import type_info
from quarterdeck.server import admin, auth_forms

SQLITE = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
# What no person is told: msgspec's quotes and kinds, Python's names, and patterns as programs write them.
INNARDS = re.compile(r"`|\bExpected\b|\bstr\b|\bint\b|\barray\b|\$|regex|\\|\^|RFC3339|None")


def wrong(name: str, noun: str, value: Any) -> dict[str, str]:
    """The places that are refused, with the words."""
    with pytest.raises(Invalid) as refused:
        conform(value, NOUNS[noun].fields[name].type, name)
    return {error["field"]: error["message"] for error in refused.value.errors}


@pytest.mark.parametrize(
    ("noun", "name", "value", "place", "words"),
    [
        ("task", "priority", "urgent", "priority", "must be one of lowest, low, medium, high, highest"),
        ("task", "priority", 3, "priority", "must be one of lowest, low, medium, high, highest"),
        ("task", "title", "", "title", "must not be empty"),
        ("task", "title", "x" * 301, "title", "must have at most 300 characters"),
        ("task", "title", 5, "title", "must be a text"),
        ("task", "title", "two\nlines", "title", "must be one line, without control characters"),
        ("task", "title", "\u202egpj.exe", "title", "must be one line, without control characters"),
        ("task", "tags", ["x"] * 101, "tags", "must have at most 100 entries"),
        ("task", "estimated_hours", -1, "estimated_hours", "must be at least 0"),
        ("task", "estimated_hours", 1e9, "estimated_hours", "must be at most 1000000"),
        ("task", "estimated_hours", "much", "estimated_hours", "must be a number or null"),
        ("task", "due_date", "soon", "due_date", "must be a date such as 2026-12-01"),
        ("task", "due_at", "2026-12-01T09:00:00", "due_at", "must say its time zone, as 2026-12-01T09:00:00Z does"),
        ("task", "checklist", [{"text": "a"}, {"text": 5}], "checklist[1].text", "must be a text"),
        ("task", "checklist", [{}], "checklist[0].text", "is required"),
        ("task", "checklist", {}, "checklist", "must be a list"),
        ("project", "members", [{"user_id": 1, "role": "boss"}], "members[0].role", "must be one of lead, member, viewer, client"),
        ("project", "currency", "euro", "currency", "must be an ISO 4217 code such as EUR"),
        ("project", "key", "WEB\n", "key", "must be a key such as WEB: 2 to 10 capitals and digits, first a letter"),
        ("project", "budget", "much", "budget", "must be an amount such as 12.50"),
        ("project", "budget", "NaN", "budget", "is beyond what can be kept"),
        ("user", "email", "a\0@b.cd", "email", "must be an e-mail address"),
        ("user", "email", "a@b.cd\n", "email", "must be an e-mail address"),
        ("user", "preferences", {"theme": "pink"}, "preferences.theme", "must be one of light, dark, system"),
        ("user", "preferences", {"notifications": {"mentioned": ["fax"]}}, "preferences.notifications[…][0]", "must be one of in_app, email, push"),
    ],
)  # fmt: skip
def test_a_refusal_names_the_place_and_what_may_stand_there(
    noun: str, name: str, value: Any, place: str, words: str
) -> None:
    assert wrong(name, noun, value) == {place: words}


@pytest.mark.parametrize(
    ("noun", "name", "value", "place", "known"),
    [
        ("task", "checklist", [{"text": "a", "dnoe": True}], "checklist[0].dnoe", "text, done"),
        ("project", "members", [{"user_id": 2, "rol": "lead"}], "members[0].rol", "user_id, role"),
        ("user", "preferences", {"them": "dark"}, "preferences.them", "date_format"),
        ("user", "working_hours", {"dyas": []}, "working_hours.dyas", "days, core_start"),
    ],
)
def test_no_part_swallows_what_it_does_not_know(noun: str, name: str, value: Any, place: str, known: str) -> None:
    told = wrong(name, noun, value)
    assert told.keys() == {place}
    assert told[place].startswith("is not known here; known are ")
    assert known in told[place]


@SQLITE
def test_what_a_stored_document_holds_beyond_what_is_known_is_read_all_the_same(world: World) -> None:
    held = world.deck(world.ada).tasks.create(project_id=world.web.id, title="Old", checklist=[{"text": "a"}])
    with world.database.session() as session:
        newer = 'UPDATE task SET data = replace(data, \'"text":"a"\', \'"text":"a","colour":"red"\') WHERE id = ?'
        assert session.run_text(newer, (held.id,)).rowcount == 1
    assert world.deck(world.ada).tasks.get(held.id).checklist[0].text == "a"
    assert world.deck(world.ada).tasks.complete(held.id).status == "done"


def test_half_a_character_is_no_text() -> None:
    assert wrong("title", "task", "a\udcff") == {"title": "is beyond what can be kept"}


def texts(info: Any) -> Iterator[Any]:
    """Every text of a type that has a pattern, with what is said of it."""
    if isinstance(info, Metadata) and isinstance(info.type, StrType) and info.type.pattern:
        yield info
    for name in getattr(info, "__struct_fields__", ()):
        inner = getattr(info, name)
        for each in inner if isinstance(inner, tuple) else (inner,):
            yield from texts(each)


def types_of(noun: Noun) -> Iterator[Any]:
    yield noun.struct
    for verb in noun.verbs.values():
        yield from verb.types.values()


def test_every_pattern_is_described_in_words_and_ends_where_the_text_does() -> None:
    forms = [form for form in vars(auth_forms).values() if isinstance(form, type) and issubclass(form, msgspec.Struct)]
    types = [t for noun in NOUNS.values() for t in types_of(noun)] + [*forms, Options, admin.Declared]
    found = [info for type_ in types for info in texts(type_info(type_))]
    assert len(found) > 20
    for info in found:
        assert (info.extra_json_schema or {}).get("description"), info
        assert not info.type.pattern.endswith("$"), info


@pytest.mark.parametrize(
    "value", [None, True, 5, -1.5, "x", "\0", [], [1], {}, {"x": 1}, [{"x": [None]}], 10**30, "9" * 400]
)
def test_nobody_is_told_how_it_is_made(value: Any) -> None:
    for noun in NOUNS.values():
        for name, field in noun.fields.items():
            try:
                conform(value, field.type, name)
            except Invalid as invalid:
                assert not INNARDS.search(invalid.detail), (noun.name, invalid.detail)
