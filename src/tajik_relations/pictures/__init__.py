"""Pictures of facts: timeline, map and network, as Altair charts that load nothing from the internet."""

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
    """Return a chart of facts by date: a day is a point, a less exact date is a bar from its first to its last day.

    An open end is an arrow to the edge. When you point at a mark, you see its citation; a saved SVG has it too.

    Args:
        shown: if you give facts or one relation, each dated fact is a row. If you give relations, each partner is a
            row with all dated statements of when relations began.
        dark: whether the page is dark.

    Raises:
        MissingLibraryError: if Altair is not installed.
        CountError: if no fact has a date.
    """
    _needs_altair()
    from tajik_relations.pictures.timeline_chart import chart_of

    return chart_of(shown, DARK if dark else LIGHT)


def map(relations: Relations, *, dark: bool = False) -> "alt.HConcatChart":  # noqa: A001 - the name that people look for
    """Return a world map of partners by the year in which relations began.

    Borders are those of Natural Earth, which follow the actual control of a territory; the map judges no claim. Very
    small States are dots. A mark shows where statements disagree. Partners that a map cannot show are listed beside
    it, and so are rows whose State is not known, with their candidates.

    Args:
        relations: all relations of a data set, or a part of them.
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

    Boxes with dashed borders stand for missions and consular posts: one box for those that a State sends, one for those
    that it receives. A line from such a box to another State says whether the mission is, for example, an embassy.

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
