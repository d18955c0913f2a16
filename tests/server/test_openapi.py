"""The API's description is valid, complete and true: what it says is asked of the running application."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.visit import Visit, visiting
from tests.world import populate

from quarterdeck.kernel import schema
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.model import NOUNS
from quarterdeck.server.app import build
from quarterdeck.server.openapi import document
from quarterdeck.settings import Settings

METHODS = {"get", "post", "put", "patch", "delete"}
# Served, but for machines other than the API's users.
NOT_DESCRIBED = {("GET", "/api/openapi.json"), ("GET", "/metrics")}
EXAMPLES = 4
# What ends the very session or token that asks, or hashes passwords for seconds.
SPARED = re.compile(
    r"^/api/(session|setup|password|recovery|invitations|users/\{id\}/|sessions|api_tokens/\{id\}|tokens|imports|attachments/upload)"
)

# Lists of ids, and headers that have tests of their own.
PEOPLE = ("watchers", "stakeholders", "waiting_list", "decided_by", "labels", "projects", "assignee_ids", "user_ids")
LEFT_OUT = ("if-match", "idempotency-key")


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(msgspec.json.encode(document()))
    return told


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    folder: Path = tmp_path_factory.mktemp("openapi")
    database = Database(f"sqlite:///{folder / 'openapi.db'}")
    schema.create(database)
    with visiting(populate(database), str(folder / "files")) as visit:
        yield visit
    database.close()


def test_the_document_is_openapi_3_1(described: dict[str, Any]) -> None:
    assert [e.message for e in OpenAPIV31SpecValidator(described).iter_errors()] == []


def test_every_route_is_described_and_no_other(described: dict[str, Any], tmp_path: Path) -> None:
    told = {(m.upper(), _named(p)) for p, item in described["paths"].items() for m in item if m in METHODS}
    database = Database(f"sqlite:///{tmp_path / 'routes.db'}")
    app: Any = build(database, Settings(database=f"sqlite:///{tmp_path / 'routes.db'}"))
    while not hasattr(app, "routes"):
        app = app.app
    served = set[tuple[str, str]]()
    for route in app.routes:
        methods = getattr(route, "methods", None) or set()
        served |= {(m, _named(route.path)) for m in methods if m.lower() in METHODS}
    mounted = {p for noun in NOUNS.values() if noun.operations for p in [f"/api/{noun.plural}"]}
    assert served - NOT_DESCRIBED <= told, served - NOT_DESCRIBED - told
    beyond = {(m, p) for m, p in told - served if not any(p == at or p.startswith(f"{at}/") for at in mounted)}
    assert beyond == set()


def test_every_noun_verb_and_field_is_described(described: dict[str, Any]) -> None:
    for noun in NOUNS.values():
        if not noun.operations:
            continue
        name, base = noun.struct.__name__, f"/api/{noun.plural}"
        properties = described["components"]["schemas"][name]["properties"]
        assert set(noun.fields) <= set(properties), name
        for verb in noun.verbs.values():
            told = described["paths"].get(f"{base}/{{id}}/{verb.slug}")
            if told is not None:
                body = told["post"]["requestBody"]["content"]["application/json"]["schema"]
                assert set(body["properties"]) == set(verb.parameters), verb.name


def test_answers_are_as_described(visit: Visit, described: dict[str, Any]) -> None:
    """Each operation, with a few inputs made from its own description, as an administrator."""
    token = visit.token(visit.world.root)
    api = schemathesis.openapi.from_dict(described)
    api.app = visit.app
    faults, tally = list[str](), Counter[int]()
    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    for result in api.get_all_operations():
        operation: Any = result.ok()
        if SPARED.match(operation.path):
            continue
        _try(visit, operation, token, checks, faults, tally)
    assert not faults, "\n\n".join(faults[:8])
    assert tally[2] > 150, f"too few were done to say much: {tally}"


def _try(visit: Visit, operation: Any, token: str, checks: list[Any], faults: list[str], tally: Counter[int]) -> None:
    """Ask one operation with a few cases; what is wrong with an answer is added to the faults."""

    def ask(case: Any) -> None:
        answer = visit.portal.call(lambda: visit.client.request(**_request(case, token)))
        tally[answer.status_code // 100] += 1
        try:
            case.validate_response(answer, checks=checks)
        except BaseExceptionGroup as fault:
            faults.append(f"{operation.method.upper()} {operation.path}: {str(fault)[:600]}")
            raise

    tries = settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    try:
        tries(given(case=operation.as_strategy())(ask))()
    except BaseExceptionGroup:
        assert faults


def _request(case: Any, token: str) -> dict[str, Any]:
    """A case as a request: about the first object of each kind, for the generator cannot know which there are."""
    if "id" in (case.path_parameters or {}):
        case.path_parameters["id"] = "1"
    made = case.as_transport_kwargs(base_url="http://deck.test")
    headers = {name: value for name, value in dict(made["headers"]).items() if name.lower() not in LEFT_OUT}
    request = {key: made[key] for key in ("method", "url", "params", "files", "data") if made.get(key) is not None}
    if isinstance(request.get("data"), bytes | str):
        request["content"] = request.pop("data")
    if "json" in made:
        request["json"] = _at_home(made["json"])
    return request | {"headers": headers | {"authorization": f"Bearer {token}"}}


def _at_home(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _at_home(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return (
            [_at_home(each, name) for each in value][:1] if name in PEOPLE else [_at_home(each, name) for each in value]
        )
    known = (
        isinstance(value, int) and not isinstance(value, bool) and (name.endswith(("_id", "_ids")) or name in PEOPLE)
    )
    return 1 if known else value


def _named(path: str) -> str:
    """A path with its parameters' kinds and names left out."""
    return re.sub(r"\{[^}]*\}", "{}", path)
