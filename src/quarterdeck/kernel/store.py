"""The one write path: find → allowed? → verb → validate → document, columns and activity in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from . import access, activity, past, search
from .act import current
from .custom import checked_custom, custom_rows
from .errors import Conflict, Invalid, NotFound, Refusal
from .input import convert_arguments, convert_fields, merged, named
from .model import Field, Noun, Record, Verb
from .parts import number_parts
from .reading import Reading
from .references import misnamed, still_there, targets, unfit
from .tables import TABLES, column_value, edge_name, edge_rows, gone
from .trash import expired, over

if TYPE_CHECKING:
    from .deck import Deck

Document = dict[str, Any]
LARGEST = 4 * 1024 * 1024  # bytes of a document: an activity holds the one before, too, and MariaDB takes 16 MB at once


class Store:
    """Writes one noun as one deck's user; every method runs inside the deck's transaction."""

    def __init__(self, deck: Deck, noun: Noun) -> None:
        self.deck, self.noun = deck, noun
        self.table = TABLES[noun.name]
        self.session = deck.session

    # -- acts --------------------------------------------------------------------------------------------------

    def create(self, given: Document, verb: str = "create") -> Record:
        """A new object from field values, which are checked as input."""
        hidden = self.deck.hidden(self.noun, 0, given.get(self.noun.place or ""))
        values = convert_fields(self.noun, given, lambda f: f.creatable and f.name not in hidden, self.noun.required)
        return self.add(self.noun.struct(**values), verb)

    def add(self, thing: Any, verb: str = "create") -> Record:
        """Store a new object; raises `Forbidden`, `Invalid`, or a guard's refusal."""
        self._references(thing, {field.name: [None, True] for field in self.noun.references})
        access.require(self.deck, self.noun, "create", thing)
        for guard in self.noun.guards:
            guard(self.deck, None, thing)
        act = current()
        thing.id, thing.version = 0, 1
        thing.created_at = thing.updated_at = act.at
        thing.created_by = thing.updated_by = act.user_id
        thing, text, document = self._validated(thing)
        checked_custom(self.deck, self.noun, {}, document)
        thing.id = self._inserted(thing, text)
        self._beside(thing, document, activity.difference({}, document), new=True)
        self._record(thing, verb, activity.difference({}, document))
        for react in self.noun.reactions:
            react(self.deck, None, thing)
        return thing

    def change(
        self, id: int, action: str, verb: str, work: Callable[[Any], Any], *, deleted: bool = False
    ) -> tuple[Any, Any]:
        """Run work on the fresh object and store what it changed, if anything: (object, the work's result)."""
        thing, old, before = self.load(id, deleted=deleted)
        access.require(self.deck, self.noun, action, thing)
        result = work(thing)
        return self.save(thing, old, before, verb), result

    def patch(self, id: int, given: Document, version: int | None) -> Any:
        """A merge patch (RFC 7396): null takes a value away. With the version the patch was made on, changes of
        other fields since then are kept and changes of the same ones raise `Conflict` with both values."""

        def work(thing: Any) -> None:
            hidden = self.deck.hidden(self.noun, id, getattr(thing, self.noun.place or "", None))
            values = convert_fields(
                self.noun, merged(self.noun, thing, given), lambda f: f.patchable and f.name not in hidden
            )
            if version is not None and version != thing.version:
                self._merge(thing, given, values, version)
            for name, value in values.items():
                setattr(thing, name, value)

        return self.change(id, "edit", "update", work)[0]

    def act(self, id: int, verb: Verb, given: Document, version: int | None = None) -> tuple[Any, Any]:
        """A verb, on the fresh object. Raises `Refusal("precondition")` when a named version is not the current."""
        arguments = convert_arguments(verb, given)

        def work(thing: Any) -> Any:
            self.expect(thing, version)
            return verb.run(self.deck, thing, **arguments) if verb.needs_deck else verb.run(thing, **arguments)

        return self.change(id, verb.action, verb.name, work)

    def delete(self, id: int, version: int | None = None) -> Any:
        """A soft delete: the object goes to the trash and is invisible everywhere else."""

        def work(thing: Any) -> None:
            self.expect(thing, version)
            thing.deleted_at, thing.deleted_by = current().at, current().user_id

        return self.change(id, "delete", "delete", work)[0]

    def restore(self, id: int) -> Any:
        """Back from the trash; nothing happens to what is not in it. Raises `Refusal("expired")` when its time is over."""
        reading = Reading(self.deck, self.noun)
        if reading.one(id) is not None:
            return self.load(id)[0]
        if reading.there(id) and not reading.there(id, deleted=True):
            raise expired(self.deck, self.noun)

        def work(thing: Any) -> None:
            if over(self.deck, thing):
                raise expired(self.deck, self.noun)
            thing.deleted_at = thing.deleted_by = None

        return self.change(id, "delete", "restore", work, deleted=True)[0]

    def revert(self, id: int, at: datetime, version: int | None = None) -> Any:
        """Put what a patch may change back to what it was at an instant. What it named then and is gone is left out, and
        so is what this user is not shown."""

        def work(thing: Any) -> None:
            self.expect(thing, version)
            then = past.thing_at(self.deck, self.noun, id, at)
            hidden = self.deck.hidden(self.noun, id, getattr(thing, self.noun.place or "", None))
            names = [f.name for f in self.noun.fields.values() if f.patchable and f.name not in hidden]
            changed = {n: getattr(then, n) for n in names if getattr(then, n) != getattr(thing, n)}
            place = getattr(thing, self.noun.place or "", None)
            for name, value in still_there(self.deck, self.noun.struct, changed, place).items():
                setattr(thing, name, value)

        return self.change(id, "edit", "revert", work)[0]

    def expire(self, id: int) -> bool:
        """Take it out of the trash for good, seen or not; False when it is not in there. It is no act on the thing: no
        guard is asked, and nothing follows."""
        held = sa.select(self.table.c.data).where(self.table.c.id == id, self.table.c.gone == 1)
        rows = self.deck.rows(held.with_for_update())
        if not rows:
            return False
        thing, before, act = self.noun.decoder.decode(rows[0][0]), msgspec.json.decode(rows[0][0]), current()
        thing.id, thing.expired_at = id, act.at
        changes = activity.difference(before, msgspec.json.decode(stored_text(self.noun, thing)))
        thing.version, thing.updated_at, thing.updated_by = thing.version + 1, act.at, act.user_id
        self._updated(thing, changes)
        self._record(thing, "expire", changes)
        return True

    def expect(self, thing: Any, version: int | None) -> None:
        if version is not None and thing.version != version:
            raise Refusal("precondition", version=thing.version)

    # -- steps -------------------------------------------------------------------------------------------------

    def load(self, id: int, *, deleted: bool = False) -> tuple[Any, Any, Document]:
        """The fresh object, locked until the transaction ends, the same again to compare with, and its document."""
        reading = Reading(self.deck, self.noun)

        def build() -> Any:
            return reading._one(deleted).with_for_update(of=self.table)

        if not 0 < id < 2**63:
            raise NotFound(noun=self.noun.name)
        key = ("load", self.noun.name, self.deck.viewer.role, deleted)
        row = self.session.row(key, build, self.deck.binds | {"id": id})
        if row is None:
            raise NotFound(noun=self.noun.name)
        document = msgspec.json.decode(row[0])
        for name in ("id", *(f.name for f in self.noun.beside)):
            document.pop(name, None)
        return self.noun.decoder.decode(row[0]), self.noun.decoder.decode(row[0]), document

    def save(self, thing: Any, old: Any, before: Document, verb: str) -> Any:
        """Store a changed object; nothing is written when nothing changed."""
        asked = activity.difference(before, msgspec.json.decode(stored_text(self.noun, thing)))
        if asked:
            # First, so that no guard tells what it knows of a thing that the user does not see.
            self._references(thing, asked)
            for guard in self.noun.guards:
                guard(self.deck, old, thing)
        thing, _, after = self._validated(thing)
        changes = activity.difference(before, after)
        if not changes:
            return thing
        self._references(thing, changes)
        if "custom_fields" in changes:
            checked_custom(self.deck, self.noun, before, after)
        act = current()
        thing.version, thing.updated_at, thing.updated_by = old.version + 1, act.at, act.user_id
        self._updated(thing, changes)
        self._beside(thing, after, changes)
        self._record(thing, verb, changes)
        for react in self.noun.reactions:
            react(self.deck, old, thing)
        return thing

    def _validated(self, thing: Any) -> tuple[Any, str, Document]:
        """The object as its types and its own check allow it, its stored text, and that as a document."""
        kept = {f.name: getattr(thing, f.name) for f in self.noun.beside} | {"id": thing.id}
        try:
            checked = self.noun.decoder.decode(stored_text(self.noun, thing))
        except msgspec.ValidationError as fault:
            raise named(fault, self.noun.struct) from fault
        for field in self.noun.fields.values():
            value = getattr(checked, field.name) if field.kind == "instant" else None
            if value is not None and value.tzinfo is not UTC:
                setattr(checked, field.name, value.astimezone(UTC))
        checked.check()
        number_parts(self.noun, checked)
        text = stored_text(self.noun, checked)
        if len(text) > LARGEST // 4 and len(text.encode()) > LARGEST:
            raise Refusal("too_large", what=self.noun.name, limit=f"{LARGEST >> 20} MB")
        for name, value in kept.items():
            setattr(checked, name, value)
        return checked, text, msgspec.json.decode(text)

    def _references(self, thing: Any, changes: activity.Changes) -> None:
        """Refuse a reference to what the user does not see, whether or not it exists, and to what does not fit."""
        missing: dict[str, str] = {}
        for field in self.noun.references:
            if field.name not in changes:
                continue
            named_ids, target = targets(field, getattr(thing, field.name)), (field.ref or field.edge)
            assert target
            old, key = changes[field.name][0], field.edge.key if field.edge else None
            known = {v[key] if key else v for v in old} if isinstance(old, list) else set()
            new = [each for each in named_ids if isinstance(each, int) and each not in known]
            if not all(self.deck.sees(target.noun, each) for each in new):
                missing[field.name] = f"there is no such {target.noun}"
            elif reasons := unfit(self.deck, self.noun, field, new, getattr(thing, self.noun.place or "", None)):
                missing[field.name] = next(iter(reasons.values()))
        missing |= misnamed(self.deck, self.noun, thing, changes)
        if missing:
            raise Invalid(**missing)

    def _inserted(self, thing: Any, text: str) -> int:
        row = {f.name: self._column(f, thing) for f in self.noun.promoted}
        row |= {"version": thing.version, "data": text}
        return self._unique(lambda: self.session.insert(self.table, row))

    def _updated(self, thing: Any, changes: activity.Changes) -> None:
        row = {f.name: self._column(f, thing) for f in self.noun.promoted if f.name in changes}
        row["updated_at"] = self._column(self.noun.fields["updated_at"], thing)
        row["updated_by"] = thing.updated_by
        row |= {
            "version": thing.version,
            "data": stored_text(self.noun, thing),
            "gone": gone(thing),
        }
        names = tuple(row)

        def build() -> Any:
            return (
                sa.update(self.table)
                .values({n: sa.bindparam(f"s_{n}", None, type_=self.table.c[n].type) for n in names})
                .where(self.table.c.id == sa.bindparam("id", None, type_=sa.BigInteger))
            )

        binds = {f"s_{n}": v for n, v in row.items()} | {"id": thing.id}
        self._unique(lambda: self.session.execute(("update", self.table.name, names), build, binds))

    def _column(self, field: Field, thing: Any) -> Any:
        return column_value(field, getattr(thing, field.name))

    def _unique(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except Exception as fault:
            faults = self.session.database.faults
            if faults.duplicate(fault):
                field = _unique_field(self.noun, faults.constraint(fault))
                raise Refusal("exists", noun=self.noun.name, field=field) from fault
            raise

    def _beside(self, thing: Any, document: Document, changes: activity.Changes, *, new: bool = False) -> None:
        """Rows that follow from the document: edges, tags and custom fields, the search entry."""
        for field in self.noun.fields.values():
            if field.edge and field.name in changes:
                rows = [{"owner_id": thing.id} | row for row in edge_rows(field, getattr(thing, field.name))]
                self._replace(TABLES[edge_name(self.noun, field)], {"owner_id": thing.id}, rows, new)
        if "custom_fields" in changes or "tags" in changes:
            rows = custom_rows(self.deck, self.noun, thing.id, document)
            self._replace(TABLES["custom_value"], {"noun": self.noun.name, "object_id": thing.id}, rows, new)
        if self.noun.search and ("deleted_at" in changes or any(n in changes for n in (*self.noun.search, "tags"))):
            rows = search.entries(self.noun, document) if thing.deleted_at is None else {}
            for name in {self.noun.name, self.noun.searched}:
                where = {"noun": name, "object_id": thing.id}
                entry = [where | {"title": rows[name][0], "body": rows[name][1]}] if name in rows else []
                self._replace(TABLES["search_entry"], where, entry, new)

    def _replace(self, table: sa.Table, where: Document, rows: list[Document], new: bool) -> None:
        if not new:

            def build() -> Any:
                return sa.delete(table).where(
                    *(table.c[n] == sa.bindparam(n, None, type_=table.c[n].type) for n in where)
                )

            self.session.execute(("clear", table.name), build, where)
        self.session.insert_rows(table, rows)

    def _record(self, thing: Any, verb: str, changes: activity.Changes) -> None:
        if not self.noun.logged:
            return
        project = getattr(thing, self.noun.place or "", None)
        self.deck.record(activity.entry(current(), self.noun.name, thing.id, thing.version, verb, project, changes))

    def _merge(self, thing: Any, given: Document, values: Document, version: int) -> None:
        if version > thing.version:
            raise Refusal("precondition", version=thing.version)
        since = [a for a in activity.of_object(self.session, self.noun.name, thing.id) if a.version > version]
        touched = {name: [a.changes[name] for a in since if name in a.changes] for a in since for name in a.changes}
        conflicts = [
            {"field": name, "yours": yours, "theirs": theirs}
            for name, value in values.items()
            if name in touched
            for yours, theirs in _sides(given[name], value, getattr(thing, name), touched[name])
        ]
        if conflicts:
            raise Conflict(conflicts=conflicts, version=thing.version)


def _sides(given: Any, value: Any, held: Any, changes: list[Any]) -> list[tuple[Any, Any]]:
    """Both values where a field was changed on both sides. Of custom fields, which merge by name, only those that were."""
    yours, theirs = (msgspec.to_builtins(side, str_keys=True) for side in (value, held))
    if isinstance(given, dict) and isinstance(yours, dict) and isinstance(theirs, dict):
        before = [(old or {}, new or {}) for old, new in changes]
        names = [n for n in given if any(old.get(n) != new.get(n) for old, new in before)]
        yours, theirs = ({n: side.get(n) for n in names} for side in (yours, theirs))
    return [(yours, theirs)] if yours != theirs else []


def stored_text(noun: Noun, thing: Any) -> str:
    """The object as its document's text: without the id, and without what is kept or derived beside it."""
    bare = msgspec.structs.replace(thing, id=0, **{f.name: f.default for f in noun.beside})
    return msgspec.json.encode(bare).decode()


def _unique_field(noun: Noun, constraint: str) -> str:
    names = sorted((f.name for f in noun.fields.values() if f.column), key=len, reverse=True)
    return next((name for name in names if name in constraint), "name")
