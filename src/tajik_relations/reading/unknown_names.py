"""Mistakes with one cause: a code or name that no vocabulary has, or a missing file, counts once wherever it stands."""

from collections.abc import Collection

from attrs import define, field, frozen

from tajik_relations.reading.converter import Unknown

SHOWN = 2
"""How many further places are named."""
_LISTED = {
    "states.toml": "States",
    "organizations.toml": "organizations",
    "persons.toml": "persons",
    "places.toml": "places",
    "identifications.toml": "identifications of table rows",
}
"""For each file to which other files refer: what it lists."""


@define
class _Cause:
    at: int
    """Its position among the problems."""
    begin: str
    """The problem with its first place."""
    homes: tuple[str, ...]
    """The files in which the name may be entered; none of a missing file."""
    first: str
    """The file of the first place."""
    more: list[str] = field(factory=list[str])
    """The other places."""

    def line(self) -> str:
        """Return the problem in one line."""
        end = f"; if it is new, enter it in {' or '.join(self.homes)}" if self.homes else ""
        if not self.more:
            return self.begin + end
        named = [place.removeprefix(f"{self.first}: ") for place in self.more[:SHOWN]]
        rest = ", …" if self.more[SHOWN:] else ""
        count = f"{len(self.more)} more place{'s' if self.more[1:] else ''}"
        return f"{self.begin}, and in {count} ({', '.join(named)}{rest}){end}"


@frozen
class Causes:
    """Puts each unknown name, and each missing file, once among the problems of a data set."""

    problems: list[str]
    """All problems of the data set, in the order in which they were found."""
    files: Collection[str]
    """The names of the files that are there."""
    _known: dict[str, list[_Cause]] = field(factory=dict[str, list[_Cause]], init=False)
    """Causes by the unknown name or the missing file, and by the files in which the name may be entered."""

    def note(self, place: str, unknown: Unknown) -> None:
        """Note a name that stands at *place*: of a file that is there as unknown, else its file as missing."""
        homes = unknown.files
        if not any(home in self.files for home in homes):
            self.missing(homes[0], f"{unknown.name!r} in {place}", place)
            return
        self._add(unknown.name, f"{place}: {unknown}", homes, place)

    def missing(self, file: str, what: str, place: str) -> None:
        """Note a file that is missing, and what needs it."""
        needed = f"{file}: expected a file with the {_LISTED[file]}, found none; needed for {what}"
        self._add(file, needed, (), place)

    def _add(self, name: str, begin: str, homes: tuple[str, ...], place: str) -> None:
        known = self._known.setdefault(name, [])
        cause = next((cause for cause in known if not homes or {*homes} & {*cause.homes}), None)
        if cause is None:
            cause = _Cause(len(self.problems), begin, homes, place.partition(": ")[0])
            known.append(cause)
            self.problems.append("")
        else:
            cause.more.append(place)
            cause.homes = tuple(home for home in cause.homes if home in homes)  # where it can be all that is wanted
        self.problems[cause.at] = cause.line()
