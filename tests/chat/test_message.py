"""What people make of a message, and what each role may do in a chat."""

from datetime import UTC, datetime

import pytest

from quarterdeck.chat.chat import Chat, ChatStatus, ChatType, ChatVisibility
from quarterdeck.chat.chat_member import ChatMember, ChatRole, MemberStatus, Permission
from quarterdeck.chat.message import Message
from quarterdeck.kernel.act import Act, acting
from quarterdeck.kernel.errors import Invalid

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def member(role: ChatRole) -> ChatMember:
    joined = ChatMember(chat_id=1, user_id=1)
    joined.become(role)
    return joined


def test_a_reaction_counts_once_per_person() -> None:
    message = Message(chat_id=1, content="Done!")
    for user in (1, 1, 2):
        with acting(Act(user, "api", NOON)):
            message.react("👍")
    assert message.reactions == {"👍": [1, 2]}


def test_people_take_back_only_their_own_reaction() -> None:
    message = Message(chat_id=1, content="Done!", reactions={"👍": [1, 2], "🎉": [2]})
    with acting(Act(2, "api", NOON)):
        message.unreact("👍")
        message.unreact("🎉")
        message.unreact("👀")
    assert message.reactions == {"👍": [1]}


def test_an_empty_message_is_refused() -> None:
    with pytest.raises(Invalid, match="content"):
        Message(chat_id=1, content=" \n").check()
    Message(chat_id=1, attachments=[3]).check()


def test_a_message_is_pinned_until_it_is_unpinned() -> None:
    message = Message(chat_id=1, content="Rules")
    message.pin()
    message.pin()
    assert message.pinned
    message.unpin()
    assert not message.pinned


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (ChatRole.GUEST, Permission.SEND_MESSAGES, Permission.INVITE_MEMBERS),
        (ChatRole.BOT, Permission.SEND_LINKS, Permission.MENTION_ALL),
        (ChatRole.MEMBER, Permission.INVITE_MEMBERS, Permission.REMOVE_MEMBERS),
        (ChatRole.MODERATOR, Permission.DELETE_MESSAGES, Permission.EDIT_MESSAGES),
    ],
)
def test_a_role_brings_its_permissions(role: ChatRole, may: Permission, may_not: Permission) -> None:
    assert member(role).may(may)
    assert not member(role).may(may_not)


def test_who_has_left_may_nothing() -> None:
    gone = member(ChatRole.OWNER)
    gone.status = MemberStatus.LEFT
    assert not any(gone.may(permission) for permission in Permission)


def test_only_a_direct_message_needs_no_name_and_it_stays_private() -> None:
    Chat(chat_type=ChatType.DIRECT_MESSAGE).check()
    with pytest.raises(Invalid, match="name"):
        Chat().check()
    with pytest.raises(Invalid, match="visibility"):
        Chat(chat_type=ChatType.DIRECT_MESSAGE, visibility=ChatVisibility.PUBLIC).check()


def test_archiving_twice_is_archiving() -> None:
    chat = Chat(name="Launch")
    chat.archive()
    chat.archive()
    assert chat.status is ChatStatus.ARCHIVED
