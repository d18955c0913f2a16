"""Chats: rooms to talk in, alone or about something, and who finds them."""

import enum
from typing import Annotated, Any

import msgspec
import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.calendar.about import About, about_visible, place
from quarterdeck.chat.settings import ChatSettings, Integration
from quarterdeck.crm.customer import not_for_clients
from quarterdeck.kernel.access import EVERYONE, LEADS, ME, MY_CUSTOMER, PEOPLE, STAFF, Viewer
from quarterdeck.kernel.act import actor
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Column, Kept, ReadOnly, Ref, Sensitive, Veiled, always, guard, noun, query_on, verb
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Instant, Line, Markdown
from quarterdeck.work.matching import matching
from quarterdeck.work.membership import project_role, role_in


class ChatType(enum.StrEnum):
    DIRECT_MESSAGE = "direct_message"
    GROUP_CHAT = "group_chat"
    CHANNEL = "channel"
    ANNOUNCEMENT = "announcement"
    SUPPORT = "support"
    PROJECT_CHAT = "project_chat"
    TEAM_CHAT = "team_chat"
    CUSTOMER_CHAT = "customer_chat"
    INCIDENT_CHAT = "incident_chat"
    MEETING_CHAT = "meeting_chat"


class ChatStatus(enum.StrEnum):
    ACTIVE = "active"
    ARCHIVED = "archived"
    LOCKED = "locked"
    SUSPENDED = "suspended"


class ChatVisibility(enum.StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"
    RESTRICTED = "restricted"
    INVITE_ONLY = "invite_only"


# Rooms that people expect to find by themselves are public unless said otherwise; the others are private.
OPEN_TYPES = (
    ChatType.CHANNEL, ChatType.ANNOUNCEMENT, ChatType.SUPPORT, ChatType.PROJECT_CHAT, ChatType.TEAM_CHAT,
)  # fmt: skip


def chat_visible(table: Any, viewer: Viewer) -> Any:
    """Its members; colleagues also public ones about what they see; a client public ones of its customer. Who was
    banned sees it no more."""
    if viewer.is_admin:
        return None
    mine = sa.or_(table.c.owner_id == ME, is_member(table))
    public = sa.and_(table.c.visibility == ChatVisibility.PUBLIC.value, sa.not_(is_member(table, "banned")))
    if not viewer.is_client:
        return sa.or_(mine, sa.and_(public, about_visible(table, viewer)))
    of_customer = table.c.chat_type == ChatType.CUSTOMER_CHAT.value
    return sa.or_(mine, sa.and_(public, of_customer, table.c.customer_id == MY_CUSTOMER))


def is_member(table: Any, status: str = "active") -> Any:
    """The condition that the viewer is a member, with that status, of a row of the chat table."""
    member = TABLES["chat_member"].alias()
    return sa.exists().where(
        member.c.chat_id == table.c.id, member.c.user_id == ME, member.c.status == status,
        member.c.deleted_at.is_(None),
    ).correlate(table)  # fmt: skip


def chat_role(deck: Deck, chat: "Chat") -> str | None:
    """A chat's owner and admins may do in it what a lead may; else the role in its project counts."""
    member = TABLES["chat_member"].c
    mine = sa.select(member.role).where(
        member.chat_id == chat.id, member.user_id == deck.viewer.id, member.status == "active"
    )
    return "lead" if deck.scalar(mine) in ("owner", "admin") else project_role(deck, chat)


def role_at_chat(deck: Deck, thing: Any) -> str | None:
    """The viewer's role in the project of the chat to which a message or a membership belongs."""
    chat = TABLES["chat"].c
    project_id = deck.scalar(sa.select(chat.project_id).where(chat.id == thing.chat_id))
    return role_in(deck, project_id) if project_id else None


@noun(
    "chat",
    plural="chats",
    visible=chat_visible,
    may={"create": STAFF, "edit": LEADS, "delete": LEADS, "use": PEOPLE, "read": EVERYONE},
    local_role=chat_role,
    owner=("owner_id",),
    own=("edit", "delete"),
    scope="project_id",
    indexes=(
        "name", "chat_type name", "status name", "owner_id name", "project_id name", "team_id name",
        "customer_id name", "-last_message_at",
    ),
    search=("name", "topic", "description"),
    sensitive_to=not_for_clients,
    sort="name",
)  # fmt: skip
class Chat(About, kw_only=True):
    """A room. Without a visibility, a chat that people look for is public, any other one private."""

    name: Annotated[Line, Column()] = ""
    topic: Line = ""
    description: Markdown = ""
    chat_type: Annotated[ChatType, Column()] = always(ChatType.GROUP_CHAT)
    status: Annotated[ChatStatus, Column()] = always(ChatStatus.ACTIVE)
    visibility: Annotated[ChatVisibility | None, Column()] = None
    owner_id: Annotated[int | None, Ref("user"), ReadOnly] = None
    agenda_id: Annotated[int | None, Ref("agenda"), Veiled] = None
    settings: ChatSettings = msgspec.field(default_factory=ChatSettings)
    integrations: Annotated[list[Integration], Meta(max_length=50), Sensitive] = []

    member_count: Annotated[int, Kept()] = 0
    message_count: Annotated[int, Kept()] = 0
    last_message_at: Annotated[Instant | None, Kept()] = None

    def check(self) -> None:
        direct = self.chat_type is ChatType.DIRECT_MESSAGE
        if not self.name.strip() and not direct:
            raise Invalid(name="is needed, except for a direct message")
        if direct and self.visibility not in (None, ChatVisibility.PRIVATE):
            raise Invalid(visibility="a direct message is private")

    @property
    def most_members(self) -> int:
        return 2 if self.chat_type is ChatType.DIRECT_MESSAGE else self.settings.max_members

    @verb("edit")
    def archive(self) -> None:
        """Close it for good: it can be read and found, nothing more is said."""
        self.status = ChatStatus.ARCHIVED


@guard("chat")
def settle_chat(deck: Deck, before: Chat | None, after: Chat) -> None:
    """Who makes a chat owns it; its visibility and its project follow from what it is and what it is about."""
    if before is None:
        after.owner_id = after.owner_id or actor()
    if after.visibility is None:
        after.visibility = ChatVisibility.PUBLIC if after.chat_type in OPEN_TYPES else ChatVisibility.PRIVATE
    place(deck, before, after)


class MemberCount(msgspec.Struct, frozen=True):
    """How many active members a chat has."""

    chat_id: int
    name: str
    members: int


@query_on("chat")
def with_member_counts(deck: Deck, /, **filters: object) -> list[MemberCount]:
    """All chats that match these filters, each with how many active members it has."""
    return [MemberCount(chat.id, chat.name, chat.member_count) for chat in matching(deck, Chat, filters)]
