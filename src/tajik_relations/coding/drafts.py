"""The draft of a document: for each line that nothing cites yet, proposed facts in comments, to complete and verify."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from tajik_relations.coding.guide import rules
from tajik_relations.coding.proposals.adjectives import adjectives_in
from tajik_relations.coding.proposals.checked_proposals import Bench, bench_of
from tajik_relations.coding.proposals.fact_units import figures_of, units_of
from tajik_relations.coding.proposals.kinds import TYPES
from tajik_relations.coding.proposals.lines_without_facts import aside_reason, entry_of
from tajik_relations.coding.proposals.names import Unknown, unknown_names, vocabulary
from tajik_relations.coding.proposals.persons_and_cities import told_in
from tajik_relations.coding.proposals.proposed_facts import Block, blocks_of
from tajik_relations.coding.proposals.words import code_of, free
from tajik_relations.coding.texts import FOLDER, document_in, texts_of
from tajik_relations.dataset import Dataset
from tajik_relations.errors import OutputError, WrongArgument
from tajik_relations.evidence.lines import LineRead, line_read
from tajik_relations.evidence.originals import Text, read_text
from tajik_relations.evidence.readers import qualifier_of
from tajik_relations.exports.safe_writing import alone, write
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.terms import AsideReason, Qualifier
from tajik_relations.reading.compiled import files_of
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.records.everyday_names import everyday

_MARK = "## draft of "
"""The beginning of the head of a draft."""


@frozen
class Draft:
    """A draft with its counts."""

    document: SourceDocument
    lines: tuple[tuple[int, str, tuple[tuple[str, Block], ...]], ...]
    """Number, what the readers find, and the proposed facts with their ids."""
    unknown: tuple[Unknown, ...]
    adjectives: Mapping[str, tuple[str, ...]]
    """Words that say "of a State", by the State's code."""
    asides: Mapping[int, AsideReason]
    """Why lines seem to carry no fact, by their numbers."""
    line: int | None
    """The only line that was asked for, which can be a cited one; `None` for all that nothing cites."""
    table: str | None
    """The only kind of fact that was asked for."""

    @property
    def blocks(self) -> list[Block]:
        """The proposed facts."""
        return [block for _, _, proposed in self.lines for _, block in proposed]

    def text(self, verify: str) -> Iterator[str]:
        """Yield the parts of the text.

        Args:
            verify: the call that checks what has been completed.
        """
        if self.line is None:
            yield _head(self, verify)
        if self.table is not None:
            yield from (f"## {sentence}\n" for sentence in rules()[self.table])
        for number, found, proposed in self.lines:
            yield f"## line {number}: {found}\n"
            yield from (block.text(fact_id, spelled=self.table is not None) for fact_id, block in proposed)
        yield from vocabulary(self.unknown)
        if self.adjectives:
            yield "## adjectives that states.toml lacks: add them to the entries of their States\n" + "".join(
                f'## code = "{code}": adjectives = {json.dumps(words, ensure_ascii=False)}\n'
                for code, words in self.adjectives.items()
            )
        if self.asides:
            yield "## lines that seem to carry no fact: move these entries to set-aside.toml\n"
            yield from (entry_of(self.document.id, number, reason) for number, reason in self.asides.items())


def _head(draft: Draft, verify: str) -> str:
    blocks = draft.blocks
    clean = sum(block.clean and not block.check for block in blocks)
    rows = (
        f"{_MARK}{draft.document.id}: an entry here counts only when you remove its '# '",
        f"{len(draft.lines)} lines that nothing cites, {len(blocks)} proposed facts, {clean} of them without a remark;",
        f"{len(draft.unknown)} unknown names and {len(draft.asides)} lines to set aside, at the end.",
        "1. Move the entries of unknown names that you need to their files, without the '# ', and add the adjectives.",
        "2. For each line keep the blocks that are right, remove the '# ' from them, and fill in each \"\".",
        "   Lines with ## stay comments. 'may' lists keys that you can add; 'verify will say' lists the problems.",
        "   A value named after 'check' is a guess, because no words say it.",
        f"3. {verify}",
        f"`draft {draft.document.id} --line N --kind KIND` shows all keys that a kind can have, for one line.",
    )
    return "\n".join((rows[0], *(f"## {row}" for row in rows[1:]))) + "\n"


def draft(folder: Path, document: str, documents: Path | None, line: int | None = None, kind: str | None = None) -> str:
    """Return the draft of a document as text.

    Args:
        folder: of the data set.
        document: id or title.
        documents: folder with the texts; without it that of the data set.
        line: the only line for which to propose facts, cited or not.
        kind: the only kind of fact to propose, with all its keys.

    Raises:
        DatasetError: if the data set cannot be read, or has no texts.
        UnknownName: if it has no such document, or there is no such kind.
        WrongArgument: if the document has no such line, or no line is given with a kind.
        EvidenceError: if the text is missing or has changed.
    """
    texts = texts_of(folder, documents)
    if kind is not None and line is None:
        raise WrongArgument(f"draft: expected --line N beside --kind {kind}, found none")
    types = () if kind is None else everyday(kind).kinds
    table = next((table for table, name in TYPES.items() if name in types), None)
    return "\n".join(draft_of(read_dataset(folder), document, texts, line, table).text(_verify(folder, texts)))


def _verify(folder: Path, texts: Path) -> str:
    """Return the call that checks a data set, with paths as short as the one to its folder."""
    beside = folder / FOLDER
    shown = beside if beside.resolve() == texts.resolve() else texts
    return f"tajik-relations --dataset {folder} verify --documents {shown}"


def draft_of(dataset: Dataset, name: str, texts: Path, line: int | None = None, table: str | None = None) -> Draft:
    """Return the draft of a document, or of one line and of one kind of fact; raises as `draft` does."""
    document = document_in(dataset, name)
    text = read_text(document, texts)
    if line is not None and not text.line(line):
        raise WrongArgument(f"draft: expected a line of {document.id} with words, 1 to {document.lines}, found {line}")
    adjectives = adjectives_in(_reads(text, bench_of(dataset, document, text)).values(), dataset.all_states)
    every = _reads(text, bench_of(dataset, document, text, adjectives=adjectives))
    asides = {number: reason for number, read in every.items() if (reason := aside_reason(read, text)) is not None}
    unknown = unknown_names(every, dataset, {*asides})
    bench = bench_of(dataset, document, text, [item.entry for item in unknown], adjectives)
    bench = evolve(bench, table=table, told=told_in(_reads(text, bench).values(), dataset, document))
    taken = {fact.id for fact in dataset.all_facts}
    wanted = [*uncited_lines(dataset, document, text)] if line is None else [line]
    left_out = {number: asides[number] for number in wanted if number in asides and line is None}
    lines: list[tuple[int, str, tuple[tuple[str, Block], ...]]] = []
    for number in (number for number in wanted if number not in left_out):
        read, above = _read(text, number, bench), max((at for at in asides if at < number), default=None)
        heading = None if above is None else (above, text.line(above))
        lines.append((number, found_in(read), tuple(_proposed(read, number, bench, taken, heading))))
    unknown = [item for item in unknown if line in (None, item.line)]
    return Draft(document, tuple(lines), tuple(unknown), adjectives, left_out, line, table)


def _reads(text: Text, bench: Bench) -> Mapping[int, LineRead]:
    """Return every line with words, by its number."""
    return {number: _read(text, number, bench) for number, line in enumerate(text.lines, start=1) if line}


def _read(text: Text, number: int, bench: Bench) -> LineRead:
    return line_read(text.line(number), bench.evidence.names, bench.book)


def uncited_lines(dataset: Dataset, document: SourceDocument, text: Text) -> Iterator[int]:
    """Yield the numbers of the lines with words that no fact cites and that are not set aside."""
    done = {
        citation.line for fact in dataset.all_facts for citation in fact.citations if citation.document == document.id
    }
    done |= {entry.line for entry in dataset.set_aside if entry.document == document.id}
    for number, line in enumerate(text.lines, start=1):
        if number not in done and re.search(r"\w", line):
            yield number


def _proposed(
    line: LineRead, number: int, bench: Bench, taken: set[str], heading: tuple[int, str] | None
) -> Iterator[tuple[str, Block]]:
    prefix = bench.setting.document.prefix
    rows = bench.setting.identifications.values()
    row = next((row.row for row in rows if row.first_line <= number <= row.last_line), None)
    proposed = {
        (block.table, str(block.entry)): block
        for unit in units_of(line, number, row, heading)
        for block in blocks_of(unit, bench)
    }
    visitors = {person for block in proposed.values() for person in block.people}
    for block in sorted(proposed.values(), key=lambda block: _place(block, line)):
        if block.table == "office_holders" and block.entry.get("person") in visitors:
            continue
        fact_id = free(f"{prefix}-{number:02}-{block.word}", taken)
        taken.add(fact_id)
        yield fact_id, block


def _place(block: Block, line: LineRead) -> int:
    """Return where the words of a block begin on its line."""
    return line.text.find(next(iter(block.entry["words"]), ""))


def found_in(line: LineRead) -> str:
    """Return what the readers find in a line: dates, figures, names."""
    dates = [date.text for date in line.dates]
    figures = [
        " ".join(
            part for part in ("" if limit is Qualifier.EXACTLY else str(limit), str(read.number), read.unit) if part
        )
        for read in figures_of(line)
        for limit in [qualifier_of(line.text, read)]
    ]
    names = dict.fromkeys(map(code_of, line.names))
    parts = (("dates", dates), ("figures", figures), ("names", names))
    return "; ".join(f"{name} {', '.join(found)}" for name, found in parts if found) or "no date, figure or known name"


def write_draft(folder: Path, document: str, documents: Path | None) -> Iterable[str]:
    """Append the draft of a document to its data file, as comments, and yield what was done, for people.

    Raises:
        OutputError: if the file has a draft, or cannot be written.
        DatasetError: as `draft` does; so are UnknownName and EvidenceError.
    """
    texts = texts_of(folder, documents)
    made = draft_of(read_dataset(folder), document, texts)
    path = Path(files_of(folder)[f"documents/{made.document.id}.toml"])
    content = "\n".join(made.text(_verify(folder, texts))).encode()
    with alone(path):
        before = read_bytes(path)
        if re.search(rb"^" + re.escape(_MARK.encode()), before, re.MULTILINE):
            wanted = f"{path}: expected a data file without a draft, found a draft in it"
            raise OutputError(f"{wanted}; remove the draft first, from its line '{_MARK}…' to the end")
        gap = b"" if not before or before.endswith(b"\n\n") else b"\n" if before.endswith(b"\n") else b"\n\n"
        write(before + gap + content, path, replace=True)
    yield f"{path}: draft of {len(made.lines)} lines written, with {len(made.blocks)} proposed facts in comments,"
    yield f"  {len(made.unknown)} unknown names and {len(made.asides)} lines to set aside"
    yield f"complete some of it, then: {_verify(folder, texts)}"
