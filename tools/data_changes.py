"""Write the section *Data* of the changelog: facts added, changed or withdrawn since OLD, by coding rule.

OLD is a commit, which is built in its own environment in the same way as by tools/compare_commits.py, or a facts table
that some version exported. The section is printed on standard output. With --page the ids of all withdrawn facts, with
the facts that hold their content now, are written to docs/reference/changes.md.

Standard error lists differences that changes.toml does not contain, and entries of this version in changes.toml without
a difference; then the exit status is 1. It is 2 if nothing could be compared.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import tajik_relations as tr
from tajik_relations.model.changes import ADDED, CHANGED, WITHDRAWN

ROOT = Path(__file__).parents[1]
NAME = Path(__file__).stem
PAGE = ROOT / "docs" / "reference" / "changes.md"
NO_REASON = "no reason told"
WHAT = (ADDED, CHANGED, WITHDRAWN)
HEAD = """# Withdrawn facts

A fact can be withdrawn, for example because another fact says the same. Its id is never used again. Each line below has
a fact of today and, after it, the withdrawn ids whose content it holds now.

Python tells you the same: `tr.facts["…"]` with a withdrawn id is an error that names the fact to use.
`tr.load().changes` lists all changes of each version, with the coding rules that led to them.
[`diff`](command-line.md#diff) compares an export of yours with the facts of today.
(`tools/data_changes.py --page` writes this page.)
"""


def section(found: tr.Comparison, old: str) -> Iterator[str]:
    """Yield the lines of the section: the counts, and how many facts changed because of each coding rule."""
    reworded = sum(fact.reworded for fact in found.changed)
    alone = f" (of these {reworded} in the statement alone)" if reworded else ""
    counts = f"{len(found.added)} added, {len(found.changed)} changed{alone}, {len(found.withdrawn)} withdrawn"
    yield from ("### Data", "")
    yield f"Since {old}, compared by {found.compared_by}: {counts};"
    yield f"{found.old_facts} facts before, {found.new_facts} now."
    if not found:
        return
    yield from ("", f"| rule | {' | '.join(WHAT)} |", "|---|--:|--:|--:|")
    groups: dict[tr.CodingRule | None, tr.Comparison] = found.group_by("rules")
    for rule in sorted(groups, key=lambda rule: (rule is None, rule.number if rule else 0)):
        by_what = groups[rule].count_by("what")
        yield f"| {cell(str(rule or NO_REASON))} | {' | '.join(str(by_what.get(what, 0)) for what in WHAT)} |"
    yield from ("", "A fact that several rules changed counts under each. `changes.toml` has every change by id;")
    yield "[withdrawn facts](docs/reference/changes.md) lists the ids that went, and what holds their content now."


def page(changes: Iterable[tr.Change]) -> str:
    """Return the page of withdrawn ids: the latest version first, in each version by the facts that hold them now."""
    lines = [HEAD]
    gone = sorted((change for change in changes if change.what == WITHDRAWN), key=lambda change: change.id)
    gone.sort(key=lambda change: order(change.version), reverse=True)
    if not gone:
        lines.append("No fact has been withdrawn so far.\n")
    for version, of_version in groupby(gone, key=lambda change: change.version):
        lines.append(f"## Version {version}\n")
        by_holder = groupby(sorted(of_version, key=lambda change: change.held_by), key=lambda change: change.held_by)
        for holders, withdrawn in by_holder:
            links = ", ".join(f"[{name}](#{name})" for name in holders) or "no fact"
            lines.append(f"- {links}: {', '.join(map(named, withdrawn))}")
        lines.append("")
    return "\n".join(lines)


def order(version: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key for versions that compares numbers as numbers."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in version.split("."))


def named(change: tr.Change) -> str:
    """Return the id of a withdrawn fact, with its note if it has one."""
    return f"{change.id} ({' '.join(change.note.split())})" if change.note else change.id


def cell(text: str) -> str:
    """Return a text as a cell of a Markdown table."""
    return " ".join(text.replace("|", "\\|").split())


def untold(found: tr.Comparison, dataset: tr.Dataset) -> Iterator[str]:
    """Yield differences without an entry in changes.toml, and entries of this version without a difference."""
    for fact in found:
        if not fact.reasons and not fact.reworded:
            yield f"{fact.id}: expected an entry {fact.what!r} in changes.toml, found none"
    differing = {(fact.id, fact.what) for fact in found}
    version = (dataset.declared_version or "").partition(".dev")[0]
    for change in dataset.changes:
        if change.version == version and (change.id, change.what) not in differing:
            yield f"{change.id}: expected a difference, as changes.toml tells that it was {change.what}, found none"


def facts_of(old: str, cache: Path) -> Path:
    """Return the named file, or the exported facts of a commit, which is built if it is not in the cache."""
    if Path(old).exists():
        return Path(old)
    from compare_commits import built, resolved

    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="building-", dir=cache) as passing:
        folder = built(resolved(old), ("exports",), cache.absolute(), Path(passing))
    return folder / "exports" / "tables" / "facts.jsonl"


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """Parse the arguments."""
    parser = argparse.ArgumentParser(
        prog=NAME, description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old", metavar="OLD", nargs="?", help="a commit, or an exported facts table")
    parser.add_argument("--page", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    cache = Path(tempfile.gettempdir(), "compare_commits")
    parser.add_argument("--cache", type=Path, metavar="DIR", default=cache, help="folder for the results of builds")
    options = parser.parse_args(given)
    if options.old is None and not options.page:
        parser.error("expected OLD or --page, found neither")
    return options


def main(given: Sequence[str] | None = None) -> int:
    """Compare, write the section or the page, and return the exit status."""
    options, dataset = arguments(given), tr.load()
    if options.page:
        PAGE.write_text(page(dataset.changes), encoding="utf-8")
    if options.old is None:
        return 0
    try:
        found = tr.diff(facts_of(options.old, options.cache), dataset)
    except Exception as error:
        if type(error).__name__ not in ("Failed", "DatasetError"):
            raise
        print(f"{NAME}: {error}", file=sys.stderr)
        return 2
    print("\n".join(section(found, f"`{options.old}`")))
    problems = list(untold(found, dataset))
    print("".join(f"{line}\n" for line in problems), end="", file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    raise SystemExit(main())
