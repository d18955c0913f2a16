"""The query language: `assignee:me due<+7d #urgent "login page" (status:todo or status:blocked)`.

    query   = or
    or      = and { "or" and }
    and     = unary { ["and"] unary }
    unary   = ( "not" | "-" ) unary | "(" or ")" | term
    term    = field op values | "#" tag | word | "quoted words"
    op      = ":" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "~"
    values  = value { "," value } | "(" value { "," value } ")"

A refusal names the position (counted from 0) and the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn, Protocol

from .conditions import All, Node, Not, Some, Words
from .errors import Refusal
from .search import tokens

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<open>\() | (?P<close>\)) | (?P<comma>,)
      | (?P<field>[A-Za-z_][A-Za-z0-9_.]*(?:<=|>=|!=|<|>|:|=|~))
      | \#(?P<tag>[^\s(),"]+)
      | "(?P<quoted>(?:[^"\\]|\\.)*)"
      | (?P<minus>-)(?=[^\s-])
      | (?P<word>[^\s(),"]+)
      | (?P<bad>.)""",
    re.VERBOSE,
)
_FIELD = re.compile(r"^(.*?)(<=|>=|!=|<|>|:|=|~)$")
_OPERATORS = {":": "eq", "=": "eq", "!=": "ne", "<": "lt", "<=": "lte", ">": "gt", ">=": "gte", "~": "contains"}
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s(),"]+)')
DEEPEST, MOST = 50, 30  # PostgreSQL plans thirty semi-joins in a second, and three hundred in ten minutes


class Comparer(Protocol):
    """Checks a field, an operator and its values, and refuses what does not fit."""

    def compare(self, name: str, op: str, values: list[str]) -> Node: ...


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    position: int


def parse(text: str, comparer: Comparer) -> Node:
    """The tree of a query. Raises `Refusal("invalid_query", position=…, reason=…)`."""
    return _Parser(text, comparer).parse()


class _Parser:
    def __init__(self, text: str, comparer: Comparer) -> None:
        self.text, self.comparer = text, comparer
        self.position = 0
        self.depth = self.terms = 0
        self.token = self._next()

    def parse(self) -> Node:
        if self.token.kind == "end":
            return All(())
        node = self._or()
        if self.token.kind != "end":
            self._refuse(f"“{self.token.text}” was not expected here")
        return node

    # -- grammar -----------------------------------------------------------------------------------------------

    def _or(self) -> Node:
        parts = [self._and()]
        while self._keyword("or"):
            self._advance()
            parts.append(self._and())
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def _and(self) -> Node:
        parts = [self._unary()]
        while True:
            if self._keyword("and"):
                self._advance()
            elif self.token.kind in ("end", "close") or self._keyword("or"):
                break
            parts.append(self._unary())
        # A dash between two words is no condition; alone it is one that nothing meets.
        parts = [part for part in parts if not (isinstance(part, Words) and not tokens(part.text))] or parts[:1]
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _unary(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            self._refuse(f"parentheses and negations go at most {DEEPEST} deep")
        try:
            if self._keyword("not") or self.token.kind == "minus":
                self._advance()
                return Not(self._unary())
            if self.token.kind == "open":
                return self._group()
            return self._term()
        finally:
            self.depth -= 1

    def _group(self) -> Node:
        opened = self.token.position
        self._advance()
        node = self._or()
        if self.token.kind != "close":
            self._refuse("this parenthesis is never closed", opened)
        self._advance()
        return node

    def _term(self) -> Node:  # noqa: RET503  # the last line refuses
        token = self.token
        self.terms += 1
        if self.terms > MOST:
            self._refuse(f"a query has at most {MOST} conditions")
        if token.kind == "field":
            return self._comparison()
        if token.kind == "tag":
            self._advance()
            return self._checked("tags", "eq", [token.text], token.position)
        if token.kind in ("word", "quoted"):
            if token.kind == "word" and token.text.lower() in ("and", "or"):
                self._refuse(f"“{token.text}” joins two conditions; one is missing")
            self._advance()
            return Words(f'"{token.text}"' if token.kind == "quoted" else token.text)
        if token.kind == "bad":
            self._refuse("this quotation mark is never closed")
        what = "the query ends" if token.kind == "end" else f"“{token.text}” stands"
        self._refuse(f"{what} where a condition was expected")

    def _comparison(self) -> Node:
        token = self.token
        found = _FIELD.match(token.text)
        assert found
        name, mark = found.groups()
        values = self._values(token)
        self.token = self._next()
        return self._checked(name, _OPERATORS[mark], values, token.position)

    def _values(self, field: Token) -> list[str]:
        """The values right behind the operator: one, some with commas, or a list in parentheses."""
        listed = self.text.startswith("(", self.position)
        self.position += listed
        values: list[str] = []
        while True:
            self._blanks(listed)
            found = _VALUE.match(self.text, self.position)
            if found is None:
                self._refuse(f"“{field.text}” has no value", field.position)
            values.append(_unquoted(found))
            self.position = found.end()
            self._blanks(listed)
            if not self.text.startswith(",", self.position):
                break
            self.position += 1
        if listed:
            if not self.text.startswith(")", self.position):
                self._refuse("this list is never closed", field.position)
            self.position += 1
        return values

    def _blanks(self, listed: bool) -> None:
        while listed and self.text[self.position : self.position + 1].isspace():
            self.position += 1

    def _checked(self, name: str, op: str, values: list[str], position: int) -> Node:
        try:
            return self.comparer.compare(name, op, values)
        except Refusal as refusal:
            raise Refusal("invalid_query", position=position, reason=refusal.detail.rstrip(".")) from refusal

    # -- tokens ------------------------------------------------------------------------------------------------

    def _keyword(self, word: str) -> bool:
        return self.token.kind == "word" and self.token.text.lower() == word

    def _advance(self) -> None:
        self.token = self._next()

    def _next(self) -> Token:
        while found := _TOKEN.match(self.text, self.position):
            kind = found.lastgroup or "bad"
            start, self.position = self.position, found.end()
            if kind != "space":
                return Token(kind, _unescaped(found[kind]) if kind == "quoted" else found[kind], start)
        return Token("end", "", len(self.text))

    def _refuse(self, reason: str, position: int | None = None) -> NoReturn:
        raise Refusal("invalid_query", position=self.token.position if position is None else position, reason=reason)


def _unquoted(found: re.Match[str]) -> str:
    return _unescaped(found[1]) if found[1] is not None else found[2]


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
