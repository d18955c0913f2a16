"""A deck behind a server: the HTTP API, with a token, by the standard library alone."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, cast

from quarterdeck.commands.door import Document, Pairs
from quarterdeck.kernel.errors import REFUSALS, Refusal
from quarterdeck.kernel.model import Noun

SEARCHED = 100  # as many as a server finds at once
PIECE = 1024 * 1024  # bytes of a file that are sent and read at a time
PATIENCE = 60  # seconds until an answer begins


class ServerRefusal(Refusal):
    """A refusal as a server words it."""

    def __init__(self, problem: Document) -> None:
        self._problem = problem
        super().__init__("bad_request", detail=str(problem.get("detail") or problem.get("title") or "refused"))
        code = str(problem.get("code", ""))
        self.code = code if code in REFUSALS else "bad_request"

    @property
    def detail(self) -> str:
        return str(self.facts["detail"])

    def problem(self) -> Document:
        return self._problem


class Remote:
    """A server as the user whose token is given. Raises `Refusal("unavailable")` when it does not answer."""

    def __init__(self, url: str, token: str) -> None:
        if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
            raise Refusal(
                "bad_request", detail=f"“{url}” is no address of a server: it begins with http:// or https://."
            )
        if not token:
            raise Refusal("sign_in")
        self.url, self.token = url.rstrip("/"), token

    def close(self) -> None:
        """Nothing is held."""

    def list(self, noun: Noun, pairs: Pairs) -> Document:
        return self._ask("GET", noun.plural, pairs=pairs)

    def counts(self, noun: Noun, pairs: Pairs) -> Document:
        return self._ask("GET", noun.plural, "counts", pairs=pairs)

    def get(self, noun: Noun, id: int, as_of: str | None) -> Document:
        return self._ask("GET", noun.plural, id, pairs=[("as_of", as_of)] if as_of else [])

    def search(self, noun: Noun, text: str, limit: int, narrowed: dict[str, str]) -> Document:
        pairs = [("q", text), ("noun", noun.name), ("limit", min(limit, SEARCHED)), *narrowed.items()]
        found = self._ask("GET", "search", pairs=pairs)
        return {"items": [each["object"] for each in found["items"]], "next": None}

    def history(self, noun: Noun, id: int, limit: int, before: int | None) -> list[Document]:
        pairs = [("limit", limit), *([("before", before)] if before is not None else [])]
        return self._ask("GET", noun.plural, id, "history", pairs=pairs)["items"]

    def happened(self, asked: Document) -> Document:
        newest = {} if "since" in asked else {"newest": "true"}
        return self._ask("GET", "activity", pairs=(asked | newest).items())

    def upload(self, file: Path, about: Document) -> Document:
        """The form with its file last, sent piece by piece."""
        line = uuid.uuid4().hex
        fields = [(name, str(value).lower() if value is True else str(value)) for name, value in about.items()]
        parts = [f'--{line}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{v}\r\n' for name, v in fields]
        named = file.name.replace("\\", "\\\\").replace('"', '\\"')
        parts.append(f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="{named}"\r\n\r\n')
        head, tail = "".join(parts).encode(), f"\r\n--{line}--\r\n".encode()
        request = self._request("POST", "attachments", "upload")
        request.add_header("Content-Type", f"multipart/form-data; boundary={line}")
        request.add_header("Content-Length", str(len(head) + file.stat().st_size + len(tail)))
        with file.open("rb") as opened:
            request.data = chain([head], iter(lambda: opened.read(PIECE), b""), [tail])
            with self._answer(request) as answer:
                return _decoded(answer.read())

    def content(self, id: int) -> Iterator[bytes]:
        with self._answer(self._request("GET", "attachments", id, "content")) as answer:
            yield from iter(lambda: answer.read(PIECE), b"")

    def custom_fields(self, noun: Noun) -> Document:
        return self._ask("GET", "settings", "custom-fields", noun.name)

    def declare(self, noun: Noun, declared: Document) -> Document:
        return self._ask("PUT", "settings", "custom-fields", noun.name, given=declared)

    def query(self, noun: Noun, name: str, arguments: Document) -> Any:
        return self._ask("GET", noun.plural, name.replace("_", "-"), pairs=arguments.items())

    def create(self, noun: Noun, fields: Document) -> Document:
        return self._ask("POST", noun.plural, given=fields)

    def update(self, noun: Noun, id: int, fields: Document, version: int | None) -> Document:
        return self._ask("PATCH", noun.plural, id, given=fields, version=version)

    def delete(self, noun: Noun, id: int) -> None:
        self._ask("DELETE", noun.plural, id)

    def restore(self, noun: Noun, id: int, as_of: str | None) -> Document:
        return self._ask("POST", noun.plural, id, "restore", given={"as_of": as_of} if as_of else {})

    def act(self, noun: Noun, id: int, verb: str, arguments: Document) -> Any:
        return self._ask("POST", noun.plural, id, verb.replace("_", "-"), given=arguments)

    def _ask(
        self,
        method: str,
        *path: str | int,
        pairs: Pairs = (),
        given: Document | None = None,
        version: int | None = None,
    ) -> Any:
        request = self._request(method, *path, pairs=pairs)
        if given is not None:
            request.data = json.dumps(given).encode()
            request.add_header("Content-Type", "application/json")
        if version is not None:
            request.add_header("If-Match", f'"{version}"')
        with self._answer(request) as answer:
            return _decoded(answer.read())

    def _request(self, method: str, *path: str | int, pairs: Pairs = ()) -> urllib.request.Request:
        query = urllib.parse.urlencode(list(pairs))
        address = "/".join((self.url, "api", *(urllib.parse.quote(str(part), safe="") for part in path)))
        return urllib.request.Request(  # noqa: S310  # the scheme was checked
            f"{address}?{query}" if query else address, method=method,
            headers={"Authorization": f"Bearer {self.token}", "Accept": "application/json"},
        )  # fmt: skip

    @contextmanager
    def _answer(self, request: urllib.request.Request) -> Generator[Any]:
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                yield answer
        except urllib.error.HTTPError as refused:
            raise ServerRefusal(_problem(refused)) from refused
        except (OSError, ValueError) as fault:
            raise Refusal("unavailable", what=f"server at {self.url}") from fault


def _decoded(body: bytes) -> Any:
    return json.loads(body) if body else None


def _problem(refused: urllib.error.HTTPError) -> Document:
    """What the server said; what is no problem document, as a proxy's page, is told by its status."""
    body = refused.read()
    try:
        problem = json.loads(body)
    except ValueError:
        problem = None
    bare = {"status": refused.code, "detail": f"{refused.code} {refused.reason}"}
    return cast("Document", problem) if isinstance(problem, dict) else bare
