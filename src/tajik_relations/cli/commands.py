"""What each command of the program does; all print to standard output and return the exit status."""

import argparse
import json
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from tajik_relations.errors import OutputError, UnknownName, WithdrawnFact, WrongArgument, in_one_line

if TYPE_CHECKING:
    from tajik_relations.cli.lists import Filters
    from tajik_relations.dataset import Dataset
    from tajik_relations.query.facts import Facts

PROGRAM = __name__.partition(".")[0].replace("_", "-")
"""What messages call the program."""
SHIPPED_SET = "shipped"
"""What stands for the shipped data set among others; a folder of this name is `./shipped`."""


def run_overview(options: argparse.Namespace) -> int:
    """Print how many facts there are of what."""
    from tajik_relations.cli.pages import overview

    dataset = _dataset(options)
    if options.format == "json":
        partners = {relation.name: len(relation.facts) for relation in dataset.relations}
        documents = {document.id: len(dataset.facts.cited_from(document.id)) for document in dataset.documents}
        counts = {"kinds": dataset.facts.count_by("kind"), "documents": documents, "partners": partners}
        return _json({"title": dataset.title, "facts": len(dataset.facts), **counts})
    return told(overview(dataset, PROGRAM))


def run_show(options: argparse.Namespace) -> int:
    """Print all that is known of what has a name."""
    from tajik_relations.cli.pages import actor_page, document_page, fact_lines, place_page
    from tajik_relations.model.actors import ACTORS, Place
    from tajik_relations.records import Fact

    dataset, name = _dataset(options), " ".join(options.name)
    if not name.strip():
        raise WrongArgument("show: expected a name, a code or an id, found empty text")
    found = _named(dataset, name)
    if isinstance(found, Place):
        facts = dataset.facts.where(place=found)
        page = place_page(found, facts)
    elif isinstance(found, ACTORS):
        facts, page = dataset.facts.about(found), actor_page(dataset, found)
    elif isinstance(found, Fact):
        facts, page = dataset.facts.where(id=found.id), fact_lines(found, 12)
    else:
        facts, page = found.facts, document_page(found)
    return _json(facts.table.rows()) if options.format == "json" else told(page)


def _named(dataset: "Dataset", name: str) -> Any:
    """Return the actor with a name or, if there is none, the fact, the document or the place.

    Raises:
        UnknownName: if nothing has it.
    """
    try:
        return dataset.facts.actor(name)
    except WithdrawnFact:
        raise
    except UnknownName as error:
        found = dataset.facts.get(name) or dataset.documents.get(name) or dataset.places.get(name)
        if found is not None:
            return found
        if error.reason:
            raise
        known = (dataset.scope.actors, dataset.scope.documents, dataset.scope.places)
        every = [spelling for directory in known for spelling in directory.spellings()]
        raise UnknownName(name, "State, organization, person, document, place or fact", every) from None


def run_list(options: argparse.Namespace) -> int:
    """Print the facts of a kind, or those whom they name."""
    from tajik_relations.cli.lists import fact_list, fact_rows, facts_of, kinds_of, refuse, rows_of
    from tajik_relations.cli.text import listing

    dataset, filters = _dataset(options), _filters(options)
    kind = options.kind or ("facts" if filters.given else None)
    rows = kinds_of(dataset) if kind is None else rows_of(dataset, kind)
    if rows is not None:
        refuse(kind or "", filters)
        return _json(rows) if options.format == "json" else told(listing(row.values() for row in rows))
    facts = facts_of(dataset, str(kind), filters)
    if options.format == "json":
        return _json(list(fact_rows(facts)))
    return told(fact_list(facts) if facts else ["no fact matches"])


def _filters(options: argparse.Namespace) -> "Filters":
    from tajik_relations.cli.lists import Filters

    return Filters(options.about, options.mentioned, tuple(options.during or ()), options.status, options.document)


def _chosen(options: argparse.Namespace) -> "Dataset | Facts[Any]":
    """Return the data set, or the facts of a kind or with the values that are asked for."""
    from tajik_relations.cli.lists import facts_of

    dataset, filters = _dataset(options), _filters(options)
    if options.kind is None and not filters.given:
        return dataset
    if options.table not in (None, "facts"):
        given = ["--kind", *filters.given][options.kind is None]
        raise OutputError(
            f"--table {options.table} cannot be combined with {given}, which works only for the facts table"
        )
    return facts_of(dataset, options.kind or "facts", filters)


def run_search(options: argparse.Namespace) -> int:
    """Print the facts that have some words."""
    from tajik_relations.cli.lists import fact_list

    words = " ".join(options.words)
    facts = _dataset(options).facts.search(words)
    if options.format == "json":
        return _json(facts.table.rows())
    return told(fact_list(facts) if facts else [f"no fact contains all of these words: {in_one_line(words)}"])


def run_verify(options: argparse.Namespace) -> int:
    """Check the facts; the status is 1 if there is a problem."""
    from tajik_relations.cli.findings import findings_of, findings_with_text
    from tajik_relations.coding.findings_by_fact import counts_of
    from tajik_relations.evidence.data_checks.pinned_tables import SERVES
    from tajik_relations.evidence.verification import verify

    dataset, folder = _dataset(options), options.documents
    report = verify(dataset, folder, fresh=options.fresh)
    if options.format == "json":
        kept = "against facts fragments values read_before judged problems undecided left_out".split()
        counts = {"facts": dict(report.facts), "judged": dict(report.judged)}
        _json({name: getattr(report, name) for name in kept} | counts)
    else:
        checked = ", ".join(f"{count} of {document}" for document, count in report.facts)
        told(findings_of(report) if folder is None else findings_with_text(report, dataset, folder))
        print(f"{sum(count for _, count in report.facts)} facts checked against the {report.against} ({checked}):")
        told(counts_of(report))
        if report.read_before:
            same = "have not changed since the data were compiled; --fresh reads them again"
            print(f"the words of {report.read_before} facts were not read again, because the facts {same}")
        if 0 < len(report.left_out) < len(SERVES):  # a set of one's own has none of these tables
            missing = "because the tables that they need are missing; --format json lists them"
            print(f"{len(report.left_out)} comparisons were not made, {missing}")
    return 1 if report.problems or (report.undecided and not options.allow_undecided) else 0


def run_coverage(options: argparse.Namespace) -> int:
    """Print what of each document is cited; the status is 1 if something is left."""
    from tajik_relations.coding.texts import lines_of
    from tajik_relations.evidence.coverage import coverage

    dataset, folder = _dataset(options), options.documents
    ledger = coverage(dataset, folder)
    if options.format == "json":
        _json([document.row() for document in ledger])
    else:
        told(line for document in ledger for line in document.text(lines_of(dataset, document.document, folder)))
    return 1 if any(document.unaccounted for document in ledger) else 0


def run_disagreements(options: argparse.Namespace) -> int:
    """Print the statements that cannot all be true."""
    from tajik_relations.cli.pages import disagreements_page

    dataset = _dataset(options)
    if options.format == "json":
        keys = {
            (item.occurrence, item.field)
            for part in (dataset.disagreements, dataset.less_exact)
            for item in (part if options.name is None else part.about(options.name))
        }
        rows = dataset.tables["disagreements"].rows()
        return _json([row for row in rows if (row["occurrence"], row["field"]) in keys])
    return told(disagreements_page(dataset, options.name))


def run_cite(options: argparse.Namespace) -> int:
    """Print a citation."""
    from tajik_relations.exports.bibliography import as_bibtex, as_csl, cite

    entry = cite(options.id, _dataset(options))
    form = options.format or "text"
    if form == "text":
        return told([entry.text()])
    sys.stdout.write(as_bibtex([entry]) if form == "bibtex" else as_csl([entry]))
    return 0


def run_diff(options: argparse.Namespace) -> int:
    """Print which facts were added, changed or withdrawn."""
    from tajik_relations.cli.differences import as_json, lines_of
    from tajik_relations.exports.diff import diff

    if options.new is not None and options.dataset is not None:
        raise OutputError("diff: NEW and --dataset cannot be combined; leave out one of them")
    comparison = diff(options.old, _dataset(options) if options.new is None else options.new)
    return _json(as_json(comparison)) if options.format == "json" else told(lines_of(comparison))


def run_export(options: argparse.Namespace) -> int:
    """Write a table, or the whole data set."""
    from tajik_relations.exports.formats import ExistsError, content, export
    from tajik_relations.exports.safe_writing import write_out

    data, form, table = _chosen(options), options.format, options.table
    if options.output is not None:
        try:
            with _ending_in_order():
                export(
                    options.output,
                    data,
                    table=table,
                    format=form,
                    replace=options.force,
                    excel=options.excel,
                )
        except ExistsError as error:
            raise OutputError(f"{error.args[0]}; replace it with --force") from None
        return 0
    text = content(data, form or "jsonl", table, excel=options.excel)
    if not isinstance(text, str):
        raise OutputError(f"{form} is not a text format; give a file or folder with --output PATH")
    write_out(text, sys.stdout)
    return 0


@contextmanager
def _ending_in_order() -> Generator[None]:
    """Let SIGTERM and SIGHUP end the program as an exception does, so that nothing half-written is left.

    What somebody else has said that they do stays: under `nohup` SIGHUP does nothing.
    """
    import signal

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]  # Windows has one of them
    numbers = [
        number for number in map(signal.Signals.__getitem__, names) if signal.getsignal(number) is signal.SIG_DFL
    ]
    with suppress(ValueError):  # only the main thread may say what a signal does
        for number in numbers:
            signal.signal(number, lambda number, _frame: sys.exit(128 + number))
    try:
        yield
    finally:
        with suppress(ValueError):
            for number in numbers:
                signal.signal(number, signal.SIG_DFL)


def _dataset(options: argparse.Namespace) -> "Dataset":
    from tajik_relations.reading import load

    layers = options.dataset or [SHIPPED_SET]
    return load(*(None if layer == SHIPPED_SET else layer for layer in layers))


def _json(value: object) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=2))
    return 0


def told(lines: Iterable[str]) -> int:
    """Print lines for people and return the exit status of what went well."""
    for line in lines:
        print("\n".join(map(in_one_line, line.split("\n"))))
    return 0
