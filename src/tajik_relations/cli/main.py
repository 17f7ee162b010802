"""The command line. Errors are one line on standard error and exit status 2; a failed check exits with 1."""

import argparse
import io
import json
import os
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from tajik_relations.errors import OutputError, RelationsError
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
            _prepare(stream)
    options = _parser().parse_args(arguments)
    options.dataset = getattr(options, "dataset", None)
    options.format = getattr(options, "format", None)
    try:
        status: int = options.run(options)
        output.flush()
    except RelationsError as error:
        print("\n".join(f"{PROGRAM}: {line}" for line in str(error).splitlines()), file=sys.stderr)
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
        return _json(
            {"title": dataset.title, "facts": len(dataset.facts), "documents": documents, "partners": partners}
        )
    return _text(overview(dataset, PROGRAM))


def _show(options: argparse.Namespace) -> int:
    from tajik_relations.cli.pages import actor_page, fact_lines

    dataset = _dataset(options)
    fact = dataset.facts.get(options.name)
    if fact is not None:
        alone = dataset.facts.where(id=fact.id).table
        return _json(alone.rows()) if options.format == "json" else _text(fact_lines(fact, 12))
    if options.format == "json":
        row = dataset.relations.get(options.name)
        facts = row.facts if row is not None and row.partner is None else dataset.facts.about(options.name)
        return _json(facts.table.rows())
    return _text(actor_page(dataset, options.name))


def _list(options: argparse.Namespace) -> int:
    from tajik_relations.cli.pages import listing, rows_of

    rows = rows_of(_dataset(options), options.kind)
    if options.format == "json":
        return _json(rows)
    return _text(listing(row.values() for row in rows))


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
        return _json(dataset.tables["disagreements"].rows())
    return _text(disagreements_page(dataset))


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
                    format=form or "jsonl",
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
        message = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in message)
        print(f"{PROGRAM}: {message}; see {PROGRAM} --help", file=sys.stderr)
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

    show = commands.add_parser("show", parents=[shaped], help="all that is known of a partner, organization or person")
    show.add_argument("name", metavar="NAME")
    show.set_defaults(run=_show)
    listed = commands.add_parser(
        "list", parents=[shaped], help="partners, organizations, persons, documents, or a kind"
    )
    listed.add_argument("kind", metavar="KIND", help="such as treaties, visits, missions")
    listed.set_defaults(run=_list)
    differing = commands.add_parser("disagreements", parents=[shaped], help="statements that cannot all be true")
    differing.set_defaults(run=_disagreements)
    _add_checks(commands, shaped)
    _add_cite(commands, common)
    _add_diff(commands, shaped)
    export = commands.add_parser("export", parents=[common], help="write a table, or the whole data set")
    export.add_argument("--table", choices=[*sorted(TABLE_NAMES), ALL], help="facts, the default; all for sqlite")
    export.add_argument(
        "--format",
        default=argparse.SUPPRESS,
        help="jsonl, the default, csv, parquet, sqlite, schema, bibtex, csl, annotations; folders: package, dataset",
    )
    export.add_argument("--output", type=Path, metavar="PATH", help="a new file or folder; without it, standard output")
    export.add_argument("--force", action="store_true", help="replace a file, or a folder that is as it was exported")
    export.add_argument("--excel", action="store_true", help="begin csv with a byte order mark, for Excel")
    export.set_defaults(run=_export)
    return parser


def _add_cite(commands: Any, common: _Parser) -> None:
    cite = commands.add_parser("cite", parents=[common], help="the citation of a fact, a document or the data set")
    cite.add_argument("id", nargs="?", help="id of a fact or of a document; without it, the data set")
    cite.add_argument(
        "--format", choices=("text", "bibtex", "csl"), default=argparse.SUPPRESS, help="text, the default; or CSL JSON"
    )
    cite.set_defaults(run=_cite)


def _add_diff(commands: Any, shaped: _Parser) -> None:
    diff = commands.add_parser("diff", parents=[shaped], help="facts added, changed or withdrawn since an export")
    old = "an exported facts table (jsonl, json, csv), or an exported folder (dataset, package)"
    diff.add_argument("old", metavar="OLD", help=old)
    diff.add_argument("new", metavar="NEW", nargs="?", help="the same; without it, the shipped data set or --dataset")
    diff.set_defaults(run=_diff)


def _add_checks(commands: Any, shaped: _Parser) -> None:
    for name, run, text in (
        ("verify", _verify, "check every fact against the fingerprints, or against the texts"),
        ("coverage", _coverage, "what of each document is cited, set aside, or not accounted for"),
    ):
        check = commands.add_parser(name, parents=[shaped], help=text)
        check.add_argument("--documents", type=Path, metavar="DIR", help="folder with the documents' texts")
        if name == "verify":
            check.add_argument("--allow-undecided", action="store_true", help="exit 1 on problems alone")
            check.add_argument("--fresh", action="store_true", help="read the words of all facts again")
        check.set_defaults(run=run)
