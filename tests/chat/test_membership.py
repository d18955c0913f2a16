"""Who finds a chat: its members, and of a public one whoever sees what it is about."""

import pytest
from tests.world import World

from quarterdeck.kernel.errors import NotFound


def test_who_is_banned_sees_the_chat_no_more(world: World) -> None:
    ada, dan = world.deck(world.ada), world.deck(world.dan)
    chat = ada.chats.create(name="Harbour", visibility="public").id
    ada.chats.send(chat, content="All aboard")
    assert [each.id for each in dan.chats.list()] == [chat]
    ada.chats.add_member(chat, user_id=world.dan.id)
    ada.chats.remove_member(chat, user_id=world.dan.id)
    assert [message.content for message in dan.messages.list()] == ["All aboard"]  # public, as to anybody
    ada.chats.add_member(chat, user_id=world.dan.id)
    ada.chats.remove_member(chat, user_id=world.dan.id, ban=True)
    assert (dan.chats.list(), dan.chats.count(), dan.messages.list()) == ([], 0, [])
    with pytest.raises(NotFound):
        dan.chats.get(chat)
