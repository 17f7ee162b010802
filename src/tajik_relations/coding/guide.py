"""The page in a new data set that says how a document is coded, for those who have only the package."""

from collections.abc import Iterator
from pathlib import Path

from tajik_relations.model.loading import content_of, read_bytes, toml_of
from tajik_relations.model.provenance import MOST_WORDS
from tajik_relations.model.terms import AsideReason, Status
from tajik_relations.reading import SHIPPED
from tajik_relations.reading.compiled import CODEBOOK
from tajik_relations.records import KINDS

_PAGE = Path(__file__).with_name("guide.md")


def meanings() -> Iterator[tuple[str, str]]:
    """Yield the table of each kind of fact, and what it is by the package's codebook."""
    coded = _coded()
    yield from ((table, coded[kind.__name__]["definition"]) for table, kind in KINDS.items())


def rule_of(table: str) -> tuple[str, str]:
    """Return what a kind of fact is, and when a fact is coded so, by the package's codebook."""
    coded = _coded()[KINDS[table].__name__]
    return coded["definition"], coded["rule"]


def _coded() -> dict[str, dict[str, str]]:
    kinds: dict[str, dict[str, str]] = toml_of(content_of(Path(SHIPPED, CODEBOOK)))[1]["kinds"]
    return kinds


def guide(title: str, program: str) -> str:
    """Return the page for a data set of this title, in Markdown."""
    page = read_bytes(_PAGE).decode()
    given = {
        "title": title,
        "program": program,
        "most": str(MOST_WORDS),
        "kinds": "\n".join(f"- `{table}`: {meaning}" for table, meaning in meanings()),
        "statuses": ", ".join(map(str, Status)),
        "reasons": ", ".join(map(str, AsideReason)),
    }
    for name, text in given.items():
        page = page.replace(f"{{{name}}}", text)
    return page
