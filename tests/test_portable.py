"""Data leaves and enters whole: exports load as they were, copies are equal on every database, secrets stay."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from quarterdeck import portable
from quarterdeck.checking import check
from quarterdeck.integrations import importers
from quarterdeck.kernel import schema
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.errors import Refusal
from tests.portable_world import ODD, everything, furnish
from tests.world import World


@pytest.fixture
def furnished(database: Database) -> World:
    return furnish(database)


@pytest.fixture
def empty(tmp_path: Path) -> Database:
    made = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    schema.create(made)
    yield made
    made.close()


def exported(world: World, who: str = "root") -> bytes:
    out = io.BytesIO()
    portable.export(world.deck(world.people[who]), out)
    return out.getvalue()


def lines(text: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


LEFT_OUT = ("session", "api_token", "device", "setting", "consumer", "activity", "counter", "search_entry")


def test_an_export_loads_with_the_same_ids_documents_history_and_numbers(furnished: World, empty: Database) -> None:
    portable.load(empty, io.BytesIO(exported(furnished)))
    before, after = everything(furnished.database), everything(empty)
    for name in before:
        if name not in (*LEFT_OUT, "user", "notification"):
            assert after[name] == before[name], name
    objects = [row for row in before["activity"] if row[4] not in ("setting", "notification")]
    assert [row for row in after["activity"] if row[4] != "notification"] == objects
    assert check(empty).well


def test_what_was_loaded_goes_on_with_the_next_number(furnished: World, empty: Database) -> None:
    portable.load(empty, io.BytesIO(exported(furnished)))
    loaded = World(**{**furnished.__dict__, "database": empty})
    task = loaded.deck(furnished.ada).tasks.create(project_id=furnished.web.id, title="next")
    assert task.reference == "WEB-4"
    assert [t.title for t in loaded.deck(furnished.ada).tasks.search("straße")] == [ODD]


def test_exporting_what_was_loaded_gives_the_same_lines(furnished: World, empty: Database) -> None:
    first = exported(furnished)
    portable.load(empty, io.BytesIO(first))
    second = exported(World(**{**furnished.__dict__, "database": empty}))
    assert second.splitlines()[1:] == first.splitlines()[1:]


def test_no_secret_is_exported(furnished: World) -> None:
    text = exported(furnished)
    assert b"argon2id" not in text
    assert b"password_hash" not in text
    assert b"signing_key" not in text


def test_an_export_holds_what_its_writer_sees_and_no_more(furnished: World) -> None:
    text = exported(furnished, "cleo")
    assert "Rotate the vault keys" not in text.decode()
    assert not any("cost_rate" in str(line) for line in lines(text))
    mine = {line["id"] for line in lines(text) if line.get("noun") == "project"}
    assert mine == {furnished.web.id}


@pytest.mark.parametrize("who", ["ada", "ben", "vic"])
def test_a_members_export_loads_with_what_they_see(furnished: World, empty: Database, who: str) -> None:
    text = exported(furnished, who)
    portable.load(empty, io.BytesIO(text))
    assert check(empty).well
    loaded = World(**{**furnished.__dict__, "database": empty})
    assert exported(loaded, who).splitlines()[1:] == text.splitlines()[1:]


def test_what_was_imported_here_is_known_where_the_export_goes(
    furnished: World, empty: Database, tmp_path: Path
) -> None:
    file = tmp_path / "items.csv"
    file.write_text("id,title,project\n1,Bake,CAKE\n2,Eat,CAKE\n")
    assert importers.run("csv", file, furnished.deck(furnished.root)).created["task"] == 2
    portable.load(empty, io.BytesIO(exported(furnished)))
    loaded = World(**{**furnished.__dict__, "database": empty})
    before = everything(empty)
    importers.run("csv", file, loaded.deck(furnished.root))
    assert everything(empty) == before
    assert not any("source" in line for line in lines(exported(furnished, "cleo")))


def test_people_whom_its_writer_does_not_see_come_in_by_their_number(world: World, empty: Database) -> None:
    portable.load(empty, io.BytesIO(exported(world, "cleo")))
    people = {user.id: (user.username, str(user.status)) for user in system(empty).users.list()}
    assert people[world.root.id] == (f"unseen-{world.root.id}", "inactive")
    assert people[world.cleo.id] == ("cleo", "active")
    assert [d.what for d in check(empty).differences] == ["number of administrators"]


def test_a_clients_export_that_does_not_stand_alone_is_refused_in_words(furnished: World, empty: Database) -> None:
    with pytest.raises(Refusal, match="does not see all that this follows from"):
        portable.load(empty, io.BytesIO(exported(furnished, "cleo")))
    assert everything(empty)["user"] == []


def test_loading_refuses_a_database_with_content_and_leaves_it_alone(furnished: World) -> None:
    text = exported(furnished)
    before = everything(furnished.database)
    with pytest.raises(Refusal, match="content already"):
        portable.load(furnished.database, io.BytesIO(text))
    assert everything(furnished.database) == before


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("spoil", ["cut", "changed", "twice", "foreign", "nonsense"])
def test_a_spoilt_export_is_refused_and_nothing_is_kept(
    database: Database, world: World, tmp_path: Path, spoil: str
) -> None:
    good = exported(world).splitlines()
    task = next(i for i, line in enumerate(good) if line.startswith(b'{"noun":"task"'))
    bad = {
        "cut": good[:-1],
        "changed": [*good[:task], good[task].replace(b"login", b"logout"), *good[task + 1 :]],
        "twice": [*good[:-1], good[task], good[-1]],
        "foreign": [b'{"some": "thing"}', *good[1:]],
        "nonsense": [*good[:task], b"{nonsense", *good[task + 1 :]],
    }[spoil]
    target = Database(f"sqlite:///{tmp_path / 'target.db'}")
    schema.create(target)
    with pytest.raises(Refusal) as refused:
        portable.load(target, io.BytesIO(b"\n".join(bad)))
    assert refused.value.code == "import"
    assert everything(target)["user"] == []
    target.close()


def test_a_rehearsal_counts_and_keeps_nothing(world: World, empty: Database) -> None:
    counts = portable.load(empty, io.BytesIO(exported(world)), keep=False)
    assert counts["user"] == 6
    assert everything(empty)["user"] == []


def test_a_copy_there_and_back_is_equal_in_every_row(database: Database, tmp_path: Path) -> None:
    first, last = (Database(f"sqlite:///{tmp_path / name}.db") for name in ("first", "last"))
    for made in (first, last):
        schema.create(made)
    furnish(first)
    counts = portable.copy(first, database)
    portable.copy(database, last)
    assert everything(database) == everything(first)
    assert everything(last) == everything(first)
    assert counts["activity"] == len(everything(first)["activity"])
    assert any("argon2id" in str(row) for row in everything(last)["user"])
    for made in (first, last):
        made.close()


def test_a_copy_goes_on_where_the_first_one_was(database: Database, tmp_path: Path) -> None:
    first = Database(f"sqlite:///{tmp_path / 'first.db'}")
    schema.create(first)
    world = furnish(first)
    portable.copy(first, database)
    there = World(**{**world.__dict__, "database": database})
    task = there.deck(world.ada).tasks.create(project_id=world.web.id, title="next")
    assert task.reference == "WEB-4"
    assert task.id > max(row[0] for row in everything(first)["task"])
    with pytest.raises(Refusal):
        there.deck(world.ada).tasks.create(project_id=999, title="x")
    assert check(database).well
    first.close()


def test_a_copy_refuses_a_database_with_content_and_itself(world: World, tmp_path: Path) -> None:
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    schema.create(other)
    with pytest.raises(Refusal, match="content already"):
        portable.copy(other, world.database)
    with pytest.raises(Refusal, match="copy from"):
        portable.copy(world.database, Database(world.database.url.render_as_string(hide_password=False)))
    other.close()


def test_sheets_hold_what_is_seen_and_run_no_formula(furnished: World, tmp_path: Path) -> None:
    furnished.deck(furnished.ada).tasks.create(project_id=furnished.web.id, title="=1+1")
    portable.export_csv(furnished.deck(furnished.cleo), tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        text = packed.read("tasks.csv").decode("utf-8-sig")
    titles = [row["title"] for row in csv.DictReader(io.StringIO(text))]
    assert "'=1+1" in titles
    assert ODD in titles
    assert "Rotate the vault keys" not in titles
    counts = portable.export_csv(furnished.deck(furnished.ada), tmp_path / "folder")
    assert (tmp_path / "folder" / "users.csv").exists()
    assert counts["task"] == 5
