"""Attached files travel with exports and backups: those that are seen, whole, or named in a refusal that keeps nothing."""

from __future__ import annotations

import os
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from quarterdeck import portable
from quarterdeck.carrying import files as carrying
from quarterdeck.checking import check
from quarterdeck.kernel import schema
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.files import Files, path_of
from quarterdeck.people.portrait import key_of, portray
from quarterdeck.people.user import User
from quarterdeck.portable import Journey, beside
from quarterdeck.work.attaching import attach
from quarterdeck.work.attachment import Attachment
from tests.portable_world import everything
from tests.world import World

PLAN, KEYS, OLD = b"the plan", b"the vault", os.urandom(5_000_000)


@pytest.fixture
def empty(tmp_path: Path) -> Database:
    made = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    schema.create(made)
    yield made
    made.close()


class Office:
    """A world with files: one that all see, twice; one of Ada's and Ben's; one in the trash; a link; one that nothing
    names."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world, self.folder, self.storage = world, folder, str(folder / "storage")
        self.files, ada = Files(self.storage), world.deck(world.ada)
        self.plan = self.put(world.task.id, "plan.pdf", PLAN)
        self.put(world.task.id, "the same plan.pdf", PLAN)
        self.keys = self.put(world.secret.id, "keys.txt", KEYS)
        self.old = self.put(world.task.id, "old.bin", OLD)
        ada.of(Attachment).delete(self.old)
        ada.of(Attachment).create(task_id=world.task.id, name="docs", url="https://example.com")
        self.files.put([b"nobody's"])

    def put(self, task_id: int, name: str, content: bytes) -> Attachment:
        return attach(self.world.deck(self.world.ada), self.files, {"task_id": task_id}, name, [content])

    def export(self, who: str = "root") -> Path:
        file = self.folder / f"{who}.jsonl"
        portable.export_to(self.world.deck(self.world.people[who]), file, self.storage)
        return file


@pytest.fixture
def office(world: World, tmp_path: Path) -> Office:
    return Office(world, tmp_path)


def lying(folder: Path) -> set[bytes]:
    return {path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_export_carries_the_files_that_its_writer_sees_each_once(office: Office) -> None:
    for who, seen in (("root", {PLAN, KEYS, OLD}), ("cleo", {PLAN, OLD})):
        folder = beside(office.export(who))
        assert lying(folder) == seen
        assert (folder / path_of(str(office.plan.file_key))).read_bytes() == PLAN


def test_an_export_puts_its_files_into_the_storage_where_it_is_loaded(office: Office, empty: Database) -> None:
    there = office.folder / "there"
    _, files = portable.load_from(empty, office.export(), str(there))
    assert (files.carried, files.lost) == (3, [])
    assert lying(there) == {PLAN, KEYS, OLD}
    assert check(empty).well
    _, again = portable.export_to(office.world.deck(office.world.root), office.folder / "again.jsonl", str(there))
    assert again.carried == 3


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("spoil", ["changed", "cut", "missing", "no folder"])
def test_a_file_that_is_not_whole_is_refused_by_name_and_nothing_is_kept(
    office: Office, empty: Database, spoil: str
) -> None:
    file, there = office.export(), office.folder / "there"
    victim = beside(file) / path_of(str(office.keys.file_key))
    if spoil == "no folder":
        beside(file).rename(office.folder / "elsewhere")
    elif spoil == "missing":
        victim.unlink()
    else:
        victim.write_bytes(b"the fault" if spoil == "changed" else b"the")
    with pytest.raises(Refusal, match="plan.pdf" if spoil == "no folder" else "keys.txt") as refused:
        portable.load_from(empty, file, str(there))
    assert refused.value.code == "import"
    assert everything(empty)["user"] == []
    assert lying(there) == set()


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_refused_load_takes_nothing_that_was_in_the_storage_before(office: Office, empty: Database) -> None:
    file, there = office.export(), Files(office.folder / "there")
    there.put([PLAN])
    (beside(file) / path_of(str(office.keys.file_key))).unlink()
    with pytest.raises(Refusal):
        portable.load_from(empty, file, str(there.folder))
    assert lying(office.folder / "there") == {PLAN}


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_rehearsal_looks_at_the_files_and_keeps_none(office: Office, empty: Database) -> None:
    file, there = office.export(), office.folder / "there"
    _, files = portable.load_from(empty, file, str(there), keep=False)
    assert files.carried == 3
    assert not there.exists()
    (beside(file) / path_of(str(office.old.file_key))).write_bytes(OLD[:-1])
    with pytest.raises(Refusal, match=r"old\.bin"):
        portable.load_from(empty, file, str(there), keep=False)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_what_the_storage_had_lost_is_told_and_the_rest_goes_in(office: Office, empty: Database) -> None:
    office.files.delete(str(office.keys.file_key))
    (office.folder / "storage" / path_of(str(office.old.file_key))).write_bytes(OLD[:-1])
    deck, file = office.world.deck(office.world.root), office.folder / "all.jsonl"
    _, files = portable.export_to(deck, file, office.storage)
    assert [lost.name for lost in files.lost] == ["keys.txt", "old.bin"]
    _, back = portable.load_from(empty, file, str(office.folder / "there"))
    assert ([lost.name for lost in back.lost], back.carried) == (["keys.txt", "old.bin"], 1)
    assert lying(office.folder / "there") == {PLAN}


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_later_export_takes_the_place_of_an_earlier_one(office: Office) -> None:
    file = office.export()
    portable.export_to(office.world.deck(office.world.cleo), file, office.storage)
    assert lying(beside(file)) == {PLAN, OLD}
    assert not [left for left in office.folder.iterdir() if "part" in left.name]
    with pytest.raises(Refusal, match="is the file storage"):
        portable.export_to(office.world.deck(office.world.root), office.folder / "a", str(office.folder / "a.files"))


def test_a_backup_and_its_restoring_carry_every_named_file(office: Office, tmp_path: Path) -> None:
    """From the database at hand into one SQLite file, and from there into a third one."""
    kept, last = (Database(f"sqlite:///{tmp_path / name}.db") for name in ("kept", "last"))
    for made in (kept, last):
        schema.create(made)
    folder, there = tmp_path / "kept.files", tmp_path / "there"
    portable.copy(office.world.database, kept, files=Journey(office.storage, folder).out)
    portable.copy(kept, last, files=Journey(str(there), folder).back)
    assert lying(folder) == lying(there) == {PLAN, KEYS, OLD}
    assert everything(last) == everything(office.world.database)
    for made in (kept, last):
        made.close()


def test_restoring_refuses_a_damaged_file_and_leaves_the_database_empty(
    office: Office, empty: Database, database: Database, tmp_path: Path
) -> None:
    folder, there = tmp_path / "kept.files", tmp_path / "there"
    portable.copy(database, empty, files=Journey(office.storage, folder).out)
    (folder / path_of(str(office.keys.file_key))).write_bytes(b"the fault")
    target = Database(f"sqlite:///{tmp_path / 'target.db'}")
    schema.create(target)
    with pytest.raises(Refusal, match=r"keys\.txt.*damaged"):
        portable.copy(empty, target, files=Journey(str(there), folder).back)
    assert everything(target)["user"] == []
    assert lying(there) == set()
    target.close()


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_more_files_than_a_batch_are_each_carried(
    office: Office, empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "BATCH", 2)
    _, files = portable.load_from(empty, office.export(), str(office.folder / "there"))
    assert files.carried == 3


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_file_is_never_held_whole(office: Office) -> None:
    office.put(office.world.task.id, "film.bin", bytes(60_000_000))
    deck, way = office.world.deck(office.world.root), Journey(office.storage, office.folder / "out.files")
    tracemalloc.start()
    with deck.using() as session:
        way.out(deck, session)
        Journey(str(office.folder / "there"), way.folder).back(deck, session)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert way.carried == 4
    assert peak < 20_000_000


def test_people_take_their_pictures_along_where_they_are_seen(office: Office, empty: Database) -> None:
    world = office.world
    for who, color in ((world.ada, "teal"), (world.dan, "red")):
        written = BytesIO()
        Image.new("RGB", (40, 40), color).save(written, "PNG")
        portray(world.deck(who), office.files, who.id, [written.getvalue()])
    assert len(lying(beside(office.export("cleo")))) == 3  # hers are the plan, the old one, and Ada's face
    there = office.folder / "there"
    _, files = portable.load_from(empty, office.export(), str(there))
    assert (files.carried, files.lost) == (5, [])
    ada = system(empty).of(User).get(world.ada.id)
    assert Files(str(there)).size(str(key_of(ada.avatar))) > 0
