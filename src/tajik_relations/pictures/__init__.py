"""Pictures of facts: timeline, map and network, as Altair charts that can be restyled; nothing is fetched."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tajik_relations.model.loading import library
from tajik_relations.pictures.palette import DARK, LIGHT
from tajik_relations.query.relation import Relation
from tajik_relations.query.relations import Relations
from tajik_relations.records import Fact

if TYPE_CHECKING:
    import altair as alt
else:

    class _Altair:
        """Altair, for annotations: imported when something of it is asked for."""

        def __getattr__(self, name: str) -> Any:
            return getattr(library("altair", "tajik-relations[pictures]"), name)

    alt = _Altair()

__all__ = ["map", "network", "timeline"]


def timeline(shown: Iterable[Fact] | Relation | Relations, *, dark: bool = False) -> "alt.LayerChart":
    """Return a chart of facts by date, with uncertainty as bars: a day is a point, a year is a bar as long as the year.

    An open end is an arrow to the edge. Each mark shows its citation when you point at it, and in a saved SVG.

    Args:
        shown: facts or one relation give a row for each dated fact; relations give a row for each partner, with all
            dated statements of when relations began.
        dark: whether the page is dark.

    Raises:
        MissingLibraryError: if Altair is not installed.
        CountError: if nothing has a date.
    """
    _needs_altair()
    from tajik_relations.pictures.timeline_chart import chart_of

    return chart_of(shown, DARK if dark else LIGHT)


def map(relations: Relations, *, dark: bool = False) -> "alt.HConcatChart":  # noqa: A001 - the name that people look for
    """Return a world map of partners by the year in which relations began; what it cannot show is beside it.

    Borders are those of Natural Earth, which shows who controls a territory and takes no side. Very small States are
    dots. A mark shows where statements disagree; rows whose State is not known are listed beside the map with their
    candidates.

    Args:
        relations: all of a data set, or a part of them.
        dark: whether the page is dark.

    Raises:
        MissingLibraryError: if Altair is not installed.
        CountError: if there are no relations.
    """
    _needs_altair()
    from tajik_relations.pictures.map_chart import chart_of

    return chart_of(relations, DARK if dark else LIGHT)


def network(facts: Iterable[Fact], *, dark: bool = False) -> "alt.LayerChart":
    """Return a chart of States and organizations; each line says what the documents call the tie.

    Missions and consular posts are in boxes with broken edges, one for all that a State sends and one for all that it
    receives. The lines from there to the other States say which is an embassy.

    Args:
        facts: memberships, cooperation within organizations, missions and consular posts; other kinds are left out.
        dark: whether the page is dark.

    Raises:
        MissingLibraryError: if Altair is not installed.
        CountError: if no fact ties a State to an organization or to another State.
    """
    _needs_altair()
    from tajik_relations.pictures.network_chart import chart_of

    return chart_of(facts, DARK if dark else LIGHT)


def _needs_altair() -> None:
    library("altair", "tajik-relations[pictures]")
