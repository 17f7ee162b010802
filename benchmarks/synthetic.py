"""Synthetic data sets: several copies of the shipped data, in the package's layout.

`synthetic(folder, times)` writes the unchanged shipped documents and *times* - 1 copies of all of them. The documents
of a copy have their own ids, prefixes, files and checksums, and their facts cite them. `turned_facts` says how these
facts differ from the shipped ones. At every size, the share of facts about a common occurrence is the same, and so is
the share of statements that differ within documents. Outside publishers give dates only for relations of the subject,
so only facts of the first copies differ from these dates. States, organizations, persons and places are those of the
shipped data.

Only one document can have table rows, so copies state what the shipped document leaves to a row. The text of a copy is
not a real text. Each line has the fragments that are cited there or set aside, in their order, the small words before
them that `verify` needs to read them, and made-up words until the line is as long as the shipped one. `verify` finds no
problem in a few copies. In more copies it reports some facts, because a name with many words can divide a phrase, and
because years before 1500 are not read as years.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from attrs import evolve, fields, frozen
from turned_facts import Circle, Setting, earlier, made_up, turned_entry, turned_starts, turned_title

import tajik_relations as tr
from tajik_relations.evidence.name_index import NameIndex, name_index
from tajik_relations.evidence.originals import LOOKED_FOR, Fingerprint, fingerprint_of, read_fingerprint
from tajik_relations.evidence.tokens import tokens
from tajik_relations.exports.dataset_folder import document as toml, files_of
from tajik_relations.query.scope import key_of
from tajik_relations.reading.compiled import COMPILED
from tajik_relations.reading.compiling import compiled
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.reading.files import Entry, parse

Entries = list[tuple[str, Entry]]
"""Entries of a data file, each with the name of its table."""
MANIFEST, ASIDE, LINKS, OUTSIDE = "seeds/manifest.toml", "set-aside.toml", "occurrence-links.toml", "outside-dates.toml"
"""The files to which every copy adds entries."""

DESCRIPTION = "Made up for measuring: facts of documents, and copies of them about other States and other years."

PINNED = "seeds/pinned/"
"""The folder of lists with which the shipped data are compared; they contain no copies."""


def synthetic(folder: Path, times: int) -> Path:
    """Write a data set with *times* as many documents and facts as the shipped one, and return its folder."""
    shipped = Shipped(tr.load())
    files = {name: content for name, content in shipped.files.items() if not name.startswith(PINNED)}
    added: dict[str, Entries] = {name: shipped.entries(name) for name in (MANIFEST, ASIDE, LINKS, OUTSIDE)}
    for number in range(1, times):
        for source in shipped.dataset.all_documents:
            copy = Copy(shipped, source, number)
            files[f"documents/{copy.source.id}.toml"] = toml({}, copy.facts)
            files[f"seeds/{copy.source.id}.fingerprint"] = fingerprint_of(copy.source, copy.text, copy.cited)
            added[MANIFEST].append(("documents", described(copy.source)))
            added[ASIDE] += copy.aside
        added[LINKS] += shipped.links(number)
        added[OUTSIDE] += shipped.outside_dates(number)
    files |= {name: toml({}, entries) for name, entries in added.items()}
    if times > 1:
        files["dataset.toml"] = toml({**shipped.entries("dataset.toml")[0][1], "description": DESCRIPTION})
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / COMPILED).write_text(compiled(folder, read_dataset(folder)), encoding="utf-8")
    return folder


@frozen(slots=False)
class Shipped:
    """The parts of the shipped data that copies need."""

    dataset: tr.Dataset

    @cached_property
    def files(self) -> Mapping[str, str | bytes]:
        """The content of each data file, by name."""
        return files_of(self.dataset)

    def entries(self, name: str) -> Entries:
        """Return the entries of a data file, as new objects at each call."""
        return parse(str(self.files[name]).encode())

    @cached_property
    def circle(self) -> Circle:
        """The States of the circle: those that the facts name, then those without a date by an outside publisher."""
        subject, dated = self.dataset.subject, {date.state for date in self.dataset.outside_dates}
        facts = self.dataset.all_facts
        actors = [actor for fact in facts for actor in (*fact.actors, *fact.mentioned, fact.partner)]
        actors += [fact.location.state for fact in facts if fact.location]
        named = tuple(actor for actor in dict.fromkeys(actors) if isinstance(actor, tr.State) and actor != subject)
        free = tuple(state for state in self.dataset.all_states if state not in {subject, *named, *dated})
        rows = tuple(key_of(row.party) for row in self.dataset.identifications if row.partner is None)
        codes = tuple(state.code for state in named)
        return Circle(subject.code, (*codes, *rows), (*codes, *(state.code for state in free)))

    @cached_property
    def names(self) -> NameIndex:
        """The index of all names."""
        return name_index(self.dataset)

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """By fact, the prefix of its id."""
        return {fact.id: self.dataset.documents[fact.document].prefix for fact in self.dataset.all_facts}

    def setting(self, source: tr.SourceDocument, copy: int) -> Setting:
        """Return the setting to which the entries of a document refer in a copy."""
        rows = (row for row in self.dataset.identifications if row.document == source.id)
        return Setting(
            copy=copy,
            circle=self.circle,
            states={state.code: state for state in self.dataset.all_states},
            seats={place.name: place.state.code for place in self.dataset.all_places if place.state},
            names=self.names,
            rows={row.row: key_of(row.party) for row in rows},
            counterpart=source.counterpart,
        )

    def links(self, copy: int) -> Iterator[tuple[str, Entry]]:
        """Yield the links by readers between facts, for a copy."""
        for table, entry in self.entries(LINKS):
            facts = [id_in(copy, self.prefixes[fact], fact) for fact in entry["facts"]]
            yield table, {"facts": facts, "reason": earlier(entry["reason"], copy)}

    def outside_dates(self, copy: int) -> Iterator[tuple[str, Entry]]:
        """Yield the outside dates for the States of a copy that are partners of the subject."""
        for table, entry in self.entries(OUTSIDE):
            state, subject = self.circle.turned(entry["state"], copy)
            if state != entry["state"] and subject == self.circle.subject:
                dated = {"date": earlier(entry["date"], copy)} if "date" in entry else {}
                yield table, {**entry, "state": state, **dated}


class Copy:
    """One copy of one document."""

    def __init__(self, shipped: Shipped, source: tr.SourceDocument, number: int) -> None:
        """Make its facts, its words set aside, and its lines."""
        name, setting = f"{source.id}-c{number}", shipped.setting(source, number)
        self.facts: Entries = [
            (table, with_ids(number, turned_entry(table, entry, setting), shipped.prefixes))
            for table, entry in shipped.entries(f"documents/{source.id}.toml")
        ]
        self.aside: Entries = []
        for table, entry in shipped.entries(ASIDE):
            if entry["document"] == source.id:
                repeated = {"fact": id_in(number, source.prefix, entry["fact"])} if "fact" in entry else {}
                self.aside.append((table, {**entry, "document": name, **repeated}))
        original = read_fingerprint(source, Path(shipped.dataset.seeds))
        leads = dict(_leads(shipped.entries(f"documents/{source.id}.toml"), original, setting))
        self.cited = [*self._cited()]
        self.text = text_of(self.cited, leads, [len(line) for line in original.lines], name)
        self.source = evolve(
            source,
            id=name,
            prefix=f"{source.prefix}-c{number}",
            title=turned_title(source.title, setting),
            file=f"c{number}-{source.file}",
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            counterpart=source.counterpart and shipped.circle.turned(source.counterpart, number)[0],
        )

    def _cited(self) -> Iterator[tuple[int, list[str]]]:
        """Yield numbers of lines, each with fragments of the line in their order."""
        for _, entry in self.facts:
            yield from ((citation["line"], citation["words"]) for citation in (entry, *entry.get("also", ())))
        for _, entry in self.aside:
            picture = ["jpg"] if entry["reason"] == "image name" else []
            yield entry["line"], entry.get("words", picture)


def _leads(facts: Entries, original: Fingerprint, setting: Setting) -> Iterator[tuple[tuple[int, str], str]]:
    """Yield the line and the fragment of a copy with the words before the fragment that the checks look for."""
    for table, entry in facts:
        for citation in (entry, *entry.get("also", ())):
            line, words = citation["line"], citation["words"]
            before = original.before(line, words, [sorted(LOOKED_FOR)] * len(words))
            starts = turned_starts(table, entry, words, setting)
            yield from (((line, start), lead) for start, lead in zip(starts, before, strict=True) if lead)


def id_in(copy: int, prefix: str, fact: str) -> str:
    """Return the id of a fact in a copy of its document."""
    return f"{prefix}-c{copy}{fact.removeprefix(prefix)}"


def with_ids(copy: int, entry: Entry, prefixes: Mapping[str, str]) -> Entry:
    """Return an entry with the ids of the copy in place of those of the shipped facts."""
    ids = {name: id_in(copy, prefixes[entry[name]], entry[name]) for name in ("id", "succeeds") if name in entry}
    rests = [id_in(copy, prefixes[name], name) if name in prefixes else name for name in entry.get("remark_from", ())]
    return {**entry, **ids, **({"remark_from": rests} if rests else {})}


def described(source: tr.SourceDocument) -> Entry:
    """Return the entry of a document in the manifest, without its time of writing, which the loader finds."""
    names = (one.name for one in fields(tr.SourceDocument) if not one.name.startswith("time_of_writing"))
    values = ((name, getattr(source, name)) for name in names)
    return {name: value for name, value in values if value is not None}


def text_of(
    cited: Iterable[tuple[int, list[str]]], leads: Mapping[tuple[int, str], str], lengths: list[int], seed: str
) -> str:
    """Return a text whose lines end with the fragments, with made-up words before and between them.

    Args:
        cited: the number of a line, from 1, with fragments that stand on it one after another.
        leads: the words directly before a fragment of a line.
        lengths: the least number of words and numbers of each line.
        seed: the text from which the made-up words are made.
    """
    lines, words = [list[str]() for _ in lengths], [list[str]() for _ in lengths]
    for number, fragments in cited:
        line, held, start = lines[number - 1], words[number - 1], 0
        for fragment in fragments:
            wanted = [token.text for token in tokens(fragment)]
            places = (place for place in range(start, len(held)) if held[place : place + len(wanted)] == wanted)
            place = next(places, None)
            if place is None:
                parting = [made_up(f"{seed} {number} {len(held)}"), *leads.get((number, fragment), "").split()]
                line += [*parting, fragment]
                held += [*parting, *wanted]
                place = len(held) - len(wanted)
            start = place + len(wanted)
    for number, length in enumerate(lengths):
        lines[number][:0] = [made_up(f"{seed} {number} {place}") for place in range(len(words[number]), length)]
    return "\n".join(map(" ".join, lines))


if __name__ == "__main__":
    synthetic(Path(sys.argv[1]), int(sys.argv[2]))
