"""What is measured of growth, and the page that shows it."""

import statistics
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speed_page import plain, spread, table

TIMES = (1, 10, 30, 100)
"""How many times the shipped facts each data set has."""
LIMIT, WATCHED = 45, 30
"""At WATCHED times the facts nothing should take more than LIMIT times as long."""
FORMS = ("jsonl", "csv", "sqlite", "parquet", "schema", "bibtex", "csl", "package", "dataset")


class Task(NamedTuple):
    """Something to measure, in a process with `tr`, `folder` with the data set, and `target` for what is written."""

    name: str
    """What its row is called."""
    code: str
    before: str = "data = tr.load(folder)"
    """What runs before it and is not timed."""
    again: bool = False
    """Whether it is timed in a process that has done it before; otherwise in a fresh one."""


def _tasks() -> Iterator[Task]:
    yield Task("load, compiled", "tr.load(folder)", "")
    yield Task("load, from the data files", "read_dataset(folder)", "")
    questions = (
        'facts.about("NATO")',
        'facts.during("1000", "2007")',
        'facts["nato-36-pfp"]',
        'organizations["NATO"]',
        'relations.get("Nowhere")',
        'facts.count_by("kind")',
    )
    for question in questions:
        yield Task(f"`{question}`, first", f"data.{question}")
        yield Task(f"`{question}`, later", f"data.{question}", again=True)
    touched = "[(tuple(relation.facts), relation.established.earliest) for relation in data.relations]"
    yield Task("`relations`, all made and touched", touched)
    yield Task("`occurrences`", "data.occurrences")
    yield Task("`disagreements`", "data.disagreements")
    of_relations = "[relation.disagreements for relation in data.relations]"
    yield Task("`disagreements` of every relation, later", of_relations, again=True)
    yield Task("`facts.table.columns()`", "data.facts.table.columns()")
    yield Task("`verify`", "tr.verify(data)")
    yield Task("`coverage`", "coverage(data)")
    for form in FORMS:
        which = "table='all', " if form == "sqlite" else ""
        yield Task(f"export, {form}", f"tr.export(target, data, {which}format={form!r})")


TASKS = tuple(_tasks())


class Grown(NamedTuple):
    """What a run found."""

    day: str
    where: str
    counts: dict[int, dict[str, int]]
    """What the data set of each size has."""
    seconds: dict[str, dict[int, list[float]]]
    """By the name of a task and the size, by round."""
    memory: dict[str, dict[int, list[float]]]
    """In KiB, in the same way; 0 where it was not measured."""


def multiples(of_sizes: dict[int, list[float]], times: int) -> list[float]:
    """Return how many times as much something takes at a size as with the shipped facts alone, round by round."""
    return [more / less for more, less in zip(of_sizes[times], of_sizes[1], strict=True)]


def counts(grown: Grown) -> str:
    """Return the table of what the data sets have."""
    head = ("", *(f"× {times}" for times in TIMES))
    rows = ((name, *(f"{grown.counts[times][name]:,}" for times in TIMES)) for name in grown.counts[1])
    return table(head, *rows)


def seconds(grown: Grown) -> str:
    """Return the table of times, as multiples of that with the shipped facts alone."""
    head = ("", "ms, × 1", *(f"× {times}" for times in TIMES[1:]))
    rows = (
        (
            name,
            plain(1000 * statistics.median(of_sizes[1])),
            *(spread(multiples(of_sizes, times)) for times in TIMES[1:]),
        )
        for name, of_sizes in grown.seconds.items()
    )
    return table(head, *rows)


def memory(grown: Grown) -> str:
    """Return the table of memory, of what was measured in fresh processes."""
    head = ("", "MiB, × 1", *(f"× {times}" for times in TIMES[1:]))
    rows = (
        (name, plain(statistics.median(of_sizes[1]) / 1024), *_medians(of_sizes))
        for name, of_sizes in grown.memory.items()
        if all(value for values in of_sizes.values() for value in values)
    )
    return table(head, *rows)


def _medians(of_sizes: dict[int, list[float]]) -> Iterable[str]:
    return (plain(statistics.median(multiples(of_sizes, times))) for times in TIMES[1:])


def verdict(grown: Grown) -> str:
    """Return what takes most at the watched size, and whether anything takes more than it should."""
    most = {name: statistics.median(multiples(of_sizes, WATCHED)) for name, of_sizes in grown.seconds.items()}
    above = sorted((name for name in most if most[name] > LIMIT), key=lambda name: -most[name])
    worst = max(most, key=lambda name: most[name])
    sentence = f"The most at {WATCHED} times the facts is {plain(most[worst])} times: {worst}."
    return f"{sentence} Above {LIMIT} times: {', '.join(above) or 'nothing'}."


def page(grown: Grown) -> str:
    """Return the page."""
    rounds = len(next(iter(grown.seconds.values()))[1])
    return f"""# Growth

`nox -s growth` makes this page. It shows what more facts cost: data sets with several times the shipped facts, each
thing measured as a multiple of what it takes with the shipped facts alone.

{verdict(grown)}

Measured on {grown.day} with {grown.where}.

## The data sets

`benchmarks/synthetic.py` makes them, and says how: the shipped documents, then copies of them that are about other
States and other years, so that the share of facts that speak of one occurrence stays the same. Their texts are made-up
words around the cited ones. `verify` reports the problems counted here, as not every phrase of the documents stays
whole when another name stands in it, and years before 1500 are not read as years; its time is of the same kind.
Outside publishers date relations with the subject alone, and these can be with all partners just once, so
disagreements with them stop growing.

{counts(grown)}

## Time

The shipped facts take the milliseconds in the second column; the others are multiples of it, medians of {rounds} rounds
with the quartiles in brackets. A round measures everything once at each size, and a multiple is taken within its round.
*First* and what is without a mark runs in a fresh process that has imported the package and, but for the first two
rows, loaded the compiled data set; *later* is the same call again.

{seconds(grown)}

## Memory

By how much loading the data set and the thing itself raise the most memory that a process has needed, beyond the
imports; medians.

{memory(grown)}
"""
