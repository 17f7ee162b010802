"""The exceptions of this package; each message is one sentence."""

from collections.abc import Callable, Iterable
from typing import Any


class RelationsError(Exception):
    """Base of every exception that this package raises on purpose."""

    def __str__(self) -> str:
        """Return the message in one printable line of at most 2,000 characters."""
        return in_one_line(self._told())

    def _told(self) -> str:
        """Return the message, whatever names and values stand in it."""
        return super().__str__()


class DateError(RelationsError, ValueError):
    """A text is not a date, or not a date range, of the calendar."""


class FieldError(RelationsError, ValueError):
    """A record cannot have this value in this field."""

    name: str
    """The name of the field."""
    sentence: str
    """What was expected and what was found."""

    def __init__(self, name: str, sentence: str) -> None:
        """Keep the field's name and the sentence that says what was expected and what was found."""
        self.name = name
        self.sentence = sentence
        super().__init__(name, sentence)

    def _told(self) -> str:
        """Return the field's name and the sentence."""
        return f"{self.name}: {self.sentence}"


class DatasetError(RelationsError, ValueError):
    """A data set cannot be read; `problems` lists every mistake that was found, one line for each."""

    problems: tuple[str, ...]
    """One text for each mistake, with its file, entry and field, in the order in which the mistakes were found."""

    def __init__(self, problems: Iterable[str]) -> None:
        """Keep the problems in the order in which they were found."""
        self.problems = tuple(map(in_one_line, problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return all problems, one a line."""
        return "\n".join(self.problems)


class EvidenceError(RelationsError):
    """The texts, fingerprints or tables against which facts are checked are missing, altered or damaged."""


class OutputError(RelationsError, OSError):
    """A file could not be written; no part of it was left behind."""


class MissingLibraryError(RelationsError, ImportError):
    """An optional library is needed, but it is not installed or cannot be imported."""

    library: str
    """The name by which the library is imported."""
    install: str
    """The name under which pip installs the library."""
    failure: str
    """The error raised when the library is imported; empty if the library is not installed."""

    def __init__(self, library: str, install: str, failure: str = "") -> None:
        """Keep the library's name, what to install, and why it fails if it is there."""
        self.library = library
        self.install = install
        self.failure = failure
        super().__init__(library, install, failure)

    def _told(self) -> str:
        """Return one sentence that says what to install, or what is wrong with it."""
        if self.failure:
            return f"the library {self.library} is installed, but cannot be imported here: {self.failure}"
        return f"the library {self.library} is needed, but not installed; install it with: pip install '{self.install}'"


class UnknownName(RelationsError, KeyError):
    """No object of the requested kind has this name."""

    name: str
    """The name that was looked for."""
    kind: str
    """The type of object that was requested: a State, a document, a kind of fact, a term …"""
    choices: tuple[str, ...] = ()
    """All possible names, if they are so few that the message lists them; otherwise empty."""
    reason: str = ""
    """Why no object has this name, for example because a State is a former one; empty if no reason is known."""

    def __init__(
        self,
        name: object,
        kind: str,
        known: Iterable[str] | Callable[[], Iterable[str]],
        choices: Iterable[str] = (),
        *,
        reason: str = "",
    ) -> None:
        """Keep what was looked for, the known names, or a function that returns them, and what the message says."""
        self.name = name if isinstance(name, str) else shown(told(name))  # whatever people ask for
        self.kind = kind
        self._known = known
        self._near: tuple[str, ...] | None = None
        self.choices, self.reason = tuple(choices), reason
        super().__init__(self.name, kind)

    @property
    def near(self) -> tuple[str, ...]:
        """The most similar names, at most three, best first; empty if none is similar. Computed on first use."""
        if self._near is None:
            self._near = nearest(self.name, self._known() if callable(self._known) else self._known)
        return self._near

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the near names instead of all known ones, and no function."""
        values = {name: value for name, value in vars(self).items() if not callable(value)}
        return type(self).__new__, (type(self), *self.args), values | {"_known": self.near, "_near": None}

    def _told(self) -> str:
        """Return one sentence with the most similar names."""
        return f"no {self.kind} is called {shown(self.name)!r}{self._hint}"

    @property
    def _hint(self) -> str:
        """Why nothing has the name, or what helps to find the right one."""
        if self.reason:
            return f"; {self.reason}"
        if self.choices:
            return f"; expected {', '.join(self.choices[:-1])} or {self.choices[-1]}"
        return f"; similar names: {', '.join(self.near)}" if self.near else ""


class CountError(RelationsError, ValueError):
    """A collection has more or fewer items than requested."""

    wanted: str
    """How many were expected, in words."""
    found: int
    """How many there are."""
    kind: str
    """What the collection contains, as its repr says it."""

    def __init__(self, wanted: str, found: int, kind: str) -> None:
        """Keep what was expected, how many there are, and which collection it is."""
        self.wanted = wanted
        self.found = found
        self.kind = kind
        super().__init__(wanted, found, kind)

    def _told(self) -> str:
        """Return one sentence."""
        return f"expected {self.wanted} in this collection ({self.kind}), found {self.found or 'none'}"


class NotStatedError(RelationsError, TypeError):
    """The documents state neither yes nor no, so the answer has no truth value."""


class OrderError(RelationsError, TypeError):
    """Dates were compared with `<` or sorted, but dates have no general order."""


class AmbiguousName(RelationsError, KeyError):
    """Several objects of the requested kind have this name."""

    name: str
    """The name that was looked for."""
    kind: str
    """The type of object that was requested."""
    choices: tuple[str, ...]
    """The objects that have this name."""

    def __init__(self, name: str, kind: str, choices: Iterable[str]) -> None:
        """Keep the choices in the order given."""
        self.name = name
        self.kind = kind
        self.choices = tuple(choices)
        super().__init__(name, kind, self.choices)

    def _told(self) -> str:
        """Return one sentence with the choices."""
        return f"{shown(self.name)!r} can mean more than one {self.kind}: {', '.join(self.choices)}"


class UnknownPartner(UnknownName):
    """No State with recorded relations has this name or code."""

    rows: tuple[tuple[int, str], ...] = ()
    """The table rows that may be about the State with this name, each with the basis of its identification."""
    states: Callable[[], Iterable[str]] | None = None
    """A function that returns the names of all States, with which the error suggests similar names; or `None`."""

    def __init__(
        self,
        name: object,
        kind: str,
        known: Iterable[str] | Callable[[], Iterable[str]],
        *,
        rows: Iterable[tuple[int, str]] = (),
        reason: str = "",
    ) -> None:
        """Keep the same, the rows that may be about the State, and why it is no partner."""
        super().__init__(name, kind, known, reason=reason)
        self.rows = tuple(rows)

    @property
    def near(self) -> tuple[str, ...]:
        """The most similar names of partners; if the name of a State is closer, it comes first."""
        closest = nearest(self.name, (*super().near, *self.states()), 1) if self.states else ()
        return tuple(dict.fromkeys((*closest, *super().near)))[:3]

    @property
    def _hint(self) -> str:
        """The same, or what lists all partners."""
        return super()._hint or "; list(relations) shows all partners"


class UnknownCode(UnknownName):
    """No object has this code, or a number was given without the name of the code system to which it belongs."""

    system: str
    """The system of codes: `"cow"`, `"iso_numeric"` …; empty if none was named."""

    def __init__(self, name: str, kind: str, system: str = "", known: Iterable[str] = ()) -> None:
        """Keep the code, the system and the codes that there are in it."""
        super().__init__(name, kind, known)
        self.system = system

    def _told(self) -> str:
        """Return one sentence with the near codes, or with the calls that name a system."""
        number = shown(self.name)
        if self.system:
            return f"no {self.kind} has the code {number!r} in the system {self.system}{self._hint}"
        owner = "relations" if self.kind == "partner" else "states"
        iso, plain = number.lstrip("-").zfill(3), number.lstrip("-").lstrip("0") or "0"
        calls = f'{owner}.by(iso_numeric="{iso}"), {owner}.by(cow={plain}) or {owner}.by(gw={plain})'
        wanted = f"expected a name, found the number {number} without the name of its system"
        table = "" if owner == "states" else f"; {owner}.to_pandas() makes a data frame"
        return f"{wanted}; use {calls}, or {owner}.items[…] for a position{table}"


class UnknownAttribute(RelationsError, AttributeError):
    """An object has no attribute of this name; the message names the right one if it is known."""

    owner: str
    """The object without the attribute, as the message names it."""
    name: str | None
    """The attribute that was requested."""

    def __init__(
        self,
        owner: str,
        name: str,
        sort: str,
        known: Callable[[], Iterable[str]],
        call_for: Callable[[str], str] | None = None,
    ) -> None:
        """Keep what was asked for what, where habits of it stand, the known names, and what finds a right call."""
        super().__init__(owner, name, sort)
        self.owner = owner
        self.name = name
        self._sort = sort
        self._known = known
        self._call_for = call_for

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the near names instead of all known ones."""
        return _unknown_attribute, (self.owner, self.name, self._sort, self.near, self.right)

    @property
    def right(self) -> str:
        """The right call, if the name is a common mistake or the name of an item; otherwise empty."""
        name, also = str(self.name), _ALSO_ASKED.get(self._sort, "")
        right = habit(self._sort, name) or habit(also, name) or (self._call_for(name) if self._call_for else "")
        parts = () if right or self.near else (part for part in name.split("_")[::-1] if len(part) > 2)
        return right or next(filter(None, (habit(self._sort, part) for part in parts)), "")  # iso_code asks for code

    @property
    def near(self) -> tuple[str, ...]:
        """The most similar names, at most three, best first; empty if none is similar."""
        return nearest(str(self.name), (known for known in self._known() if not known.startswith("_")))

    def _told(self) -> str:
        """Return one sentence with what is right instead, or with the near names."""
        near = f"similar names: {', '.join(self.near)}" if self.near else "dir() lists all attributes"
        general = habit(self._sort, "*") or habit(_ALSO_ASKED.get(self._sort, ""), "*")
        hint = f"use {self.right}" if self.right else f"{near}; {general}" if general else near
        return f"{self.owner} has no attribute {shown(str(self.name))!r}; {hint}"


def _unknown_attribute(owner: str, name: str, sort: str, near: tuple[str, ...], right: str) -> UnknownAttribute:
    return UnknownAttribute(owner, name, sort, lambda: near, lambda _: right)


class WrongArgument(RelationsError, TypeError):
    """A function was called with an argument that it does not take; the message says how to call it."""


class WithdrawnFact(UnknownName):
    """The fact with this id was withdrawn; the id is never used again."""

    version: str
    """The version of the data set that withdrew it."""
    held_by: tuple[str, ...]
    """The ids of the facts that have its content now; empty if no fact has it."""
    note: str
    """Why it was withdrawn, if a reason is given; otherwise empty."""

    def __init__(self, name: str, version: str, held_by: Iterable[str], note: str = "") -> None:
        """Keep the id, the version, and what holds the content now."""
        super().__init__(name, "fact", ())
        self.version = version
        self.held_by = tuple(held_by)
        self.note = note

    @property
    def near(self) -> tuple[str, ...]:
        """The ids that hold its content now."""
        return self.held_by

    def _told(self) -> str:
        """Return one sentence with the version and the ids."""
        held = f"its content is now in {', '.join(self.held_by)}" if self.held_by else "no other fact has its content"
        note = f" ({self.note})" if self.note else ""
        return f"the fact {shown(self.name)!r} was withdrawn in version {self.version}; {held}{note}"


def shown(name: str) -> str:
    """Return a name as messages show it: shortened if it is long."""
    return name if len(name) <= 60 else f"{name[:59]}…"


def told(value: object, form: Callable[[object], str] = repr) -> str:
    """Return the repr of a value, or `str` as *form*, or what it is where Python does not write it out."""
    try:
        return form(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, a list in a list in a list …
        return f"a value of type {type(value).__name__} that is too large to show"


def in_one_line(text: str) -> str:
    """Return text in one line for a message or a terminal: what does not print as an escape, and not without end."""
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
    return text if len(text) <= 1_950 else f"{text[:1_949]}…"


def nearest(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return at most *most* of the *known* names that resemble *name*, best first."""
    if len(name) > 60:
        return ()
    from difflib import get_close_matches
    from heapq import nlargest

    wanted, folded = name.casefold(), {entry.casefold(): entry for entry in known}
    pairs = {wanted[at : at + 2] for at in range(len(wanted) - 1)} or {wanted}
    # matching is slow: it compares only those that have most pairs of letters in common for their length
    likely = nlargest(30, folded, key=lambda entry: sum(pair in entry for pair in pairs) / (1 + len(entry)))
    return tuple(folded[key] for key in get_close_matches(wanted, likely, n=most, cutoff=0.6))


def habit(part: str, name: str) -> str:
    """Return the right call for a name that people type from habit, by a part of the table of habits, or empty text."""
    from pkgutil import get_data
    from tomllib import loads

    if not _HABITS:
        _HABITS.update(loads((get_data(__name__, "records/habits.toml") or b"").decode("utf-8")))
    return next((right for names, right in _HABITS.get(part, {}).items() if name in names.split()), "")


_ALSO_ASKED = {"established": "facts", "missions": "facts", "range": "date"} | {
    **dict.fromkeys(("state", "organization", "person"), "actor"),
    **dict.fromkeys(("relations", "timeline"), "collection"),
}
"""Parts of the table that go on in another part."""
_HABITS: dict[str, dict[str, str]] = {}
