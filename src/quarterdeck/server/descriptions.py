"""The parts of the API's description that do not follow from a noun: signing in, search, files, settings, imports."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
_PROBLEM: Json = {"$ref": "#/components/responses/Problem"}


def _json(words: str, schema: Json) -> Json:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _call(
    tag: str, summary: str, answer: Json | None, *, status: int = 200, body: Json | None = None,
    parameters: list[Json] | None = None, open_: bool = False, media: str = "application/json",
) -> Json:  # fmt: skip
    call: Json = {
        "tags": [tag],
        "summary": summary,
        "parameters": parameters or [],
        "responses": {str(status): _json(summary, answer) if answer else {"description": summary}, "default": _PROBLEM},
    }
    if body is not None:
        call["requestBody"] = {"required": True, "content": {media: {"schema": body}}}
    return call | ({"security": []} if open_ else {})


def _object(required: str = "", **properties: Json) -> Json:
    schema: Json = {"type": "object", "properties": properties}
    return schema | ({"required": required.split()} if required else {})


_TEXT: Json = {"type": "string"}
_INT: Json = {"type": "integer"}
_BOOL: Json = {"type": "boolean"}
_WHEN_OR_NEVER: Json = {"type": ["string", "null"], "format": "date-time"}
_WHEN: Json = {"type": "string", "format": "date-time"}
_PASSWORD: Json = {"type": "string", "minLength": 8, "maxLength": 200}
_SIGNED_IN = _object(
    "user expires_at at",
    user=_ref("User"),
    expires_at={"type": ["string", "null"], "format": "date-time"},
    at=_INT | {"description": "The newest activity, from where to listen."},
)
_TRASH = _object(
    "days",
    days=_INT | {"minimum": 0, "maximum": 3650, "description": "0 is for ever."},
)
_NEW_PERSON = {"first_name": _TEXT, "last_name": _TEXT, "timezone": _TEXT}


def _list(item: Json) -> Json:
    return _object("items", items={"type": "array", "items": item})


def _in(where: str, name: str, schema: Json, words: str, *, required: bool = False) -> Json:
    return {"name": name, "in": where, "required": required, "schema": schema, "description": words}


_FOUND = _object("noun object", noun=_TEXT, object={"type": "object"})
_ID = _in("path", "id", _INT, "The id.", required=True)
_SIZE = _in("query", "size", {"enum": [64, 200, 800]}, "Its longer side in pixels.")
_NOUN = _in("path", "noun", _TEXT, "The noun.", required=True)
_FORM = _object("file", file={"type": "string", "format": "binary"})
_IMPORT = _object(
    "file",
    options=_TEXT | {"description": "A JSON object: project, make_users, people, columns, custom_fields, encoding, …"},
    file={"type": "string", "format": "binary", "description": "The file; it comes last."},
)
_DRY = _in("query", "dry_run", _BOOL, "Only say what would become what.")

SCHEMAS: Json = {
    "Problem": _object(
        "type title status code",
        type=_TEXT, title=_TEXT, status=_INT, code=_TEXT, detail=_TEXT,
        errors={"type": "array", "items": _object("field message", field=_TEXT, message=_TEXT)},
        conflicts={"type": "array", "items": _object("field yours theirs", field=_TEXT, yours={}, theirs={})},
    ) | {"description": "A problem (RFC 9457) with a stable code."},
    "History": _object("items next", items={"type": "array", "items": _ref("Activity")}, next={"type": ["integer", "null"]}),
    "Counts": _object(
        "items", items={"type": "array", "items": _object("count", value={}, count={"type": "integer"})},
        next={"type": "null"},
    ),
    "Rows": _object("items", items={"type": "array", "items": {"type": "object"}}),
    "SignedIn": _SIGNED_IN,
    "Place": _object(
        "id current user_agent address", id=_INT, current=_BOOL, user_agent=_TEXT, address=_TEXT,
        created_at=_WHEN_OR_NEVER, last_seen_at=_WHEN_OR_NEVER, expires_at=_WHEN_OR_NEVER,
    ),
    "MadeToken": _object(
        "token id name prefix scopes expires_at", token=_TEXT, id=_INT, name=_TEXT, prefix=_TEXT,
        scopes={"type": "array", "items": _TEXT}, expires_at=_WHEN_OR_NEVER,
    ),
    "Health": _object("status version", status=_TEXT, version=_TEXT),
    "Setup": _object("needed demo", needed=_BOOL, demo=_BOOL),
}  # fmt: skip

PATHS: Json = {
    "/api/health": {
        "get": _call(
            "system", "Ready when this answers; for administrators, how all of it does",
            {"anyOf": [
                {"allOf": [_ref("Health"), _ref("HealthReport")]},
                _ref("Health"),
            ]}, open_=True,
        ),
    },
    "/api/setup": {
        "get": _call("signing in", "Whether the first administrator is still to be made", _ref("Setup"), open_=True),
        "post": _call(
            "signing in", "Make the first administrator, and sign in", _ref("SignedIn"), status=201, open_=True,
            body=_object("username email password", username=_TEXT, email=_TEXT, password=_PASSWORD, **_NEW_PERSON),
        ),
    },
    "/api/session": {
        "get": _call("signing in", "Who is signed in", _ref("SignedIn")),
        "post": _call(
            "signing in", "Sign in by username or e-mail address", _ref("SignedIn"), status=201, open_=True,
            body=_object("username password", username=_TEXT, password=_TEXT, code=_TEXT),
        ),
        "delete": _call("signing in", "Sign out", None, status=204),
    },
    "/api/recovery": {
        "post": _call("signing in", "Ask for a link by e-mail", None, status=202, open_=True, body=_object("email", email=_TEXT)),
    },
    "/api/recovery/confirm": {
        "post": _call(
            "signing in", "Set a new password with the link's token", None, status=204, open_=True,
            body=_object("token password", token=_TEXT, password=_PASSWORD),
        ),
    },
    "/api/invitations/accept": {
        "post": _call(
            "signing in", "Accept an invitation, and sign in", _ref("SignedIn"), status=201, open_=True,
            body=_object("token password", token=_TEXT, password=_PASSWORD, **_NEW_PERSON),
        ),
    },
    "/api/password": {
        "put": _call(
            "signing in", "Change one's password; other sessions end", None, status=204,
            body=_object("current new", current=_TEXT, new=_PASSWORD),
        ),
    },
    "/api/email": {
        "put": _call(
            "signing in", "Change one's e-mail address, with one's password", None, status=204,
            body=_object("current email", current=_TEXT, email={"type": "string", "format": "email", "maxLength": 190}),
        ),
    },
    "/api/two-factor": {
        "get": _call(
            "signing in", "Since when a code is asked for, and how many spare codes are left",
            _object("since spare", since=_WHEN_OR_NEVER, spare=_INT),
        ),
        "put": _call(
            "signing in", "Ask for a code from now on; answers spare codes, shown this once",
            _object("secret", secret={"type": "array", "items": _TEXT}),
            body=_object("current key code", current=_TEXT, key=_TEXT, code=_TEXT),
        ),
    },
    "/api/two-factor/offer": {
        "post": _call(
            "signing in", "A fresh key for an authenticator app", _object("key uri picture", key=_TEXT, uri=_TEXT, picture=_TEXT),
            status=201,
        ),
    },
    "/api/two-factor/end": {
        "post": _call(
            "signing in", "Ask for the password alone again", None, status=204, body=_object("current", current=_TEXT),
        ),
    },
    "/api/sessions": {"get": _call("signing in", "Where one is signed in", _list(_ref("Place")))},
    "/api/sessions/{id}": {"delete": _call("signing in", "Sign out of another browser", None, status=204, parameters=[_ID])},
    "/api/tokens": {
        "get": _call("signing in", "One's own tokens, without the tokens themselves", _list(_ref("ApiToken"))),
        "post": _call(
            "signing in", "Make a token for scripts, which is shown this once", _ref("MadeToken"), status=201,
            body=_object(
                "name", name={"type": "string", "minLength": 1, "maxLength": 300},
                scopes={"type": "array", "items": _TEXT, "maxItems": 100}, expires_at=_WHEN_OR_NEVER,
            ),
        ),
    },
    "/api/tokens/{id}": {"delete": _call("signing in", "End a token", None, status=204, parameters=[_ID])},
    "/api/search": {
        "get": _call(
            "search", "Objects that match the words, best first",
            _object("items next", items={"type": "array", "items": _FOUND}, next={"type": "null"}),
            parameters=[
                _in("query", "q", _TEXT, "Words; quoted ones as a phrase; the last may be half typed.", required=True),
                _in("query", "noun", {"type": "array", "items": _TEXT}, "Only these nouns."),
                _in("query", "project", _TEXT, "Only this project, by id or key, and what names it."),
                _in("query", "where", _TEXT, "A query, as the list of the one noun that is named takes it in `q`."),
                _in("query", "limit", {"type": "integer", "minimum": 1, "maximum": 100}, "At most so many."),
            ],
        ),
    },
    "/api/activity": {
        "get": _call(
            "activity", "What happened behind an activity, oldest first, or before one, newest first",
            _object("items next", items={"type": "array", "items": _ref("Activity")}, next={"type": ["integer", "null"]}),
            parameters=[
                _in("query", "since", _INT, "The last activity one knows."),
                _in("query", "newest", _BOOL, "The newest first; `next` is then the following `before`, null at the end."),
                _in("query", "before", _INT, "Only activities before this one; with newest."),
                _in("query", "project_id", _INT, "Only this project's."),
                _in("query", "actor_id", _INT, "Only this person's."),
                _in("query", "noun", _TEXT, "Only of objects of this noun."),
                _in("query", "object_id", _INT, "Only of the object with this id; with noun."),
                _in("query", "verb", _TEXT, "Only these acts, such as create, delete, sign_in."),
                _in("query", "from", _WHEN, "From this instant on."),
                _in("query", "to", _WHEN, "Before this instant."),
                _in("query", "limit", {"type": "integer", "minimum": 1, "maximum": 1000}, "At most so many."),
            ],
        ),
    },
    "/api/published/{secret}": {
        "get": _call(
            "published views", "A published view, for whoever has its address", _ref("Showing"), open_=True,
            parameters=[_in("path", "secret", _TEXT, "What publishing answered.", required=True)],
        ),
    },
    "/api/attachments/upload": {
        "post": _call(
            "attachments", "Attach a file, up to 100 MB", _ref("Attachment"), status=201,
            body=_FORM, media="multipart/form-data",
        ),
    },
    "/api/attachments/{id}/content": {"get": _call("attachments", "The file itself", None, parameters=[_ID])},
    "/api/attachments/{id}/thumbnail": {
        "get": _call("attachments", "A small picture of an image", None, parameters=[_ID, _SIZE]),
    },
    "/api/users/{id}/avatar": {
        "get": _call("users", "Somebody's picture, as a square", None, parameters=[_ID, _SIZE]),
        "put": _call(
            "users", "Give somebody a picture, up to 10 MB", _ref("User"), parameters=[_ID],
            body=_FORM, media="multipart/form-data",
        ),
    },
    "/api/users/{id}/invitation-link": {
        "post": _call(
            "users", "Invite somebody, and get the link where no mail carries it",
            _object("link", link={"type": ["string", "null"]}), parameters=[_ID],
        ),
    },
    "/api/settings/custom-fields/{noun}": {
        "get": _call("settings", "The custom fields of a noun", {"type": "object"}, parameters=[_NOUN]),
        "put": _call(
            "settings", "Declare the custom fields of a noun", {"type": "object"}, body={"type": "object"},
            parameters=[_NOUN],
        ),
    },
    "/api/settings/trash": {
        "get": _call("settings", "How long deleted things stay in the trash", _TRASH),
        "put": _call("settings", "Change how long deleted things stay in the trash", _TRASH, body=_TRASH),
    },
    "/api/imports/{kind}": {
        "post": _call(
            "imports", "Import a Trello board or a CSV file", _ref("ImportReport"),
            body=_IMPORT, media="multipart/form-data",
            parameters=[_in("path", "kind", {"enum": ["trello", "csv"]}, "What the file is.", required=True), _DRY],
        ),
    },
}  # fmt: skip
