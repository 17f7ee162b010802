"""The page in a new data set that says how a document is coded, and other texts that the steps of coding write."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tajik_relations.model.loading import content_of, read_bytes, toml_of
from tajik_relations.model.provenance import MOST_WORDS
from tajik_relations.model.terms import AsideReason, Status
from tajik_relations.reading import SHIPPED
from tajik_relations.reading.compiled import CODEBOOK
from tajik_relations.records import KINDS

_PAGE = Path(__file__).with_name("guide.md")


def templates() -> dict[str, Any]:
    """Return what is in `templates.toml`."""
    import tomllib

    return tomllib.loads(read_bytes(Path(__file__).with_name("templates.toml")).decode())


def rules() -> Mapping[str, tuple[str, str]]:
    """Return for each table what its kind of fact is, and when a fact is coded so, by the package's codebook."""
    coded = toml_of(content_of(Path(SHIPPED, CODEBOOK)))[1]["kinds"]
    entries = {table: coded[kind.__name__] for table, kind in KINDS.items()}
    return {table: (entry["definition"], entry["rule"]) for table, entry in entries.items()}


def guide(title: str, program: str) -> str:
    """Return the page for a data set of this title, in Markdown."""
    page = read_bytes(_PAGE).decode()
    given = {
        "title": title,
        "program": program,
        "most": str(MOST_WORDS),
        "kinds": "\n".join(f"- `{table}`: {meaning}" for table, (meaning, _) in rules().items()),
        "statuses": ", ".join(map(str, Status)),
        "reasons": ", ".join(map(str, AsideReason)),
    }
    for name, text in given.items():
        page = page.replace(f"{{{name}}}", text)
    return page
