"""The commands of a noun, made from its declaration: list, show, create …, and every verb and named query."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, cast

from cyclopts import App, Group, Parameter

from quarterdeck.commands import showing
from quarterdeck.commands.common import COMMON, Common, Misuse
from quarterdeck.commands.door import Door, id_of
from quarterdeck.commands.options import Option, field_options, read_all, read_past, verb_options
from quarterdeck.kernel.model import Noun, Record, Verb, noun_of

VERBS = Group("Verbs", sort_key=2)
QUERIES = Group("Queries", sort_key=3)
Given = dict[str, Any]
P = inspect.Parameter

THING = P(
    "thing", P.POSITIONAL_ONLY, annotation=Annotated[str, Parameter(help="which: its id, or what people call it")]
)
COMMON_PARAMETER = P("common", P.KEYWORD_ONLY, annotation=Common, default=COMMON)


def app_of(noun: Noun) -> App:
    """The noun's part of the command line."""
    app = App(name=noun.name.replace("_", "-"), help=noun.doc)
    for operation, add in _OPERATIONS.items():
        if operation in noun.operations:
            add(app, noun)
    for verb in noun.verbs.values():
        if not verb.secret:  # what is said on a command line is seen by others, and is kept in its history
            _add_verb(app, noun, verb)
    for name in noun.queries:
        _add_query(app, noun, name)
    return app


def _added(
    app: App,
    name: str,
    doc: str,
    parameters: list[P],
    work: Callable[[Common, Given], None],
    *,
    group: Group | None = None,
) -> None:
    """A command with these parameters; `work` is given what was said, by name."""
    signature = inspect.Signature([*parameters, COMMON_PARAMETER])

    def run(*values: Any, **named: Any) -> None:
        given: Given = dict(signature.bind(*values, **named).arguments)
        work(given.pop("common", COMMON), given)

    run.__signature__ = signature  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in signature.parameters.values()}
    run.__name__, run.__doc__ = name, doc
    app.command(run, name=name, group=group)


def _option(name: str, annotation: Any, default: Any, help: str) -> P:
    parameter = Parameter(help=help, negative="" if annotation is bool else None)
    return P(name, P.KEYWORD_ONLY, annotation=Annotated[annotation, parameter], default=default)


def _parameters(options: list[Option]) -> list[P]:
    """Required ones stand in their order without a name, the others have one."""
    return [
        P(o.name, P.POSITIONAL_OR_KEYWORD, annotation=o.annotation)
        if o.required
        else P(o.name, P.KEYWORD_ONLY, annotation=o.annotation, default=None)
        for o in options
    ]


# -- operations ------------------------------------------------------------------------------------------------

AS_OF = _option("as_of", str, "", "as it was at a past instant, or at the end of a past day")
ASK = [
    P(
        "query",
        P.VAR_POSITIONAL,
        annotation=Annotated[str, Parameter(help="such as: status:todo assignee:me due<+7d #urgent")],
    ),
    _option("sort", str, "", "fields, with - before a falling one: -priority,rank"),
    _option("limit", int, 50, "how many, at most 1000"),
    _option("cursor", str, "", "where the page before ended"),
    _option("fields", str, "", "only these: id,title"),
    _option("count", bool, False, "how many there are, instead of them"),
    _option("count_by", str, "", "how many there are of each value of a field: state, assignee"),
    AS_OF,
    _option("deleted", bool, False, "what is in the trash"),
]


def _add_list(app: App, noun: Noun) -> None:
    def work(common: Common, given: Given) -> None:
        words = " ".join(given.pop("query", ()))
        asked = {name: value for name, value in given.items() if value not in ("", False)}
        if at := asked.get("as_of"):
            asked["as_of"] = past(at)
        if asked.pop("count", False):
            asked |= {"limit": 1, "count": "true"}
        if by := asked.pop("count_by", None):
            asked = {name: value for name, value in asked.items() if name != "limit"} | {"by": by}
        pairs = [("q", words), *asked.items()] if words else list(asked.items())
        with common.door() as door:
            if by:
                _counted(common, door, noun, by, pairs)
                return
            found = door.list(noun, [(n, "true" if v is True else v) for n, v in pairs])
            if "count" in found:
                common.say(str(found["count"]), {"count": found["count"]})
            else:
                _listed(common, door, noun, found, tuple(filter(None, given.get("fields", "").split(","))))

    _added(app, "list", f"List {_plural(noun)}.", ASK, work)


def _counted(common: Common, door: Door, noun: Noun, by: str, pairs: list[tuple[str, Any]]) -> None:
    found = door.counts(noun, pairs)
    if common.as_json:
        showing.print_document(found)
    else:
        showing.counts(door, noun, by, found["items"])


NARROWED = {"project": "only in this project, by id or key", "where": "only what this query finds, as `list` takes it"}


def _add_search(app: App, noun: Noun) -> None:
    if not noun.search:
        return
    text = P("text", P.VAR_POSITIONAL, annotation=Annotated[str, Parameter(help="words; the last may be unfinished")])

    def work(common: Common, given: Given) -> None:
        with common.door() as door:
            narrowed = {name: given[name] for name in ("project", "where") if given.get(name)}
            found = door.search(noun, " ".join(given.get("text", ())), given.get("limit", 20), narrowed)
            _listed(common, door, noun, found, ())

    _added(
        app,
        "search",
        f"Find {_plural(noun)} by full text, best first.",
        [
            text,
            *(_option(name, str, "", words) for name, words in NARROWED.items()),
            _option("limit", int, 20, "how many"),
        ],
        work,
    )


def _add_show(app: App, noun: Noun) -> None:
    def work(common: Common, given: Given) -> None:
        at = past(given["as_of"]) if given.get("as_of") else None
        with common.door() as door:
            document = door.get(noun, id_of(door, noun, given["thing"]), at)
            showing.print_document(document) if common.as_json else showing.show(door, noun, document)

    _added(app, "show", f"Show one {_single(noun)}.", [THING, AS_OF], work)


def _add_create(app: App, noun: Noun) -> None:
    options = field_options(noun, patch=False)
    parameters = [p.replace(kind=P.KEYWORD_ONLY) for p in _parameters(options)]

    def work(common: Common, given: Given) -> None:
        with common.door() as door:
            _told(common, noun, "created", door.create(noun, read_all(options, door, given)))

    _added(app, "create", f"Make a {_single(noun)}.", parameters, work)


def _add_update(app: App, noun: Noun) -> None:
    options = field_options(noun, patch=True)
    clear = _option("clear", list[str], (), "take a field's value away; again for more")
    version = _option(
        "if_version", int | None, None, "the version the change was made on: refuse what others changed since"
    )

    def work(common: Common, given: Given) -> None:
        fields: Given = {name.replace("-", "_"): None for name in given.pop("clear", ())}
        at = given.pop("if_version", None)
        with common.door() as door:
            id = id_of(door, noun, given.pop("thing"))
            fields |= read_all(options, door, given)
            if not fields:
                raise Misuse("say what is to change")
            _told(common, noun, "updated", door.update(noun, id, fields, at))

    _added(app, "update", f"Change fields of a {_single(noun)}.", [THING, *_parameters(options), clear, version], work)


def _add_delete(app: App, noun: Noun) -> None:
    def work(common: Common, given: Given) -> None:
        with common.door() as door:
            id = id_of(door, noun, given["thing"])
            door.delete(noun, id)
            common.say(f"deleted {_single(noun)} {given['thing']}", {"id": id, "deleted": True})

    _added(app, "delete", f"Put a {_single(noun)} into the trash.", [THING], work)


def _add_restore(app: App, noun: Noun) -> None:
    def work(common: Common, given: Given) -> None:
        with common.door() as door:
            at = past(given["as_of"]) if given.get("as_of") else None
            id = id_of(door, noun, given["thing"], deleted=at is None)
            _told(common, noun, "restored", door.restore(noun, id, at))

    back = _option("as_of", str, "", "put it back to what it was at a past instant, or at the end of a past day")
    _added(app, "restore", f"Take a {_single(noun)} out of the trash, or back to a past day.", [THING, back], work)


def _add_history(app: App, noun: Noun) -> None:
    limit = _option("limit", int, 1000, "how many of the newest, at most 1000")
    before = _option("before", int | None, None, "go on before this activity, as the page before says")

    def work(common: Common, given: Given) -> None:
        most = given.get("limit", 1000)
        if not 1 <= most <= 1000:
            raise Misuse("--limit is from 1 to 1000")
        with common.door() as door:
            found = door.history(noun, id_of(door, noun, given["thing"]), most, given.get("before"))
            following = found[0]["id"] if len(found) == most else None
            if common.as_json:
                showing.print_document({"items": found, "next": following})
                return
            showing.history(door, noun, found)
            if following:
                showing.note(f"there may be more: --before {following}")

    _added(app, "history", f"What happened to a {_single(noun)}, oldest first.", [THING, limit, before], work)


def _add_found(app: App, noun: Noun) -> None:
    _add_list(app, noun)
    _add_search(app, noun)


_OPERATIONS: dict[str, Callable[[App, Noun], None]] = {
    "list": _add_found, "get": _add_show, "create": _add_create, "patch": _add_update, "delete": _add_delete,
    "restore": _add_restore, "history": _add_history,
}  # fmt: skip


# -- verbs and queries -----------------------------------------------------------------------------------------


def _add_verb(app: App, noun: Noun, verb: Verb) -> None:
    options = verb_options(noun, verb)

    def work(common: Common, given: Given) -> None:
        with common.door() as door:
            id = id_of(door, noun, given["thing"])
            result = door.act(noun, id, verb.name, read_all(options, door, given))
            _told(common, _result_noun(noun, verb, result), verb.slug.replace("-", " "), result)

    _added(
        app,
        verb.slug,
        verb.doc or f"{verb.slug.replace('-', ' ').capitalize()}.",
        [THING, *_parameters(options)],
        work,
        group=VERBS,
    )


def _result_noun(noun: Noun, verb: Verb, result: Any) -> Noun:
    """The noun of what a verb gave back: what it declares, else the thing itself."""
    kinds = (verb.returns, *getattr(verb.returns, "__args__", ()))
    struct = next((k for k in kinds if isinstance(k, type) and issubclass(k, Record)), None)
    return noun_of(struct) if struct and isinstance(result, dict) else noun


def _add_query(app: App, noun: Noun, name: str) -> None:
    words = P("filters", P.VAR_POSITIONAL, annotation=Annotated[str, Parameter(help="name=value, as in the API")])

    def work(common: Common, given: Given) -> None:
        pairs = [part.partition("=") for part in given.get("filters", ())]
        if any(not found for _, found, _ in pairs):
            raise Misuse("give name=value")
        with common.door() as door:
            found = door.query(noun, name, {name: value for name, _, value in pairs})
            showing.print_document(found) if common.as_json else showing.rows(found["items"])

    doc = (noun.queries[name].__doc__ or name).strip()
    _added(app, name.replace("_", "-"), doc, [words], work, group=QUERIES)


# -- answers ---------------------------------------------------------------------------------------------------


def _listed(common: Common, door: Door, noun: Noun, found: Given, fields: tuple[str, ...]) -> None:
    if common.as_json:
        showing.print_document(found)
    else:
        showing.listing(door, noun, found["items"], fields)
        if found["next"]:
            showing.note(f"there are more: --cursor {found['next']}")


def _told(common: Common, noun: Noun, done: str, result: Any) -> None:
    if common.as_json:
        showing.print_document(result)
        return
    things = cast("list[Given]", result if isinstance(result, list) else [result])
    for thing in things:
        showing.note(f"{done}: {showing.called(noun, thing)}", plain=True)


def past(text: str, read: Callable[[str], str] = read_past) -> str:
    """An instant as the API takes it. Raises `Misuse`."""
    try:
        return read(text)
    except (ValueError, OverflowError) as fault:
        raise Misuse(f"“{text}” is no instant such as 2026-12-01T09:00, and no date") from fault


def _single(noun: Noun) -> str:
    return noun.name.replace("_", " ")


def _plural(noun: Noun) -> str:
    return noun.plural.replace("_", " ")
