"""A CSV file as rows of text: its encoding and its delimiter found out, and every fault with the line it is in."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quarterdeck.integrations.importers.plan import Options, refuse

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHUNK = 1 << 20
DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Text:
    """How a file is read. `guessed` when it is not UTF-8 and was taken for Windows' Western European encoding."""

    path: Path
    encoding: str
    delimiter: str
    guessed: bool = False

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with the line it ends on; rows without any cell are left out. Nothing is held in memory."""
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            try:
                for row in reader:
                    if row and not (reader.line_num == 1 and _is_hint(row)):
                        yield reader.line_num, row
            except csv.Error as fault:
                raise refuse(f"{self.path.name} line {reader.line_num}", _words(str(fault))) from fault


def open_text(path: Path, options: Options) -> Text:
    """Find out how to read a file; what the options say goes first. Raises `Refusal("import")` with the line."""
    encoding, guessed = _encoding(path, options.encoding)
    return Text(path, encoding, options.delimiter or _delimiter(path, encoding), guessed)


def _encoding(path: Path, given: str | None) -> tuple[str, bool]:
    with path.open("rb") as file:
        head = file.read(4096)
    if given:
        try:
            codecs.lookup(given)
        except LookupError as fault:
            raise refuse("encoding", f"{given} is no encoding that is known") from fault
        _decoded(path, given)
        return given, False
    found = next((name for mark, name in _MARKS if head.startswith(mark)), None) or _without_mark(head)
    if found:
        _decoded(path, found)
        return found, False
    return _utf8_or_western(path)


def _without_mark(head: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    odd, even, half = head[1::2].count(0), head[::2].count(0), len(head) // 2
    if half and max(odd, even) > half * 0.6:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _utf8_or_western(path: Path) -> tuple[str, bool]:
    """UTF-8; or Windows-1252 for a file with no UTF-8 in it at all, so that a broken one is not taken for another."""
    fault = _fault(path, "utf-8")
    if fault is None:
        return "utf-8", False
    before, line = fault
    if any(byte >= 0x80 for byte in before) or _fault(path, "cp1252") is not None:
        raise refuse(f"{path.name} line {line}", "here the file stops being UTF-8; name its encoding or repair it")
    return "cp1252", True


def _decoded(path: Path, encoding: str) -> None:
    fault = _fault(path, encoding)
    if fault is not None:
        raise refuse(f"{path.name} line {fault[1]}", f"this is not {encoding}")


def _fault(path: Path, encoding: str) -> tuple[bytes, int] | None:
    """Where decoding fails: the bytes of the file before, as far as they are not plain, and the line; or None."""
    decoder, line, not_plain = codecs.getincrementaldecoder(encoding)(), 1, b""
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as fault:
                before = fault.object[: fault.start]
                return not_plain + before, line + before.count(b"\n")
            line += text.count("\n")
            if not not_plain and not text.isascii():
                not_plain = b"\x80"
            if not chunk:
                return None


def _delimiter(path: Path, encoding: str) -> str:
    """The delimiter that gives the head of the file the most even rows of more than one cell."""
    with path.open(encoding=encoding, newline="") as file:
        head = file.read(64_000)
    first = head.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:  # Excel writes this
        return first[4]
    lines = head.splitlines()[:-1] or head.splitlines()
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> float:
    try:
        widths = Counter(len(row) for row in csv.reader(lines[:200], delimiter=delimiter) if row)
    except csv.Error:
        return 0
    if not widths:
        return 0
    width, often = widths.most_common(1)[0]
    return (width - 1) * often / widths.total()


def _is_hint(row: list[str]) -> bool:
    return row[0].lower().startswith("sep=") and len("".join(row)) <= 5


def _words(fault: str) -> str:
    if "unexpected end" in fault:
        return "a quoted cell is not closed; the file was cut off, or a quote is missing"
    if "field limit" in fault:
        return "a cell has more than 131,072 characters; a quote is missing before it"
    return fault
