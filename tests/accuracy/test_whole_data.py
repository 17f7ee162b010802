"""Wrong data that no single value shows: facts lost or added, citations of another document, a basis the rule lacks."""

from pathlib import Path

import pytest
from accuracy.test_counts import COUNTS, counted
from attrs import evolve

import tajik_relations as tr
from tajik_relations.evidence import originals
from tajik_relations.evidence.checks import facts as checking
from tajik_relations.model.terms import BasisKind, Rule
from tajik_relations.reading.cross_checks import duplicates

pytestmark = pytest.mark.exhaustive


@pytest.fixture(scope="module")
def evidence(dataset: tr.Dataset) -> checking.Evidence:
    """Return the fingerprints, the names and the codebook."""
    return checking.evidence_of(dataset)


def test_every_lost_fact_is_found(dataset: tr.Dataset) -> None:
    """Without any one of its facts the data set no longer has the counts that are pinned."""
    facts = dataset.all_facts
    assert counted(facts) == COUNTS
    kept = [fact.id for at, fact in enumerate(facts) if counted((*facts[:at], *facts[at + 1 :])) == COUNTS]
    assert not kept


def test_every_fact_that_stands_twice_is_found(dataset: tr.Dataset) -> None:
    """A fact that is there again, under its id or under another, is found by the reader or by the counts."""
    facts = list(dataset.all_facts)
    places = {fact.id: [fact.document] for fact in facts}
    assert not list(duplicates(places))
    for fact in facts:
        assert list(duplicates({**places, fact.id: [fact.document, fact.document]}))
        assert counted([*facts, evolve(fact, id=f"{fact.id}-2")]) != COUNTS


def test_every_citation_of_another_document_is_found(dataset: tr.Dataset, evidence: checking.Evidence) -> None:
    """The words of no fact stand on the same line of the next document, with what else the fact says."""
    ids = [document.id for document in dataset.all_documents]
    for fact in dataset.all_facts:
        other = ids[(ids.index(fact.document) + 1) % len(ids)]
        moved = evolve(fact, citations=tuple(evolve(one, document=other) for one in fact.citations))
        assert any(checking.check(moved, evidence)), fact.id


def test_every_wrong_basis_is_found(dataset: tr.Dataset, evidence: checking.Evidence) -> None:
    """Another kind or rule of a basis, or none at all, is found."""
    made = 0
    for fact in dataset.all_facts:
        for at, basis in enumerate(fact.basis):
            others = [evolve(basis, kind=kind) for kind in BasisKind if kind is not basis.kind]
            judged = basis.rule is Rule.JUDGEMENT  # other rules can give the same value, such as the State of the seat
            others.append(evolve(basis, rule=Rule.SUBJECT if judged else Rule.JUDGEMENT))
            changed = [(*fact.basis[:at], other, *fact.basis[at + 1 :]) for other in others]
            only_by_text = basis.rule in (Rule.CARRIED, Rule.JUDGEMENT)  # tested below, with the texts
            if basis.field != "partner" and not only_by_text:  # the partner's rule gives its value, basis or not
                changed.append((*fact.basis[:at], *fact.basis[at + 1 :]))
            for each in changed:
                made += 1
                wrong = evolve(fact, basis=each)
                assert any(checking.check(wrong, evidence)), (fact.id, basis)
    assert made > 1000


def test_every_judgement_and_carried_date_is_needed(dataset: tr.Dataset, texts: Path) -> None:
    """Without its basis a judged value, or a date of another clause, is found, by the texts or without."""
    known = [checking.evidence_of(dataset, originals.read_originals(dataset, folder)) for folder in (texts, None)]
    bases = [(fact, basis) for fact in dataset.all_facts for basis in fact.basis]
    needed = [(fact, basis) for fact, basis in bases if basis.rule in (Rule.CARRIED, Rule.JUDGEMENT)]
    assert {basis.rule for _, basis in needed} == {Rule.CARRIED, Rule.JUDGEMENT}
    for fact, basis in needed:
        left = evolve(fact, basis=tuple(other for other in fact.basis if other is not basis))
        assert any(finding for evidence in known for finding in checking.check(left, evidence)), (fact.id, basis)


def test_every_membership_that_no_document_states_is_found(dataset: tr.Dataset, evidence: checking.Evidence) -> None:
    """A membership in an organization that the cited words do not name is found, for every other organization."""
    for fact in dataset.memberships:
        for organization in dataset.organizations:
            if organization != fact.organization:
                added = evolve(fact, id=f"{fact.id}-2", organization=organization)
                assert any(checking.check(added, evidence)), (fact.id, organization.code)
