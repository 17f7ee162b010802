"""What every table holds, key by key; made from the record types where these say it."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve

from tajik_relations.model.answers import Answer
from tajik_relations.model.terms import Aspect, BasisKind, Field, IdentificationBasis, Qualifier, Status, Tie
from tajik_relations.records import KINDS, Fact, Reference
from tajik_relations.tabular.columns import Column, Key, own_keys, wire
from tajik_relations.tabular.rows import Row

_COMMON_KEYS = (
    Key("id", "text", "stable id of the fact, never used again", required=True),
    Key("kind", "text", "name of the record type", required=True),
    Key("document", "text", "id of the document that makes the assertion", required=True),
    Key("line", "integer", "line of the first citation, from 1", required=True),
    Key("citations", "citations", "the words that carry the fact's values", required=True),
    Key("partner", "text", "code of the other side: ISO 3166-1 alpha-2 of a State, or that of an organization"),
    Key("row", "integer", "number of the table row in which it stands, from 1"),
    Key("actors", "texts", "codes of all who take part", required=True),
    Key("date", "edtf", "principal date"),
    Key("as_of", "boolean", "whether the words give the date as the time for which they speak", required=True),
    Key("relative", "text", "a dating that is no calendar date"),
    Key("place", "place", "where, or the seat"),
    Key("number", "integer", "the principal figure, in full"),
    Key("alternative", "integer", "the second figure where the words give two and do not choose"),
    Key("unit", "text", "unit of the figure: ISO 4217 code, %, km2 or a noun"),
    Key("qualifier", "text", "how the words limit the figure", choices=wire(Qualifier)),
    Key("status", "text", "what the document says of the state of the matter", choices=wire(Status)),
    Key("realized", "text", "whether it came about, as far as the document says", choices=wire(Answer)),
    Key("followed", "text", "the printed words by which the document tells what came of it or after it"),
    Key("fields", "texts", "the fields of work that the words name", required=True, choices=wire(Field)),
    Key("acts_for", "texts", "codes of those for whom one who takes part acts"),
    Key("recurrent", "boolean", "whether it comes again and again, and counts as no single act", required=True),
    Key("remark", "text", "what is to be known of a value that stands as printed"),
    Key("remark_from", "texts", "ids of the facts, or publishers, on which the remark rests", required=True),
    Key("wording", "text", "the document's own word where a term of the fact is other"),
    Key("according_to", "text", "whom the document itself names as the source of the assertion, as printed"),
    Key("document_time", "edtf", "when the document was written, as far as it tells"),
    Key("content_hash", "text", "hash of the fact's values, 16 hexadecimal digits", required=True),
    Key("occurrence", "text", "key of what it speaks of: the id of the first fact that speaks of it", required=True),
    Key("basis", "bases", "for each value that is not stated, its basis and rule", required=True),
    Key("footnotes", "integers", "the document's own reference numbers that stand at the fact", required=True),
    Key("mentioned", "texts", "codes of those named without a part in the fact", required=True),
    Key("statement", "text", "one English sentence in the library's own words", required=True),
)


def fact_keys(kind: type[Fact]) -> tuple[Key, ...]:
    """Return all keys of the rows of a kind of fact."""
    return (*_COMMON_KEYS, *(evolve(key, description=f"of {kind.__name__}") for key in own_keys(kind)))


def _joint_fact_keys(of: Iterable[type[Fact]]) -> tuple[Key, ...]:
    """Return the common keys, and those that any of some kinds adds to them."""
    kinds: dict[str, list[str]] = {}
    keys: dict[str, Key] = {}
    for kind in of:
        for key in own_keys(kind):
            kinds.setdefault(key.name, []).append(kind.__name__)
            choices = dict.fromkeys((*(keys[key.name].choices if key.name in keys else ()), *key.choices))
            keys[key.name] = Key(key.name, key.type, f"of {', '.join(kinds[key.name])}", choices=tuple(choices))
    return (*_COMMON_KEYS, *keys.values())


_FACT = Key("fact", "text", "id of the fact", required=True)
_DOCUMENT = Key("document", "text", "id of the document", required=True)
_DEGREE = Key(
    "degree", "text", "how far the State is known, where a table row gives it", choices=wire(IdentificationBasis)
)
_LINE = Key("line", "integer", "line, from 1", required=True)

_YEARLY = {
    "relations": "whether diplomatic relations existed on a day of the year, by all dated statements",
    "mission_sent": "whether the subject had a mission to the partner",
    "mission_received": "whether the partner had a mission to the subject",
    "shared_organization": "whether both were members of one organization",
}
"""What is asked of each partner and year: the columns by the documents alone."""


_NUMBERS = (
    Key("alpha_3", "text", "ISO 3166-1 alpha-3, of a State"),
    Key("iso_numeric", "text", "ISO 3166-1 numeric, of a State: three digits, as text"),
    Key("cow", "integer", "number of the Correlates of War project, of a State"),
    Key("gw", "integer", "number of Gleditsch and Ward, of a State"),
)

KEYS: dict[str, tuple[Key, ...]] = {
    "facts": _joint_fact_keys(KINDS.values()),
    "relations": (
        Key("partner", "text", "ISO 3166-1 alpha-2 code of the partner; empty for a row whose State is not known"),
        Key("name", "text", "the partner's name, or which row it is", required=True),
        *_NUMBERS,
        Key(
            "basis", "text", "how far the partner is known, from best", required=True, choices=wire(IdentificationBasis)
        ),
        Key("row", "integer", "number of the table row about the partner"),
        Key("candidates", "texts", "codes of the States that it can be", required=True),
        Key("guess", "text", "code of the candidate that is guessed, for a conjectural row"),
        Key("lineage", "texts", "where the outside dates come from on which it rests", required=True),
        Key("reason", "text", "why it is taken to be this State"),
        Key("established", "begun", "the statements of when relations began: fact and date", required=True),
        Key("organizations", "texts", "codes of those of which both are called members", required=True),
        Key("facts", "integer", "how many facts", required=True),
    ),
    "memberships": (
        _FACT,
        Key("organization", "text", "code of the organization", required=True),
        Key("member", "text", "code of the member; empty for a row whose State is not known"),
        Key("unidentified_row", "integer", "number of the table row of a member that is not known"),
        _DEGREE,
        Key("tie", "text", "what the words call the tie", required=True, choices=wire(Tie)),
        Key("aspect", "text", "that it holds, began, ended or is considered", required=True, choices=wire(Aspect)),
        Key("date", "edtf", "since when"),
        _DOCUMENT,
        _LINE,
    ),
    "citations": (
        _FACT,
        Key("number", "integer", "which citation of the fact, from 1", required=True),
        _DOCUMENT,
        _LINE,
        Key("words", "texts", "fragments of the line, verbatim but for runs of blanks", required=True),
    ),
    "participants": (
        _FACT,
        Key("number", "integer", "which participant of the fact, from 1", required=True),
        Key("actor", "text", "code of the actor; empty for a row whose State is not known"),
        Key("kind", "text", "what the actor is", required=True, choices=("State", "Organization", "Person")),
        Key("unidentified_row", "integer", "number of the table row of a State that is not known"),
        _DEGREE,
    ),
    "fields": (
        _FACT,
        Key("number", "integer", "which field of the fact, from 1", required=True),
        Key("field", "text", "a field of work that the words name", required=True, choices=wire(Field)),
        Key("kind", "text", "name of the record type", required=True),
        _DOCUMENT,
    ),
    "actors": (
        Key("code", "text", "ISO 3166-1 alpha-2 for a State, else the data set's own", required=True),
        Key("kind", "text", "what the actor is", required=True, choices=("State", "Organization", "Person")),
        Key("name", "text", "the name", required=True),
        Key("names", "texts", "further names and spellings", required=True),
        *_NUMBERS,
    ),
    "documents": (
        Key("id", "text", "id of the document", required=True),
        Key("prefix", "text", "what the ids of its facts begin with", required=True),
        Key("title", "text", "title", required=True),
        Key("publisher", "text", "publisher", required=True),
        Key("address", "text", "web address"),
        Key("stamp", "text", "date and time printed on the page, as printed"),
        Key("terms", "text", "under what terms its publisher offers the text", required=True),
        Key("file", "text", "name of the file that holds the text", required=True),
        Key("sha256", "text", "SHA-256 of the text", required=True),
        Key("lines", "integer", "number of lines", required=True),
        Key("counterpart", "text", "code of the other side of the pair that the whole document is about"),
        Key("mosaic", "boolean", "whether many wrote it at many times, as an encyclopaedia article", required=True),
        Key("time_of_writing", "edtf", "from the latest first day of a realized date in it to its stamp, or open"),
        Key("time_of_writing_basis", "text", "how the time of writing came about", choices=(str(BasisKind.DERIVED),)),
        Key("facts", "integer", "how many facts", required=True),
    ),
    "disagreements": (
        Key("occurrence", "text", "key of the occurrence: the id of its first fact", required=True),
        Key("field", "text", "the field whose values differ", required=True),
        Key("partner", "text", "ISO 3166-1 alpha-2 code of the partner to whose relations the occurrence belongs"),
        Key("contradictory", "boolean", "whether not all can be true; else some are only less exact", required=True),
        Key("within_documents", "boolean", "whether the documents themselves differ so", required=True),
        Key("values", "values", "each distinct value with those who give it", required=True),
        Key("days_apart", "integer", "most days between dates that exclude each other"),
        Key("ratio", "number", "the largest figure over the smallest"),
        Key("rule", "text", "why all statements are about one occurrence", required=True),
        Key("citations", "citations", "the words of all facts", required=True),
    ),
    "references": fact_keys(Reference),
    "years": (
        Key("partner", "text", "code of the partner, a State or an organization", required=True),
        Key("year", "integer", "from that of the first dated tie to that of the latest stamp", required=True),
        Key("basis", "text", "how far the partner is known", required=True, choices=wire(IdentificationBasis)),
        *(Key(name, "text", text, required=True, choices=wire(Answer)) for name, text in _YEARLY.items()),
        *(
            Key(f"{name}_carried", "text", f"{text}; carried forward", required=True, choices=wire(Answer))
            for name, text in _YEARLY.items()
        ),
        Key("assumption", "text", "what the carried columns assume, where they differ from the others"),
        Key("undated", "integer", "how many statements on these were left out, as they have no date", required=True),
    ),
}
"""For each table the keys of its rows; a row of the facts table has those of its own kind alone."""


def keys_of(table: str, kinds: Iterable[str] | None = None) -> tuple[Key, ...]:
    """Return the keys of a table; of the facts table, if kinds are given, the common ones and those of these kinds."""
    if kinds is None:
        return KEYS[table]
    chosen = {*kinds}
    return _joint_fact_keys(kind for kind in KINDS.values() if kind.__name__ in chosen)


def columns_of(table: str, kinds: Iterable[str] | None = None) -> tuple[Column, ...]:
    """Return the flat columns of a table; they are the same whatever the data set holds."""
    return tuple(column for key in keys_of(table, kinds) for column in key.columns)


def flat_columns(table: str, rows: Sequence[Row], kinds: Iterable[str] | None = None) -> dict[str, list[Any]]:
    """Return the values of each flat column, in the order of the columns; absent ones are `None` and cost nothing.

    Raises:
        FieldError: if a whole number does not fit into 64 bits.
    """
    columns: dict[str, list[Any]] = {}
    of_key: dict[str, tuple[Key, list[list[Any]]]] = {}
    for key in keys_of(table, kinds):
        parts = [columns.setdefault(column.name, [None] * len(rows)) for column in key.columns]
        of_key[key.name] = (key, parts)
    for position, row in enumerate(rows):
        for name, value in row.items():
            if value is not None:
                key, parts = of_key[name]
                for part, flat in zip(parts, key.flat(value), strict=True):
                    part[position] = flat
    return columns


_PRIMARY = {
    "facts": ("id",),
    "citations": ("fact", "number"),
    "participants": ("fact", "number"),
    "fields": ("fact", "number"),
    "actors": ("code",),
    "documents": ("id",),
    "references": ("id",),
    "years": ("partner", "year"),
}
_FOREIGN: dict[str, tuple[tuple[str, str, str], ...]] = {
    "facts": (("document", "documents", "id"), ("partner", "actors", "code")),
    "relations": (("partner", "actors", "code"), ("guess", "actors", "code")),
    "memberships": (
        ("fact", "facts", "id"),
        ("organization", "actors", "code"),
        ("member", "actors", "code"),
        ("document", "documents", "id"),
    ),
    "citations": (("fact", "facts", "id"), ("document", "documents", "id")),
    "participants": (("fact", "facts", "id"), ("actor", "actors", "code")),
    "fields": (("fact", "facts", "id"), ("document", "documents", "id")),
    "documents": (("counterpart", "actors", "code"),),
    "disagreements": (("occurrence", "facts", "id"), ("partner", "actors", "code")),
    "references": (("id", "facts", "id"), ("document", "documents", "id")),
    "years": (("partner", "actors", "code"),),
}


def primary_key(table: str) -> tuple[str, ...]:
    """Return the columns that tell the rows of a table apart; none if its rows have no key."""
    return _PRIMARY.get(table, ())


def foreign_keys(table: str) -> tuple[tuple[str, str, str], ...]:
    """Return the foreign keys of a table: its column, the other table, and the column there."""
    return _FOREIGN.get(table, ())
