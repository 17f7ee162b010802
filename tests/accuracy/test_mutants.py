"""Wrong data: one value of one fact changed to another that exists; reading or verifying must find every one.

A mutant that survives is a mistake that nobody would see. None is left out for surviving.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from mutations import CITATIONS, LOSSES, SMALL, Mutant, Surroundings, mutants

import tajik_relations as tr
from tajik_relations.evidence import verifying
from tajik_relations.reading import files
from tajik_relations.reading.resolving import Setting, record_values
from tajik_relations.reading.strict import Vocabulary, converter
from tajik_relations.records import KINDS

LEAST_FACTS = 200


@frozen
class Bench:
    """What reading and verifying single entries of the shipped data needs."""

    dataset: tr.Dataset
    tables: dict[str, files.Tables]
    vocabulary: Vocabulary
    settings: Mapping[str, Setting]
    converter: Any
    index: Any

    def fact(self, document: str, table: str, entry: files.Entry) -> tr.Fact:
        """Return the record of an entry, made as the loader makes it."""
        values, wrong = record_values(entry, KINDS[table], self.settings[document])
        if wrong:
            raise ValueError(wrong)
        fact: tr.Fact = self.converter.structure(values, KINDS[table])
        return fact

    def verdict(self, document: str, mutant: Mutant, found: Mapping[str, Any]) -> str:
        """Return who finds a mutant: "reading", "verifying" or "nobody"."""
        try:
            fact = self.fact(document, mutant.table, mutant.entry)
        except Exception:  # noqa: BLE001 - the converter raises groups of any exceptions, and each one is a find
            return "reading"
        problems = verifying.problems_of(fact, self.dataset, found, self.index)
        return "nobody" if next(problems, None) is None else "verifying"

    def entries(self) -> Iterator[tuple[str, str, files.Entry]]:
        """Return every entry with its document and its table."""
        for document in self.dataset.all_documents:
            for table, entry in self.tables[f"documents/{document.id}.toml"]:
                yield document.id, table, entry

    def surroundings(self, document: tr.SourceDocument) -> Surroundings:
        """Return the words of a document that stand in its entries."""
        cited: dict[int, list[str]] = defaultdict(list)
        topics: set[str] = set()
        for _, entry in self.tables[f"documents/{document.id}.toml"]:
            for citation in (entry, *entry.get("also", [])):
                cited[citation["line"]] += [word for fragment in citation["words"] for word in fragment.split()]
            topics |= {word for word in entry.get("topic", "").casefold().split() if word.isalpha() and len(word) > 4}
        return Surroundings(self.vocabulary, document.lines, cited, sorted(topics - SMALL))


@pytest.fixture(scope="module")
def bench(dataset: tr.Dataset) -> Bench:
    """Return the reader and the checks, ready for single entries."""
    vocabulary = Vocabulary(
        {one.code: one for one in dataset.all_states},
        {one.code: one for one in dataset.all_organizations},
        {one.code: one for one in dataset.all_persons},
        {one.name: one for one in dataset.all_places},
    )
    settings = {
        document.id: Setting(
            document,
            dataset.subject,
            {row.row: row for row in dataset.identifications if row.document == document.id},
            vocabulary,
        )
        for document in dataset.all_documents
    }
    tables = files.read(Path(tr.__file__).parent / "data").tables
    return Bench(dataset, tables, vocabulary, settings, converter(vocabulary), verifying.name_index(dataset))


def survivors(bench: Bench, found: Mapping[str, Any], made: Iterable[tuple[str, str, Mutant]]) -> dict[str, list[str]]:
    """Return the mutants that nobody finds, by operator, most frequent first; print the count of every operator."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    alive: dict[str, list[str]] = defaultdict(list)
    for document, code, mutant in made:
        verdict = bench.verdict(document, mutant, found)
        tally[mutant.operator][verdict] += 1
        if verdict == "nobody":
            alive[mutant.operator].append(f"{code}: {mutant.change}")
    for operator, counts in sorted(tally.items()):
        print(f"{operator}: {dict(counts)}")  # noqa: T201 - the score is what this test is for
    return dict(sorted(alive.items(), key=lambda item: -len(item[1])))


def changed(bench: Bench, chosen: Callable[[str], bool]) -> Iterator[tuple[str, str, Mutant]]:
    """Return the mutants of the chosen operators with their document and the id of their fact."""
    around = {document.id: bench.surroundings(document) for document in bench.dataset.all_documents}
    for document, table, entry in bench.entries():
        made = (mutant for mutant in mutants(table, entry, around[document]) if chosen(mutant.operator))
        yield from ((document, entry["id"], mutant) for mutant in made)


def listed(alive: Mapping[str, list[str]]) -> str:
    """Return the survivors as text, a line each below their operator."""
    lines = (line for operator, each in alive.items() for line in (f"{operator}: {len(each)} survive", *each))
    return "\n  ".join(lines)


def test_every_entry_reads_and_verifies_before_it_is_changed(bench: Bench) -> None:
    """The bench makes of every entry the fact that was shipped, and finds nothing wrong with it."""
    found = verifying.originals(bench.dataset, None)
    facts = tuple(bench.fact(document, table, entry) for document, table, entry in bench.entries())
    assert bench.dataset.all_facts == facts
    wrong = [problem for one in facts for problem in verifying.problems_of(one, bench.dataset, found, bench.index)]
    assert not wrong
    assert len(facts) >= LEAST_FACTS


def test_every_wrong_value_is_found(bench: Bench) -> None:
    """A value changed to another one that exists is found, whichever fact and field it is."""
    alive = survivors(bench, verifying.originals(bench.dataset, None), changed(bench, lambda name: name not in LOSSES))
    assert not alive, listed(alive)


def test_every_lost_value_is_found(bench: Bench) -> None:
    """A value, a party or a footnote mark that is left out of a record is found."""
    alive = survivors(bench, verifying.originals(bench.dataset, None), changed(bench, lambda name: name in LOSSES))
    assert not alive, listed(alive)


def test_every_wrong_citation_is_found_in_the_texts(bench: Bench, texts: Path) -> None:
    """A line or a word of a citation that is not the right one is found in the documents' texts too."""
    alive = survivors(bench, verifying.originals(bench.dataset, texts), changed(bench, lambda name: name in CITATIONS))
    assert not alive, listed(alive)
