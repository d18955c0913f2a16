"""Messages: what is said in a chat, to whom, and what others make of it."""

import enum
from typing import Annotated, Any

from msgspec import Meta

from quarterdeck.chat.chat import role_at_chat
from quarterdeck.crm.parts import Url
from quarterdeck.kernel.access import PEOPLE, Viewer
from quarterdeck.kernel.conditions import sees
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Column, CreateOnly, Edge, Index, ReadOnly, Record, Ref, Value, always, noun, verb
from quarterdeck.values import Instant, Line, Text, Title, UserId
from quarterdeck.work.reactable import Reactable

Content = Annotated[str, Meta(max_length=10_000)]


class MessageType(enum.StrEnum):
    TEXT = "text"
    FILE = "file"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    LINK = "link"
    CODE = "code"
    QUOTE = "quote"
    POLL = "poll"
    ANNOUNCEMENT = "announcement"
    SYSTEM = "system"
    BOT_RESPONSE = "bot_response"
    TASK_UPDATE = "task_update"
    ISSUE_UPDATE = "issue_update"
    PROJECT_UPDATE = "project_update"
    MEETING_SUMMARY = "meeting_summary"
    REMINDER = "reminder"


class MessagePriority(enum.StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


# What only the system and bots say: a person's message must not pass for one of theirs.
MACHINE_TYPES = (
    MessageType.SYSTEM, MessageType.BOT_RESPONSE, MessageType.TASK_UPDATE, MessageType.ISSUE_UPDATE,
    MessageType.PROJECT_UPDATE,
)  # fmt: skip


class Embed(Value, kw_only=True):
    """What a link in the message leads to."""

    url: Url
    title: Line = ""
    description: Text = ""
    image: Url = ""


class Poll(Value, kw_only=True):
    """A question with its options; votes are user ids by the option's position, counted from 0."""

    question: Title
    options: Annotated[list[Title], Meta(min_length=2, max_length=50)]
    votes: dict[int, list[UserId]] = {}
    multiple_choice: bool = False
    anonymous: bool = False
    expires_at: Instant | None = None


def message_visible(table: Any, viewer: Viewer) -> Any:
    """Who sees the chat reads what is said in it: members, and in public chats those who see what it is about."""
    return sees(table, table.c.chat_id, "chat", viewer)


@noun(
    "message",
    plural="messages",
    visible=message_visible,
    may={"create": PEOPLE, "edit": PEOPLE, "delete": PEOPLE, "react": PEOPLE},
    local_role=role_at_chat,
    indexes=("-chat_id", "-thread_id", "chat_id pinned"),  # each with the id behind it, for reading page by page
    search=("content",),
    unique=("chat_id external_id",),
)
class Message(Record, Reactable, kw_only=True):
    """One thing said. Rights beyond the roles are narrowed by what one may do in the chat (chat/speaking.py)."""

    chat_id: Annotated[int, Ref("chat"), CreateOnly]
    sender_id: Annotated[int | None, Ref("user"), ReadOnly] = None
    content: Content = ""
    message_type: Annotated[MessageType, Column(), CreateOnly] = always(MessageType.TEXT)
    thread_id: Annotated[int | None, Ref("message"), CreateOnly] = None  # the message that began the thread
    reply_to_id: Annotated[int | None, Ref("message"), CreateOnly] = None
    mentions: Annotated[list[int], Edge("user"), ReadOnly] = []
    mentions_all: Annotated[bool, Column(), ReadOnly] = False
    attachments: Annotated[list[int], Meta(max_length=50), Edge("attachment"), CreateOnly] = []
    reactions: Annotated[dict[str, list[int]], ReadOnly] = {}
    edited_at: Annotated[Instant | None, ReadOnly] = None
    pinned: Annotated[bool, Column(), ReadOnly] = always(False)
    forwarded_from: Annotated[int | None, Ref("message"), CreateOnly] = None
    scheduled_at: Annotated[Instant | None, Index, ReadOnly] = None
    expires_at: Annotated[Instant | None, Index] = None
    priority: Annotated[MessagePriority, Column(ordered=True)] = always(MessagePriority.NORMAL)
    external_id: Annotated[
        Annotated[str, Meta(min_length=1, max_length=190)] | None, Column(exact=True), CreateOnly
    ] = None
    embeds: Annotated[list[Embed], Meta(max_length=10)] = []
    poll: Annotated[Poll | None, CreateOnly] = None

    def check(self) -> None:
        if not (self.content.strip() or self.attachments or self.poll or self.forwarded_from):
            raise Invalid(content="a message says something, or carries a file or a poll")
        self.check_reactions()

    @verb("edit")
    def edit(self, content: Content) -> None:
        """Say it differently; that it was edited is shown."""
        self.content = content

    @verb("edit")
    def pin(self) -> None:
        """Keep it at hand for everybody in the chat."""
        self.pinned = True

    @verb("edit")
    def unpin(self) -> None:
        self.pinned = False
