"""Every refusal this product makes: its code, its HTTP status and its words live here and nowhere else."""

from __future__ import annotations

from typing import Any

# code: (status, title). `{name}` is filled from the facts given with the error.
REFUSALS: dict[str, tuple[int, str]] = {
    "bad_request": (400, "{detail}"),
    "invalid": (422, "The input is not valid."),
    "invalid_query": (400, "The query does not parse at position {position}: {reason}."),
    "unknown_filter": (400, "“{name}” is not a filter of {noun}; known are: {known}."),
    "invalid_filter": (400, "“{name}” does not take {value}: {reason}."),
    "unknown_sort": (400, "{noun} cannot be sorted by “{name}”; known are: {known}."),
    "unknown_count": (400, "{noun} is not counted by “{name}”; known are: {known}."),
    "unknown_field": (400, "{noun} has no field “{name}”."),
    "bad_page": (400, "{reason}"),
    "sign_in": (401, "Sign in first."),
    "bad_credentials": (401, "That name and password do not match an active account."),
    "second_factor": (401, "Give the code that your authenticator app shows, too."),
    "bad_code": (401, "That code is wrong, or was used already."),
    "token_invalid": (401, "This token is unknown, ended or expired."),
    "csrf": (403, "The request came without its CSRF token."),
    "forbidden": (403, "You may not {action} this {noun}."),
    "scope": (403, "This token may not {action}: its scopes are {scopes}."),
    "browser_only": (403, "Only a person in a browser may {action}, no token."),
    "not_found": (404, "There is no such {noun}."),
    "no_route": (404, "There is nothing at this address."),
    "method": (405, "This address does not take {method}."),
    "conflict": (409, "Somebody changed the same fields in between."),
    "exists": (409, "A {noun} with this {field} exists already."),
    "referenced": (409, "Other things still refer to this {noun}."),
    "key_reused": (409, "This Idempotency-Key was used for another request."),
    "already_set_up": (409, "The first administrator exists already."),
    "expired": (410, "This {noun} was in the trash for more than {days} days and does not come back."),
    "precondition": (412, "The object is at version {version}, not at the one named in If-Match."),
    "too_large": (413, "A {what} is at most {limit}."),
    "media_type": (415, "Send {expected}."),
    "range": (416, "The file has {size} bytes."),
    "cycle": (422, "This would close a circle: {path}."),
    "state_in_use": (409, "There are tasks in the state “{state}” ({count}); move them to another one first."),
    "not_allowed": (422, "{reason}"),
    "import": (422, "{where}: {reason}"),
    "too_many": (429, "Too many attempts; try again in {seconds} seconds."),
    "fault": (500, "Something went wrong here; nothing was changed. It is in the server's log as {reference}."),
    "unavailable": (503, "The {what} does not answer."),
    "unwritable": (503, "The database takes no writes now: {reason}. Nothing was changed."),
}

NUL = "A text holds the character NUL, which none may."


class Refusal(Exception):
    """A named refusal. Nothing was written when one is raised.

    `code` is one of `REFUSALS`; `facts` fill its words and travel with the answer; `errors` names the
    fields of bad input as `{"field", "message"}`.
    """

    code = "bad_request"

    def __init__(self, /, code: str | None = None, *, errors: list[dict[str, str]] | None = None, **facts: Any) -> None:
        self.code = code or self.code
        self.facts = facts
        self.errors = errors or []
        super().__init__(self.detail)

    @property
    def status(self) -> int:
        return REFUSALS[self.code][0]

    @property
    def detail(self) -> str:
        words = REFUSALS[self.code][1].format_map(self.facts)
        named = "; ".join(f"{e['field']}: {e['message']}" for e in self.errors)
        return f"{words} {named}".strip() if named else words

    @property
    def cause(self) -> str:
        """What the driver said of a database that does not answer: for who runs it, and no part of any answer."""
        return " ".join(str(self.__cause__).split())[:300] if self.code == "unavailable" and self.__cause__ else ""

    def problem(self) -> dict[str, Any]:
        """The error as an RFC 9457 problem document."""
        problem: dict[str, Any] = {
            "type": f"urn:quarterdeck:{self.code}",
            "title": self.code.replace("_", " ").capitalize(),
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
        }
        if self.errors:
            problem["errors"] = self.errors
        return problem | {key: value for key, value in self.facts.items() if key not in problem}


class Invalid(Refusal):
    """Bad input: `Invalid(title="must not be empty", due_date="is no date")` names each field."""

    code = "invalid"

    def __init__(self, /, **fields: str) -> None:
        super().__init__(errors=[{"field": field, "message": message} for field, message in fields.items()])


class NotFound(Refusal):
    """The object does not exist for this person, which is all they are told."""

    code = "not_found"


class Forbidden(Refusal):
    """The person sees the object but may not do this with it."""

    code = "forbidden"


class Conflict(Refusal):
    """Two changes of one field; `conflicts` holds both values."""

    code = "conflict"
