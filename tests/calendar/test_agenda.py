"""When an event is, and what is refused as one."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from quarterdeck.calendar.agenda import Agenda, AgendaVisibility
from quarterdeck.calendar.attendee import Attendee, Resource
from quarterdeck.calendar.recurrence import Recurrence
from quarterdeck.kernel.errors import Invalid

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def event(**fields: object) -> Agenda:
    return Agenda(**{"title": "Sync", "start": NINE, "end": NINE + timedelta(hours=1), **fields})  # type: ignore[arg-type]


def test_a_plain_event_passes() -> None:
    event(timezone="Europe/Berlin", recurrence=Recurrence(rrule="FREQ=WEEKLY;BYDAY=MO")).check()


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("end", {"end": NINE}),
        ("end", {"end": None}),
        ("start", {"start": None}),
        ("timezone", {"timezone": "Mars/Base"}),
        ("timezone", {"timezone": "../etc"}),
        ("start_on", {"all_day": True}),
        ("end_on", {"all_day": True, "start_on": date(2026, 3, 2), "end_on": date(2026, 3, 1)}),
        ("team_id", {"visibility": AgendaVisibility.TEAM_ONLY}),
        ("project_id", {"visibility": AgendaVisibility.PROJECT_ONLY}),
        ("attendees", {"attendees": [Attendee()]}),
        ("attendees", {"attendees": [Attendee(user_id=1), Attendee(user_id=1)]}),
        ("attendees", {"attendees": [Attendee(contact_id=1)]}),
        ("recurrence", {"recurrence": Recurrence(rrule="FREQ=SOMETIMES")}),
        ("cost", {"cost": Decimal(-1)}),
        ("resources", {"resources": [Resource(name="Room", cost_per_hour=Decimal(-1))]}),
    ],
)
def test_what_is_refused_is_named(field: str, fields: dict[str, object]) -> None:
    with pytest.raises(Invalid) as refused:
        event(**fields).check()
    assert [error["field"] for error in refused.value.errors] == [field]


def test_a_whole_day_lasts_from_midnight_to_midnight_where_it_is() -> None:
    clocks_change = event(all_day=True, start=None, end=None, start_on=date(2026, 3, 29), timezone="Europe/Berlin")
    clocks_change.settle()
    assert clocks_change.start == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert clocks_change.end == datetime(2026, 3, 29, 22, tzinfo=UTC)  # 23 hours
    assert clocks_change.end_on == date(2026, 3, 29)


def test_users_and_their_delegates_are_found_as_attendees() -> None:
    meeting = event(attendees=[Attendee(user_id=4), Attendee(email="x@y.test"), Attendee(user_id=5, delegate=4)])
    meeting.settle()
    assert meeting.attendee_ids == [4, 5]
