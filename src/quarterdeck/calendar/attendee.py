"""Who comes to an event, and what the event reserves."""

import enum
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from quarterdeck.crm.parts import Email
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Part, Value, always
from quarterdeck.people.user import Way
from quarterdeck.values import Currency, Instant, Line, Text, Title, UserId


class Attendance(enum.StrEnum):
    REQUIRED = "required"
    OPTIONAL = "optional"
    INFORMATIONAL = "informational"
    PRESENTER = "presenter"
    FACILITATOR = "facilitator"
    NOTE_TAKER = "note_taker"


class Response(enum.StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


class ResourceType(enum.StrEnum):
    ROOM = "room"
    EQUIPMENT = "equipment"
    VEHICLE = "vehicle"
    OTHER = "other"


class Attendee(Part, kw_only=True):
    """Somebody invited: a user, a contact of the event's customer, or just an e-mail address."""

    user_id: UserId | None = None
    contact_id: Annotated[int, Meta(ge=1)] | None = None
    email: Email = ""
    name: Line = ""
    attendance: Attendance = always(Attendance.REQUIRED)
    response: Response = always(Response.PENDING)
    responded_at: Instant | None = None
    note: Text = ""
    attended: bool = False
    checked_in_at: Instant | None = None
    checked_out_at: Instant | None = None
    delegate: UserId | None = None  # who comes instead


class Resource(Part, kw_only=True):
    """A room, a device, a car: it serves one event at a time."""

    name: Title
    type: ResourceType = always(ResourceType.ROOM)
    capacity: Annotated[int, Meta(ge=1)] | None = None
    cost_per_hour: Decimal = always(Decimal(0))
    currency: Currency = always("USD")


class Reminder(Value, kw_only=True):
    """A notice so many minutes before the start, by one way."""

    minutes: Annotated[int, Meta(ge=0, le=40_320)] = always(15)  # at most four weeks
    way: Way = always(Way.IN_APP)


def check_attendees(attendees: Iterable[Attendee], *, customer: bool) -> None:
    """Refuse attendees who are nobody, or there twice; a contact needs the event's `customer`."""
    seen: set[object] = set()
    for attendee in attendees:
        who = attendee.user_id or (attendee.contact_id and ("contact", attendee.contact_id)) or attendee.email.lower()
        if not who:
            raise Invalid(attendees="each one is a user, a contact or an e-mail address")
        if who in seen:
            raise Invalid(attendees="somebody is there twice")
        if attendee.contact_id and not customer:
            raise Invalid(attendees="a contact belongs to a customer: say which one the event is about")
        seen.add(who)


def people(attendees: Iterable[Attendee]) -> list[int]:
    """The users among the attendees and those who come instead of them, each once."""
    users = [user for a in attendees for user in (a.user_id, a.delegate) if user is not None]
    return list(dict.fromkeys(users))
