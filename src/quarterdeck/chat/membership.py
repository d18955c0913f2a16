"""Coming into a chat and leaving it, and what one person may do there."""

from dataclasses import dataclass
from typing import Annotated

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.chat.chat import Chat, ChatStatus, ChatVisibility
from quarterdeck.chat.chat_member import RANK, ChatMember, ChatRole, MemberStatus, Notify, Permission
from quarterdeck.kernel.act import actor, now
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid, NotFound, Refusal
from quarterdeck.kernel.model import guard, reaction, verb_on
from quarterdeck.kernel.tables import TABLES
from quarterdeck.kernel.totals import Share, gives
from quarterdeck.people.serving import away
from quarterdeck.people.user import User
from quarterdeck.values import Instant


def member_of(deck: Deck, chat_id: int, user_id: int) -> ChatMember | None:
    """The membership of a user, active or not."""
    return next(iter(deck.of(ChatMember).list(chat_id=chat_id, user_id=user_id, limit=1)), None)


@dataclass(frozen=True)
class Voice:
    """The deck's user in one chat: as which member, and what that allows. An administrator may manage any chat."""

    deck: Deck
    chat: Chat
    member: ChatMember | None

    @classmethod
    def of(cls, deck: Deck, chat_id: int) -> "Voice":
        """The voice inside a write. The chat is locked: one write at a time decides whether there is room, and the
        ids of its messages rise in the order in which they are seen."""
        table = TABLES["chat"].c
        deck.rows(sa.select(table.id).where(table.id == chat_id).with_for_update())
        chat = deck.of(Chat).get(chat_id)
        return cls(deck, chat, member_of(deck, chat.id, deck.viewer.id))

    @property
    def is_system(self) -> bool:
        """Nobody in person: an import, a job."""
        return self.deck.viewer.id == 0

    @property
    def rank(self) -> int:
        if self.deck.viewer.is_admin:
            return RANK[ChatRole.OWNER]
        return RANK[self.member.role] if self.member and self.member.active else -1

    def may(self, permission: Permission) -> bool:
        return self.deck.viewer.is_admin or (self.member is not None and self.member.may(permission))

    def need(self, permission: Permission, action: str) -> None:
        if not self.may(permission):
            raise Forbidden(action=action, noun="chat")

    def need_active(self) -> None:
        if self.chat.status is not ChatStatus.ACTIVE:
            raise Refusal("not_allowed", reason=f"This chat is {self.chat.status.value}.")


# -- verbs -----------------------------------------------------------------------------------------------------


@verb_on("chat", action="use")
def add_member(deck: Deck, chat: Chat, *, user_id: int, role: ChatRole = ChatRole.MEMBER) -> None:
    """Take somebody in, or give a member another role. Anybody may join a public chat they see.

    Refused: a role above one's own, a banned person (but for who may remove members), more than `max_members`,
    guests where they are not allowed. Making somebody the owner hands the chat over: the old owner becomes an admin.
    """
    found = member_of(deck, chat.id, user_id)
    if found and found.active and found.role is role:
        return
    if found is None:
        deck.of(ChatMember).create(chat_id=chat.id, user_id=user_id, role=role)
    else:
        with deck.of(ChatMember).edit(found.id) as member:
            member.status = MemberStatus.ACTIVE
            member.role = role
    if role is ChatRole.OWNER:
        _hand_over(deck, chat, user_id)


@verb_on("chat", action="read")
def remove_member(deck: Deck, chat: Chat, *, user_id: int, ban: bool = False) -> None:
    """Let somebody go, or go oneself; with `ban` they cannot come back by themselves. The owner stays."""
    found = member_of(deck, chat.id, user_id)
    status = MemberStatus.LEFT if user_id == deck.viewer.id else MemberStatus.INACTIVE
    if found is None or (not found.active and not ban):
        return
    with deck.of(ChatMember).edit(found.id) as member:
        member.status = MemberStatus.BANNED if ban else status


@verb_on("chat", action="read")
def mark_read(deck: Deck, chat: Chat, *, message_id: Annotated[int, Meta(ge=1)] | None = None) -> None:
    """Have read up to this message, or all of them; what was read stays read."""
    member, message = _own_membership(deck, chat), TABLES["message"]
    newest = sa.select(sa.func.max(message.c.id)).where(message.c.chat_id == chat.id)
    if message_id is not None:
        newest = newest.where(message.c.id <= message_id)
    read = deck.scalar(newest)
    if read is not None and read > (member.last_read_message_id or 0):
        table = TABLES["chat_member"]
        deck.run(sa.update(table).where(table.c.id == member.id).values(last_read_message_id=read))


@verb_on("chat", action="read")
def mute(deck: Deck, chat: Chat, *, until: Instant | None = None, notify: Notify | None = None) -> None:
    """Hold one's own notices of this chat back until then; without an instant they come again."""
    with deck.of(ChatMember).edit(_own_membership(deck, chat).id) as member:
        member.muted_until = until
        member.notify = notify or member.notify


def _own_membership(deck: Deck, chat: Chat) -> ChatMember:
    member = member_of(deck, chat.id, deck.viewer.id)
    if member is None or not member.active:
        raise NotFound(noun="chat_member")
    return member


def _hand_over(deck: Deck, chat: Chat, user_id: int) -> None:
    former = member_of(deck, chat.id, chat.owner_id) if chat.owner_id else None
    chat.owner_id = user_id
    if former:
        with deck.of(ChatMember).edit(former.id) as member:
            member.role = ChatRole.ADMIN


# -- rules, whichever way a membership is written --------------------------------------------------------------


@guard("chat_member")
def admit(deck: Deck, before: ChatMember | None, after: ChatMember) -> None:
    """Who may let whom in or out, and as what; a membership that begins again is dated anew."""
    if before and _standing(before) == _standing(after):
        if after.user_id != deck.viewer.id and not deck.viewer.is_admin:  # e.g. somebody else's notices
            raise Forbidden(action="edit", noun="chat_member")
        return
    voice = Voice.of(deck, after.chat_id)
    if after.active:
        _check_entry(voice, before, after)
    else:
        _check_exit(voice, before or after, after)
    if after.active and not (before and before.active):
        after.joined_at, after.invited_by = now(), None if actor() == after.user_id else actor()
    if before is None or before.role is not after.role:
        after.become(after.role)


def _standing(member: ChatMember) -> tuple[object, ...]:
    return member.role, member.status, member.permissions, member.deleted_at


def _check_entry(voice: Voice, before: ChatMember | None, after: ChatMember) -> None:
    if voice.is_system or (before is None and voice.deck.viewer.id == after.user_id == voice.chat.owner_id):
        return
    voice.need_active()
    if before and before.active:
        voice.need(Permission.MANAGE_SETTINGS, "change roles in")
        _check_rank(voice, before, after)
    else:
        _check_invitation(voice, before, after)
        _check_room(voice, after)


def _check_invitation(voice: Voice, before: ChatMember | None, after: ChatMember) -> None:
    """Anybody joins a public chat by themselves, as an ordinary member; else somebody who may invites."""
    banned = before is not None and before.status is MemberStatus.BANNED
    joins = voice.deck.viewer.id == after.user_id and voice.chat.visibility is ChatVisibility.PUBLIC
    if banned:
        voice.need(Permission.REMOVE_MEMBERS, "let this person back into")
    elif not joins or RANK[after.role] > RANK[ChatRole.MEMBER]:
        voice.need(Permission.INVITE_MEMBERS, "add people to")
    if not joins or RANK[after.role] > RANK[ChatRole.MEMBER]:
        _check_rank(voice, None, after)


def _check_room(voice: Voice, after: ChatMember) -> None:
    most = voice.chat.most_members
    if count_members(voice.deck, after.chat_id) >= most:
        raise Refusal("too_large", what="chat", limit=f"{most} members")
    for reason in away(voice.deck, [after.user_id]).values():
        raise Invalid(user_id=reason)
    guest = after.role is ChatRole.GUEST or voice.deck.of(User).get(after.user_id).customer_id is not None
    if guest and not voice.chat.settings.allow_guests:
        raise Refusal("not_allowed", reason="This chat takes no guests.")


def _check_exit(voice: Voice, before: ChatMember, after: ChatMember) -> None:
    if voice.is_system:
        return
    if voice.chat.owner_id == after.user_id:
        raise Refusal("not_allowed", reason="The owner stays: hand the chat over first.")
    if voice.deck.viewer.id != after.user_id:
        voice.need(Permission.REMOVE_MEMBERS, "remove people from")
        _check_rank(voice, before, after)


def _check_rank(voice: Voice, before: ChatMember | None, after: ChatMember) -> None:
    if max(RANK[after.role], RANK[before.role] if before else -1) > voice.rank:
        raise Forbidden(action=f"name or remove the {after.role.value} of", noun="chat")


def count_members(deck: Deck, chat_id: int) -> int:
    """How many active members a chat has."""
    member = TABLES["chat_member"].c
    active = (member.chat_id == chat_id, member.status == "active", member.deleted_at.is_(None))
    return deck.scalar(sa.select(sa.func.count()).where(*active))


# -- what follows ----------------------------------------------------------------------------------------------


@reaction("chat")
def seat_owner(deck: Deck, before: Chat | None, after: Chat) -> None:
    """The owner of a new chat is its first member."""
    if before is None and after.owner_id is not None:
        deck.of(ChatMember).create(chat_id=after.id, user_id=after.owner_id, role=ChatRole.OWNER)


@gives("chat_member")
def seated(member: ChatMember) -> Share:
    return {("chat", member.chat_id): {"member_count": 1}} if member.active else {}
