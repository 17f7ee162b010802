"""How many facts of each kind each document has: a lost fact, or a fact too many, fails here."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import tajik_relations as tr
from tajik_relations.model.terms import RelationsTerm, Tie

TABLE = "wikipedia-foreign-relations"
"""The document with the table."""
HEADER = 12
"""The line with the heads of the table's columns."""
COUNTS = {
    "wikipedia-foreign-relations": {
        "Announcement": 3,
        "Assistance": 9,
        "BoundaryQuestion": 6,
        "Characterization": 23,
        "Commitment": 5,
        "ConsularPost": 1,
        "Cooperation": 3,
        "DiplomaticMission": 16,
        "DiplomaticRelations": 50,
        "Event": 8,
        "Exercise": 1,
        "Figure": 3,
        "Investment": 1,
        "Meeting": 1,
        "Membership": 24,
        "MilitaryPresence": 7,
        "OfficeHolder": 1,
        "Position": 4,
        "Project": 3,
        "Recognition": 1,
        "Reference": 57,
        "Trade": 5,
        "Treaty": 6,
        "Visit": 1,
    },
    "mfa-russia": {
        "Announcement": 3,
        "Characterization": 14,
        "ConsularPost": 4,
        "Cooperation": 8,
        "DiplomaticMission": 4,
        "DiplomaticRelations": 1,
        "Event": 10,
        "Figure": 2,
        "Investment": 2,
        "Meeting": 9,
        "MilitaryPresence": 2,
        "Position": 4,
        "Programme": 2,
        "Project": 5,
        "Recognition": 1,
        "Trade": 2,
        "Treaty": 13,
        "Visit": 22,
    },
    "wikipedia-russia": {
        "Characterization": 6,
        "Cooperation": 2,
        "Event": 7,
        "Figure": 4,
        "LegalMeasure": 3,
        "Meeting": 1,
        "Membership": 3,
        "MilitaryPresence": 1,
        "OfficeHolder": 4,
        "Reference": 6,
        "Treaty": 2,
    },
    "nato": {
        "Assistance": 8,
        "Characterization": 1,
        "Commitment": 1,
        "Cooperation": 22,
        "Event": 2,
        "Exercise": 1,
        "Meeting": 3,
        "Membership": 6,
        "MilitaryPresence": 1,
        "OfficeHolder": 2,
        "Position": 6,
        "Programme": 9,
        "Project": 6,
        "Renaming": 2,
        "Treaty": 1,
        "Visit": 9,
    },
    "mfa-azerbaijan": {
        "Characterization": 10,
        "Cooperation": 9,
        "DiplomaticMission": 2,
        "DiplomaticRelations": 1,
        "Event": 1,
        "Meeting": 2,
        "Position": 1,
        "Project": 1,
        "Trade": 2,
        "Treaty": 7,
        "Visit": 3,
    },
}
MARKS = {
    "wikipedia-foreign-relations": (57, range(1, 56), 12),
    "mfa-russia": (0, range(0), 0),
    "wikipedia-russia": (6, range(0), 0),
    "nato": (0, range(0), 0),
    "mfa-azerbaijan": (0, range(0), 0),
}
"""For each document how many references it has, the marks that they print, and how many notes with a mark are empty."""
UNPRINTED = {"wikipedia-russia": range(2, 10)}
"""Marks that stand at facts of a document whose list of notes prints none."""


def counted(facts: Iterable[tr.Fact]) -> dict[str, dict[str, int]]:
    """Return the number of facts per document and kind."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        found[fact.document][fact.kind] += 1
    return {document: dict(kinds) for document, kinds in found.items()}


def test_every_document_has_as_many_facts_of_each_kind_as_are_pinned(dataset: tr.Dataset) -> None:
    """The table has the documents of the manifest, and for each the number of its facts by kind."""
    assert set(COUNTS) == {document.id for document in dataset.all_documents}
    assert COUNTS == counted(dataset.all_facts)


def test_the_table_has_37_rows_of_which_eleven_have_no_date_in_their_cell(dataset: tr.Dataset) -> None:
    """26 rows have a fact from the cell, whose second citation is the head of the column."""
    cells = [
        fact
        for fact in dataset.facts.of(tr.DiplomaticRelations)
        if fact.document == TABLE and fact.term is RelationsTerm.FORMAL
    ]
    assert len(dataset.identifications) == 37
    assert len(cells) == 37 - 11
    assert len({fact.row for fact in cells}) == 37 - 11
    assert {HEADER} == {fact.citations[1].line for fact in cells}
    assert {2} == {len(fact.citations) for fact in cells}


def test_no_other_fact_cites_the_head_of_the_column(dataset: tr.Dataset) -> None:
    """Only the facts from cells call relations formal."""
    heads = [
        fact for fact in dataset.facts.cited_from(TABLE) if any(citation.line == HEADER for citation in fact.citations)
    ]
    assert len(heads) == 26
    assert {"DiplomaticRelations"} == {fact.kind for fact in heads}


def test_every_cell_cites_the_first_line_of_its_row(dataset: tr.Dataset) -> None:
    """The date of a cell stands on the line with which the row begins."""
    begins = {row.row: row.first_line for row in dataset.identifications}
    cells = [fact for fact in dataset.facts.of(tr.DiplomaticRelations) if fact.term is RelationsTerm.FORMAL]
    assert [begins[fact.row] for fact in cells if fact.row] == [fact.line for fact in cells]


def test_eleven_rows_say_that_both_are_full_members_of_the_osce(dataset: tr.Dataset) -> None:
    """The sentence stands in eleven rows and makes one fact in each."""
    full = [one for one in dataset.memberships if one.tie is Tie.FULL_MEMBER]
    assert len(full) == 11
    assert len({one.row for one in full}) == 11
    assert {"OSCE"} == {one.organization.code for one in full}
    assert {2} == {len(one.members) for one in full}


def test_every_document_has_its_notes(dataset: tr.Dataset) -> None:
    """Each numbered note is one reference, the empty ones too, in order, and other links have no number."""
    found = {}
    for document in COUNTS:
        notes = [note for note in dataset.references if note.document == document]
        marks = [note.mark for note in notes if note.mark is not None]
        found[document] = (len(notes), marks, sum(note.empty for note in notes if note.mark is not None))
    assert found == {document: (notes, list(marks), empty) for document, (notes, marks, empty) in MARKS.items()}


def test_every_footnote_mark_has_its_note(dataset: tr.Dataset) -> None:
    """A number at a fact is one of its document's notes or of the marks without a printed note, all of them used."""
    for document, (_, marks, _) in MARKS.items():
        used = {mark for fact in dataset.all_facts if fact.document == document for mark in fact.footnotes}
        assert used - set(marks) == set(UNPRINTED.get(document, ())), document
