"""How many wrong values of the data files beside the documents reading and verifying find."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pycountry
from attrs import evolve, field, frozen
from data_mutations import DATA_CHANGES, MOST, DataMutant, changed_tables, data_mutants, entry_named
from running import tool_called

import tajik_relations as tr
from tajik_relations.errors import RelationsError
from tajik_relations.evidence.checks.facts import check, evidence_of
from tajik_relations.evidence.checks.rules import unfounded
from tajik_relations.evidence.data_checks import compared_with
from tajik_relations.evidence.data_checks.actors import CitedNames
from tajik_relations.evidence.data_checks.line_words import LineWords
from tajik_relations.evidence.data_checks.pinned_tables import PinnedTables, pinned_tables, values_in
from tajik_relations.evidence.name_index import name_index
from tajik_relations.evidence.originals import read_originals
from tajik_relations.reading import files
from tajik_relations.reading.dataset_files import dataset_of

DATA = "One value of the other data files changed"
"""The heading of this measurement on the page."""
_ABOUT = f"""The data set also has other files: the vocabularies, the identifications, the outside dates, the list of
words set aside, the links by readers, the manifest and `dataset.toml`. We changed each field of these files to another
plausible value, one at a time, with at most {MOST} mutants of one operator in one file, evenly spread. Then the
compiled file was made again from the changed data.

Some texts are in our own words: reasons, remarks, the title and the description. There we changed only figures, names
of States and denials, or replaced the whole text by that of the next entry. We left out `changes.toml`, which says what
each version of the data changed. No other file shows by which rule a fact was changed, so the checks have nothing with
which they could compare this file.

Several of these files are compared with *pinned tables*, which are lists beside the data. The last three columns count
the mutants that neither loading nor `verify` notices:

- *Surviving*: the pinned tables are as they are.
- *Surviving, tables made again*: after the change, we made again all parts of the pinned tables that are made or copied
  from the changed file.
- *Surviving without tables*: there is no pinned table at all.
"""
_COLUMNS = (
    "Made | Found on loading | Found by verify | Surviving | Surviving, tables made again | Surviving without tables |"
)
_LINE = "--:|--:|--:|--:|--:|--:|"
NOBODY = "nobody"
_END = "\n"


@frozen
class Verdict:
    """Who finds a mutant: with the tables as they are, with those made again, and without any."""

    pinned: str
    remade: str
    without: str


@frozen
class DataScore:
    """What became of the mutants."""

    verdicts: dict[tuple[str, str], list[Verdict]] = field(factory=lambda: defaultdict(list))
    """By file and operator."""
    alive: dict[str, list[str]] = field(factory=lambda: defaultdict(list))
    """The mutants that nobody finds, by file."""

    def share(self, *, file: str = "", operator: str = "", tables: str = "pinned") -> float:
        """The share of the mutants that survive."""
        chosen = [
            getattr(verdict, tables)
            for (name, made), verdicts in self.verdicts.items()
            if name.startswith(file) and made.startswith(operator)
            for verdict in verdicts
        ]
        return chosen.count(NOBODY) / len(chosen)


@frozen
class DataBench:
    """What judging data sets with one changed value needs."""

    files: files.DataFiles
    tables: PinnedTables

    def verdict(self, mutant: DataMutant) -> Verdict:
        """Return who finds a mutant."""
        changed = evolve(self.files, tables=changed_tables(self.files.tables, mutant))
        try:
            dataset = dataset_of(changed)
            lines = read_originals(dataset, None)
        except RelationsError:
            return Verdict("reading", "reading", "reading")
        index = name_index(dataset)
        words = {document: LineWords(original) for document, original in lines.items()}

        def found(tables: PinnedTables) -> bool:
            return next(compared_with(tables, dataset, words, index), None) is not None

        again = remade(mutant.file, self.tables, dataset)
        with_tables, without = found(self.tables), found(PinnedTables())
        with_remade = with_tables if again == self.tables else found(again)
        if not (with_tables and with_remade and without) and _has_wrong_facts(dataset, lines, index):
            return Verdict("verifying", "verifying", "verifying")
        return Verdict(*("verifying" if hit else NOBODY for hit in (with_tables, with_remade, without)))


def _has_wrong_facts(dataset: tr.Dataset, lines: Mapping[str, Any], index: Any) -> bool:
    """Whether the checks of facts and rows alone find something."""
    rows = (problem for row in dataset.identifications for problem in unfounded(row, dataset, index))
    cited = [citation for row in dataset.identifications for citation in row.citations]
    if any(lines[citation.document].missing(citation.line, citation.words) for citation in cited):
        return True
    evidence = evidence_of(dataset, lines)
    facts = (wrong for fact in dataset.all_facts for wrong in check(fact, evidence))
    return next(rows, None) is not None or next(facts, None) is not None


def data_bench() -> DataBench:
    """Return the bench for the shipped data."""
    return DataBench(files.read(Path(tr.__file__).parent / "data"), pinned_tables(tr.load()))


def remade(file: str, tables: PinnedTables, dataset: tr.Dataset) -> PinnedTables:
    """Return the pinned tables after what is made or copied from a file was made again from the changed data."""
    rows = PinnedTables(tables)
    if file == "places.toml":
        tool = tool_called("pinned_tables")
        columns, *made = (
            line.split("\t") for line in tool.subdivisions(dataset.all_places).splitlines() if line[0] != "#"
        )
        rows["subdivisions"] = tuple(dict(zip(columns, row, strict=True)) for row in made)
        words = CitedNames(dataset)
        unheard = [(place.name, name) for place in dataset.all_places for name in place.names if not words.have(name)]
        rows["names"] = tuple({"named": place, "name": name, "reason": ""} for place, name in unheard)
    if file == "states.toml":
        states = {state.code: state for state in dataset.all_states}
        rows["state-codes"] = tuple(_by_hand_again(row, states) for row in tables["state-codes"])
    return rows


def _by_hand_again(row: Mapping[str, str], states: Mapping[str, tr.State]) -> Mapping[str, str]:
    """Return a row of the table of States whose names and adjectives entered by hand are those of the changed data."""
    tool, state = tool_called("pinned_tables"), states.get(row["alpha2"])
    entry = pycountry.countries.get(alpha_2=row["alpha2"])
    if state is None or entry is None:
        return row
    forms = {entry.name, getattr(entry, "common_name", None), getattr(entry, "official_name", None)}
    official = [name for name in values_in(row["names"]) if name in forms]
    further = [name for name in state.names if name not in forms]
    name = state.name if row["alpha2"] in tool.COMMON_ENGLISH else row["name"]
    return {**row, "name": name, "names": " | ".join((*official, *further)), "adjectives": " | ".join(state.adjectives)}


def data_score(bench: DataBench, made: Iterable[DataMutant]) -> DataScore:
    """Return the verdicts on these mutants."""
    score = DataScore()
    for mutant in made:
        verdict = bench.verdict(mutant)
        score.verdicts[mutant.file, mutant.operator].append(verdict)
        if verdict.pinned == NOBODY:
            entry = bench.files.tables[mutant.file][mutant.entry][1]
            score.alive[mutant.file].append(f"{mutant.operator}, {entry_named(entry)}: {mutant.change}")
    return score


def all_data_mutants(bench: DataBench) -> Iterator[DataMutant]:
    """Yield the mutants of the shipped data."""
    return data_mutants(bench.files.tables)


def data_section(score: DataScore) -> str:
    """Return the measurement as Markdown: by file, by operator, and what survives."""
    made = [(file, operator, verdict) for (file, operator), each in score.verdicts.items() for verdict in each]
    by_file = _table("File", ((file, verdict) for file, _, verdict in made))
    by_operator = _table("Operator", ((operator, verdict) for _, operator, verdict in made))
    with_tables, again, without = (_found(score, tables) for tables in ("pinned", "remade", "without"))
    shares = f"{with_tables} of the mutants are found, {again} if the tables are made again, {without} without tables."
    alive = "".join(
        f"\nThe survivors in `{file}`, each with its operator and its entry:\n\n"
        f"{''.join(f'- `{line}`{_END}' for line in lines)}"
        for file, lines in sorted(score.alive.items())
    )
    return f"## {DATA}\n\n{_ABOUT}\n{shares}\n\n{by_file}\n{by_operator}{alive}"


def _found(score: DataScore, tables: str) -> str:
    return f"{1 - score.share(tables=tables):.1%}"


def _table(name: str, made: Iterable[tuple[str, Verdict]]) -> str:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, verdict in made:
        for row in (f"`{key}`" if key.endswith(".toml") else key, "**all**"):
            counts[row][verdict.pinned] += 1
            counts[row]["remade"] += verdict.remade == NOBODY
            counts[row]["without"] += verdict.without == NOBODY
            counts[row]["made"] += 1
    order = sorted(counts, key=lambda row: (row == "**all**", row))
    columns = ("made", "reading", "verifying", NOBODY, "remade", "without")
    about = {"**all**": "", **DATA_CHANGES} if name == "Operator" else {}
    said = {row: f"{row} | {about[row]}" if about else row for row in order}
    lines = (f"| {said[row]} | {' | '.join(f'{counts[row][column]:,}' for column in columns)} |\n" for row in order)
    head, rule = (f"{name} | What it changes", ":--|:--") if about else (name, ":--")
    return f"| {head} | {_COLUMNS}\n|{rule}|{_LINE}\n{''.join(lines)}"
