"""What the tests of exports share."""

import hostile as texts
import pytest
from attrs import evolve
from running import SMALL

import tajik_relations as tr


@pytest.fixture(scope="session")
def hostile() -> tr.Dataset:
    """Return the small data set with hostile text wherever it takes any."""
    small = tr.load(SMALL)
    fact = small.facts["gaz-11-pumps"]
    facts = tuple(evolve(fact, id=f"gaz-11-p{at}", summary=text, remark=text) for at, text in enumerate(texts.VALUES))
    documents = tuple(
        evolve(
            each,
            title=texts.VALUES[0],
            publisher=texts.VALUES[10],
            address="javascript:alert(1)",
            terms=texts.VALUES[12],
        )
        for each in small.all_documents
    )
    title = "\n".join(texts.VALUES[:11])
    others = {
        "title": title,
        "description": texts.VALUES[1],
        "creator": texts.VALUES[7],
        "address": "javascript:alert(1)",
    }
    return evolve(small, all_facts=(*small.all_facts, *facts), all_documents=documents, **others)
