"""Who may say what in a chat: the rules of sending, editing, pinning and deleting, however a message is written."""

import re
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.chat.chat import Chat, ChatType
from quarterdeck.chat.chat_member import MODERATORS, ChatRole, Permission
from quarterdeck.chat.membership import Voice
from quarterdeck.chat.message import MACHINE_TYPES, Content, Message, MessagePriority, MessageType, Poll
from quarterdeck.kernel.act import actor, now, stamp
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid, Refusal
from quarterdeck.kernel.model import guard, reaction, verb_on
from quarterdeck.kernel.tables import TABLES, bind, fold
from quarterdeck.kernel.totals import Share, gives, recount

_MENTION = re.compile(r"(?<![\w@/])@([A-Za-z0-9._-]{3,60})")
_LINK = re.compile(r"https?://", re.IGNORECASE)
EVERYBODY = ("all", "channel", "everyone", "here")


@verb_on("chat", action="use")
def send(
    deck: Deck,
    chat: Chat,
    *,
    content: Content = "",
    message_type: MessageType = MessageType.TEXT,
    reply_to_id: Annotated[int, Meta(ge=1)] | None = None,
    thread_id: Annotated[int, Meta(ge=1)] | None = None,
    attachments: list[int] | None = None,
    priority: MessagePriority = MessagePriority.NORMAL,
    poll: Poll | None = None,
) -> Message:
    """Say something, as oneself.

    Refused unless one is an active member who may send and the chat is active; in an announcement chat unless one
    moderates it; in slow mode before the time is up (`too_many`, with the seconds left).
    """
    return deck.of(Message).create(
        chat_id=chat.id, content=content, message_type=message_type, reply_to_id=reply_to_id, thread_id=thread_id,
        attachments=attachments or [], priority=priority, poll=poll,
    )  # fmt: skip


@guard("message")
def speak(deck: Deck, before: Message | None, after: Message) -> None:
    """Check the change against what its writer may do in the chat, and fill in what follows from the words."""
    voice = Voice.of(deck, after.chat_id)
    if before is None:
        _begin(voice, after)
    else:
        _change(voice, before, after)
    if before is None or before.content != after.content:
        _read_mentions(voice, after)


def _begin(voice: Voice, message: Message) -> None:
    message.sender_id = message.sender_id or actor()
    if voice.is_system:
        return
    voice.need_active()
    _need_membership(voice, Permission.SEND_MESSAGES)
    if message.poll:
        message.poll.votes = {}  # nobody brings votes along
    if message.attachments:
        _need_files(voice)
    if _LINK.search(message.content):
        _need_membership(voice, Permission.SEND_LINKS)
    _check_type(voice, message)
    _check_thread(voice, message)
    _check_pace(voice)


def _need_membership(voice: Voice, permission: Permission) -> None:
    """Even an administrator joins first: people see who is in the room."""
    if voice.member is None or not voice.member.may(permission):
        raise Forbidden(action="send to", noun="chat")


def _need_files(voice: Voice) -> None:
    _need_membership(voice, Permission.SEND_FILES)
    if not voice.chat.settings.file_uploads:
        raise Refusal("not_allowed", reason="This chat takes no files.")


def _check_type(voice: Voice, message: Message) -> None:
    moderates = voice.member is not None and voice.member.role in MODERATORS
    if voice.chat.chat_type is ChatType.ANNOUNCEMENT and not moderates:
        raise Forbidden(action="announce in", noun="chat")
    if message.message_type is MessageType.ANNOUNCEMENT and not moderates:
        raise Forbidden(action="announce in", noun="chat")
    is_bot = voice.member is not None and voice.member.role is ChatRole.BOT
    if message.message_type in MACHINE_TYPES and not is_bot:
        raise Invalid(message_type="is for the system and for bots")


def _check_thread(voice: Voice, message: Message) -> None:
    """An answer stays in its chat, and a thread has no threads inside."""
    for name in ("thread_id", "reply_to_id"):
        target: int | None = getattr(message, name)
        if target is not None and voice.deck.of(Message).get(target).chat_id != message.chat_id:
            raise Invalid(**{name: "is a message of another chat"})
    if message.thread_id is not None:
        if not voice.chat.settings.threading:
            raise Refusal("not_allowed", reason="This chat has no threads.")
        message.thread_id = voice.deck.of(Message).get(message.thread_id).thread_id or message.thread_id


def _check_pace(voice: Voice) -> None:
    pause = voice.chat.settings.slow_mode_seconds
    if not pause or (voice.member and voice.member.role in MODERATORS):
        return
    message = TABLES["message"].c
    mine = (message.chat_id == voice.chat.id, message.sender_id == voice.deck.viewer.id)
    last = voice.deck.scalar(sa.select(sa.func.max(message.id)).where(*mine))
    sent = voice.deck.of(Message).find(last) if last else None
    if sent and sent.created_at:
        left = pause - (now() - sent.created_at).total_seconds()
        if left > 0:
            raise Refusal("too_many", seconds=int(left) + 1)


def _change(voice: Voice, before: Message, after: Message) -> None:
    if voice.is_system:
        return
    own, settings = before.sender_id == voice.deck.viewer.id, voice.chat.settings
    voice.need_active()
    if voice.member is None or not voice.member.active:
        voice.need(Permission.MANAGE_SETTINGS, "write in")
    if before.deleted_at != after.deleted_at and not (own and settings.message_deletion):
        voice.need(Permission.DELETE_MESSAGES, "delete from")
    if before.pinned != after.pinned:
        voice.need(Permission.PIN_MESSAGES, "pin in")
    if _words(before) != _words(after):
        if not (own and settings.message_editing):
            voice.need(Permission.EDIT_MESSAGES, "edit messages of")
        after.edited_at = now()


def _words(message: Message) -> tuple[object, ...]:
    return message.content, message.priority, message.expires_at, message.embeds


def _read_mentions(voice: Voice, message: Message) -> None:
    """Those of the chat's active members who are named with an @ in front; nobody outside is told."""
    names = {fold(name.rstrip(".-")) for name in _MENTION.findall(message.content)}
    message.mentions_all = bool(names & set(EVERYBODY)) and voice.may(Permission.MENTION_ALL)
    message.mentions = _members_named(voice, sorted(names - set(EVERYBODY))[:100])


def _members_named(voice: Voice, names: list[str]) -> list[int]:
    if not names:
        return []
    user, member = TABLES["user"].c, TABLES["chat_member"].c
    found = sa.select(user.id).where(
        user.username.in_([sa.literal(name) for name in names]), member.user_id == user.id,
        member.chat_id == voice.chat.id, member.status == "active", member.deleted_at.is_(None),
    ).order_by(user.id)  # fmt: skip
    return [row[0] for row in voice.deck.rows(found)]


@gives("message")
def spoken(message: Message) -> Share:
    return {("chat", message.chat_id): {"message_count": 1}}


@reaction("message")
def keep_last_message(deck: Deck, before: Message | None, after: Message) -> None:
    """When something was said last, be it deleted since; an import may tell earlier things later."""
    if before is None and after.created_at is not None:
        deck.run(_last_said, key="chat.last", which=after.chat_id, at=stamp(after.created_at))


def _last_said() -> sa.Update:
    chat = TABLES["chat"]
    earlier = sa.or_(chat.c.last_message_at.is_(None), chat.c.last_message_at < bind("at"))
    return sa.update(chat).where(chat.c.id == bind("which"), earlier).values(last_message_at=bind("at"))


@recount("chat", "last_message_at")
def last_said() -> sa.Select[Any, Any]:
    message = TABLES["message"].c
    return sa.select(message.chat_id, sa.func.max(message.created_at)).group_by(message.chat_id)
