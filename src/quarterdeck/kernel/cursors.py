"""Keyset cursors: where a page of a list ended, as a text that the next request gives back."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import msgspec
import sqlalchemy as sa

from .errors import Refusal
from .input import read_json

MOST = 10**300  # beyond it not every database takes a number


def encode_cursor(sort: tuple[tuple[str, bool], ...], phase: int, values: list[Any]) -> str:
    """A keyset cursor: the place behind the last row, with the order it belongs to."""
    packed = msgspec.json.encode([sort_text(sort), phase, *values])
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def decode_cursor(sort: tuple[tuple[str, bool], ...], cursor: str) -> tuple[int, list[Any]]:
    try:
        packed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        order, phase, *values = read_json(packed)
    except (binascii.Error, ValueError, TypeError, msgspec.DecodeError) as fault:
        raise Refusal("bad_page", reason="“cursor” is not one that a list gave.") from fault
    if order != sort_text(sort) or len(values) != len(sort) or not all(map(_plain, values)) or phase not in (0, 1, 2):
        raise Refusal("bad_page", reason="“cursor” belongs to another order; start from the first page.")
    return phase, values


def fitting(kind: sa.types.TypeEngine[Any], value: Any) -> Any:
    """A value of a cursor as a column of this type holds it: databases stumble over any other. Raises `Refusal`."""
    match kind:
        case sa.String():
            fits = isinstance(value, str) and "\0" not in value
        case sa.Boolean():
            fits = value in (0, 1)  # as the drivers of SQLite and MariaDB tell true and false
            value = bool(value)
        case sa.Integer():
            bits = 15 if isinstance(kind, sa.SmallInteger) else 63 if isinstance(kind, sa.BigInteger) else 31
            fits = isinstance(value, int) and not isinstance(value, bool) and -(2**bits) <= value < 2**bits
        case _:
            fits = isinstance(value, int | float) and -MOST < value < MOST
    if not fits:
        raise Refusal("bad_page", reason="“cursor” is not one that a list gave.")
    return value


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


def sort_text(sort: tuple[tuple[str, bool], ...]) -> str:
    return ",".join(f"-{name}" if falling else name for name, falling in sort)
