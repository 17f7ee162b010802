"""The page that stands in a new data set and says how a document is coded, for whoever has the package alone."""

from pathlib import Path

from tajik_relations.model.loading import read_bytes
from tajik_relations.model.provenance import MOST_WORDS
from tajik_relations.model.terms import AsideReason, Status
from tajik_relations.records import KINDS

_PAGE = Path(__file__).with_name("guide.md")


def guide(title: str, program: str) -> str:
    """Return the page for a data set of this title, in Markdown."""
    page = read_bytes(_PAGE).decode()
    given = {
        "title": title,
        "program": program,
        "most": str(MOST_WORDS),
        "kinds": ", ".join(f"`{kind}`" for kind in KINDS),
        "statuses": ", ".join(map(str, Status)),
        "reasons": ", ".join(map(str, AsideReason)),
    }
    for name, text in given.items():
        page = page.replace(f"{{{name}}}", text)
    return page
