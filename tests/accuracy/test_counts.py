"""How many facts of each kind each document has: a lost fact, or a fact too many, fails here."""

from collections import Counter

import pytest

import tajik_relations as tr
from tajik_relations.terms import MembershipStatus, RelationsTerm

TABLE = "wikipedia-foreign-relations"
"""The document with the table."""
HEADER = 12
"""The line with the heads of the table's columns."""
COUNTS = {
    "wikipedia-foreign-relations": {
        "Announcement": 3,
        "Assistance": 14,
        "BoundaryQuestion": 7,
        "Characterization": 36,
        "Commitment": 5,
        "ConsularPost": 1,
        "Cooperation": 6,
        "DiplomaticMission": 16,
        "DiplomaticRelations": 50,
        "Event": 15,
        "Exercise": 1,
        "Figure": 3,
        "Investment": 1,
        "Meeting": 1,
        "Membership": 24,
        "MilitaryPresence": 7,
        "OfficeHolder": 2,
        "Position": 7,
        "Project": 3,
        "Recognition": 1,
        "Reference": 57,
        "Trade": 5,
        "Treaty": 6,
        "Visit": 1,
    },
    "mfa-azerbaijan": {
        "Characterization": 10,
        "Cooperation": 24,
        "DiplomaticMission": 2,
        "DiplomaticRelations": 1,
        "Event": 7,
        "Meeting": 1,
        "Position": 2,
        "Project": 1,
        "Trade": 2,
        "Treaty": 7,
        "Visit": 3,
    },
}


def test_every_document_is_counted(dataset: tr.Dataset) -> None:
    """The table above has the documents of the manifest, in any order."""
    assert set(COUNTS) == {document.id for document in dataset.all_documents}


@pytest.mark.parametrize("document", COUNTS)
def test_facts_of_each_kind(document: str, dataset: tr.Dataset) -> None:
    """Each document has as many facts of each kind as are pinned."""
    kinds = Counter(fact.kind for fact in dataset.facts.cited_from(document))
    assert COUNTS[document] == dict(sorted(kinds.items()))


def test_no_two_facts_share_an_id(dataset: tr.Dataset) -> None:
    """Every id stands once."""
    ids = Counter(fact.id for fact in dataset.all_facts)
    assert not [code for code, count in ids.items() if count > 1]


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
    full = [one for one in dataset.memberships if one.membership is MembershipStatus.FULL_MEMBER]
    assert len(full) == 11
    assert len({one.row for one in full}) == 11
    assert {"OSCE"} == {one.organization.code for one in full}
    assert {2} == {len(one.members) for one in full}


def test_the_notes_are_numbered_from_1_to_55_and_twelve_of_them_are_empty(dataset: tr.Dataset) -> None:
    """Each numbered note is one reference, the empty ones too; two links have no number."""
    notes = [note for note in dataset.references if note.document == TABLE]
    numbers = [note.mark for note in notes if note.mark is not None]
    assert list(range(1, 56)) == numbers
    assert len([note for note in notes if note.mark is not None and note.empty]) == 12
    assert len([note for note in notes if note.mark is None]) == 2


def test_every_footnote_mark_has_its_note(dataset: tr.Dataset) -> None:
    """A number that stands at a fact is the number of a reference of the same document."""
    notes = {(note.document, note.mark) for note in dataset.references}
    assert {(fact.document, mark) for fact in dataset.all_facts for mark in fact.footnotes} <= notes
