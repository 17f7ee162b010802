"""The keys of every table with their meanings; made from the record types where these define them."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve

from tajik_relations.model.answers import Answer
from tajik_relations.model.terms import Aspect, BasisKind, Field, IdentificationBasis, Qualifier, Status, Tie
from tajik_relations.records import KINDS, Fact, Reference
from tajik_relations.tabular.columns import Column, Key, own_keys, wire
from tajik_relations.tabular.meanings import MEANINGS
from tajik_relations.tabular.rows import Row

_COMMON_KEYS = (
    Key("id", "text", "id of the fact, which stays the same and is never used again", required=True),
    Key("kind", "text", "kind of fact, by the name of its record type", required=True),
    Key("document", "text", "id of the document that makes the assertion", required=True),
    Key("line", "integer", "number of the document's line from which the first citation is, from 1", required=True),
    Key("citations", "citations", "citations of the fact: document, line and the cited words", required=True),
    Key(
        "partner",
        "text",
        "code of the partner to whose relations the fact belongs: ISO 3166-1 alpha-2, or an organization's",
    ),
    Key("row", "integer", "number of the document's table row in which the fact stands, from 1"),
    Key("actors", "texts", "codes of all States, organizations and persons that take part", required=True),
    Key("date", "edtf", "principal date of the fact; what it dates depends on the kind"),
    Key(
        "as_of",
        "boolean",
        "whether the date is the time for which the statement is true, as in “as of 2000”, not the time of an event",
        required=True,
    ),
    Key("relative", "text", "a time without a calendar date, in our own words, such as “soon after independence”"),
    Key("place", "place", "place of the fact, or seat of the mission or post"),
    Key(
        "number",
        "integer",
        "principal figure as a whole number, not in thousands or millions; the column unit has its unit",
    ),
    Key("alternative", "integer", "second possible figure, if the words give two figures, such as “20 or 29”"),
    Key("unit", "text", "unit of the figure: a currency by its ISO 4217 code, %, km2 or a noun"),
    Key("qualifier", "text", "how the words limit the figure, such as “more than”", choices=wire(Qualifier)),
    Key(
        "status",
        "text",
        "whether the matter is done, ongoing, planned and so on, according to the document",
        choices=wire(Status),
    ),
    Key("realized", "text", "whether what the fact states happened, according to the document", choices=wire(Answer)),
    Key("followed", "text", "printed words that show what happened as a result or later"),
    Key("fields", "texts", "fields of work that the words name", required=True, choices=wire(Field)),
    Key("acts_for", "texts", "codes of the States or organizations for which a person or body that takes part acts"),
    Key(
        "recurrent",
        "boolean",
        "whether the event happens repeatedly, so that it is not counted as a single act",
        required=True,
    ),
    Key("remark", "text", "our remark on a value that is recorded as printed"),
    Key(
        "remark_from", "texts", "ids of the facts, or names of the publishers, on which the remark rests", required=True
    ),
    Key("wording", "text", "the document's own word, if a term of the fact is other"),
    Key("according_to", "text", "source that the document itself names for the assertion, as printed"),
    Key("document_time", "edtf", "period in which the document can have been written"),
    Key("content_hash", "text", "hash of the fact's values, of 16 hexadecimal digits", required=True),
    Key(
        "occurrence",
        "text",
        "key that all facts on the same occurrence share: the id of the first of them",
        required=True,
    ),
    Key(
        "basis",
        "bases",
        "basis and rule of each value that the words do not state, by the name of its field",
        required=True,
    ),
    Key("footnotes", "integers", "numbers of the document's own references at the cited words", required=True),
    Key("mentioned", "texts", "codes of the actors that the words name and that do not take part", required=True),
    Key("statement", "text", "the fact as one English sentence in our own words", required=True),
)


def fact_keys(kind: type[Fact]) -> tuple[Key, ...]:
    """Return all keys of the rows of a kind of fact."""
    return (*_COMMON_KEYS, *(evolve(key, description=MEANINGS[key.name]) for key in own_keys(kind)))


def _joint_fact_keys(of: Iterable[type[Fact]]) -> tuple[Key, ...]:
    """Return the common keys, and those that any of some kinds adds to them."""
    kinds: dict[str, list[str]] = {}
    keys: dict[str, Key] = {}
    for kind in of:
        for key in own_keys(kind):
            kinds.setdefault(key.name, []).append(kind.__name__)
            choices = dict.fromkeys((*(keys[key.name].choices if key.name in keys else ()), *key.choices))
            meaning = f"{MEANINGS[key.name]} ({', '.join(kinds[key.name])})"
            keys[key.name] = Key(key.name, key.type, meaning, choices=tuple(choices))
    return (*_COMMON_KEYS, *keys.values())


_FACT = Key("fact", "text", "id of the fact", required=True)
_DOCUMENT = Key("document", "text", "id of the document", required=True)
_DEGREE = Key(
    "degree",
    "text",
    "how certain the State is, if the text does not name it and its table row identifies it",
    choices=wire(IdentificationBasis),
)
_LINE = Key("line", "integer", "number of the line in the document, from 1", required=True)

_YEARLY = {
    "relations": "whether diplomatic relations existed on a day of the year, according to all dated statements",
    "mission_sent": "whether the subject State had a mission to the partner on a day of the year",
    "mission_received": "whether the partner had a mission to the subject State on a day of the year",
    "shared_organization": "whether both were members of the same organization on a day of the year",
}
"""The questions on each partner and year: the columns that follow the documents alone."""


_NUMBERS = (
    Key("alpha_3", "text", "ISO 3166-1 alpha-3 code; empty for an actor that is no State"),
    Key("iso_numeric", "text", "ISO 3166-1 numeric code, three digits as text; empty for an actor that is no State"),
    Key("cow", "integer", "number of the State in the Correlates of War project"),
    Key("gw", "integer", "number of the State in the list of Gleditsch and Ward"),
)

KEYS: dict[str, tuple[Key, ...]] = {
    "facts": _joint_fact_keys(KINDS.values()),
    "relations": (
        Key("partner", "text", "ISO 3166-1 alpha-2 code of the partner; empty for a row whose State is not known"),
        Key("name", "text", "name of the partner, or which table row it is", required=True),
        *_NUMBERS,
        Key(
            "basis",
            "text",
            "how certain the partner is; the values are ordered from the most to the least certain",
            required=True,
            choices=wire(IdentificationBasis),
        ),
        Key("row", "integer", "number of the document's table row about the partner"),
        Key("candidates", "texts", "codes of the States that the partner of the row can be", required=True),
        Key("guess", "text", "code of the guessed candidate, if the row is conjectural"),
        Key(
            "lineage",
            "texts",
            "kind of source of each outside date that the identification of the row uses",
            required=True,
        ),
        Key("reason", "text", "why the row is taken to be about this State, or why the State is not known"),
        Key(
            "established",
            "begun",
            "statements of when relations began, each with the id of the fact and its date",
            required=True,
        ),
        Key(
            "organizations",
            "texts",
            "codes of the organizations of which the subject State and the partner are both called members",
            required=True,
        ),
        Key("facts", "integer", "number of facts on these relations", required=True),
    ),
    "memberships": (
        _FACT,
        Key("organization", "text", "code of the organization", required=True),
        Key("member", "text", "code of the member; empty for a table row whose State is not known"),
        Key(
            "unidentified_row",
            "integer",
            "number of the document's table row, if the State of the member is not known",
        ),
        _DEGREE,
        Key("tie", "text", "what the words call the tie to the organization", required=True, choices=wire(Tie)),
        Key(
            "aspect",
            "text",
            "whether the tie exists, began, ended or is considered",
            required=True,
            choices=wire(Aspect),
        ),
        Key("date", "edtf", "since when the tie has existed, or when it began or ended"),
        _DOCUMENT,
        _LINE,
    ),
    "citations": (
        _FACT,
        Key("number", "integer", "number of the citation within the fact, from 1", required=True),
        _DOCUMENT,
        _LINE,
        Key(
            "words",
            "texts",
            "cited fragments of the line, verbatim except that several blanks become one blank",
            required=True,
        ),
    ),
    "participants": (
        _FACT,
        Key("number", "integer", "number of the participant within the fact, from 1", required=True),
        Key("actor", "text", "code of the actor; empty for a table row whose State is not known"),
        Key("kind", "text", "type of the actor", required=True, choices=("State", "Organization", "Person")),
        Key("unidentified_row", "integer", "number of the document's table row, if the State is not known"),
        _DEGREE,
    ),
    "fields": (
        _FACT,
        Key("number", "integer", "number of the field of work within the fact, from 1", required=True),
        Key("field", "text", "field of work that the words name", required=True, choices=wire(Field)),
        Key("kind", "text", "kind of the fact, by the name of its record type", required=True),
        _DOCUMENT,
    ),
    "actors": (
        Key(
            "code",
            "text",
            "code of the actor: ISO 3166-1 alpha-2 of a State, otherwise the data set's own",
            required=True,
        ),
        Key("kind", "text", "type of the actor", required=True, choices=("State", "Organization", "Person")),
        Key("name", "text", "name of the actor", required=True),
        Key("names", "texts", "further names and spellings of the actor", required=True),
        *_NUMBERS,
    ),
    "documents": (
        Key("id", "text", "id of the document", required=True),
        Key("prefix", "text", "prefix with which the ids of the document's facts begin", required=True),
        Key("title", "text", "title of the document", required=True),
        Key("publisher", "text", "publisher of the document", required=True),
        Key("address", "text", "web address of the document"),
        Key("stamp", "text", "date and time on the page, as printed"),
        Key("terms", "text", "terms under which the publisher offers the text", required=True),
        Key("file", "text", "name of the file that holds the text", required=True),
        Key("sha256", "text", "SHA-256 hash of the text, 64 hexadecimal digits", required=True),
        Key("lines", "integer", "number of lines of the text", required=True),
        Key("counterpart", "text", "code of the partner that the whole document is about"),
        Key(
            "mosaic",
            "boolean",
            "whether many people wrote the text over time, as in an encyclopaedia",
            required=True,
        ),
        Key(
            "time_of_writing",
            "edtf",
            "period in which the document can have been written: from the latest dated event that it reports as having "
            "happened to its stamp; an unknown limit is open",
        ),
        Key(
            "time_of_writing_basis",
            "text",
            "basis of the time of writing, which a rule always derives",
            choices=(str(BasisKind.DERIVED),),
        ),
        Key("facts", "integer", "number of facts cited from the document", required=True),
    ),
    "disagreements": (
        Key(
            "occurrence",
            "text",
            "key of the occurrence that the statements are about: the id of its first fact",
            required=True,
        ),
        Key("field", "text", "name of the field whose values differ", required=True),
        Key("partner", "text", "ISO 3166-1 alpha-2 code of the partner to whose relations the occurrence belongs"),
        Key(
            "contradictory",
            "boolean",
            "whether the values cannot all be true; if they can, some are less exact than others",
            required=True,
        ),
        Key(
            "within_documents",
            "boolean",
            "whether the documents also disagree if outside dates are left out",
            required=True,
        ),
        Key(
            "values",
            "values",
            "each different value, with the facts and outside publishers that give it",
            required=True,
        ),
        Key("days_apart", "integer", "largest number of days between two dates that exclude each other"),
        Key("ratio", "number", "largest figure divided by the smallest"),
        Key("rule", "text", "rule or reason by which all statements are about the same occurrence", required=True),
        Key("citations", "citations", "citations of all facts on the occurrence", required=True),
    ),
    "references": fact_keys(Reference),
    "years": (
        Key("partner", "text", "code of the partner, a State or an organization", required=True),
        Key(
            "year",
            "integer",
            "calendar year, between the first dated tie and the latest stamp of a document",
            required=True,
        ),
        Key("basis", "text", "how certain the partner is", required=True, choices=wire(IdentificationBasis)),
        *(Key(name, "text", text, required=True, choices=wire(Answer)) for name, text in _YEARLY.items()),
        *(
            Key(
                f"{name}_carried",
                "text",
                f"{text}, if ties without a stated end continue",
                required=True,
                choices=wire(Answer),
            )
            for name, text in _YEARLY.items()
        ),
        Key(
            "assumption",
            "text",
            "assumption of the columns that end with _carried, if it changes an answer in this row",
        ),
        Key(
            "undated",
            "integer",
            "number of statements on relations, missions and memberships that were left out because they have no date",
            required=True,
        ),
    ),
}
"""For each table, the keys of its rows; a row of the facts table has only the keys of its own kind."""


def keys_of(table: str, kinds: Iterable[str] | None = None) -> tuple[Key, ...]:
    """Return the keys of a table; for the facts table, kinds restrict the keys to the common ones and theirs."""
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
    """Return the columns of the primary key of a table; empty if the rows have no key."""
    return _PRIMARY.get(table, ())


def foreign_keys(table: str) -> tuple[tuple[str, str, str], ...]:
    """Return the foreign keys of a table: its column, the other table, and the column there."""
    return _FOREIGN.get(table, ())
