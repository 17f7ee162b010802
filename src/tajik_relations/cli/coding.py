"""The commands by which a document enters a data set, each thin over what `tajik_relations.coding` does."""

import argparse
from pathlib import Path
from typing import Any

from tajik_relations.cli.commands import PROGRAM, SHIPPED_SET, told
from tajik_relations.errors import OutputError, WrongArgument


def add_coding(added: Any, common: Any) -> None:
    """Add the commands.

    Args:
        added: makes the parser of a command from what runs it, the common options, what it does and an example.
        common: the parser of the options of all commands.
    """
    _add_beginnings(added, common)
    draft = added(run_draft, common, "propose facts for the lines of a document that no fact cites yet", "page")
    draft.add_argument(
        "--write", action="store_true", help="write the draft, as comments, at the end of the document's data file"
    )
    draft.add_argument("--line", type=int, metavar="N", help="only for this line, even if a fact cites it already")
    draft.add_argument(
        "--kind", metavar="KIND", help="with --line: print a block of this kind, with all keys that it can have"
    )
    review = added(run_review, common, "write a page that shows each line of a document with its facts", "page")
    review.add_argument(
        "--output", type=Path, metavar="PATH", help="the file to write; default: ID-review.html in this folder"
    )
    review.add_argument("--force", action="store_true", help="replace an existing file")
    for command in (draft, review):
        command.add_argument("document", metavar="DOCUMENT", help="id or title of the document")
    finish = added(run_finish, common, "make the fingerprints and the compiled file, and check everything", "")
    for command in (draft, review, finish):
        command.add_argument(
            "--documents", type=Path, metavar="DIR", help="folder with the texts; default: texts in the data set"
        )


def _add_beginnings(added: Any, common: Any) -> None:
    """Add the commands that make a data set and enter a text into it."""
    new = added(
        run_new,
        None,
        "make a data set in a new folder, with the package's States and organizations",
        "mine --subject GE",
    )
    new.add_argument("folder", type=Path, metavar="DIR", help="the folder to make")
    new.add_argument(
        "--subject",
        metavar="STATE",
        help="the State that the data set is about, by code or name; default: the State of the shipped data",
    )
    new.add_argument("--title", help="title of the data set")
    new.add_argument(
        "--states",
        type=Path,
        metavar="FILE",
        help="file with States that the package does not know, in the form of states.toml",
    )
    document = added(run_add_document, common, "add a text to a data set", "page.txt --counterpart LT")
    document.add_argument(
        "text", type=Path, metavar="TEXT", help="the file: UTF-8, one paragraph or table cell on each line"
    )
    document.add_argument(
        "--counterpart", metavar="NAME", help="the State or organization that the whole document is about"
    )
    document.add_argument("--id", help="id for citations; default: from the file name")
    document.add_argument("--title", help="title as printed; default: the first line with words")
    document.add_argument("--publisher", help="who publishes it")
    document.add_argument("--terms", help="under what terms the publisher offers it")
    document.add_argument("--address", help="its web address")
    document.add_argument("--stamp", help="date and time of the page, exactly as printed on it")
    document.add_argument(
        "--mosaic", action="store_true", help="written by many people at many times, such as an encyclopaedia"
    )


def run_new(options: argparse.Namespace) -> int:
    """Make a data set in a new folder."""
    from tajik_relations.coding.new_set import new_set

    return told(new_set(options.folder, options.subject, options.title, options.states, program=PROGRAM))


def run_add_document(options: argparse.Namespace) -> int:
    """Enter a text into a data set."""
    from attrs import fields

    from tajik_relations.coding.documents import Described, add_document

    given = Described(**{field.name: getattr(options, field.name) for field in fields(Described)})
    folder = folder_of(options)
    return told(add_document(folder, options.text, given, program=f"{PROGRAM} --dataset {folder}"))


def run_draft(options: argparse.Namespace) -> int:
    """Propose facts for the lines of a document."""
    folder = folder_of(options)
    from tajik_relations.coding.drafts import draft, write_draft

    if options.write and options.line is not None:
        raise WrongArgument(
            "draft: --write and --line cannot be combined; copy the block that --line prints into the file yourself"
        )
    if options.write:
        return told(write_draft(folder, options.document, options.documents))
    return told([draft(folder, options.document, options.documents, options.line, options.kind).rstrip("\n")])


def run_review(options: argparse.Namespace) -> int:
    """Write the page of a document."""
    from tajik_relations.coding.review import write_review
    from tajik_relations.exports.safe_writing import ExistsError

    folder, force = folder_of(options), options.force
    try:
        page = write_review(folder, options.document, options.documents, options.output, replace=force)
    except ExistsError as error:
        raise OutputError(f"{error.args[0]}; replace it with --force") from None
    return told([f"{page}: written"])


def run_finish(options: argparse.Namespace) -> int:
    """Make what is made from data files and texts; the status is 1 if a check fails."""
    from tajik_relations.coding.finish import finish

    lines, passes = finish(folder_of(options), options.documents)
    told(lines)
    return 0 if passes else 1


def folder_of(options: argparse.Namespace) -> Path:
    """Return the folder of the one data set that is worked on.

    Raises:
        WrongArgument: if it is not one, or the one of the package.
    """
    layers: list[str] = options.dataset or []
    if len(layers) != 1 or layers == [SHIPPED_SET]:
        shown = " and ".join(layers) or "none"
        raise WrongArgument(f"expected one data set of your own (--dataset DIR), found {shown}")
    return Path(layers[0])
