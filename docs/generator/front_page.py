"""What the front page includes: the map, the timeline and the partners by region, all drawn from the data."""

from collections.abc import Iterator

from markupsafe import Markup, escape

import tajik_relations as tr
from generator.links import slug
from generator.regions import by_region
from generator.titles import when
from generator.world_map import map_of
from generator.writing import Page
from tajik_relations.pictures.map_rows import years_of

FOLDER = "facts/partners"
"""Where the partners' pages are, seen from the front page."""
_WIDE, _LETTER, _LINE, _MARGIN = 560, 9.0, 26, 56
"""Of the timeline, in the units of its picture: its width, a letter, a line, and the space for the years."""


def front_pages(dataset: tr.Dataset) -> Iterator[Page]:
    """Yield the parts that the front page includes."""
    relations = dataset.relations.with_unidentified
    yield Page("front/map.html", "drawn.html", {"drawn": map_of(dataset, _opened)})
    yield Page("front/timeline.html", "drawn.html", {"drawn": timeline_of(relations)})
    yield Page("front/regions.txt", "regions.md", {"regions": list(by_region(relations))})


def _opened(relation: tr.Relation) -> Markup:
    """Return the opening tag of the link to a partner's page, and its title.

    Tab passes over it: the list of partners by region has the same links, and screen readers read that one alone.
    """
    dates = " or ".join(when(date) for date in relation.established.stated_dates)
    title = f"{relation}: {f'relations began {dates}' if dates else 'no document says when relations began'}"
    opened = Markup('<a href="{}/{}.html" tabindex="-1"><title>{}</title>')
    return opened.format(FOLDER, slug(relation.name), escape(title))


def timeline_of(relations: tr.Relations) -> Markup:
    """Return a line for each year in which relations began, with the names of the partners, each a link to its page."""
    years: dict[int, list[tr.Relation]] = {}
    for relation in relations:
        for year in years_of(relation):
            years.setdefault(year, []).append(relation)
    drawn, down = [], 0
    for year, partners in sorted(years.items()):
        down += _LINE
        drawn.append(Markup('<text class="year" x="0" y="{}">{}</text>').format(down, year))
        across = float(_MARGIN)
        for relation in partners:
            wide = len(relation.name) * _LETTER + 14
            if across + wide > _WIDE and across > _MARGIN:
                across, down = float(_MARGIN), down + _LINE
            drawn.append(_name(relation, round(across), down, round(wide - 6)))
            across += wide
    size = Markup('viewBox="0 0 {} {}"').format(_WIDE, down + 10)
    return Markup('<svg class="years" {} aria-hidden="true">{}</svg>').format(size, Markup("").join(drawn))


def _name(relation: tr.Relation, across: int, down: int, wide: int) -> Markup:
    """Return the name of a partner in a box, as a link."""
    box = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="4"/>').format(across, down - 16, wide, _LINE - 4)
    text = Markup('<text x="{}" y="{}">{}</text>').format(across + wide / 2, down, escape(relation.name))
    return Markup("{}{}{}</a>").format(_opened(relation), box, text)
