"""How many wrong entries reading and verifying find: the bench, the scores, and the page that shows them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen
from data_mutations import FREE, SMALL
from mutations import CHANGES, CITATIONS, CUT, OWN_WORDS, REASONS, Mutant, Surroundings, mutants
from running import ROOT
from slips import slips

import tajik_relations as tr
from tajik_relations.evidence.checks import facts as checking
from tajik_relations.evidence.originals import read_originals
from tajik_relations.model.terms import BasisKind
from tajik_relations.reading import files
from tajik_relations.reading.converter import Vocabulary, converter
from tajik_relations.reading.entries import Setting, record_values, with_partner
from tajik_relations.records import KINDS

PAGE = ROOT / "docs" / "measured" / "mutants.md"
SURVIVORS = PAGE.with_name("survivors.txt")
"""Beside the page: what survives of the first measurement, too long for a page."""
VERDICTS = ("reading", "verifying", "undecided", "judged", "nobody")
"""Who finds a mutant; `undecided`: verifying asks for a judgement; `judged`: nobody, a reader has judged the value."""
VALUES, IN_THE_TEXTS, SLIPS = "One value changed", "One citation changed, read in the texts", "Slips"
"""The names of the three measurements, which are the headings of the page."""
_ABOUT = {
    VALUES: "We changed one value of a fact at a time: we replaced it by another value that exists, removed it, or "
    "added one. The checks compared the citations with the fingerprints, as they do for everybody who has no copy of "
    "the documents' texts.",
    IN_THE_TEXTS: "Some operators change the line or the words of a citation. Here the checks compared these citations "
    "with the documents' texts instead of the fingerprints.",
    SLIPS: "Here, a slip is a mistake of a coder who understands the same cited words in another way. So no single "
    "word or value looks wrong, and many slips survive. These operators were written after the checks, and no check "
    "was written to find these slips.",
}
_HEAD = """# How much wrong data the checks find

If a fact in this package were wrong, would the checks notice it? To measure this, we made wrong copies of the facts
(*mutants*), each with one change, and loaded and verified them. Each row of a table is one type of change (an
*operator*); the last column counts the mutants that nothing noticed.

The columns of the tables on facts mean:

- *Made*: how many mutants the operator makes.
- *Found on loading*: the mutant cannot be loaded.
- *Found by verify*: `verify` reports a problem.
- *Undecided*: `verify` asks a reader to decide.
- *Judged*: nothing notices the change, because a reader had judged the value and the fact says so.
- *Surviving*: nothing notices the change, and no reader had judged the value.

`tools/measure.py` makes this page; it needs the documents' texts. The tests measure again and compare the page with
their results.
"""
_END = "\n"
_COLUMNS = (
    "| Operator | What it changes | Made | Found on loading | Found by verify | Undecided | Judged | Surviving |\n"
    "|:--|:--|--:|--:|--:|--:|--:|--:|\n"
)

Made = Iterable[tuple[str, str, Mutant]]
"""Mutants with the document and the id of their fact."""


@frozen
class Bench:
    """What reading and verifying single entries of the shipped data needs."""

    dataset: tr.Dataset
    tables: dict[str, files.Tables]
    vocabulary: Vocabulary
    settings: Mapping[str, Setting]
    converter: Any
    evidence: checking.Evidence

    def fact(self, document: str, table: str, entry: files.Entry) -> tr.Fact:
        """Return the record of an entry, made as the loader makes it."""
        values, wrong = record_values(entry, KINDS[table], self.settings[document])
        if wrong:
            raise ValueError(wrong)
        fact: tr.Fact = self.converter.structure(values, KINDS[table])
        return with_partner(fact, self.settings[document])

    def verdict(self, document: str, mutant: Mutant, originals: Mapping[str, Any]) -> str:
        """Return who finds a mutant."""
        try:
            fact = self.fact(document, mutant.table, mutant.entry)
        except Exception:  # noqa: BLE001 - the converter raises groups of any exceptions, and each one is a find
            return "reading"
        findings = list(checking.check(fact, self.evidence._replace(originals=originals)))
        if findings:
            return "undecided" if all(finding.undecided for finding in findings) else "verifying"
        changed = "kind" if mutant.operator.startswith("kind") else mutant.change.partition("=")[0]
        changed = "direction" if mutant.operator == "sides swapped" else changed
        judged = {basis.field for basis in fact.basis if basis.kind is BasisKind.JUDGED}
        return "judged" if changed in judged else "nobody"

    def entries(self) -> Iterator[tuple[str, str, files.Entry]]:
        """Yield every entry with its document and its table."""
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
            texts = " ".join(entry.get(name, "") for name in OWN_WORDS)
            topics |= {word for word in texts.split() if word.isalpha() and word.islower() and len(word) > 4}
        ids = sorted(fact.id for fact in self.dataset.all_facts)
        meant = {"subject": self.dataset.subject.code, "partner": document.counterpart or ""}
        return Surroundings(self.vocabulary, document.lines, cited, sorted(topics - SMALL), ids, self.names, meant)

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """By code, or name of a place, how texts can write it: its name first, the adjective of a State second."""
        data = self.dataset
        states = {state.code: (state.name, *state.adjectives, *state.names) for state in data.all_states}
        others = {other.code: (other.name, *other.names) for other in (*data.all_organizations, *data.all_persons)}
        return {**states, **others, **{place.name: (place.name,) for place in data.all_places}}


@frozen
class Score:
    """The verdicts on the mutants of one measurement."""

    counts: dict[str, Counter[str]] = field(factory=lambda: defaultdict(Counter))
    """Operator -> verdict -> how many."""
    alive: dict[str, list[str]] = field(factory=lambda: defaultdict(list))
    """Operator -> the mutants that nobody finds, each as id and change."""
    free: Counter[str] = field(factory=Counter)
    """Verdict -> how many of the texts with another free word, which are no mistakes."""

    def total(self, *verdicts: str) -> int:
        """Return the number of mutants with one of these verdicts or, without any, of all mutants."""
        return sum(counts[verdict] for counts in self.counts.values() for verdict in verdicts or VERDICTS)

    @property
    def share(self) -> float:
        """Return which part of the mutants survives, those of judged values among them."""
        return self.total("nobody", "judged") / self.total()

    def share_of(self, operators: Collection[str]) -> float:
        """Return which part of the mutants of these operators survives, those of judged values among them."""
        counts = [self.counts[operator] for operator in operators]
        return sum(each["nobody"] + each["judged"] for each in counts) / sum(each.total() for each in counts)

    @property
    def balanced(self) -> float:
        """Return which part is found on average of the operators, each of the same weight, judged values as missed."""
        missed = ((counts["nobody"] + counts["judged"]) / counts.total() for counts in self.counts.values())
        return 1 - sum(missed) / len(self.counts)

    @property
    def share_of_rules(self) -> float:
        """Return which part of the mutants of values that nobody judged survives."""
        return self.total("nobody") / (self.total() - self.total("judged"))


def bench_of(dataset: tr.Dataset) -> Bench:
    """Return the reader and the checks, ready for single entries."""
    vocabulary = Vocabulary(
        {item.code: item for item in dataset.all_states},
        {item.code: item for item in dataset.all_organizations},
        {item.code: item for item in dataset.all_persons},
        {item.name: item for item in dataset.all_places},
    )
    rows: dict[str, dict[int, tr.Identification]] = defaultdict(dict)
    for row in dataset.identifications:
        rows[row.document][row.row] = row
    settings = {
        document.id: Setting(document, dataset.subject, rows[document.id], vocabulary)
        for document in dataset.all_documents
    }
    tables = files.read(Path(tr.__file__).parent / "data").tables
    return Bench(dataset, tables, vocabulary, settings, converter(vocabulary), checking.evidence_of(dataset))


def scored(bench: Bench, originals: Mapping[str, Any], made: Made) -> Score:
    """Return the score of these mutants against these originals."""
    score = Score()
    for document, code, mutant in made:
        verdict = bench.verdict(document, mutant, originals)
        if mutant.operator in FREE:
            score.free[verdict] += 1
            continue
        score.counts[mutant.operator][verdict] += 1
        if verdict in ("nobody", "judged"):
            score.alive[mutant.operator].append(f"{code}: {mutant.change}")
    return score


def changed(bench: Bench) -> Iterator[tuple[str, str, Mutant]]:
    """Yield the mutants of every entry with their document and the id of their fact."""
    around = {document.id: bench.surroundings(document) for document in bench.dataset.all_documents}
    for document, table, entry in bench.entries():
        yield from ((document, entry["id"], mutant) for mutant in mutants(table, entry, around[document]))


def slipped(bench: Bench) -> Iterator[tuple[str, str, Mutant]]:
    """Yield the slips in every entry with their document and the id of their fact."""
    for document, table, entry in bench.entries():
        yield from ((document, entry["id"], slip) for slip in slips(table, entry))


def in_fingerprints(bench: Bench, made: Made) -> Score:
    """Return the score of these mutants against the fingerprints."""
    return scored(bench, read_originals(bench.dataset, None), made)


def in_texts(bench: Bench, texts: Path) -> Score:
    """Return the score of the mutants of citations against the documents' texts."""
    citing = (mutant for mutant in changed(bench) if mutant[2].operator in CITATIONS)
    return scored(bench, read_originals(bench.dataset, texts), citing)


def totals(score: Score) -> str:
    """Return the last line of a measurement's table."""
    return f"| **all** | | {score.total():,} | {' | '.join(f'{score.total(verdict):,}' for verdict in VERDICTS)} |"


def section(name: str, score: Score) -> str:
    """Return one measurement as Markdown: the counts by operator, the shares, and why some mutants survive."""
    lines = "".join(
        f"| {operator} | {CHANGES[operator]} | {counts.total():,} "
        f"| {' | '.join(f'{counts[verdict]:,}' for verdict in VERDICTS)} |\n"
        for operator, counts in sorted(score.counts.items())
    )
    alive = "".join(
        f"\nThe survivors of *{operator}*, each with the id of its fact:\n\n"
        f"{''.join(f'- `{survivor}`{_END}' for survivor in survivors)}"
        for operator, survivors in sorted(score.alive.items())
        if name == IN_THE_TEXTS
    )
    share = f"{score.share:.2%} of the mutants survive{_judged(score)}. If each of the {len(score.counts)} operators "
    share += f"has the same weight, {score.balanced:.1%} are found; undecided mutants count as found."
    if name == VALUES:
        share += f"{_cut(score)}\n\n[A text file](path:{SURVIVORS.name}) lists every survivor."
    table = f"{_COLUMNS}{lines}{totals(score)}"
    return f"## {name}\n\n{_ABOUT[name]}\n\n{table}\n\n{share}\n{_free(score)}{_reasons(score)}{alive}"


def _judged(score: Score) -> str:
    """Return what the share of survivors counts, and the share without judged values; empty if nobody judged any."""
    if not score.total("judged"):
        return ""
    return (
        " if mutants of judged values count as surviving. If mutants of judged values are left out, "
        f"{score.share_of_rules:.2%} survive"
    )


def _reasons(score: Score) -> str:
    """Return why mutants of some operators survive, as far as reasons are known."""
    known = sorted({*score.alive} & {*REASONS})
    rows = "".join(f"| {operator} | {REASONS[operator]} |\n" for operator in known)
    head = "\nThe checks cannot notice these mutants, for these reasons:\n\n"
    head += "| Operator | Why some survive |\n|:--|:--|\n"
    return f"{head}{rows}" if known else ""


def survivors(score: Score) -> str:
    """Return each survivor below its operator, as plain text."""
    return "\n".join(
        f"{operator}:\n{''.join(f'  {line}{_END}' for line in lines)}"
        for operator, lines in sorted(score.alive.items())
    )


def _cut(score: Score) -> str:
    """Return how much of what survives are citations that are cut shorter, and what survived before."""
    cut, others = score.share_of(CUT), score.share_of({*score.counts} - CUT)
    return (
        "\n\nMost survivors are citations that lost a word or a fragment. Of the mutants that lost a word or a "
        f"fragment, {cut:.1%} survive; of all other mutants, {others:.2%} survive. The reason is a rule of coding: if "
        "a fact has a summary, only names, figures, dates, negations and the words for kind, status and terms must be "
        "cited. The first edition of the coding rules asked for more. Each cited word had to appear in a value or a "
        "topic, and each word of a topic had to appear in the cited words. Under that edition, 0.93% of 54,458 mutants "
        "by 48 operators survived; 99.5% were found if each operator had the same weight."
    )


def _free(score: Score) -> str:
    """Return what became of texts with another free word, of which none need be found."""
    if not score.free:
        return ""
    found = score.free["reading"] + score.free["verifying"]
    return (
        f"\nIn {score.free.total():,} further mutants, we replaced one free word of a text in our own words. A free "
        "word is not a name, a figure, a date or a negation. The writer chooses free words, so the checks need not "
        "find such a change, and these mutants are not counted above. The checks find "
        f"{found:,} of them and leave {score.free['undecided']:,} undecided.\n"
    )


def page(scores: Mapping[str, Score]) -> str:
    """Return the whole page."""
    return "\n".join((_HEAD, *(section(name, score) for name, score in scores.items())))
