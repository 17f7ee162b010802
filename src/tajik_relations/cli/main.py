"""The command line. Errors are one line on standard error and exit status 2; a failed check exits with 1."""

import argparse
import errno
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout, suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TextIO, cast

from tajik_relations.cli.coding import add_coding
from tajik_relations.cli.commands import (
    PROGRAM,
    run_cite,
    run_coverage,
    run_diff,
    run_disagreements,
    run_export,
    run_list,
    run_overview,
    run_search,
    run_show,
    run_verify,
)
from tajik_relations.errors import DatasetError, RelationsError, UnknownName, habit, in_one_line, nearest
from tajik_relations.tabular import ALL, TABLE_NAMES

_BEFORE = "dataset_before"
"""Where the data sets stand that are named before the command: argparse would let those behind it replace them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; argparse leaves with SystemExit after help and wrong arguments."""
    output: TextIO = sys.stdout or _Closed()  # a program may be run without an output
    for stream in (output, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            _prepare(cast("io.TextIOWrapper", stream))
    try:
        return _run(arguments, output)
    except RelationsError as error:
        return _failed(str(error))
    except BrokenPipeError:
        _silence(output)
        return 0
    except OSError as error:
        _silence(output)
        failed = "cannot write to standard output"
        if error.filename is not None:  # not that of the output, which is open
            failed = f"cannot read {error.filename!r}"
        return _failed(f"{failed}: {error.strerror or error}")
    except KeyboardInterrupt:
        _silence(output)
        return 130  # by which shells tell that Ctrl-C has ended a program
    except (MemoryError, RecursionError) as error:
        return _failed(f"not enough memory: {str(error) or type(error).__name__}")


def _run(arguments: Sequence[str] | None, output: TextIO) -> int:
    """Do what the arguments ask for; errors are those of the command, and of the output when all has to be written."""
    with redirect_stdout(output):
        try:
            options = _parser().parse_args(arguments)
            before: list[str] = getattr(options, _BEFORE, [])
            options.dataset = [*before, *getattr(options, "dataset", [])] or None
            options.format = getattr(options, "format", None)
            return int(options.run(options))
        finally:
            output.flush()


class _Closed(io.StringIO):
    """What stands for a standard output that was closed before the program began."""

    def write(self, _: str, /) -> NoReturn:
        """Raise the error that writing to it is."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _failed(message: str) -> int:
    """Print the lines of a message on standard error, if that can be written, and return the status of a failure."""
    if sys.stderr:
        try:
            for line in message.split("\n"):
                print(f"{PROGRAM}: {in_one_line(line)}", file=sys.stderr, flush=True)
        except OSError:
            _silence(sys.stderr)
    return 2


def _silence(stream: TextIO) -> None:
    """Let what is still to be written to a stream go nowhere, as Python would fail on it once more at the end."""
    with suppress(OSError):  # one that is no file has nothing to lose
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _prepare(stream: io.TextIOWrapper) -> None:
    """Let a pipe or file get UTF-8 with LF whatever the locale; a terminal without a letter gets an escape."""
    if stream.isatty():
        stream.reconfigure(errors="backslashreplace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


class _Version(argparse.Action):
    """Print the version of the running package and leave; it is read only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Leave with status 0 after the program's name and version."""
        import tajik_relations

        print(PROGRAM, tajik_relations.__version__)
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, like all others."""

    def print_help(self, file: Any = None) -> None:
        """Print the help; argparse says nothing from Python 3.12 on if that fails."""
        print(self.format_help(), end="", file=file)

    def error(self, message: str) -> NoReturn:
        """Leave with status 2 after one line on standard error, with the right call where it is known."""
        raise SystemExit(_failed(f"{in_one_line(message[:1_000])}; {_right_call(message)}"))


def _right_call(message: str) -> str:
    """Return the right call for an unknown option or command, by the table of habits, or where to look."""
    words = re.findall(r"(?<![\w-])--?([\w-]+)", message) if message.startswith("unrecognized") else []
    words += ["year"] if re.search(r"arguments: \d{4}", message) else []
    right = max((habit("option", word.replace("-", "_")) for word in words), key=len, default="")
    command = re.match(r"argument COMMAND: invalid choice: '(\w+)'", message)
    if command:
        word = command[1]
        right = f"list {word}" if _is_listed(word) else habit("command", word)
        right = right or (f'show "{word}"' if _is_named(word) else "")
        right = right or "".join(nearest(word, re.findall(r"\w+", message.partition("choose from")[2]), 1))
    return f"use {PROGRAM} {right}" if right else f"see {PROGRAM} --help"


def _is_named(word: str) -> bool:
    """Whether a State, an organization or a person of the shipped data has this name."""
    from tajik_relations.reading import load

    try:
        return bool(load().scope.actors.get(word))
    except DatasetError:  # a damaged installation; the command is wrong all the same
        return False


def _is_listed(word: str) -> bool:
    """Whether `list` takes this word."""
    from tajik_relations.cli.lists import LISTS
    from tajik_relations.records.everyday_names import everyday

    try:
        return word in LISTS or bool(everyday(word))
    except UnknownName:
        return False


def _parser() -> _Parser:
    common = _common("dataset")
    shaped = _shaped(common)
    first = _shaped(_common(_BEFORE))
    parser = _Parser(prog=PROGRAM, parents=[first], description="Cited facts about a State's relations with others.")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    parser.set_defaults(run=run_overview)
    added = partial(_added, parser.add_subparsers(metavar="COMMAND"))

    _add_answers(added, shaped)
    _add_checks(added, common, shaped)
    add_coding(added, common)
    export = added(run_export, common, "write a table, or the whole data set", "--format csv --output facts.csv")
    export.add_argument(
        "--table",
        choices=[*sorted(TABLE_NAMES), ALL],
        help="which table (default: facts); 'all' means every table, for --format sqlite",
    )
    export.add_argument(
        "--format",
        default=argparse.SUPPRESS,
        help="jsonl, csv, parquet, sqlite, schema, bibtex, csl, annotations; folders: package, dataset",
    )
    export.add_argument("--output", type=Path, metavar="PATH", help="a new file or folder; without it, standard output")
    export.add_argument(
        "--force", action="store_true", help="replace a file, or a folder that has not changed since its export"
    )
    export.add_argument("--excel", action="store_true", help="add a byte order mark to csv, for Excel")
    export.add_argument("--kind", metavar="KIND", help="only facts of this kind: visits, treaties, embassies …")
    _add_filters(export)
    return parser


def _common(where: str) -> _Parser:
    """Return a parser of the options of all commands, which keeps the data sets under a name."""
    common = _Parser(add_help=False)
    common.add_argument(
        "--dataset",
        dest=where,
        action="append",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="use the data set in this folder; repeat it to combine several; 'shipped' is the package's own",
    )
    return common


def _shaped(common: _Parser) -> _Parser:
    """Return a parser of the options of all commands that print text or JSON."""
    shaped = _Parser(add_help=False, parents=[common])
    shaped.add_argument("--format", choices=("text", "json"), default=argparse.SUPPRESS, help="text (default) or json")
    return shaped


def _add_answers(added: Any, shaped: _Parser) -> None:
    show = added(
        run_show, shaped, "show the facts on a State, organization, person, document or place, or one fact", '"row 6"'
    )
    show.add_argument("name", metavar="NAME", nargs="+", help="a name, a code, an id, or a table row: row 6")
    listed = added(
        run_list,
        shaped,
        "list the facts of a kind, or partners, organizations, persons, places, documents",
        "visits --during 2004 2007 --status done",
    )
    listed.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        help="for example treaties or visits; facts for all kinds; without it, a list of the kinds",
    )
    _add_filters(listed)
    search = added(
        run_search, shaped, "find facts with all these words in the statement, cited words or names", "border"
    )
    search.add_argument("words", metavar="WORD", nargs="+")
    differing = added(run_disagreements, shaped, "list statements that cannot all be true")
    differing.add_argument(
        "name", metavar="NAME", nargs="?", help="only disagreements about a State, organization or person"
    )


def _add_filters(command: Any) -> None:
    """Add the options that choose facts."""
    command.add_argument("--about", metavar="NAME", help="only facts about a State, an organization or a person")
    command.add_argument("--mentioned", action="store_true", help="with --about: also facts that only mention the name")
    command.add_argument(
        "--during", metavar="DATE", nargs="+", help="only facts in a period: 2007, 1990s, or a first and a last date"
    )
    command.add_argument("--status", help="only facts with a status: planned, done, ongoing …")
    command.add_argument("--document", metavar="DOCUMENT", help="only facts of one document, by its id or title")


def _added(
    subparsers: Any, run: Callable[[argparse.Namespace], int], parent: _Parser | None, text: str, example: str = ""
) -> Any:
    """Return the parser of the command that a function runs and is called after; its help shows one call."""
    name = run.__name__.removeprefix("run_").replace("_", "-")
    parents, about = [parent] if parent else [], f"{text[:1].upper()}{text[1:]}."
    call = f"example: {PROGRAM} {name} {example}".rstrip()
    command = subparsers.add_parser(name, parents=parents, help=text, description=about, epilog=call)
    command.set_defaults(run=run)
    return command


def _add_checks(added: Any, common: _Parser, shaped: _Parser) -> None:
    """Add the commands that check, cite and compare."""
    verify = added(run_verify, shaped, "check every fact against the fingerprints, or against the texts")
    coverage = added(run_coverage, shaped, "count what is cited, set aside or neither in each document")
    for check in (verify, coverage):
        check.add_argument("--documents", type=Path, metavar="DIR", help="folder with the documents' texts")
    verify.add_argument("--allow-undecided", action="store_true", help="exit with 1 only if there is a problem")
    verify.add_argument("--fresh", action="store_true", help="read the words of all facts again")
    cite = added(run_cite, common, "print the citation of a fact, a document or the data set", "--format bibtex")
    cite.add_argument("id", nargs="?", help="id of a fact or of a document; without it, the data set")
    cite.add_argument(
        "--format",
        choices=("text", "bibtex", "csl"),
        default=argparse.SUPPRESS,
        help="text (default), bibtex or csl (CSL JSON)",
    )
    diff = added(run_diff, shaped, "list facts added, changed or withdrawn since an export", "facts-before.jsonl")
    old = "an exported facts table (jsonl, json, csv), or an exported folder (dataset, package)"
    diff.add_argument("old", metavar="OLD", help=old)
    diff.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        help="the newer side, in the same form; default: the shipped data set, or --dataset",
    )
