"""The tasks and the results of measuring growth, and the page that shows them."""

import statistics
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speed_page import plain, spread, table

TIMES = (1, 10, 30, 100)
"""How many times the shipped facts each data set has."""
LIMIT, WATCHED = 45, 30
"""At WATCHED times the facts no task should take more than LIMIT times as long."""
FORMS = ("jsonl", "csv", "sqlite", "parquet", "schema", "bibtex", "csl", "package", "dataset")


class Task(NamedTuple):
    """A task to measure, in a process with `tr`, `folder` with the data set, and `target` for the file to write."""

    name: str
    """The name of its row in the tables."""
    code: str
    before: str = "data = tr.load(folder)"
    """Code that runs before it and is not timed."""
    again: bool = False
    """Whether it is timed in a process that has done it before; if not, in a fresh process."""


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
    yield Task("all `relations`, created and used", touched)
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
    """The results of a run."""

    day: str
    where: str
    counts: dict[int, dict[str, int]]
    """By size: the counts of the data set, by what is counted."""
    seconds: dict[str, dict[int, list[float]]]
    """By task and size: the time in each round."""
    memory: dict[str, dict[int, list[float]]]
    """In KiB, in the same way; 0 where it was not measured."""


def multiples(of_sizes: dict[int, list[float]], times: int) -> list[float]:
    """Return how many times as much a task takes at a size as with the shipped facts alone, round by round."""
    return [more / less for more, less in zip(of_sizes[times], of_sizes[1], strict=True)]


def counts(grown: Grown) -> str:
    """Return the table of the counts of the data sets."""
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
    """Return the table of memory, for the tasks that were measured in fresh processes."""
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
    """Return which task grows most at the watched size, and which tasks grow more than they should."""
    most = {name: statistics.median(multiples(of_sizes, WATCHED)) for name, of_sizes in grown.seconds.items()}
    above = sorted((name for name in most if most[name] > LIMIT), key=lambda name: -most[name])
    worst = max(most, key=lambda name: most[name])
    sentence = f"With {WATCHED} times the facts, {worst} grows most: its time is {plain(most[worst])} times as long."
    slow = f"More than {LIMIT} times as long: {', '.join(above)}." if above else ""
    return f"{sentence} {slow or f'No time is more than {LIMIT} times as long.'}"


def page(grown: Grown) -> str:
    """Return the page."""
    rounds = len(next(iter(grown.seconds.values()))[1])
    return f"""# What more facts cost

Can the package be used for a data set that is much larger than ours? To measure this, we made data sets with 10, 30 and
100 times the facts of our data set, and compared time and memory with those for our data set alone. The column *× 30*
belongs to the data set with 30 times the facts. In this column, a value of 30 means that the cost grows as fast as the
facts, and a higher value means that the cost grows faster. In this column, no time should be more than 45.

`nox -s growth` makes this page.

{verdict(grown)}

Measured on {grown.day} with {grown.where}, with our data set as it was on that day.
It had {grown.counts[1]["facts"]:,} facts then. Later changes of the data are not measured here.

## The data sets

`benchmarks/synthetic.py` makes the data sets; its docstring says how. Each data set contains our documents and copies
of them, which are about other States and other years. So the share of facts that are about the same occurrence is the
same at every size. The texts of the copies consist of made-up words around the cited words.

`verify` reports some problems in the larger sets; the last row of the table below counts them. There are two reasons.
Some phrases of the documents are no longer understood when another name is put into them, and `verify` does not read
numbers below 1500 as years. The times of `verify` can still be compared.

The number of disagreements with outside publishers grows more slowly than the facts. The publishers give dates only
for relations of the data set's own State, and this State has at most one relation with each partner.

{counts(grown)}

## Time

The second column gives the milliseconds for our data set. The other columns give multiples of this time: medians
of {rounds} rounds, with the lower and the upper quartile in brackets. A round measures everything once at each size,
and each multiple compares two times of the same round.

In rows marked *later*, a process repeats a call that it has made before. In all other rows, also those marked *first*,
a new process makes the call. It has imported the package and, except in the first two rows, loaded the compiled data
set.

{seconds(grown)}

## Memory

The second column gives the memory for our data set. We measure the peak memory of a process after the imports, and
again after it has loaded the data set and run the code of the row; the value is the difference. The other columns give
multiples of this value. All values are medians.

{memory(grown)}
"""
