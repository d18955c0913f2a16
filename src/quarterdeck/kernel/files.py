"""Files by the SHA-256 of their bytes, in a folder or in an S3-compatible bucket: one content is kept once."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import threading
import unicodedata
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO
from urllib.parse import parse_qs, urlsplit

import msgspec
import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from . import pictures, sniffing
from .errors import Invalid, NotFound, Refusal

LIMIT = 100 * 1024 * 1024
SIZES = (64, 200, 800)  # of thumbnails: the side of the square they fit, in pixels
UNNAMED_FOR = timedelta(hours=1)  # how long a file may lie here before something names it

_SQUARE = ".square"
_KEY = re.compile(r"[0-9a-f]{64}")
_STEP = 2 * 1024 * 1024  # read at a time: a request of its own, so that a slow reader never outlives a time limit
_PART = 5 * 1024 * 1024  # the smallest part of an upload that S3 takes
_DRAWING = threading.BoundedSemaphore(2)  # an opened picture takes up to pictures.PIXELS × 4 bytes


class Stored(msgspec.Struct, frozen=True):
    """A kept file: `key` is its SHA-256, `size` in bytes, `content_type` as sniffed, of a picture also its pixels."""

    key: str
    size: int
    content_type: str
    width: int | None = None
    height: int | None = None


class Files:
    """The files at an address: a folder, or `s3://bucket/prefix?endpoint=https://…&region=…`.

    S3 credentials come from the environment (`AWS_ACCESS_KEY_ID` …) or from the machine's role. Safe to share
    between threads. Raises `Refusal("unavailable")` while the storage does not answer.
    """

    def __init__(self, address: str | Path) -> None:
        self.folder: Path | None = None
        if str(address).startswith("s3://"):
            self.store: LocalStore | S3Store = _bucket(str(address))
        else:
            self.folder = Path(str(address).removeprefix("file://")).absolute()
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.store = LocalStore(self.folder)

    # -- in ----------------------------------------------------------------------------------------------------

    def put(self, chunks: Iterable[bytes], limit: int = LIMIT) -> Stored:
        """Keep a file. Raises `Refusal("too_large")` at the first byte over the limit; nothing is left of it then."""
        with self.incoming(limit) as incoming:
            for chunk in chunks:
                incoming.write(chunk)
            return incoming.keep()

    def incoming(self, limit: int = LIMIT) -> Incoming:
        """A file to be written piece by piece; what is not kept when the block ends is gone."""
        return Incoming(self, limit)

    def place(self, key: str, size: int, file: IO[bytes]) -> None:
        """Put a file to its key at once and whole, and safe from a power cut; an equal one is not sent again."""
        with _answering():
            found = self._head(key)
            # One that `unnamed` might offer for removal is written anew, which makes it young.
            if found and found[0] == size and datetime.now(UTC) - found[1] < UNNAMED_FOR / 2:
                return
            file.seek(0)
            obstore.put(self.store, path_of(key), file, chunk_size=_PART, max_concurrency=2)
        if self.folder:
            _synchronize(self.folder / path_of(key))

    # -- out ---------------------------------------------------------------------------------------------------

    def size(self, key: str) -> int:
        """In bytes. Raises `NotFound`."""
        with _answering():
            found = self._head(key)
        if found is None:
            raise NotFound(noun="file")
        return found[0]

    def open(self, key: str, range: tuple[int, int] | None = None) -> Iterator[bytes]:
        """The bytes, or those of `range` (first, one past the last). Raises `NotFound` here, not while reading."""
        size = self.size(key)
        first, end = range or (0, size)
        return self._read(path_of(key), first, min(end, size))

    def thumbnail(self, key: str, size: int, *, square: bool = False) -> bytes:
        """A small WebP of a picture, drawn when first asked for; with `square` only its middle.

        Raises `Invalid` for another size than `SIZES`, `NotFound` for what is no picture, and
        `Refusal("too_large")` for one of too many pixels.
        """
        if size not in SIZES:
            raise Invalid(size=f"is one of {', '.join(map(str, SIZES))}")
        path = f"{path_of(key)}.{size}{_SQUARE if square else ''}.webp"
        with _answering():
            try:
                return bytes(obstore.get(self.store, path).bytes())
            except FileNotFoundError:
                pass
        drawn = self._drawn(key, size, square)
        with _answering():
            obstore.put(self.store, path, drawn)
        return drawn

    # -- away --------------------------------------------------------------------------------------------------

    def old(self) -> Iterator[str]:
        """The keys of all files that have lain here for longer than `UNNAMED_FOR`."""
        before = datetime.now(UTC) - UNNAMED_FOR
        with _answering():
            for batch in obstore.list(self.store):  # pyright: ignore[reportUnknownMemberType]  # its Arrow half
                for found in batch:
                    key = found["path"].rpartition("/")[2]
                    if _KEY.fullmatch(key) and found["last_modified"] < before:
                        yield key

    def delete(self, key: str) -> None:
        """Remove a file and its thumbnails; one that is not there is no fault. Only for what nothing names."""
        path = path_of(key)
        with _answering():
            for name in (*(f"{path}.{size}{form}.webp" for size in SIZES for form in ("", _SQUARE)), path):
                try:
                    obstore.delete(self.store, name)
                except FileNotFoundError:
                    continue

    # -- steps -------------------------------------------------------------------------------------------------

    def _head(self, key: str) -> tuple[int, datetime] | None:
        try:
            meta = obstore.head(self.store, path_of(key))
        except FileNotFoundError:
            return None
        return meta["size"], meta["last_modified"]

    def _read(self, path: str, first: int, end: int) -> Iterator[bytes]:
        while first < end:
            step = min(_STEP, end - first)
            with _answering():
                piece = bytes(obstore.get_range(self.store, path, start=first, length=step))
            yield piece
            first += step

    def _drawn(self, key: str, size: int, square: bool) -> bytes:
        with _DRAWING, tempfile.TemporaryFile(dir=self.folder) as file:
            for chunk in self.open(key):
                file.write(chunk)
            file.seek(0)
            return pictures.reduced(file, size, square=square)


class Incoming:
    """A file being received, in a temporary file that has no name: it vanishes with the process, crash or not."""

    def __init__(self, files: Files, limit: int = LIMIT) -> None:
        self.files, self.limit, self.size = files, limit, 0
        self._hash = hashlib.sha256()
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=files.folder)  # noqa: SIM115  # closed by __exit__

    def __enter__(self) -> Incoming:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, chunk: bytes) -> None:
        """Take the next bytes. Raises `Refusal("too_large")` before it writes a byte over the limit."""
        self.size += len(chunk)
        if self.size > self.limit:
            raise too_large(self.limit)
        self._hash.update(chunk)
        self._file.write(chunk)

    def keep(self) -> Stored:
        """Keep what was written under its key."""
        key = self._hash.hexdigest()
        self._file.seek(0)
        head = self._file.read(sniffing.HEAD)
        self._file.seek(0)
        picture = pictures.measured(self._file)
        self.files.place(key, self.size, self._file)
        if picture:
            return Stored(key, self.size, *picture)
        return Stored(key, self.size, sniffing.content_type(head))


def too_large(limit: int) -> Refusal:
    """The refusal of a file of more bytes."""
    return Refusal("too_large", what="file", limit=f"{limit >> 20} MB")


def path_of(key: str) -> str:
    """Where a file lies. Raises `NotFound` for what is no SHA-256, so that no key leads anywhere else."""
    if not _KEY.fullmatch(key):
        raise NotFound(noun="file")
    return f"{key[:2]}/{key}"


def safe_name(name: str) -> str:
    """A file's name as it may be stored and offered: no folders, no control or direction characters, composed
    (NFC), at most 200 characters with its ending kept; `file` where nothing is left."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if c.isspace() else c for c in last if c.isspace() or unicodedata.category(c)[0] != "C")
    plain = " ".join(seen.split()).strip(". ")
    if len(plain) > 200:
        stem, dot, ending = plain.rpartition(".")
        plain = f"{stem[: 199 - len(ending)]}.{ending}" if dot and len(ending) <= 20 else plain[:200].strip(". ")
    return plain or "file"


def _bucket(address: str) -> S3Store:
    parts = urlsplit(address)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    endpoint, region = options.pop("endpoint", None), options.pop("region", None)
    if options or not parts.hostname:
        raise ValueError(f"{address}: write s3://bucket/prefix?endpoint=…&region=…")
    config = {name: value for name, value in (("endpoint", endpoint), ("region", region)) if value}
    plain = bool(endpoint and endpoint.startswith("http://"))
    return S3Store(
        parts.hostname,
        prefix=parts.path.strip("/") or None,
        config=config,  # type: ignore[arg-type]  # a dict of its keys
        client_options={"allow_http": plain},
        retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=30)},
    )


def _synchronize(path: Path) -> None:
    """Have the disk hold the file and its name before a transaction names it."""
    for place in (path, path.parent, path.parent.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _answering() -> Generator[None]:
    try:
        yield
    except FileNotFoundError as fault:
        raise NotFound(noun="file") from fault
    except BaseError as fault:
        raise Refusal("unavailable", what="file storage") from fault
