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
    """Return a chart of facts by date, with uncertainty as bars: a day is a point, a year is a bar of the year.

    What is open at an end has an arrow to the edge. Each mark says its citation on hover, and in a saved SVG.

    Args:
        shown: facts or one relation: a row for each dated fact; relations: a row for each partner, with all dated
            statements of when relations began.
        dark: whether it is for a dark page.

    Raises:
        MissingLibraryError: if Altair is not installed.
        CountError: if nothing has a date.
    """
    _needs_altair()
    from tajik_relations.pictures.timeline_chart import chart_of

    return chart_of(shown, DARK if dark else LIGHT)


def map(relations: Relations, *, dark: bool = False) -> "alt.HConcatChart":  # noqa: A001 - the name that people look for
    """Return a world map of partners by the year in which relations began, with what it cannot show beside it.

    Borders are those of Natural Earth, which draws who holds a land and takes no side. States that are too small are
    dots. Statements that disagree have a mark; rows whose State is not known stand beside the map with their
    candidates.

    Args:
        relations: all of a data set, or a part of them.
        dark: whether it is for a dark page.

    Raises:
        MissingLibraryError: if Altair is not installed.
        CountError: if there are no relations.
    """
    _needs_altair()
    from tajik_relations.pictures.map_chart import chart_of

    return chart_of(relations, DARK if dark else LIGHT)


def network(facts: Iterable[Fact], *, dark: bool = False) -> "alt.LayerChart":
    """Return a chart of States and organizations, joined by what the documents call their tie.

    Missions and consular posts stand in boxes with broken edges, one for all that a State sends and one for all that it
    receives; the lines from there to the other States say which of them is an embassy.

    Args:
        facts: memberships, cooperation within organizations, missions and consular posts count; facts of other kinds
            are left out.
        dark: whether it is for a dark page.

    Raises:
        MissingLibraryError: if Altair is not installed.
        CountError: if no fact ties a State to an organization or to another State.
    """
    _needs_altair()
    from tajik_relations.pictures.network_chart import chart_of

    return chart_of(facts, DARK if dark else LIGHT)


def _needs_altair() -> None:
    library("altair", "tajik-relations[pictures]")
