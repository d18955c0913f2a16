"""The API's own description, OpenAPI 3.1, derived from the nouns: the same declaration that makes the routes."""

from __future__ import annotations

import inspect
import types
from typing import Any, Union, get_args, get_origin

import msgspec

from quarterdeck import __version__
from quarterdeck import nouns as _nouns  # noqa: F401  # completes the registry
from quarterdeck.kernel.activity import Activity
from quarterdeck.kernel.counting import PAGED
from quarterdeck.kernel.model import NOUNS, Field, Marker, Noun, Verb
from quarterdeck.kernel.query import PAGE, PAGE_MOST, filterable
from quarterdeck.people.publishing import Showing

from .condition import HealthReport
from .descriptions import PATHS, SCHEMAS
from .imports import ImportReport

Json = dict[str, Any]
REF = "#/components/schemas/{name}"
OPERATORS = "`.ne .lt .lte .gt .gte .contains .starts .empty`"


def document() -> Json:
    """The whole OpenAPI document."""
    nouns = [n for n in NOUNS.values() if n.operations]
    schemas = _components(nouns)
    paths: Json = {}
    for noun in nouns:
        paths |= _paths(noun)
    told = {
        "openapi": "3.1.0",
        "info": {
            "title": "Quarterdeck",
            "version": __version__,
            "description": "Everything the web app can do. Sign in with a session's cookie (and its CSRF header) or "
            "with `Authorization: Bearer <token>`. Empty fields are left out of answers. Errors are RFC 9457 problems.",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": "/"}],
        "security": [{"session": []}, {"token": []}],
        "paths": dict(sorted((paths | PATHS).items())),
        "components": {
            "schemas": dict(sorted((schemas | SCHEMAS).items())),
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "quarterdeck_session"},
                "token": {"type": "http", "scheme": "bearer"},
            },
            "responses": {"Problem": _answer("A named refusal.", "Problem", media="application/problem+json")},
        },
    }
    portable: Json = _portable(told)
    return portable


def _portable(part: Any) -> Any:
    """With patterns as ECMA 262 writes them, where `$` is the very end of a text."""
    if isinstance(part, list):
        return [_portable(each) for each in part]
    if not isinstance(part, dict):
        return part
    pattern = {"pattern": part["pattern"].replace(r"\Z", "$")} if isinstance(part.get("pattern"), str) else {}
    return {name: _portable(each) for name, each in part.items()} | pattern


# -- schemas ---------------------------------------------------------------------------------------------------


def _components(nouns: list[Noun]) -> Json:
    wanted = [n.struct for n in nouns] + [t for n in nouns for v in n.verbs.values() for t in v.types.values()]
    wanted += [_returned(v) for n in nouns for v in n.verbs.values() if _returned(v)]
    _, schemas = msgspec.json.schema_components(
        [*wanted, Activity, ImportReport, Showing, HealthReport], ref_template=REF
    )
    for noun in nouns:
        schemas |= _noun_schemas(noun, schemas[noun.struct.__name__])
    schemas["Activity"]["required"].append("id")  # it has a default only until it is stored
    return schemas


def _noun_schemas(noun: Noun, whole: Json) -> Json:
    name, properties = noun.struct.__name__, whole["properties"]
    for field in noun.fields.values():
        if field.beside or field.name in ("id", "version"):
            properties[field.name]["readOnly"] = True
        properties[field.name].pop("default", None)
    return {
        name: whole | {"description": noun.doc, "required": [f.name for f in noun.fields.values() if _shown(f)]},
        f"{name}Create": _input(noun, properties, [f for f in noun.fields.values() if f.creatable], create=True),
        f"{name}Patch": _input(noun, properties, [f for f in noun.fields.values() if f.patchable], create=False),
        f"{name}Page": {
            "type": "object",
            "required": ["items", "next"],
            "properties": {
                "items": {"type": "array", "items": {"$ref": REF.format(name=name)}},
                "next": {"type": ["string", "null"], "description": "The cursor of the following page."},
                "count": {"type": "integer", "description": "All that match; only with count=true."},
            },
        },
    }


def _shown(field: Field) -> bool:
    """Whether every answer has the field: what is required, what is always written, and totals."""
    if field.name in ("id", "created_at", "updated_at"):
        return True
    if field.beside:
        return field.default is not None
    return field.written and not field.has(Marker.SENSITIVE)


def _input(noun: Noun, properties: Json, fields: list[Field], *, create: bool) -> Json:
    named = {f.name: properties[f.name] for f in fields}
    if not create:
        named = {f.name: named[f.name] if f.required else _nullable(named[f.name]) for f in fields}
    schema = {"type": "object", "properties": named, "additionalProperties": False}
    required = [f.name for f in fields if f.required]
    return schema | ({"required": required} if create and required else {})


def _nullable(schema: Json) -> Json:
    kinds = schema.get("anyOf", [])
    return schema if {"type": "null"} in kinds else {"anyOf": [schema, {"type": "null"}]}


# -- paths -----------------------------------------------------------------------------------------------------


def _paths(noun: Noun) -> Json:
    name, base = noun.struct.__name__, f"/api/{noun.plural}"
    one: Json = {}
    paths: Json = {base: {}, f"{base}/{{id}}": one}
    offered = noun.operations
    if "list" in offered:
        paths[base]["get"] = _operation(noun, f"List {noun.plural}", f"{name}Page", parameters=_filters(noun))
        paths[f"{base}/counts"] = {
            "get": _operation(noun, f"Count {noun.plural} by a field", "Counts", parameters=_counts(noun))
        }
    if "create" in offered:
        paths[base]["post"] = _operation(noun, f"Create a {noun.name}", name, 201, _body(f"{name}Create"), [_KEY])
    if "get" in offered:
        one["get"] = _operation(noun, f"One {noun.name}", name, parameters=[_ID, _FIELDS, _AS_OF])
    if "patch" in offered:
        body = _body(f"{name}Patch", "application/merge-patch+json", "application/json")
        one["patch"] = _operation(noun, f"Change a {noun.name}", name, body=body, parameters=[_ID, _MATCH])
    if "delete" in offered:
        one["delete"] = _operation(noun, f"Put a {noun.name} into the trash", None, 204, parameters=[_ID, _MATCH])
    if "restore" in offered:
        restore = _operation(noun, f"Take a {noun.name} out of the trash, or put it back to what it was", name)
        restore |= {"parameters": [_ID, _MATCH, _KEY], "requestBody": _RESTORE}
        paths[f"{base}/{{id}}/restore"] = {"post": restore}
    if "history" in offered:
        history = _operation(noun, f"What happened to a {noun.name}", "History", parameters=[_ID, *_HISTORY])
        paths[f"{base}/{{id}}/history"] = {"get": history}
    for verb in (v for v in noun.verbs.values() if not v.secret):
        paths[f"{base}/{{id}}/{verb.slug}"] = {"post": _verb(noun, verb)}
    for query, function in noun.queries.items():
        summary = (inspect.getdoc(function) or query).split("\n")[0]
        paths[f"{base}/{query.replace('_', '-')}"] = {"get": _operation(noun, summary, "Rows", parameters=[])}
    return {path: item for path, item in paths.items() if item}


def _verb(noun: Noun, verb: Verb) -> Json:
    properties: Json = {}
    required: list[str] = []
    for name, parameter in verb.parameters.items():
        (properties[name],), _ = msgspec.json.schema_components([verb.types[name]], ref_template=REF)
        if parameter.default is parameter.empty:
            required.append(name)
    schema: Json = {"type": "object", "properties": properties, "additionalProperties": False} | (
        {"required": required} if required else {}
    )
    body = {"required": bool(required), "content": {"application/json": {"schema": schema}}}
    returned = _returned(verb)
    summary = verb.doc.split("\n")[0] or f"{verb.name.replace('_', ' ').capitalize()} a {noun.name}"
    operation = _operation(noun, summary, noun.struct.__name__, body=body, parameters=[_ID, _MATCH, _KEY])
    if returned is not None:
        (schema,), _ = msgspec.json.schema_components([returned], ref_template=REF)
        both = {"anyOf": [schema, {"$ref": REF.format(name=noun.struct.__name__)}]} if _maybe(verb) else schema
        operation["responses"]["200"]["content"]["application/json"]["schema"] = both
    operation["description"] = verb.doc
    return operation


def _returned(verb: Verb) -> Any:
    """What a verb answers instead of its object, or None."""
    returned = verb.returns
    if get_origin(returned) in (Union, types.UnionType):
        named = [a for a in get_args(returned) if a is not type(None)]
        returned = named[0] if len(named) == 1 else returned
    return None if returned in (None, type(None), inspect.Parameter.empty) else returned


def _maybe(verb: Verb) -> bool:
    return get_origin(verb.returns) in (Union, types.UnionType)


def _operation(
    noun: Noun,
    summary: str,
    answer: str | None,
    status: int = 200,
    body: Json | None = None,
    parameters: list[Json] | None = None,
) -> Json:
    operation: Json = {
        "tags": [noun.plural],
        "summary": summary,
        "parameters": parameters or [],
        "responses": {
            str(status): _answer(summary, answer) if answer else {"description": summary},
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }
    return operation | ({"requestBody": body} if body else {})


def _answer(words: str, name: str, *, media: str = "application/json") -> Json:
    return {"description": words, "content": {media: {"schema": {"$ref": REF.format(name=name)}}}}


def _body(name: str, *media: str) -> Json:
    schema = {"schema": {"$ref": REF.format(name=name)}}
    return {"required": True, "content": dict.fromkeys(media or ("application/json",), schema)}


# -- parameters ------------------------------------------------------------------------------------------------


def _query(name: str, schema: Json, words: str) -> Json:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": words}


_TEXT: Json = {"type": "string"}
_ID: Json = {
    "name": "id", "in": "path", "required": True, "schema": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
    "description": "The id, or a reference such as WEB-12 where the noun has one.",
}  # fmt: skip
_MATCH: Json = {
    "name": "If-Match", "in": "header", "required": False, "schema": _TEXT,
    "description": "The version the change was made on, as an entity tag.",
}  # fmt: skip
_KEY: Json = {
    "name": "Idempotency-Key", "in": "header", "required": False, "schema": {"type": "string", "minLength": 1, "maxLength": 191},
    "description": "A repeated request with the same key is done once and answered alike, for a day.",
}  # fmt: skip
_RESTORE: Json = {
    "required": False,
    "content": {"application/json": {"schema": {
        "type": "object", "additionalProperties": False,
        "properties": {"as_of": {
            "type": "string", "format": "date-time",
            "description": "Puts what can be changed of it back to what it was at this instant, or at the end of this day.",
        }},
    }}},
}  # fmt: skip
_FIELDS = _query("fields", _TEXT, "Only these fields, separated by commas.")
_AS_OF = _query(
    "as_of", {"type": "string", "format": "date-time"}, "As it was at this instant, or at the end of this day."
)
_HISTORY = [
    _query("limit", {"type": "integer", "minimum": 1, "maximum": PAGE_MOST}, "At most so many, the newest."),
    _query("before", {"type": "integer"}, "Only activities before this one."),
]


def _filters(noun: Noun) -> list[Json]:
    paging = [
        _query("q", _TEXT, "A query in the query language: words, `field:value`, comparisons, and, or, not."),
        _query("sort", _TEXT, f"Fields separated by commas, `-` before a falling one; {noun.sort} unless told."),
        _query("limit", {"type": "integer", "minimum": 1, "maximum": PAGE_MOST, "default": PAGE}, "The page's length."),
        _query("cursor", _TEXT, "Where the page before ended (its `next`)."),
        _query("offset", {"type": "integer", "minimum": 0}, "How many to leave out; not with a cursor."),
        _query("count", {"type": "boolean"}, "Also count all that match."),
        _query("deleted", {"type": "boolean"}, "What is in the trash instead."),
        _FIELDS,
        _AS_OF,
    ]
    return paging + [_filter(f) for f in noun.fields.values() if filterable(f)]


def _counts(noun: Noun) -> list[Json]:
    by = _query("by", _TEXT, "The field whose values are counted.") | {"required": True}
    return [by, *(each for each in _filters(noun) if each["name"] not in PAGED)]


def _filter(field: Field) -> Json:
    words = f"Equal to one of these; other comparisons as `{field.name}` with {OPERATORS} behind."
    item: Json = {"type": "string", "enum": [*field.choices, "none"]} if field.choices else _TEXT
    if field.kind in ("int", "float"):  # the words are “none” and, for people, “me”
        item = {"anyOf": [{"type": "integer" if field.kind == "int" else "number"}, _TEXT]}
    return _query(field.name, {"type": "array", "items": item}, words) | {"style": "form", "explode": True}
