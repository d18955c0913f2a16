"""People's pictures: files kept by their hash and named by `user.avatar`, shown as squares to whoever sees the person.

An avatar is empty, `hue:212` for initials on a colour, or `file:` and the SHA-256 of a picture. A picture that was
taken away or replaced can be put back for a day; then its file goes, as that of any other thing that nothing names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from quarterdeck.kernel import activity
from quarterdeck.kernel.act import now, stamp
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid, NotFound
from quarterdeck.kernel.files import SIZES, Files, Stored
from quarterdeck.kernel.model import NOUNS, guard
from quarterdeck.kernel.store import Store
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.user import User

LIMIT = 10 * 1024 * 1024  # bytes
KEPT = timedelta(days=1)
MARK = "file:"
_NAMED = f'%"avatar":"{MARK}%'  # in a stored document


def portray(deck: Deck, files: Files, user_id: int, chunks: Iterable[bytes]) -> User:
    """Give somebody a picture. Raises what `expected`, `checked` and `Files.put` raise."""
    expected(deck, user_id)
    stored = files.put(chunks, LIMIT)
    checked(files, stored)
    return fulfil(deck, user_id, stored)


def expected(deck: Deck, user_id: int) -> None:
    """Raise `NotFound` or `Forbidden` for who may not change this person, before a byte of a picture is read."""
    if not deck.may("edit", deck.of(User).get(user_id)):
        raise Forbidden(action="edit", noun="user")


def checked(files: Files, stored: Stored) -> None:
    """Raise `Invalid(file=…)` for what is no picture that browsers show, or one that cannot be drawn. An SVG is none:
    it can hold scripts."""
    try:
        if stored.width is None:
            raise NotFound(noun="picture")
        files.thumbnail(stored.key, SIZES[0], square=True)
    except NotFound:
        raise Invalid(file="is no picture that can be shown: send a PNG, JPEG, GIF, WebP or AVIF") from None


def fulfil(deck: Deck, user_id: int, stored: Stored) -> User:
    """Name the picture as the person's, now that its file is kept and checked."""
    avatar = MARK + stored.key

    def shown(user: User) -> None:
        if user.avatar != avatar:
            user.avatar, user.avatar_changed_at = avatar, now()

    return deck.write(lambda: Store(deck, NOUNS["user"]).change(user_id, "edit", "update", shown)[0])


def key_of(avatar: str) -> str | None:
    """The SHA-256 of the picture that an avatar is, if it is one."""
    return avatar.removeprefix(MARK) if avatar.startswith(MARK) else None


def with_picture(data: Any) -> Any:
    """The condition that a stored document, in this column, names a picture."""
    return data.like(_NAMED)


def named(deck: Deck) -> set[str]:
    """The keys of all pictures that people have, be they in the trash, or had until a day ago."""
    return {key for avatar in _avatars(deck) if (key := key_of(avatar))}


@guard("user")
def keep_to_ones_own(deck: Deck, before: User | None, after: User) -> None:
    """A picture is uploaded, or put back: whoever could name any hash could look at files they do not see."""
    had = before.avatar if before else ""
    if key_of(after.avatar) is None or after.avatar == had or after.avatar_changed_at == now():
        return
    if before is None or after.avatar not in _lately(deck, before.id):
        raise Invalid(avatar="is uploaded: PUT /api/users/{id}/avatar")


def _lately(deck: Deck, user_id: int) -> set[str]:
    """The avatars that somebody had within the last day."""
    since = stamp(now() - KEPT)
    log = activity.of_object(deck.session, "user", user_id, limit=500)
    return {str(each) for entry in log if entry.at >= since for each in entry.changes.get("avatar", [])}


def _avatars(deck: Deck) -> Iterator[str]:
    users, log = TABLES["user"].c, TABLES["activity"].c
    for (data,) in deck.rows(sa.select(users.data).where(with_picture(users.data))):
        yield msgspec.json.decode(data).get("avatar", "")
    lately = sa.and_(log.noun == "user", log.at >= stamp(deck.now - KEPT), log.changes.like('%"avatar":%'))
    for (changes,) in deck.rows(sa.select(log.changes).where(lately)):
        yield from (str(each) for each in msgspec.json.decode(changes).get("avatar", []))
