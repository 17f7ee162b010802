"""The command line. Errors are one line on standard error and exit status 2; a failed check exits with 1."""

import argparse
import io
import json
import os
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, cast

from tajik_relations.cli.text import printable
from tajik_relations.errors import OutputError, RelationsError, UnknownName, WithdrawnFact
from tajik_relations.tabular import ALL, TABLE_NAMES

if TYPE_CHECKING:
    from tajik_relations.dataset import Dataset

PROGRAM = __name__.partition(".")[0].replace("_", "-")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    output: TextIO = sys.stdout or io.StringIO()  # a program may be run without an output
    sys.stdout = output
    for stream in (output, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            _prepare(cast("io.TextIOWrapper", stream))
    options = _parser().parse_args(arguments)
    options.dataset = getattr(options, "dataset", None)
    options.format = getattr(options, "format", None)
    try:
        status: int = options.run(options)
        output.flush()
    except RelationsError as error:
        for line in str(error).split("\n"):
            print(f"{PROGRAM}: {printable(line)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
        return 0
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
        print(f"{PROGRAM}: standard output: expected to be able to write, found: {error.strerror}", file=sys.stderr)
        return 2
    return status


def _prepare(stream: io.TextIOWrapper) -> None:
    """Let a pipe or file get UTF-8 with LF whatever the locale; a terminal without a letter gets an escape."""
    if stream.isatty():
        stream.reconfigure(errors="backslashreplace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _overview(options: argparse.Namespace) -> int:
    from tajik_relations.cli.pages import overview

    dataset = _dataset(options)
    if options.format == "json":
        partners = {relation.name: len(relation.facts) for relation in dataset.relations}
        documents = {document.id: len(dataset.facts.cited_from(document.id)) for document in dataset.documents}
        counts = {"kinds": dataset.facts.count_by("kind"), "documents": documents, "partners": partners}
        return _json({"title": dataset.title, "facts": len(dataset.facts), **counts})
    return _text(overview(dataset, PROGRAM))


def _show(options: argparse.Namespace) -> int:
    from tajik_relations.cli.pages import actor_page, document_page, fact_lines, place_page
    from tajik_relations.model.actors import ACTORS, Place

    dataset = _dataset(options)
    found = _named(dataset, options.name)
    if options.format == "json":
        if isinstance(found, Place):
            return _json(dataset.facts.where(place=found).table.rows())
        if isinstance(found, ACTORS):
            return _json(dataset.facts.about(found).table.rows())
        return _json((found.facts if hasattr(found, "facts") else dataset.facts.where(id=found.id)).table.rows())
    if isinstance(found, Place):
        return _text(place_page(dataset, found))
    if isinstance(found, ACTORS):
        return _text(actor_page(dataset, found))
    return _text(document_page(found) if hasattr(found, "facts") else fact_lines(found, 12))


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


def _list(options: argparse.Namespace) -> int:
    from tajik_relations.cli.lists import Filters, fact_list, fact_rows, facts_of, kinds_of, refuse, rows_of
    from tajik_relations.cli.text import listing

    dataset, kind = _dataset(options), options.kind
    filters = Filters(options.about, options.mentioned, tuple(options.during or ()), options.status, options.document)
    rows = kinds_of(dataset) if kind is None else rows_of(dataset, kind)
    if rows is not None:
        refuse(kind or "", filters)
        return _json(rows) if options.format == "json" else _text(listing(row.values() for row in rows))
    facts = facts_of(dataset, str(kind), filters)
    if options.format == "json":
        return _json(list(fact_rows(facts)))
    return _text(fact_list(facts)) if facts else _text(["no fact is like this"])


def _search(options: argparse.Namespace) -> int:
    from tajik_relations.cli.lists import fact_list

    words = " ".join(options.words)
    facts = _dataset(options).facts.search(words)
    if options.format == "json":
        return _json(facts.table.rows())
    return _text(fact_list(facts)) if facts else _text([f"no fact has the words: {printable(words)}"])


def _verify(options: argparse.Namespace) -> int:
    from tajik_relations.evidence.verification import verify

    report = verify(_dataset(options), options.documents, fresh=options.fresh)
    if options.format == "json":
        counts = {"facts": dict(report.facts), "fragments": report.fragments, "values": report.values}
        findings = {"problems": report.problems, "undecided": report.undecided, "left_out": report.left_out}
        lists = {name: list(lines) for name, lines in findings.items()}
        _json(
            {
                "against": report.against,
                **counts,
                "read_before": report.read_before,
                "judged": dict(report.judged),
                **lists,
            }
        )
    else:
        checked = ", ".join(f"{count} of {document}" for document, count in report.facts)
        _text(report.problems)
        _text(f"undecided: {line}" for line in report.undecided)
        print(f"{sum(count for _, count in report.facts)} facts checked against the {report.against} ({checked}):")
        judged = ", ".join(f"{count} {sort}" for sort, count in report.judged)
        print(f"{report.fragments} cited fragments, {report.values} values, judged: {judged or 'none'}")
        print(f"{len(report.problems)} problems, {len(report.undecided)} undecided values")
        if report.read_before:
            print(
                f"the words of {report.read_before} facts were read before and are unchanged; --fresh reads them again"
            )
        if report.left_out:
            print(f"{len(report.left_out)} comparisons left out for want of a pinned table; --format json names them")
    return 1 if report.problems or (report.undecided and not options.allow_undecided) else 0


def _coverage(options: argparse.Namespace) -> int:
    from tajik_relations.evidence.coverage import coverage

    ledger = coverage(_dataset(options), options.documents)
    if options.format == "json":
        _json([document.row() for document in ledger])
    else:
        _text(line for document in ledger for line in document.text())
    return 1 if any(document.unaccounted for document in ledger) else 0


def _disagreements(options: argparse.Namespace) -> int:
    from tajik_relations.cli.pages import disagreements_page

    dataset = _dataset(options)
    if options.format == "json":
        keys = {
            (each.occurrence, each.field)
            for part in (dataset.disagreements, dataset.less_exact)
            for each in (part if options.name is None else part.about(options.name))
        }
        rows = dataset.tables["disagreements"].rows()
        return _json([row for row in rows if (row["occurrence"], row["field"]) in keys])
    return _text(disagreements_page(dataset, options.name))


def _cite(options: argparse.Namespace) -> int:
    from tajik_relations.exports.bibliography import as_bibtex, as_csl, cite

    entry = cite(options.id, _dataset(options))
    form = options.format or "text"
    if form == "text":
        return _text([entry.text()])
    sys.stdout.write(as_bibtex([entry]) if form == "bibtex" else as_csl([entry]))
    return 0


def _diff(options: argparse.Namespace) -> int:
    from tajik_relations.cli.differences import as_json, lines_of
    from tajik_relations.exports.comparison import diff

    if options.new is not None and options.dataset is not None:
        raise OutputError("diff: expected NEW or --dataset, found both; leave one of them out")
    comparison = diff(options.old, _dataset(options) if options.new is None else options.new)
    return _json(as_json(comparison)) if options.format == "json" else _text(lines_of(comparison))


def _export(options: argparse.Namespace) -> int:
    from tajik_relations.exports.formats import ExistsError, content, export
    from tajik_relations.exports.writing import write_out

    dataset, form = _dataset(options), options.format
    if options.output is not None:
        try:
            with _ending_in_order():
                export(
                    options.output,
                    dataset,
                    table=options.table,
                    format=form,
                    replace=options.force,
                    excel=options.excel,
                )
        except ExistsError as error:
            raise OutputError(f"{error.args[0]}; replace it with --force") from None
        return 0
    text = content(dataset, form or "jsonl", options.table, excel=options.excel)
    if not isinstance(text, str):
        raise OutputError(f"{form}: expected --output with a path, as it is no text, found none")
    write_out(text, sys.stdout)
    return 0


@contextmanager
def _ending_in_order() -> Generator[None]:
    """Let SIGTERM end the program as an exception does, so that nothing half-written is left."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield  # no other one may say what a signal does
        return
    before = signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def _dataset(options: argparse.Namespace) -> "Dataset":
    from tajik_relations.reading import load

    return load(options.dataset)


def _json(value: object) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=2))
    return 0


def _text(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0


class _Version(argparse.Action):
    """Print the version of the running package and leave; it is read only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Leave with status 0 after the program's name and version."""
        import tajik_relations

        print(PROGRAM, tajik_relations.__version__)
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, like all others."""

    def error(self, message: str) -> NoReturn:
        """Leave with status 2 after one line on standard error."""
        print(f"{PROGRAM}: {printable(message)}; see {PROGRAM} --help", file=sys.stderr)
        raise SystemExit(2)


def _parser() -> _Parser:
    common = _Parser(add_help=False)
    common.add_argument(
        "--dataset", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="work on the data set there"
    )
    shaped = _Parser(add_help=False, parents=[common])
    shaped.add_argument(
        "--format", choices=("text", "json"), default=argparse.SUPPRESS, help="text, the default, or json"
    )
    parser = _Parser(prog=PROGRAM, parents=[shaped], description="Cited facts on how a State stands with others.")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    parser.set_defaults(run=_overview)
    commands = parser.add_subparsers(metavar="COMMAND")

    _add_answers(commands, shaped)
    _add_checks(commands, shaped)
    _add_cite(commands, common)
    _add_diff(commands, shaped)
    export = _added(
        commands, "export", common, "write a table, or the whole data set", "--format csv --output facts.csv"
    )
    export.add_argument("--table", choices=[*sorted(TABLE_NAMES), ALL], help="facts, the default; all for sqlite")
    export.add_argument(
        "--format",
        default=argparse.SUPPRESS,
        help="jsonl, csv, parquet, sqlite, schema, bibtex, csl, annotations; folders: package, dataset",
    )
    export.add_argument("--output", type=Path, metavar="PATH", help="a new file or folder; without it, standard output")
    export.add_argument("--force", action="store_true", help="replace a file, or a folder that is as it was exported")
    export.add_argument("--excel", action="store_true", help="begin csv with a byte order mark, for Excel")
    export.set_defaults(run=_export)
    return parser


def _add_answers(commands: Any, shaped: _Parser) -> None:
    show = _added(
        commands, "show", shaped, "all that is known of a State, organization, person, document, place, fact", '"row 6"'
    )
    show.add_argument("name", metavar="NAME", help='a name, a code, an id, or a table row: "row 6"')
    show.set_defaults(run=_show)
    listed = _added(
        commands,
        "list",
        shaped,
        "the facts of a kind, or partners, organizations, persons, places, documents",
        "visits --during 2004 2007 --status done",
    )
    listed.add_argument(
        "kind", metavar="KIND", nargs="?", help="such as treaties, visits, embassies; without it, the kinds"
    )
    listed.add_argument("--about", metavar="NAME", help="only those about a State, an organization or a person")
    listed.add_argument("--mentioned", action="store_true", help="with --about: also those that only name it")
    listed.add_argument("--during", metavar="DATE", nargs="+", help="only those in a period: 2007, 1990s, or two dates")
    listed.add_argument("--status", help="only those of a status: planned, done, ongoing …")
    listed.add_argument("--document", metavar="DOCUMENT", help="only those of one document, by its id or title")
    listed.set_defaults(run=_list)
    search = _added(commands, "search", shaped, "facts whose statement, cited words or names have all words", "border")
    search.add_argument("words", metavar="WORD", nargs="+")
    search.set_defaults(run=_search)
    differing = _added(commands, "disagreements", shaped, "statements that cannot all be true")
    differing.add_argument("name", metavar="NAME", nargs="?", help="only those about a State, organization or person")
    differing.set_defaults(run=_disagreements)


def _added(commands: Any, name: str, parent: _Parser, text: str, example: str = "") -> Any:
    """Return the parser of a new command; its help says what it does and shows one call."""
    call = f"{PROGRAM} {name} {example}".rstrip()
    return commands.add_parser(
        name, parents=[parent], help=text, description=f"{text[:1].upper()}{text[1:]}.", epilog=f"example: {call}"
    )


def _add_cite(commands: Any, common: _Parser) -> None:
    cite = _added(commands, "cite", common, "the citation of a fact, a document or the data set", "--format bibtex")
    cite.add_argument("id", nargs="?", help="id of a fact or of a document; without it, the data set")
    cite.add_argument(
        "--format", choices=("text", "bibtex", "csl"), default=argparse.SUPPRESS, help="text, the default; or CSL JSON"
    )
    cite.set_defaults(run=_cite)


def _add_diff(commands: Any, shaped: _Parser) -> None:
    diff = _added(commands, "diff", shaped, "facts added, changed or withdrawn since an export", "facts-before.jsonl")
    old = "an exported facts table (jsonl, json, csv), or an exported folder (dataset, package)"
    diff.add_argument("old", metavar="OLD", help=old)
    diff.add_argument("new", metavar="NEW", nargs="?", help="the same; without it, the shipped data set or --dataset")
    diff.set_defaults(run=_diff)


def _add_checks(commands: Any, shaped: _Parser) -> None:
    for name, run, text in (
        ("verify", _verify, "check every fact against the fingerprints, or against the texts"),
        ("coverage", _coverage, "what of each document is cited, set aside, or not accounted for"),
    ):
        check = _added(commands, name, shaped, text)
        check.add_argument("--documents", type=Path, metavar="DIR", help="folder with the documents' texts")
        if name == "verify":
            check.add_argument("--allow-undecided", action="store_true", help="exit 1 on problems alone")
            check.add_argument("--fresh", action="store_true", help="read the words of all facts again")
        check.set_defaults(run=run)
