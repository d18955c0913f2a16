"""Full-text search in all languages, alike on the three databases.

Text is split here, not in the database: every token is stored as plain ASCII letters and digits, so that no
server's stop words, minimum length, locale or collation has a say. Words are split where Unicode splits them;
scripts written without blanks (Chinese, Japanese, Thai …) become overlapping pairs of characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import regex
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

from .model import Noun
from .tables import ID, TABLES, metadata, text_type

_RUNS = regex.compile(
    r"(?P<dense>[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}々〇ー]+)"
    r"|(?P<word>[\p{L}\p{N}\p{M}--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]+)",
    flags=regex.VERSION1,
)
_QUERY = regex.compile(r'"([^"]*)"|(\S+)')
_TOKEN = regex.compile(r"(\w+)(?::(\*))?")
_LONGEST = 80  # MariaDB indexes no token longer than 84
_MOST = 600_000  # characters of tokens in one entry: PostgreSQL's vector holds a megabyte
_PHRASE_MOST = 100  # tokens: MariaDB refuses a phrase of more than 128
# MariaDB ignores tokens shorter than 3 letters and English stop words: two letters in front avoid both.
_FRONT = "zq"
TITLE_WEIGHT = 8.0
RANKED = 2000  # characters of tokens of a title, and of a body, that ranking reads
Phrase = tuple[list[str], bool]  # tokens that follow each other, and whether the last may go on
TOKENS = sa.Text().with_variant(mysql.MEDIUMTEXT(charset="ascii", collation="ascii_bin"), "mysql", "mariadb")


def declare() -> None:
    """Add the search table to the schema; the index itself is the dialect's own (see `ddl`)."""
    if "search_entry" in TABLES:
        return
    TABLES["search_entry"] = sa.Table(
        "search_entry",
        metadata,
        sa.Column("id", ID, primary_key=True, autoincrement=True),
        sa.Column("noun", text_type(40), nullable=False),
        sa.Column("object_id", ID, nullable=False),
        sa.Column("title", TOKENS, nullable=False),
        sa.Column("body", TOKENS, nullable=False),
        sa.Index("uq_search_entry_object", "noun", "object_id", unique=True),
    )


def ddl(dialect: str) -> list[str]:
    """The statements that make the full-text index, after the tables were made."""
    if dialect == "sqlite":
        new, old = "new.id, new.title, new.body", "'delete', old.id, old.title, old.body"
        insert = "INSERT INTO search_text(rowid, title, body)"
        remove = "INSERT INTO search_text(search_text, rowid, title, body)"
        return [
            "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5(title, body, content='search_entry', "
            "content_rowid='id', tokenize='ascii', prefix='4 6')",
            f"CREATE TRIGGER IF NOT EXISTS search_added AFTER INSERT ON search_entry BEGIN {insert} VALUES ({new}); END",
            f"CREATE TRIGGER IF NOT EXISTS search_gone AFTER DELETE ON search_entry BEGIN {remove} VALUES ({old}); END",
            "CREATE TRIGGER IF NOT EXISTS search_changed AFTER UPDATE ON search_entry BEGIN "
            f"{remove} VALUES ({old}); {insert} VALUES ({new}); END",
        ]
    if dialect == "postgresql":
        return [
            "ALTER TABLE search_entry ADD COLUMN IF NOT EXISTS words tsvector GENERATED ALWAYS AS "
            "(setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'D')) STORED",
            "CREATE INDEX IF NOT EXISTS ix_search_entry_words ON search_entry USING gin (words)",
        ]
    return [
        "CREATE FULLTEXT INDEX IF NOT EXISTS ix_search_entry_words ON search_entry (title, body)",
        "CREATE FULLTEXT INDEX IF NOT EXISTS ix_search_entry_title ON search_entry (title)",
    ]


def ignored(name: str | None, kind: str) -> bool:
    """Whether a table, column or index is the full-text index's own, which no struct declares."""
    return bool(name) and (
        str(name).startswith("search_text") or name in ("words", "ix_search_entry_words", "ix_search_entry_title")
    )


# -- text to tokens --------------------------------------------------------------------------------------------


def tokens(text: str) -> str:
    """A text as the index holds it; of one that is longer than the index bears, its beginning."""
    made = " ".join(token for run in _runs(text) for token in run)
    return made if len(made) <= _MOST else made[:_MOST].rpartition(" ")[0]


def _runs(text: str) -> Iterator[list[str]]:
    """The tokens of each word, or of each run of a script written without blanks."""
    for found in _RUNS.finditer(_folded(text)):
        if dense := found["dense"]:
            pairs = [dense[i : i + 2] for i in range(len(dense) - 1)]
            yield [_ascii(piece) for piece in (*pairs, dense[-1])]
        else:
            yield [_ascii(found["word"])]


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return text if text.isascii() else "".join(_bare(c) for c in text)


def _bare(character: str) -> str:
    """Latin, Greek and Cyrillic letters without their accents; other scripts keep their marks."""
    if character < "\u0530" or "\u1e00" <= character < "\u2000":
        return "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return character


def _ascii(word: str) -> str:
    # Bytes in hexadecimal keep the order of letters, so a word's beginning is still its token's beginning.
    plain = word if word.isascii() else "x" + word.encode().hex()
    return (_FRONT + plain)[:_LONGEST]


# -- asking ----------------------------------------------------------------------------------------------------


def expression(text: str, dialect: str, *, titled: bool = False) -> str:
    """What people type as the dialect's match expression, of titles alone where that is asked for. Empty when the text
    holds no word at all; nothing matches it then."""
    made = _JOIN[dialect].join(_PHRASE[dialect](words, prefix) for words, prefix in asked(text))
    return _TITLED[dialect](made) if made and titled else made


def asked(text: str) -> list[Phrase]:
    """What people type, as the phrases that are all to be found, and whether the last word of each may go on: quoted
    words are a phrase, and the very last word may still be being typed."""
    phrases: list[Phrase] = []
    for found in _QUERY.finditer(text):
        quoted, word = found.groups()
        if quoted is not None:
            phrases.append(([t for run in _runs(quoted) for t in _asked(run)], False))
        else:
            phrases += [(_asked(run), len(run) == 1 and _is_dense(run)) for run in _runs(word)]
    phrases = [(words, prefix) for words, prefix in phrases if words]
    if phrases and not text.endswith((" ", '"')):
        phrases[-1] = (phrases[-1][0], True)
    return phrases


def holds(text: str, phrases: list[Phrase]) -> bool:
    """Whether tokens, joined by blanks, hold all of these phrases."""
    return bool(phrases) and all(_count(text, phrase) for phrase in phrases)


def _asked(run: list[str]) -> list[str]:
    """A run's tokens in a question: the lone last character of a run only stands for itself."""
    return run[:-1] if len(run) > 1 else run


def _is_dense(run: list[str]) -> bool:
    return run[0].startswith(_FRONT + "x") and len(run[0]) <= len(_FRONT) + 1 + 8


def _sqlite(words: list[str], prefix: bool) -> str:
    return " + ".join(words) + ("*" if prefix else "")


def _postgresql(words: list[str], prefix: bool) -> str:
    return "(" + " <-> ".join(words) + (":*)" if prefix else ")")


def _mysql(words: list[str], prefix: bool) -> str:
    if len(words) == 1:
        return f"+{words[0]}" + ("*" if prefix else "")
    # Each piece of a long phrase begins with the last word of the one before.
    pieces = [words[at : at + _PHRASE_MOST] for at in range(0, len(words) - 1, _PHRASE_MOST - 1)]
    return " ".join('+"' + " ".join(piece) + '"' for piece in pieces)


_PHRASE = {"sqlite": _sqlite, "postgresql": _postgresql, "mysql": _mysql}
_TITLED: dict[str, Callable[[str], str]] = {
    "sqlite": lambda made: f"{{title}} : ({made})",
    "postgresql": lambda made: _TOKEN.sub(r"\1:\2A", made),  # the weight that titles have
    "mysql": lambda made: made,  # it is the other index that is asked
}
_JOIN = {"sqlite": " AND ", "postgresql": " & ", "mysql": " "}


def matching(dialect: str) -> Any:
    """`(noun, expression)` → a subquery of the ids of that noun's objects that match."""

    def ids(noun: str, words: Any) -> Any:
        entry = TABLES["search_entry"]
        return sa.select(entry.c.object_id).where(entry.c.noun == noun, match(dialect, words))

    return ids


def match(dialect: str, words: Any, *, titled: bool = False) -> Any:
    """The condition that an entry matches the expression, on MariaDB in its title alone where that is asked for."""
    entry = TABLES["search_entry"]
    if dialect == "sqlite":
        text = sa.table("search_text", sa.column("rowid"), sa.column("search_text"))
        # A MATCH on an empty expression is an error in SQLite; nothing is what it means.
        found = sa.select(text.c.rowid).where(
            text.c.search_text.op("MATCH")(sa.func.coalesce(sa.func.nullif(words, ""), _FRONT))
        )
        return entry.c.id.in_(found)
    if dialect == "postgresql":
        return sa.literal_column("search_entry.words").op("@@")(
            sa.func.to_tsquery(sa.literal_column("'simple'"), words)
        )
    columns = (entry.c.title,) if titled else (entry.c.title, entry.c.body)
    return mysql.match(*columns, against=words).in_boolean_mode()


def newest(dialect: str, words: Any, nouns: int, *, titled: bool) -> Any:
    """Entries that match, in their titles alone where `titled` says so, newest first: id, noun, object id, and the
    beginnings of title and body. `below`, `most` and `noun0…` are bound when run."""
    entry = TABLES["search_entry"]
    if dialect == "sqlite":
        text = sa.table("search_text", sa.column("rowid"), sa.column("search_text"))
        id, source = text.c.rowid, text.join(entry, entry.c.id == text.c.rowid)
        here = text.c.search_text.op("MATCH")(words)
    else:
        id, source, here = entry.c.id, entry, match(dialect, words, titled=titled)
    found = (
        sa.select(id.label("id")).select_from(source).where(here, id < sa.bindparam("below", None, type_=sa.BigInteger))
    )
    if nouns:
        chosen = [sa.bindparam(f"noun{i}", None, type_=sa.String) for i in range(nouns)]
        found = found.where(entry.c.noun.in_(chosen))
    if dialect == "postgresql":
        # Its own step, so that the full-text index is asked instead of all entries from the newest back.
        apart = found.cte("found").prefix_with("MATERIALIZED")
        found, id = sa.select(apart.c.id), apart.c.id
    page = found.order_by(id.desc()).limit(sa.bindparam("most", None, type_=sa.Integer)).subquery()
    begins = [sa.func.substr(column, 1, RANKED) for column in (entry.c.title, entry.c.body)]
    columns = (entry.c.id, entry.c.noun, entry.c.object_id, *begins)
    return sa.select(*columns).join_from(page, entry, entry.c.id == page.c.id).order_by(entry.c.id.desc())


def best_first(rows: list[Any], phrases: list[Phrase]) -> list[tuple[str, int]]:
    """(noun, id) of what `newest` found, the most relevant first, of equals the newest.

    BM25 with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, §3.4), a
    title's words counted as `TITLE_WEIGHT`. Every text holds every phrase, so none of them is told rarer than another.
    """
    sizes = [len(title) + len(body) for *_, title, body in rows]
    average = sum(sizes) / max(len(sizes), 1) or 1

    def relevance(at: int) -> float:
        *_, title, body = rows[at]
        norm = 1.2 * (0.25 + 0.75 * sizes[at] / average)
        counts = [TITLE_WEIGHT * _count(title, phrase) + _count(body, phrase) for phrase in phrases]
        return sum(count / (count + norm) for count in counts)

    order = sorted(range(len(rows)), key=relevance, reverse=True)
    return [(rows[at][1].rstrip("+"), rows[at][2]) for at in order]


def _count(text: str, phrase: Phrase) -> int:
    words, prefix = phrase
    return f" {text} ".count(f" {' '.join(words)}{'' if prefix else ' '}")


# -- writing ---------------------------------------------------------------------------------------------------


def entries(noun: Noun, document: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """An object's search entries by name: the one for all, and the one with what only some are shown.

    What holds no word has no entry.
    """
    made = {noun.searched: texts(noun, document)}
    if noun.searched != noun.name:
        made[noun.name] = texts(noun, {name: value for name, value in document.items() if name not in noun.sensitive})
    return {name: words for name, words in made.items() if any(words)}


def texts(noun: Noun, document: dict[str, Any]) -> tuple[str, str]:
    """The title's and the body's tokens of an object."""
    title, *rest = noun.search
    body = " ".join(_strings(document.get(name)) for name in (*rest, "tags"))
    return tokens(_strings(document.get(title))), tokens(body)


def _strings(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " ".join(_strings(v) for v in value.values())
    if isinstance(value, list):
        return " ".join(_strings(v) for v in value)
    return ""
