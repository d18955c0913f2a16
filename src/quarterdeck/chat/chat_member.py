"""Who is in a chat, as what, and how far they have read."""

import enum
from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta

from quarterdeck.chat.chat import role_at_chat
from quarterdeck.kernel.access import EVERYONE, NOBODY, Viewer
from quarterdeck.kernel.conditions import sees
from quarterdeck.kernel.model import Column, CreateOnly, Kept, ReadOnly, Record, Ref, always, noun
from quarterdeck.values import Instant, Line


class ChatRole(enum.StrEnum):
    """Lowest first: nobody gives, or takes away, a role above their own."""

    BOT = "bot"
    GUEST = "guest"
    MEMBER = "member"
    MODERATOR = "moderator"
    ADMIN = "admin"
    OWNER = "owner"


class Permission(enum.StrEnum):
    READ_MESSAGES = "read_messages"
    SEND_MESSAGES = "send_messages"
    SEND_FILES = "send_files"
    SEND_LINKS = "send_links"
    MENTION_ALL = "mention_all"
    DELETE_MESSAGES = "delete_messages"
    EDIT_MESSAGES = "edit_messages"
    PIN_MESSAGES = "pin_messages"
    INVITE_MEMBERS = "invite_members"
    REMOVE_MEMBERS = "remove_members"
    MANAGE_SETTINGS = "manage_settings"
    MANAGE_INTEGRATIONS = "manage_integrations"


class MemberStatus(enum.StrEnum):
    ACTIVE = "active"
    INACTIVE = "inactive"
    BANNED = "banned"
    LEFT = "left"


class Notify(enum.StrEnum):
    ALL = "all"
    MENTIONS = "mentions"
    NOTHING = "nothing"


_P = Permission
_SPEAK = (_P.READ_MESSAGES, _P.SEND_MESSAGES, _P.SEND_FILES, _P.SEND_LINKS)
_JOIN_IN = (*_SPEAK, _P.MENTION_ALL, _P.PIN_MESSAGES, _P.INVITE_MEMBERS)
PERMISSIONS: dict[ChatRole, tuple[Permission, ...]] = {
    ChatRole.BOT: _SPEAK,
    ChatRole.GUEST: _SPEAK,
    ChatRole.MEMBER: _JOIN_IN,
    ChatRole.MODERATOR: (*_JOIN_IN, _P.DELETE_MESSAGES, _P.REMOVE_MEMBERS),
    ChatRole.ADMIN: tuple(Permission),
    ChatRole.OWNER: tuple(Permission),
}
RANK = {role: rank for rank, role in enumerate(ChatRole)}
MODERATORS = (ChatRole.MODERATOR, ChatRole.ADMIN, ChatRole.OWNER)


def member_visible(table: Any, viewer: Viewer) -> Any:
    """Who sees a chat sees who is in it."""
    return sees(table, table.c.chat_id, "chat", viewer)


@noun(
    "chat_member",
    plural="chat_members",
    visible=member_visible,
    may={"create": EVERYONE, "edit": EVERYONE, "delete": NOBODY},  # narrowed by chat/membership.py
    local_role=role_at_chat,
    indexes=("chat_id role", "user_id status"),
    unique=("chat_id user_id",),
    operations=("list", "get", "history"),
)
class ChatMember(Record, kw_only=True):
    """One person in one chat. Who goes keeps the row, so that coming back is not a second membership."""

    chat_id: Annotated[int, Ref("chat"), CreateOnly]
    user_id: Annotated[int, Ref("user"), CreateOnly]
    role: Annotated[ChatRole, Column()] = always(ChatRole.MEMBER)
    permissions: list[Permission] = []
    joined_at: Annotated[Instant | None, ReadOnly] = None
    invited_by: Annotated[int | None, Ref("user"), ReadOnly] = None
    status: Annotated[MemberStatus, Column()] = always(MemberStatus.ACTIVE)
    muted_until: Instant | None = None
    notify: Notify = always(Notify.ALL)
    keywords: Annotated[list[Annotated[str, Meta(min_length=1, max_length=100)]], Meta(max_length=50)] = []
    custom_title: Line = ""

    # Beside the document: it moves with every glance, and is nobody's history.
    last_read_message_id: Annotated[int | None, Kept()] = None

    @property
    def active(self) -> bool:
        return self.status is MemberStatus.ACTIVE and self.deleted_at is None

    def may(self, permission: Permission) -> bool:
        """Whether this membership, while it lasts, allows that."""
        return self.active and permission in self.permissions

    def become(self, role: ChatRole) -> None:
        """Take a role, with the permissions that usually go with it."""
        self.role, self.permissions = role, list(PERMISSIONS[role])

    def muted(self, at: datetime) -> bool:
        """Whether notices of this chat are held back at that instant."""
        return self.muted_until is not None and at < self.muted_until
