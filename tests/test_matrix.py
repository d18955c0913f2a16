"""Every noun × every person × every operation, against the table of who may what, which is written down here.

Ada manages projects and leads both, Ben is a developer in both, Dan a developer outside, Vic looks on, Cleo is the
customer, Root administers. A noun, an action or a verb that the tables do not know fails.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from quarterdeck import portable
from quarterdeck.kernel import activity, feed
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import NOUNS
from quarterdeck.server.live import thin
from tests.things import FIELDS, Stage, furnished
from tests.world import World

ALL = "root ada ben cleo dan vic"
STAFF = "root ada ben dan vic"  # everyone but clients
MAKERS = "root ada ben dan"  # those who do the work
SPEAK = "root ada ben cleo dan"  # everyone but who only looks on
LEAD = "root ada"
TEAM = "root ada ben"  # who is in the private project
ROOT, NONE = "root", ""

# noun: who sees the open one, who sees the hidden one.
SEES: dict[str, tuple[str, str]] = {
    "user": (STAFF, STAFF),  # neither one's own company's nor in a project that Cleo sees
    "customer": (STAFF, STAFF),  # other customers than Cleo's
    "deal": (STAFF, STAFF),
    "team": (STAFF, STAFF),
    "project": (ALL, TEAM),
    "task": (ALL, TEAM),
    "sprint": (ALL, TEAM),
    "milestone": (ALL, TEAM),
    "label": (ALL, TEAM),
    "issue": (ALL, LEAD),  # security: its reporter and the leads
    "comment": (ALL, STAFF),  # internal
    "attachment": (ALL, STAFF),  # internal
    "link": (ALL, TEAM),
    "time_entry": (STAFF, TEAM),
    "agenda": (ALL, TEAM),  # confidential: Ada organizes, Ben comes
    "chat": (ALL, TEAM),  # private: Ada's, with Ben
    "chat_member": (ALL, TEAM),
    "message": (ALL, TEAM),
    "webhook": (LEAD, ROOT),  # of one project; of all
    "saved_view": (ALL, "ada"),  # shared; Ada's own
    "api_token": (LEAD, ROOT),  # Ada's; Root's
    "session": ("ada", ROOT),
    "notification": ("ben", "ada"),
}

# noun: action, or a verb whose rights are narrower than its action's: who may, of those who see it.
MAY: dict[str, dict[str, str]] = {
    "user": {
        "create": ROOT, "edit": ROOT, "delete": ROOT, "manage": ROOT, "change_password": NONE, "change_email": NONE,
        "enable_2fa": NONE, "disable_2fa": NONE,
        "own": NONE,
    },
    "customer": {"create": LEAD, "edit": LEAD, "delete": LEAD},
    "deal": {"create": LEAD, "edit": LEAD, "delete": LEAD},
    "team": {"create": LEAD, "edit": LEAD, "delete": LEAD},
    "project": {"create": LEAD, "edit": LEAD, "delete": LEAD, "copy": LEAD},
    "task": {"create": MAKERS, "edit": MAKERS, "delete": LEAD, "watch": ALL, "log_time": MAKERS},
    "sprint": {"create": MAKERS, "edit": MAKERS, "delete": LEAD},
    "milestone": {"create": LEAD, "edit": LEAD, "delete": LEAD},
    "label": {"create": MAKERS, "edit": MAKERS, "delete": MAKERS},
    "issue": {
        "create": SPEAK, "edit": MAKERS, "delete": LEAD, "watch": ALL, "log_time": MAKERS, "answer": MAKERS,
    },
    "comment": {"create": SPEAK, "edit": LEAD, "delete": LEAD, "react": SPEAK},  # Ada's own
    "attachment": {"create": SPEAK, "edit": MAKERS, "delete": LEAD},
    "link": {"create": MAKERS, "edit": MAKERS, "delete": MAKERS},
    "time_entry": {"create": MAKERS, "edit": LEAD, "delete": LEAD, "resume": "ada"},  # Ada's own
    "agenda": {"create": MAKERS, "edit": LEAD, "delete": LEAD},
    "chat": {
        "create": MAKERS, "edit": LEAD, "delete": LEAD, "add_member": "root ada ben cleo",
        "remove_member": "root ada cleo", "send": "ada ben cleo", "mark_read": "ada ben cleo", "mute": "ada ben cleo",
    },
    "chat_member": {},  # through the chat's verbs alone
    "message": {
        "create": "ada ben cleo", "edit": LEAD, "delete": LEAD, "react": "root ada ben cleo", "unreact": SPEAK,
        "pin": "root ada ben cleo", "unpin": SPEAK,  # there is nothing to take back yet
    },
    "webhook": {"create": LEAD, "edit": LEAD, "delete": LEAD},
    "saved_view": {"create": ALL, "edit": LEAD, "delete": LEAD, "publish": "ada"},  # Ada's own
    "api_token": {"edit": LEAD, "delete": LEAD},
    "session": {},
    "notification": {"edit": "ben", "delete": "ben"},
}  # fmt: skip
# The same for the hidden one, where it differs by more than by who sees it.
MAY_HIDDEN: dict[str, dict[str, str]] = {
    "notification": {"edit": "ada", "delete": "ada"},
    "chat": {"remove_member": TEAM},  # Cleo is not in it: nobody is removed
    "message": {"react": TEAM, "pin": TEAM},
    "saved_view": {"edit": "ada", "delete": "ada", "publish": "ada"},
}
# Verbs that end as if nothing were there, for those without a membership of their own to change.
NOT_THEIRS = {("chat", "mark_read"), ("chat", "mute")}

SAMPLES: dict[tuple[str, str], Callable[[Stage], dict[str, Any]]] = {
    ("user", "add_skill"): lambda s: {"name": "Sewing", "level": "expert"},
    ("user", "enable_2fa"): lambda s: {"current": "no", "key": "A" * 32, "code": "000000"},
    ("user", "disable_2fa"): lambda s: {"current": "no"},
    ("user", "change_password"): lambda s: {"current": "no", "new": "nothing of the kind"},
    ("user", "change_email"): lambda s: {"current": "no", "email": "new@example.com"},
    ("user", "remove_skill"): lambda s: {"name": "Sewing"},
    ("user", "star"): lambda s: {"noun": "project", "object_id": s.world.web.id},
    ("user", "unstar"): lambda s: {"noun": "project", "object_id": s.world.web.id},
    ("user", "unread_notifications"): lambda s: {"ids": []},
    ("user", "set_manager"): lambda s: {"manager_id": s.world.ada.id},
    ("customer", "add_contact"): lambda s: {"name": "Lee"},
    ("customer", "remove_address"): lambda s: {"address_id": 1},
    ("customer", "remove_contact"): lambda s: {"contact_id": 1},
    ("customer", "update_address"): lambda s: {"address_id": 1},
    ("customer", "update_contact"): lambda s: {"contact_id": 1, "phone": "1"},
    ("customer", "set_account_manager"): lambda s: {"user_id": s.world.ada.id},
    ("customer", "set_followup"): lambda s: {"on": "2026-12-01"},
    ("deal", "move"): lambda s: {"stage": "proposal"},
    ("project", "add_member"): lambda s: {"user_id": s.eve.id},
    ("project", "remove_member"): lambda s: {"user_id": s.eve.id},
    ("project", "add_expense"): lambda s: {"title": "A font", "amount": "20"},
    ("project", "remove_expense"): lambda s: {"expense_id": 1},
    ("project", "copy"): lambda s: {"key": "CPY", "name": "Copy"},
    ("task", "add_dependency"): lambda s: {"on_id": s.world.task.id},
    ("task", "remove_dependency"): lambda s: {"on_id": s.world.task.id},
    ("task", "assign"): lambda s: {"user_ids": [s.world.ben.id]},
    ("task", "block"): lambda s: {"reason": "rain"},
    ("task", "log_time"): lambda s: {"hours": 1},
    ("task", "set_remaining"): lambda s: {"hours": 1},
    ("task", "split"): lambda s: {"titles": ["Half"]},
    ("issue", "assign"): lambda s: {"user_ids": [s.world.ben.id]},
    ("issue", "log_time"): lambda s: {"hours": 1},
    ("issue", "resolve"): lambda s: {"resolution": "fixed"},
    ("saved_view", "publish"): lambda s: {"fields": ["title"]},
    ("chat", "add_member"): lambda s: {"user_id": s.eve.id},
    ("chat", "remove_member"): lambda s: {"user_id": s.world.cleo.id},
    ("chat", "send"): lambda s: {"content": "Hello"},
    ("comment", "react"): lambda s: {"emoji": "+1"},
    ("comment", "unreact"): lambda s: {"emoji": "-1"},
    ("message", "edit"): lambda s: {"content": "Hello"},
    ("message", "react"): lambda s: {"emoji": "+1"},
    ("message", "unreact"): lambda s: {"emoji": "-1"},
    ("notification", "snooze"): lambda s: {"until": (datetime.now(UTC) + timedelta(days=1)).isoformat()},
}
# Fields whose change is asked for with a patch.
PATCHED: dict[str, dict[str, Any]] = {
    "user": {"job_title": "Zookeeper"}, "project": {"description": "x"}, "task": {"description": "x"},
    "issue": {"description": "x"}, "milestone": {"description": "x"}, "sprint": {"goal": "x"},
    "label": {"description": "x"}, "comment": {"body": "x"}, "attachment": {"description": "x"}, "link": {"lag": 1},
    "time_entry": {"note": "x"}, "agenda": {"location": "x"}, "chat": {"topic": "x"}, "message": {"content": "x"},
    "webhook": {"url": "https://x.example"}, "saved_view": {"query": "x"}, "api_token": {"name": "x"},
    "customer": {"industry": "x"}, "deal": {"source": "x"}, "team": {"description": "x"},
}  # fmt: skip
# What a second one of the noun has to have otherwise, and what only those who see a field may give.
ANOTHER: dict[str, dict[str, Any]] = {
    "user": {"username": "quoll", "email": "quoll@example.com"}, "project": {"key": "QUX"}, "label": {"name": "Quoll"},
    "link": {"link_type": "duplicates"}, "customer": {"contacts": None},
}  # fmt: skip
Cells = dict[tuple[str, ...], str]
WHICH = ("open", "hidden")


class _UndoneError(Exception):
    """Takes back what a cell did."""


@pytest.fixture
def stage(world: World) -> Stage:
    return furnished(world)


def test_every_noun_and_action_is_in_the_tables() -> None:
    assert set(FIELDS) == set(SEES) == set(MAY) == set(NOUNS)
    for noun in NOUNS.values():
        verbs = {verb.name for verb in noun.verbs.values()}
        asked = {verb.action for verb in noun.verbs.values()} | ({"edit"} if "patch" in noun.operations else set())
        asked |= {"create", "delete"} & set(noun.operations)
        assert asked - verbs <= set(MAY[noun.name]) | _verb_actions(noun.name), noun.name
        assert set(MAY[noun.name]) <= asked | verbs, noun.name


def _verb_actions(name: str) -> set[str]:
    """The actions all of whose verbs have rows of their own."""
    verbs = NOUNS[name].verbs.values()
    return {v.action for v in verbs if all(w.name in MAY[name] for w in verbs if w.action == v.action)}


def test_who_sees_what_by_every_way_of_reading(stage: Stage) -> None:
    """Get, list, count, filter, search, history and the past agree with the table, and so with each other."""
    found, expected = Cells(), Cells()
    now = datetime.now(UTC).isoformat()
    listed: dict[tuple[str, str], dict[str, set[int]]] = {}
    for noun, which, name, deck in cells(stage):
        collection, id = deck.named(noun), stage.id(noun, which)
        lists = listed.setdefault((noun, name), {})
        if not lists:
            questions: dict[str, dict[str, Any]] = {"list": {}}
            questions |= {"past list": {"as_of": now}} if NOUNS[noun].logged else {}
            questions |= {"words": {"q": "quokka"}} if NOUNS[noun].search else {}
            lists |= {way: {t.id for t in collection.list(**asked, limit=1000)} for way, asked in questions.items()}
            if NOUNS[noun].search:
                lists["search"] = {t.id for t in collection.search("quokk", limit=1000)}
        ways: dict[str, Callable[[], bool]] = {
            "get": lambda c=collection, i=id: c.find(i) is not None,
            **{way: (lambda i=id, ids=ids: i in ids) for way, ids in lists.items()},
            "count": lambda c=collection, i=id: c.count(id=i) == 1,
            "counts": lambda c=collection, i=id: sum(each.count for each in c.counts("created_by", id=i)) == 1,
            "filter": lambda c=collection, i=id: [thing.id for thing in c.list(id=i)] == [i],
            "sees": lambda d=deck, n=noun, i=id: d.sees(n, i),
        }
        if NOUNS[noun].logged:
            ways["history"] = lambda c=collection, i=id: came_through(lambda: c.history(i))
            ways["as_of"] = lambda c=collection, i=id: came_through(lambda: c.get(i, as_of=moment(now)))
        for way, seen in ways.items():
            found[noun, which, name, way] = said(seen())
            expected[noun, which, name, way] = said(name in sees(noun, which))
    told = differences(found, expected)
    assert not told, told


def test_who_hears_of_what(stage: Stage) -> None:
    """The feed and the live messages tell of exactly what is seen, the trash included."""
    found, expected = Cells(), Cells()
    for noun, which, name, deck in cells(stage):
        if not NOUNS[noun].logged:
            continue
        with deck.using() as session:
            entries = activity.of_object(session, noun, stage.id(noun, which))
            found[noun, which, name, "feed"] = said(len(feed.visible(deck, entries)) > 0)
            found[noun, which, name, "live"] = said(any(thin(deck, entry) for entry in entries))
        expected |= {(noun, which, name, way): said(name in sees(noun, which)) for way in ("feed", "live")}
    told = differences(found, expected)
    assert not told, told


def test_an_export_holds_what_its_person_sees(stage: Stage) -> None:
    found, expected = Cells(), Cells()
    for name, user in stage.world.people.items():
        out = io.BytesIO()
        portable.export(stage.world.deck(user), out)
        lines = [msgspec.json.decode(line) for line in out.getvalue().splitlines()]
        objects = {(line["noun"], line["id"]) for line in lines if "noun" in line}
        told = {(a["noun"], a["object_id"]) for line in lines if (a := line.get("activity"))}
        assert told <= objects, name
        for noun in set(NOUNS) - {"api_token", "session"}:
            for which in WHICH:
                found[noun, which, name] = said((noun, stage.id(noun, which)) in objects)
                expected[noun, which, name] = said(name in sees(noun, which))
    told = differences(found, expected)
    assert not told, told


def test_who_may_change_what(stage: Stage) -> None:
    """Create, patch, delete and restore; for who does not see it, there is nothing to change."""
    found, expected = Cells(), Cells()
    for noun, which, name, deck in cells(stage):
        collection, id, offered = deck.named(noun), stage.id(noun, which), NOUNS[noun].operations
        ways: dict[str, tuple[str, Callable[[], object]]] = {}
        if "patch" in offered:
            ways["patch"] = "edit", lambda c=collection, i=id, n=noun: c.update(i, **PATCHED[n])
        if "delete" in offered:
            ways["delete"] = "delete", lambda c=collection, i=id: c.delete(i)
        if "restore" in offered:
            ways["restore"] = "delete", lambda c=collection, i=id, d=deck, n=noun: restored(stage, d, n, i)
        for way, (action, work) in ways.items():
            found[noun, which, name, way] = outcome(deck, work)
            expected[noun, which, name, way] = allowed(noun, which, name, action)
        if "create" in offered and which == "open":
            given = FIELDS[noun](stage, False) | ANOTHER.get(noun, {})
            given = {field: value for field, value in given.items() if value is not None}
            found[noun, which, name, "create"] = outcome(deck, lambda c=collection, g=given: c.create(**g))
            may = name in MAY[noun]["create"].split()
            expected[noun, which, name, "create"] = "ok" if may else "forbidden"
    told = differences(found, expected)
    assert not told, told


def test_who_may_run_every_verb(stage: Stage) -> None:
    found, expected = Cells(), Cells()
    for noun, which, name, deck in cells(stage):
        for verb in NOUNS[noun].verbs.values():
            arguments = SAMPLES.get((noun, verb.name), lambda s: {})(stage)
            found[noun, which, name, verb.name] = outcome(
                deck, lambda d=deck, n=noun, v=verb, a=arguments, w=which: d.named(n).act(stage.id(n, w), v.name, **a)
            )
            action = verb.name if verb.name in MAY[noun] else verb.action
            answer = allowed(noun, which, name, action)
            if answer == "forbidden" and (noun, verb.name) in NOT_THEIRS:
                answer = "absent"
            expected[noun, which, name, verb.name] = answer
    told = differences(found, expected)
    assert not told, told


# -- reading the tables ------------------------------------------------------------------------------------------


def cells(stage: Stage) -> list[tuple[str, str, str, Deck]]:
    people = {name: stage.world.deck(user) for name, user in stage.world.people.items()}
    return [(noun, which, name, deck) for noun in NOUNS for which in WHICH for name, deck in people.items()]


def sees(noun: str, which: str) -> list[str]:
    return SEES[noun][WHICH.index(which)].split()


def allowed(noun: str, which: str, name: str, action: str) -> str:
    if name not in sees(noun, which):
        return "absent"
    may = MAY[noun] | (MAY_HIDDEN.get(noun, {}) if which == "hidden" else {})
    return "ok" if name in may[action].split() else "forbidden"


def outcome(deck: Deck, work: Callable[[], object]) -> str:
    """What comes of an act, which is then undone. What only the thing's state refuses was allowed."""
    try:
        with deck.transaction():
            work()
            raise _UndoneError
    except _UndoneError:
        return "ok"
    except Refusal as refusal:
        known = {403: "forbidden", 404: "absent"}
        return known.get(refusal.status, "ok" if refusal.code in ("not_allowed", "cycle") else str(refusal))


def restored(stage: Stage, deck: Deck, noun: str, id: int) -> object:
    """Restore what its owner put into the trash in the same transaction."""
    owner = stage.world.ada if noun == "saved_view" else stage.world.root
    with deck.acting_as(stage.world.deck(owner).viewer, deck.now):
        deck.named(noun).delete(id)
    return deck.named(noun).restore(id)


def came_through(work: Callable[[], object]) -> bool:
    try:
        return bool(work())
    except Refusal as refusal:
        assert refusal.code == "not_found"
        return False


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def said(seen: bool) -> str:
    return "seen" if seen else "absent"


def differences(found: Cells, expected: Cells) -> str:
    return "\n".join(
        f"{' '.join(cell)}: {found[cell]}, not {expected[cell]}" for cell in found if found[cell] != expected[cell]
    )
