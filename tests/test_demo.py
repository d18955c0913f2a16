"""The demo is a company that could be: made by the verbs, whole, and different at each past day."""

from __future__ import annotations

from datetime import timedelta

from quarterdeck import checking
from quarterdeck.demo import fill, is_demo
from quarterdeck.kernel import activity
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, find_viewer


def test_the_demo_is_a_company_that_could_be(database: Database) -> None:
    """One story for all that is asked of it: making it takes longer than looking at it."""
    assert fill(database)
    assert is_demo(database)
    assert not fill(database), "it is made once, and only on a database without people"
    _it_is_whole(database)
    _customers_do_not_see_what_the_studio_keeps_to_itself(database)
    _nothing_of_it_happens_before_it_was_made(database)
    _sprints_and_milestones_went_their_way(database)


def _it_is_whole(database: Database) -> None:
    deck = Deck(database, find_viewer(database, "ada"))
    assert deck.users.count(role__ne="client") >= 12
    assert deck.customers.count() == 3
    assert [p.status for p in deck.projects.list(sort="key")] == ["active", "completed", "active", "active"]
    for noun in (
        "tasks",
        "comments",
        "time_entries",
        "messages",
        "issues",
        "milestones",
        "sprints",
        "deals",
        "agendas",
        "labels",
    ):
        assert deck.named(noun).count() > 0, noun
    then = deck.now - timedelta(days=30)
    done = deck.tasks.count(project="WEB", status="done")
    assert 0 < len(deck.tasks.list(project="WEB", status="done", as_of=then)) < done
    report = checking.check(database)
    assert report.well, report.differences


def _customers_do_not_see_what_the_studio_keeps_to_itself(database: Database) -> None:
    cleo = Deck(database, find_viewer(database, "cleo"))
    assert [p.key for p in cleo.projects.list()] == ["WEB"]
    assert cleo.tasks.count(q="payroll") == 0


def _nothing_of_it_happens_before_it_was_made(database: Database) -> None:
    with database.session() as session:
        made: dict[tuple[str, int], str] = {}
        for each in activity.tail(session, 0, 10_000):
            assert each.at >= made.setdefault((each.noun, each.object_id), each.at), each


def _sprints_and_milestones_went_their_way(database: Database) -> None:
    deck = Deck(database, find_viewer(database, "ada"))
    assert {s.status for s in deck.sprints.list(project="WEB")} == {"completed", "active", "planning"}
    design = deck.milestones.list(name="Design agreed")[0]
    assert [a.verb for a in deck.milestones.history(design)] == ["create", "update", "update"]
    assert design.status == "completed"
