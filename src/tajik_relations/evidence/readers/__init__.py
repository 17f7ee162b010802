"""General readers of English for dates, figures and what limits them; they know the language and no document."""

from tajik_relations.evidence.readers.dates import DateRead, dates_in
from tajik_relations.evidence.readers.figures import FigureRead, figures_in
from tajik_relations.evidence.readers.qualifiers import qualifier_before, qualifier_of

__all__ = [
    "DateRead",
    "FigureRead",
    "dates_in",
    "figures_in",
    "qualifier_before",
    "qualifier_of",
]
