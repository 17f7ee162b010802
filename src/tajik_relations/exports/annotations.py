"""Facts as W3C Web Annotations, by which annotation tools show them on the pages that they come from."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tajik_relations.errors import OutputError
from tajik_relations.exports.bibliography import facts_of, of_document
from tajik_relations.model.provenance import Citation, SourceDocument
from tajik_relations.records import Fact
from tajik_relations.tabular.table import Table

Json = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
URN = "urn:tajik-relations"
"""The prefix of names for documents and facts that have no web address."""


def as_annotations(table: Table) -> str:
    """Return the citations of facts as an annotation page in JSON-LD, one annotation each, in document order.

    The target is the web address of the document, or a URN of its id; each cited fragment is a quote on it, and several
    fragments are several targets in the order of the line. The bodies are the statement, the id of the fact, and where
    the words stand.

    Raises:
        OutputError: if the table is not of facts.
    """
    facts = facts_of(table)
    if facts is None:
        raise OutputError(f"annotations: expected the table facts, references or relations, found {table.name}")
    items = [annotation for fact in facts for annotation in annotations_of(fact)]
    page = {"@context": CONTEXT, "id": f"{URN}:annotations", "type": "AnnotationPage", "items": items}
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def annotations_of(fact: Fact) -> Iterator[Json]:
    """Yield an annotation for each citation of a fact."""
    for number, citation in enumerate(fact.citations, start=1):
        targets = [
            {"type": "SpecificResource", "source": _address(citation), "selector": _quote(words)}
            for words in citation.words
        ]
        yield {
            "id": f"{URN}:fact:{quote(fact.id, safe='')}:{number}",
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                {**_text(fact.statement, "describing"), "language": "en"},
                _text(fact.id, "identifying"),
                _text(str(citation), "commenting"),
            ],
            "target": targets if len(targets) > 1 else targets[0],
        }


def _address(citation: Citation) -> str:
    source: SourceDocument | None = citation.source
    return (of_document(source).link if source else None) or f"{URN}:document:{quote(citation.document, safe='')}"


def _quote(words: str) -> Json:
    return {"type": "TextQuoteSelector", "exact": words}


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
