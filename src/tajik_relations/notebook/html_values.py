"""Values as HTML: all text escaped, doubt about dates in words, citations and reasons that open without a script."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import singledispatch
from html import escape
from typing import Any

from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When, days_of
from tajik_relations.model.identification import Identification
from tajik_relations.model.provenance import Basis, Citation

LONGEST = 600
"""Characters of a text that are shown."""
MOST = 20
"""Rows of a table, and values in a cell, that are shown."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_QUALIFIED = {"?": "uncertain", "~": "approximate", "%": "approximate and uncertain"}


def text(value: object) -> str:
    """Return text for HTML, cut if it is very long; what HTML cannot write becomes U+FFFD."""
    shown = str(value)
    rest = f" … ({len(shown):,} characters)" if len(shown) > LONGEST else ""
    return whole(shown[:LONGEST]) + rest


def whole(value: object) -> str:
    """Return text for HTML, however long; what HTML cannot write becomes U+FFFD."""
    return escape(_UNWRITABLE.sub("\ufffd", str(value)), quote=True)


def empty(value: Any) -> bool:
    """Whether there is nothing to show."""
    return value is None or (isinstance(value, Sequence) and not value)


def more(count: int) -> str:
    """Return "… and 3 more" for values that are not shown; empty if all are."""
    return f"… and {count - MOST} more" if count > MOST else ""


@singledispatch
def cell(value: object) -> str:
    """Return one value as HTML, by its type; any other one as its text."""
    return text(value)


@cell.register
def _(_value: None) -> str:
    return ""


@cell.register
def _(value: bool) -> str:  # noqa: FBT001 - a value to show, not a switch
    return "yes" if value else "no"


@cell.register(tuple)
def _(value: tuple[Any, ...]) -> str:
    """One below the other."""
    shown = [f"<div>{cell(item)}</div>" for item in value[:MOST]]
    return "".join(shown) + (f"<div>{more(len(value))}</div>" if len(value) > MOST else "")


@cell.register(list)
def _(value: list[Any]) -> str:
    """Side by side."""
    return " ".join(cell(item) for item in value)


@cell.register(PartialDate)
@cell.register(DateRange)
def _(value: When) -> str:
    """A day as it is; anything less exact underlined, with what is not known in words."""
    marks, spelt = doubts(value), text(value)
    if not marks:
        return f'<time datetime="{spelt}">{spelt}</time>'
    return (
        f'<abbr class="tr-unsure" title="{text(_limits(value))}">{spelt}</abbr> '
        f'<small class="tr-mark">{text(", ".join(marks))}</small>'
    )


@cell.register
def _(value: Citation) -> str:
    """`document:line`, which opens to the document's title, the line and the words."""
    source = value.source
    named = f"{source.title} ({source.publisher})" if source else f"document {value.document}"
    words = " … ".join(f"<q>{text(fragment)}</q>" for fragment in value.words)
    return _opening("tr-cite", value.place, (text(named), f"line {value.line}: {words}"))


@cell.register
def _(value: Basis) -> str:
    """The field that is not stated and how, or how well, it is known; it opens to the rule and the source."""
    source = (f"source: {text(value.source)}",) if value.source else ()
    return _opening("tr-basis", f"{value.field} {value.degree or value.kind}", (f"rule: {text(value.reason)}", *source))


@cell.register
def _(value: Identification) -> str:
    """How well a table row's State is known; it opens to the reason."""
    source = (f"source: {text(value.source)}",) if value.source else ()
    named = f"partner {value.basis}" if value.partner else f"not known, {value.basis}"
    reason = f"table row {value.row}, {text(value.document)}: {text(value.reason)}"
    return _opening("tr-basis", named, (reason, *source))


def _opening(sort: str, summary: str, lines: Iterable[str]) -> str:
    """Return a summary that opens to *lines*, which are HTML already."""
    inside = "".join(f"<div>{line}</div>" for line in lines)
    return f'<details class="{sort}"><summary>{text(summary)}</summary>{inside}</details>'


def doubts(when: When) -> list[str]:
    """Return in words what a date leaves open; nothing for a day."""
    if isinstance(when, PartialDate):
        less = [] if when.day else [f"{when.precision} only"]
        return less + [_QUALIFIED[mark] for mark in (when.qualifier,) if mark]
    ends = {OpenEnd.OPEN: ("start not given", "no end given"), OpenEnd.UNKNOWN: ("start not known", "end not known")}
    sides = (when.start, when.end)
    bounds = [ends[side][at] for at, side in enumerate(sides) if isinstance(side, OpenEnd)]
    dates = [side for side in sides if isinstance(side, PartialDate)]
    inside = [mark for side in dates for mark in doubts(side)]
    return list(dict.fromkeys((*(bounds or ["period"]), *inside)))


def _limits(when: When) -> str:
    """Return in words between which days a date or range lies."""
    if isinstance(when, PartialDate):
        said = "" if when.day else "some time "
        return f"{said}between {when.earliest} and {when.latest}" if said else f"{when.earliest}, not certain"
    days = days_of(when)
    begins = "" if when.earliest is None else f"begins {_between(days[:2])}"
    ends = "" if when.latest is None else f"ends {_between(days[2:])}"
    return ", ".join(part for part in (begins, ends) if part)


def _between(days: tuple[date, date]) -> str:
    return f"on {days[0]}" if days[0] == days[1] else f"between {days[0]} and {days[1]}"
